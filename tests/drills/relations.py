"""Who has a relation with whom, in every construction? `python -m tests.drills.relations [--misses N] [--only VALUE]`.

Ways to state a lasting relation, crossed with its nouns, the kinds of unit abroad, the form in which the country stands,
our side and the kind of document; lists and tables, agreements, letters and reports that treat one town after another;
and near misses, about the same towns and with the same words, from which nothing may be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evaluate.normal import unit_name
from schemas.record import AgreementRecord
from tests.drills.cells import Cell, Told, run
from tests.drills.relations_frames import (
    BACK_DEED,
    BACK_TOWN,
    BEGUN,
    DEED,
    DEEDS_TOGETHER,
    NEAR,
    SIGNED,
    TOWN,
    TOWN_APART,
    TOWNS_TOGETHER,
)
from tests.drills.relations_lists import lists, papers
from tests.drills.relations_words import (
    BONDS,
    DEEDS,
    DOCUMENTS,
    EXONYM,
    FORMS,
    KNOWN,
    OTHER,
    PROVINCES,
    REGION_SIDES,
    REGIONAL,
    SIDES,
    TOWNS,
    UNITS,
    UNKNOWN,
    UNPLACED,
    Noun,
    Side,
    Unit,
    due,
    placed,
    sentence,
)

YEARS = ("1994", "1987", "2003", "1951", "2011")
COUNTS = {2: "två", 3: "tre", 4: "fyra", 5: "fem"}


def line(record: AgreementRecord) -> str:
    """A record as this drill compares it: both sides, country, class, designation, and the year of the beginning."""
    ours, theirs = record.swedish_partner, record.foreign_partner
    if theirs is None:
        return f"{ours.code if ours else '-'} scope {record.scope}"
    since = record.established.value if record.established else None
    words = (record.agreement_class, record.designation, since)
    return " | ".join(
        str(word) for word in (ours.code if ours else None, unit_name(theirs.name), theirs.country, *words)
    )


_BESIDE = ("{the} {P}", "{g} {n} {P}")


def _fits(frame: str, noun: Noun, unit: Unit, form: str) -> bool:
    """Whether a reader would be sure: an unknown name without a country is a unit only beside a noun of the trade, and
    a common word for the unit does not stand twice."""
    if form == "bare" and unit.sort in ("unknown", "of several words") and not noun.strong:
        return False
    if form in ("nation", "den nation-a kommunen", "staden X i land") and any(words in frame for words in _BESIDE):
        return False  # nobody says "vänorten staden X"
    return not (form in ("staden X i land", "nation") and unit.sort == "with the word for its kind")


def _fill(frame: str, noun: Noun, unit: Unit, form: str, side: Side, year: str) -> str:
    owner = side.owner_neuter if noun.neuter else side.owner
    if noun.base == "kommunalt partnerskap" and "{den} {n}" in frame:
        frame = frame.replace("{den} {n}", "det kommunala partnerskap")
    bare = noun.one.split(" ", 1)[1]
    if noun.base == "kommunalt partnerskap" and "{g} {n}" in frame:
        bare = "kommunala partnerskap"
    return frame.format(
        S=side.subject, g=owner, gs=side.owner_many, o=side.object, P=placed(unit, form), p=unit.text, land=unit.land,
        nation=unit.nation, one=noun.one, n=bare, the=noun.the, many=noun.many, thes=noun.the_many,
        den="det" if noun.neuter else "den", Y=year,
    )  # fmt: skip


def _cell(axes: dict[str, str], text: str, body: str, n: int, told: Told, kind: str) -> Cell:
    return Cell(tuple({**axes, "document": kind}.items()), DOCUMENTS[kind](text, body, n), tuple(sorted(told)))


def _singles() -> Iterator[Cell]:
    """One relation in one sentence."""
    kinds = list(DOCUMENTS)
    n = 0
    for nouns, groups in ((TOWNS, TOWN), (TOWNS, TOWN_APART), (DEEDS, DEED | SIGNED), (BONDS, DEED | BEGUN)):
        for group, frames in groups.items():
            for at, frame in enumerate(frames):
                for k in range(6):
                    n += 1
                    noun = nouns[(at + k * 3 + (k == 0)) % len(nouns)] if k else nouns[0]
                    unit = UNITS[(n * 7) % len(UNITS)]
                    form = "apart" if group == "country apart" else FORMS[n % len(FORMS)]
                    if form != "apart" and not _fits(frame, noun, unit, form):
                        form = "i land"
                    side, year = SIDES[(n // 2) % len(SIDES)], YEARS[n % len(YEARS)]
                    text = sentence(_fill(frame, noun, unit, "bare" if form == "apart" else form, side, year))
                    since = year if "{Y}" in frame else None
                    code = None if form == "bare" and unit.name in UNPLACED else unit.code
                    axes = {"way": f"{noun.shape}: {group}", "noun": noun.base, "unit": unit.sort, "country": form}
                    axes |= {"side": side.subject, "frame": frame}
                    yield _cell(axes, text, "Ljungby kommun", n, (due(noun, unit, code, since),), kinds[n % 4])


def _regions() -> Iterator[Cell]:
    """Regions have vänregioner, and others of our side are told of in passing."""
    kinds = list(DOCUMENTS)
    n = 0
    for noun in REGIONAL:
        groups = TOWN if noun.shape == "town" else DEED | (SIGNED if noun.shape == "deed" else BEGUN)
        for frames in groups.values():
            for frame in frames[::2]:
                n += 1
                unit, side, year = PROVINCES[n * 3 % 8], REGION_SIDES[n % 3], YEARS[n % 5]
                form = ("i land", "(land)", "den nation-a kommunen", "bare")[n // 2 % 4]
                form = form if _fits(frame, noun, unit, form) and unit.name not in UNPLACED else "i land"
                text = sentence(_fill(frame, noun, unit, form, side, year))
                told = (due(noun, unit, unit.code, year if "{Y}" in frame else None, "07"),)
                axes = {
                    "way": f"region {noun.shape}",
                    "noun": noun.base,
                    "unit": unit.sort,
                    "country": form,
                    "frame": frame,
                }
                yield _cell(axes, text, "Region Kronoberg", n, told, kinds[n % 4])
    for frames in (TOWN | DEED).values():
        for frame in frames:
            n += 1
            noun = TOWNS[n % 3] if frame in sum(TOWN.values(), ()) else DEEDS[n % 2]
            if "{g} {n}" not in frame and "{S}" not in frame and "{o}" not in frame:
                continue
            unit, year = KNOWN[n % len(KNOWN)], YEARS[n % 5]
            text = sentence(_fill(frame, noun, unit, "i land", OTHER, year))
            told = (due(noun, unit, unit.code, year if "{Y}" in frame else None, "0764"),)
            axes = {"way": "another body's", "noun": noun.base, "unit": unit.sort, "frame": frame}
            yield _cell(axes, text, "Ljungby kommun", n, told, kinds[n % 2])


def _joined(words: list[str], last: str = "och") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def several(units: list[Unit], form: str) -> str:
    """Several units in a row, as clerks write them."""
    if form == "X i land, Y i land":
        return ", ".join(f"{u.text} i {u.land}" for u in units)
    if form == "samt":
        return _joined([f"{u.text} ({u.land})" for u in units], "samt")
    if form == "mixed":
        return _joined([f"{u.text} i {u.land}" if at % 2 == 0 else u.text for at, u in enumerate(units)])
    if form == "X, land; Y, land":
        return "; ".join(f"{u.text}, {u.land}" for u in units)
    if form == "från":
        return _joined([f"{u.text} från {u.land}" for u in units])
    return _joined([placed(u, form) for u in units])


TOGETHER = ("i land", "(land)", "nation", "bare", "X i land, Y i land", "samt", "mixed", "X, land; Y, land", "från")


def _together() -> Iterator[Cell]:
    """Several partners in one sentence."""
    kinds = list(DOCUMENTS)
    n = 0
    for nouns, frames in ((TOWNS, TOWNS_TOGETHER), (DEEDS, DEEDS_TOGETHER)):
        for frame in frames:
            for form in TOGETHER:
                for k in range(2):
                    n += 1
                    noun, side, size = nouns[n * (1 + k) % 4], SIDES[n % len(SIDES)], 2 + (n // 2) % 4
                    pool = (
                        [*KNOWN, *EXONYM]
                        if form in ("bare", "mixed") or not noun.strong
                        else [*KNOWN, *EXONYM, *UNKNOWN]
                    )
                    units = [pool[(n * 5 + at * 3) % len(pool)] for at in range(size)]
                    if len({u.name for u in units}) < size or (
                        form == "från" and not frame.startswith(("Delt", "{thes}"))
                    ):
                        continue
                    if form == "X, land; Y, land" and "{L}." not in frame:
                        continue
                    listed = several(units, form).replace("med med", "med")
                    text = sentence(
                        _fill(
                            frame.replace("{L}", listed).replace("{count}", COUNTS[size]),
                            noun,
                            units[0],
                            "bare",
                            side,
                            "",
                        )
                    )
                    told = tuple(due(noun, u, u.code, None) for u in units)
                    axes = {"way": f"together: {noun.shape}", "noun": noun.base, "together": form, "size": str(size)}
                    axes |= {"side": side.subject, "frame": frame}
                    yield _cell(axes, text, "Ljungby kommun", n, told, kinds[n % 4])


_BACKS = {"known": "Staden", "exonym": "Staden", "unknown": "Kommunen där", "of several words": "Orten"}


def _back() -> Iterator[Cell]:
    """The relation is told in a sentence that comes back to the unit without its name."""
    kinds = list(DOCUMENTS)
    n = 0
    for nouns, frames in ((TOWNS, BACK_TOWN), (DEEDS[:4], BACK_DEED), (BONDS[:2], BACK_DEED[:4])):
        for frame in frames:
            for k in range(8):
                n += 1
                noun, unit, year = nouns[k % len(nouns)], UNITS[n * 3 % 24], YEARS[n % 5]
                side = SIDES[(n % 2) * 2]
                word = "staden"
                if unit.sort == "with the word for its kind":
                    word = next((w for end, w in _WHOLE.items() if unit.text.endswith(end)), "regionen")
                    if word == "kommunen":
                        word, unit = "staden", KNOWN[n % len(KNOWN)]
                told_with = f"den {unit.nation} {word}" if n % 3 == 0 else word
                whole = frame.replace("{backs}", told_with).replace("{back}", told_with.capitalize())
                text = sentence(_fill(whole, noun, unit, "i land", side, year))
                axes = {
                    "way": f"back: {noun.shape}",
                    "noun": noun.base,
                    "unit": unit.sort,
                    "back": told_with.split()[0],
                }
                told = (due(noun, unit, unit.code, year if "{Y}" in frame else None),)
                yield _cell({**axes, "frame": frame}, text, "Ljungby kommun", n, told, kinds[n % 4])


_WHOLE = {
    "fylke": "fylket",
    "fylkeskommune": "fylkeskommunen",
    "oblast": "regionen",
    "county": "regionen",
    "prefektur": "prefekturen",
    "provinsen": "provinsen",
    "län": "länet",
    "vojvodskap": "regionen",
    "kommun": "kommunen",
    "kommune": "kommunen",
    "stad": "staden",
}


def _near() -> Iterator[Cell]:
    """Nothing is due, or only what another sentence states."""
    kinds = list(DOCUMENTS)
    n = 0
    for group, frames in NEAR.items():
        for frame in frames:
            for k in range(6):
                n += 1
                unit, side = UNITS[(n * 5) % len(UNITS)], SIDES[(n // 2) % len(SIDES)]
                form = ("i land", "(land)", "bare", "den nation-a kommunen")[k % 4]
                if "{p}" in frame and unit.sort != "known":
                    unit = KNOWN[n % len(KNOWN)]
                text = sentence(_fill(frame, TOWNS[0], unit, form, side, ""))
                axes = {
                    "way": f"near: {group}",
                    "unit": unit.sort,
                    "country": form,
                    "side": side.subject,
                    "frame": frame,
                }
                yield _cell(axes, text, "Ljungby kommun", n, (), kinds[n % 4])


def cells() -> list[Cell]:
    """The whole cross."""
    return [*_singles(), *_regions(), *_together(), *_back(), *_near(), *lists(), *papers()]


if __name__ == "__main__":
    run(cells(), line)
