"""Agreements made up for tests, put together as the fold leaves them, and Hypothesis strategies for sets of them."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from pipeline.imports.partner import link_partner
from pipeline.places.bodies import body_by_code
from schemas.agreement import Agreement, SourcedAct, State
from schemas.dates import Date
from schemas.document import Body
from schemas.record import ActName, AgreementClass, By, ForeignPartner, Status

KINDS = {"kommun": "kommun", "region": "region", "lansstyrelse": "lan"}
ACTS: dict[str, ActName] = {
    "paused": "pause", "partly_ended": "partly_end", "ended": "end", "not_renewed": "not_renew",
}  # fmt: skip
STATUSES: tuple[Status, ...] = (
    "proposed", "active", "dormant", "paused", "partly_ended", "ended", "expired", "not_renewed", "not_established",
    "unknown",
)  # fmt: skip
BY: dict[str, By] = {"unknown": "unknown", "swedish": "swedish", "foreign": "foreign", "mutual": "mutual"}
FIELDS = ("established", "ended", "term", "designations", "reasons", "acts", "status")
UNKNOWN = Date(value=None, precision="unknown")


def day(value: str, qualifier: str | None = None) -> Date:
    """A date of the precision that its value has."""
    return _date(value, qualifier)


def body(kind: str, code: str) -> Body:
    found = body_by_code(kind, code)
    assert found is not None
    return found


def agreement(
    of: Body,
    partner: ForeignPartner,
    kind: AgreementClass = "twin",
    status: Status = "active",
    *,
    established: Date | None = None,
    since: Date | None = None,
    initiator: str = "unknown",
    designations: tuple[str, ...] = (),
    **more: Any,
) -> Agreement:
    """An agreement that one record tells of; `since` is the day of the act that made its status."""
    name = f"{KINDS[of.kind]}-{of.code}-{partner.place_key}-{kind}"
    made, source = ACTS.get(status), f"made.txt#{name}/1"
    acts: tuple[SourcedAct, ...] = ()
    states: tuple[State, ...] = ()
    if made:
        key = f"{made}-reported"
        acts = (SourcedAct(key=key, act=made, stage="reported", date=since, by=BY[initiator], record_id=source),)
        dated = since if since and since.value else None
        states = (State(status=status, since=dated, known=None, act=key, record_id=source),)
    values = {
        "agreement_id": name, "swedish_partner": of, "foreign_partner": partner, "agreement_class": kind,
        "designations": designations, "states": states, "status": status, "established": established, "acts": acts,
        "ended": since if status in ("ended", "partly_ended") else None, "initiator": initiator if made else "unknown",
        "record_ids": (source,), "value_origin": dict.fromkeys(FIELDS, "extracted"), "review": dict.fromkeys(FIELDS, "pending"),
    }  # fmt: skip
    return Agreement.model_validate(values | more)


BODIES = [
    body(*one)
    for one in (
        ("kommun", "2180"), ("kommun", "1480"), ("kommun", "1286"), ("kommun", "0980"), ("region", "20"),
        ("lansstyrelse", "20"), ("lansstyrelse", "14"), ("kommun", "2482"), ("kommun", "1442"),
    )
]  # fmt: skip
PLACES = [
    link_partner(*one)
    for one in (
        ("Zhuhai", "CN", ("珠海市", "广东省")), ("Yunnan", "CN", ("云南省",)), ("Macau", "CN", ("澳门特别行政区",)),
        ("Hongkong", "HK"), ("Suzhou", "CN", ("苏州市", "江苏省")), ("Haugesund", "NO"), ("Lviv", "UA", ("Львів",)),
        ("Võru", "EE"), ("Riga", "LV"), ("Åbo", "FI"), ("Tórshavn", "FO"), ("Taipei", "TW"), ("Springfield", "US"),
        ("Exempelivka", "UA"), ("Exempelivka", None), ("Castries", "LC"), ("Nånstans", "MO"),
    )
]  # fmt: skip
_SOME = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=12)
_HARD = st.sampled_from(
    ["=1+1", "@SUM(A1)", "+46", "-x", "'s-Gravenhage", "'=x", 'Ort "Nya"', "a,b;c", "Halle (Saale)", "Norge", "gn1", "  dubbel  rymd ",
     "rad\nbruten", "Vänort: 2010", "Avslutat (2020) av Kina", "oklart när", "twin", "", "()", "Xi'an", "L'viv", "珠海市", "ﬁn", "\x07larm"]
)  # fmt: skip
names = st.one_of(_HARD, _SOME)


def dates(years: st.SearchStrategy[int]) -> st.SearchStrategy[Date]:
    """Dates of every precision and qualifier, in some years."""
    numbers = st.tuples(years, st.integers(1, 12), st.integers(1, 31), st.integers(21, 24))
    forms = ["{0}", "{0}-{1:02}", "{0}-{1:02}-{2:02}", "{0}-{3}"]
    plain = st.builds(lambda form, n: form.format(*n), st.sampled_from(forms), numbers) | years.map(
        lambda n: f"{n // 10}X"
    )
    ranges = st.lists(plain, min_size=2, max_size=2).map(lambda ends: "/".join(sorted(ends)))
    qualifiers = st.sampled_from([None, None, "approximate", "before", "after"])
    return st.just(UNKNOWN) | st.builds(_date, plain | ranges, qualifiers)


_PRECISIONS = {"day": r"....-..-..", "season": r"....-2.", "month": r"....-..", "decade": r"...X", "year": r"...."}


def _date(value: str, qualifier: str | None) -> Date:
    precision = (
        "range" if "/" in value else next(name for name, form in _PRECISIONS.items() if re.fullmatch(form, value))
    )
    return Date.model_validate({"value": value, "precision": precision, "qualifier": qualifier})


_STARTS, _ENDS = st.none() | dates(st.integers(1950, 2004)), st.none() | dates(st.integers(2010, 2025))
_UNITS = st.lists(st.sampled_from(["海市", "a,b", "省、市", "Latin", "Київ"]), max_size=2).map(tuple)
_COUNTRIES = st.sampled_from(["NO", "CN", "HK", "XX", None])
_PLAIN = st.sampled_from(["vänortsavtal", "samarbetsavtal", "Samarbetsavtal", "friendly relations"])
_DESIGNATIONS = {odd: st.lists(names if odd else _PLAIN, max_size=2, unique=True).map(tuple) for odd in (True, False)}
_CLASSES: st.SearchStrategy[tuple[AgreementClass, ...]] = st.sampled_from(
    [("twin",), ("partnership",), ("unspecified",), ("twin", "partnership"), ("twin", "partnership", "unspecified")]
)
_STATUS, _BODY, _PLACE = st.sampled_from(STATUSES), st.sampled_from(BODIES), st.sampled_from(PLACES)
_SIDES, _COUNT, _COIN = st.sampled_from(list(BY)), st.integers(1, 5), st.booleans()


@st.composite
def agreement_sets(draw: st.DrawFn, odd: bool = True) -> list[Agreement]:
    """Agreements as the fold can leave them: at most one of a class for each pair, dates that hang together.

    With `odd` also partners of any name, in no gazetteer, and designations of any wording.
    """
    found: dict[str, Agreement] = {}
    for _ in range(draw(_COUNT)):
        of, partner = draw(_BODY), draw(_PLACE)
        if odd and draw(_COIN):
            partner = link_partner(draw(names), draw(_COUNTRIES)).model_copy(update={"local_units": draw(_UNITS)})
        for kind in draw(_CLASSES):
            one = agreement(
                of, partner, kind, draw(_STATUS), established=draw(_STARTS), since=draw(_ENDS), initiator=draw(_SIDES),
                designations=draw(_DESIGNATIONS[odd]),
            )  # fmt: skip
            found.setdefault(one.agreement_id, one)
    known: dict[str, set[str]] = {}
    for pair, _, named in (name.rpartition("-") for name in found):
        known.setdefault(pair, set()).add(named)
    joins = {f"{pair}-unspecified" for pair, kinds in known.items() if len(kinds) == 2 and "unspecified" in kinds}
    return [one for name, one in found.items() if name not in joins]  # the fold puts these into the only class known
