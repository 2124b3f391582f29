"""Said in other words, is the same read? `python -m tests.drills.reworded [--only NAME] [--size N] [--write DATE]`.

In the text documents with agreements one form of words, of dates or of lines is exchanged for another of the same
meaning, one change at a time, and what is read is scored against the same gold. A change that loses shows a construction
that is known by its wording alone; `--only` lists what its changes lose. A word's exchange may be off in a sentence or
two ("samt → och" in a name): the bar is on all changes together.
"""

from __future__ import annotations

import argparse
import re
import textwrap
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from multiprocessing import cpu_count

from tests.drills.texts import GoldText, listed, new_misses, publish, scored, summed, tallies, texts

SIZE = 30  # documents a change is tried in, evenly spread over those that it changes
BAR = 0.01  # micro F1 over all changes may fall so much
WIDTH = 60
_COLUMNS = re.compile(r"\s{2}|\t|\|")
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
_DAY = rf"(\d{{1,2}})\s({'|'.join(MONTHS)})\s(\d{{4}})"
_ORGAN = r"((?:[Kk]ommun|[Rr]egion)(?:fullmäktige|styrelsen)|[Nn]ämnden|[Uu]tskottet)"
_SIGNED = r"(slöts|tecknades|ingicks|undertecknades)"
_YEAR = r"((?:19|20)\d\d)"
_AGREEMENT = r"(?i:\w*(?:avtalet|överenskommelsen))"
_START = r"(?:(?<=\. )|(?<=\n))"
_WHEN = rf"(?P<when>en {_DAY}(?:,? § ?\d+)?)"
_WHO = r"(?P<who>(?:[Kk]ommun|[Rr]egion)(?:fullmäktige|styrelsen)|[Nn]ämnden|[Uu]tskottet)"
_OBJECT = rf"({_AGREEMENT}(?: med (?:[A-ZÅÄÖ]\w+|staden)(?: [A-ZÅÄÖ]\w+)?(?: i [A-ZÅÄÖ]\w+)?)?)(?=[.,\n])"
_LAND = "(Estland|Finland|Norge|Danmark|Lettland|Litauen|Polen|Tyskland|Ryssland|Ukraina|Kina|Frankrike|Italien|Ungern)"
_NATION = dict(
    zip(
        _LAND[1:-1].split("|"),
        [
            "estniska",
            "finska",
            "norska",
            "danska",
            "lettiska",
            "litauiska",
            "polska",
            "tyska",
            "ryska",
            "ukrainska",
            "kinesiska",
            "franska",
            "italienska",
            "ungerska",
        ],
        strict=True,
    )
)
_VERBS = {
    "säga upp": ("sägs upp", "sägas upp"),
    "avsluta": ("avslutas", "avslutas"),
    "pausa": ("pausas", "pausas"),
    "förlänga": ("förlängs", "förlängas"),
    "förnya": ("förnyas", "förnyas"),
    "återuppta": ("återupptas", "återupptas"),
}
_DOES = rf"\batt ({'|'.join(_VERBS)}) {_OBJECT}"

WORDS: tuple[tuple[str, str], ...] = (
    ("tecknades", "ingicks"),
    ("tecknades", "slöts"),
    ("tecknades", "undertecknades"),
    ("tecknades", "skrevs under"),
    ("tecknades", "har tecknats"),
    ("slöts", "tecknades"),
    ("slöts", "kom till stånd"),
    ("ingicks", "slöts"),
    ("undertecknades", "signerades"),
    ("tecknade", "slöt"),
    ("tecknade", "skrev under"),
    ("eftersom", "då"),
    ("eftersom", "därför att"),
    ("eftersom", "emedan"),
    ("på grund av", "till följd av"),
    ("på grund av", "med anledning av"),
    ("med anledning av", "mot bakgrund av"),
    ("mot bakgrund av", "med hänsyn till"),
    ("beslutar", "beslöt"),
    ("beslutar", "beslutade"),
    ("beslutar", "har beslutat"),
    ("beslutar att", "fattar beslut om att"),
    ("beslutade", "beslöt"),
    ("beslutade", "har beslutat"),
    ("beslutade att", "tog beslut om att"),
    ("föreslår", "rekommenderar"),
    ("föreslår", "förordar"),
    ("föreslår", "hemställer"),
    ("föreslog", "rekommenderade"),
    ("föreslog", "förordade"),
    ("föreslår", "har föreslagit"),
    ("föreslår att", "lägger fram förslag om att"),
    ("föreslog", "hade föreslagit"),
    ("säga upp", "avsluta"),
    ("säga upp", "häva"),
    ("säga upp", "avveckla"),
    ("sägs upp", "avslutas"),
    ("sägs upp", "hävs"),
    ("sades upp", "avslutades"),
    ("sades upp", "blev uppsagt"),
    ("sades upp", "har sagts upp"),
    ("förlängs", "förnyas"),
    ("förlängdes", "förnyades"),
    ("förlänga", "förnya"),
    ("pausas", "läggs på is"),
    ("pausa", "göra ett uppehåll i"),
    ("avslår motionen", "avvisar motionen"),
    ("motionen avslås", "motionen avvisas"),
    ("avslå motionen", "inte bifalla motionen"),
    ("yrkar avslag på motionen", "yrkar att motionen avslås"),
    ("yrkar bifall till motionen", "yrkar att motionen bifalls"),
    ("har inkommit med", "har lämnat in"),
    ("har lämnat in en motion", "har väckt en motion"),
    ("inte", "ej"),
    ("inte", "icke"),
    ("ska", "skall"),
    ("även", "också"),
    ("samt", "och"),
    ("men", "däremot"),
    ("dock", "emellertid"),
    ("från och med", "fr.o.m."),
    ("till och med", "t.o.m."),
    ("bland annat", "bl.a."),
    ("behandlade", "tog upp"),
    ("behandlades", "togs upp"),
    ("behandlar", "tar upp"),
    ("tjänstepersoner", "tjänstemän"),
    ("samarbetet", "utbytet"),
    ("yrkar", "yrkade"),
    ("reserverar sig", "reserverade sig"),
    ("reserverar sig mot beslutet", "anmäler reservation mot beslutet"),
    ("beslutar att", "beslutar därför att"),
    ("att avslå motionen", "att motionen avslås"),
    ("att bifalla motionen", "att motionen bifalls"),
    ("att motionen avslås", "avslå motionen"),
    ("motionen ska anses besvarad", "motionen besvaras"),
    ("anse motionen besvarad", "förklara motionen besvarad"),
    ("avslår motionen", "säger nej till motionen"),
    ("bifaller motionen", "säger ja till motionen"),
    ("återremittera ärendet", "skicka tillbaka ärendet"),
    ("bordlägga ärendet", "låta ärendet vila"),
    ("inga kontakter", "inte några kontakter"),
    ("vilar", "ligger vilande"),
    ("ligger nere", "ligger i träda"),
    ("är vilande", "vilar"),
    ("vänort", "systerstad"),
    ("vänorter", "systerstäder"),
)
FORMS: tuple[tuple[str, str, str | Callable[[re.Match[str]], str]], ...] = (
    ("slöts 1994 → slöts år 1994", rf"\b{_SIGNED} {_YEAR}\b(?!-)", r"\1 år \2"),
    ("år 1994 → 1994", rf"\bår {_YEAR}\b", r"\1"),
    ("sedan 1994 → alltsedan 1994", rf"\bsedan {_YEAR}\b", r"alltsedan \1"),
    ("den 3 mars 2014 → 2014-03-03", rf"\bden {_DAY}", lambda m: f"{m[3]}-{_month(m[2]):02}-{int(m[1]):02}"),
    ("den 3 mars 2014 → den 3/3 2014", rf"\bden {_DAY}", lambda m: f"den {m[1]}/{_month(m[2])} {m[3]}"),
    ("den 3 mars 2014 → 3 mars 2014", rf"\bden {_DAY}", r"\1 \2 \3"),
    ("2014-03-03 → den 3 mars 2014", r"(?<=[a-zåäö] )(\d{4})-(\d\d)-(\d\d)(?= [a-zåäö])", lambda m: f"den {int(m[3])} {MONTHS[int(m[2]) - 1]} {m[1]}"),
    ("X beslutade den D att → Den D beslutade X att", rf"{_START}{_WHO} (?P<does>beslutade|föreslog|beslöt) d{_WHEN},? att\b", lambda m: f"D{m['when']} {m['does']} {m['who'].lower()} att"),
    ("Den D beslutade X att → X beslutade den D att", rf"{_START}D{_WHEN},? (?P<does>beslutade|föreslog|beslöt) {_WHO} att\b", lambda m: f"{m['who'].capitalize()} {m['does']} d{m['when']} att"),
    ("X beslutar att → X beslutar nu att", rf"\b{_ORGAN} beslutar att\b", r"\1 beslutar nu att"),
    ("X beslutar att → X beslutar enhälligt att", rf"\b{_ORGAN} beslutar att\b", r"\1 beslutar enhälligt att"),
    ("X föreslår att → X föreslår därför att", rf"\b{_ORGAN} föreslår att\b", r"\1 föreslår därför att"),
    ("Avtalet slöts 1994. → 1994 slöts avtalet.", rf"{_START}({_AGREEMENT}) {_SIGNED} {_YEAR}\.", lambda m: f"{m[3]} {m[2]} {m[1].lower()}."),
    ("Avtalet slöts 1994. → Avtalet är från 1994.", rf"{_START}({_AGREEMENT}) {_SIGNED} {_YEAR}\.", r"\1 är från \3."),
    ("säga upp avtalet → säga upp det avtalet", rf"\b(säga upp|avsluta|förlänga|pausa) ({_AGREEMENT})", r"\1 det nuvarande \2"),
    ("att säga upp avtalet → att avtalet sägs upp", _DOES, lambda m: f"att {m[2]} {_VERBS[m[1]][0]}"),
    ("att säga upp avtalet → att avtalet ska sägas upp", _DOES, lambda m: f"att {m[2]} ska {_VERBS[m[1]][1]}"),
    ("att ingå avtal med X → att avtal ingås med X", r"\batt (ingå|teckna) ((?:ett )?\w*avtal) med\b", r"att \2 \1s med"),
    ("X beslutar att → X:s beslut blev att", rf"(?m)^{_ORGAN} beslutar att\b", r"\1s beslut blev att"),
    ("X beslutar att → Beslutades att", rf"(?m)^{_ORGAN} beslutar att\b", "Beslutades att"),
    ("X beslutar att → X har i dag beslutat att", rf"(?m)^{_ORGAN} beslutar att\b", r"\1 har i dag beslutat att"),
    ("den D, § 33, → den D (§ 33)", rf"(den {_DAY}), § (\d+),", r"\1 (§ \5)"),
    ("den D, § 33, → § 33 den D", rf"(?<= )(den {_DAY}), § (\d+),", r"i § \5 \1"),
    ("X behandlade ärendet den D → Ärendet behandlades av X den D", rf"(?<=[ \n]){_ORGAN} behandlade ärendet", lambda m: f"Ärendet behandlades av {m[1].lower()}"),
    ("X behandlade den D → Den D behandlade X", rf"{_START}{_WHO} (?P<does>behandlade|beredde|tillstyrkte|avstyrkte) (?P<what>ärendet|motionen|frågan) d{_WHEN}(?=[.,])", lambda m: f"D{m['when']} {m['does']} {m['who'].lower()} {m['what']}"),
    ("Tartu i Estland → Tartu, Estland,", rf"(?<=[a-zåäö]) i {_LAND}\b(?![,)])", r" (\1)"),
    ("Tartu i Estland → estniska Tartu", rf"\b([A-ZÅÄÖ][\wéäöü]+) i {_LAND}\b", lambda m: f"{_NATION[m[2]]} {m[1]}"),
    ("avtalet med Tartu → avtalet med staden Tartu", rf"\b({_AGREEMENT}) med (?=[A-ZÅÄÖ]\w+(?: i [A-ZÅÄÖ]|[.,]))", r"\1 med staden "),
    (", § 33 → , §33", r"(?<=, )§ (?=\d)", "§"),
    ("dash → hyphen", " – ", " - "),
    ("prose on one line", r"(?<=[a-zåäö,])\n(?=[a-zåäö])", " "),
    ("a sentence between", r"(?<=[a-zåäö]{3}\. )(?=[A-ZÅÄÖ][a-zåäö]+ )", "Underlaget finns i akten. "),
)  # fmt: skip


def _month(name: str) -> int:
    return MONTHS.index(name) + 1


def with_word(text: str, old: str, new: str) -> str:
    """The text with a word or phrase exchanged wherever it stands in running text, its first letter kept large."""
    return re.sub(
        rf"(?<![\w-]){old[0]}{old[1:]}(?![\w-])",
        new,
        re.sub(rf"(?<![\w-]){old[0].upper()}{old[1:]}(?= [a-zåäö])", new[0].upper() + new[1:], text),
    )


def with_form(text: str, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> str:
    """The text with a form of words, dates or lines exchanged."""
    return pattern.sub(new, text)


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines of a block, joined where a sentence runs on in small letters or a full line in a next sentence."""
    full = max(map(len, lines))
    paragraphs = list(lines[:1])
    for before, line in pairwise(lines):
        no_room = len(before) + len(line.split(" ", 1)[0]) >= full > WIDTH and not _COLUMNS.search(before + line)
        runs_on = re.match(r"(?!att |dels |samt |\w\))[a-zåäö][^:]*$", line) and re.search(r"[a-zåäö,]$", before)
        if no_room and (runs_on or (re.match(r"[A-ZÅÄÖ][a-zåäö]+ [a-zåäö][^:]*$", line) and before.endswith("."))):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return paragraphs


def narrow(text: str) -> str:
    """The text with prose broken anew at `WIDTH`: what fills its lines, and lines that are longer; columns stay."""
    told: list[str] = []
    for block in text.split("\n\n"):
        rows = _joined(block.split("\n"))
        told.append("\n".join(row if _COLUMNS.search(row) else textwrap.fill(row, WIDTH) or row for row in rows))
    return "\n\n".join(told)


CHANGES: dict[str, Callable[[str], str]] = {
    **{f"{old} → {new}": partial(with_word, old=old, new=new) for old, new in WORDS},
    **{name: partial(with_form, pattern=re.compile(pattern), new=new) for name, pattern, new in FORMS},
    f"prose broken at {WIDTH}": narrow,
}


def changed(documents: Sequence[GoldText], change: Callable[[str], str], size: int) -> list[tuple[GoldText, GoldText]]:
    """At most `size` of the documents that a change changes, evenly spread, each with what it becomes."""
    pairs = [(one, replace(one, text=text)) for one in documents if (text := change(one.text)) != one.text]
    return [pairs[n * len(pairs) // size] for n in range(size)] if len(pairs) > size else pairs


def main() -> int:
    """Run the drill; 1 when the bar does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="changes with this in their name, and what each loses")
    parser.add_argument("--size", type=int, default=SIZE, help="documents each change is tried in")
    parser.add_argument("--write", metavar="DATE")
    chosen = parser.parse_args()
    began = time.monotonic()
    documents = [one for one in texts() if one.gold.get("records")]
    tried = {name: changed(documents, CHANGES[name], chosen.size) for name in CHANGES if chosen.only in name}
    needed = {one.name: one for pairs in tried.values() for one, _ in pairs}
    known = dict(zip(needed, tallies(needed.values(), cpu_count()), strict=True))
    rows, losses, falls = [], [], [0.0, 0]
    for name, pairs in tried.items():
        if not pairs:
            continue
        before, after = summed(known[one.name] for one, _ in pairs), scored([one for _, one in pairs], cpu_count())
        old, new = (tally.metrics()["fields.micro_f1"] for tally in (before, after))
        lost = new_misses(before, after)
        rows.append((new - old, f"| {name} | {len(pairs)} | {old:.3f} | {new:.3f} | {len(lost)} |"))
        losses += [f"## {name}", "", *listed(lost), ""]
        falls = [falls[0] + (old - new) * len(pairs), falls[1] + len(pairs)]
    fall = falls[0] / max(1, falls[1])
    lines = [
        f"{len(rows)} changes in {len(documents)} text documents with records, each in at most {chosen.size} of those it changes.",
        f"Micro F1 falls by {100 * fall:.2f} points on an average document; bar: {100 * BAR:g}.",
        "",
        "| change | documents | micro F1 before | after | new misses |",
        "|---|---:|---:|---:|---:|",
        *(row for _, row in sorted(rows)),
        "",
        *(losses if chosen.only else ()),
    ]
    publish(lines, began, chosen.write, "reworded", "Said in other words")
    return 0 if fall <= BAR else 1


if __name__ == "__main__":
    raise SystemExit(main())
