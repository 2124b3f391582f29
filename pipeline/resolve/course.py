"""An agreement's course as a record shows it: when it began, how it stands, when it ended, each with its evidence."""

from __future__ import annotations

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.unsigned import is_draft
from pipeline.extract.annotate import Annotated
from pipeline.extract.finding import Finding
from pipeline.extract.partners.pair import Pair
from pipeline.extract.reading import ItemReading
from pipeline.resolve.builder import Builder
from pipeline.resolve.near import dormancy, exists_in, over_now, was_once
from pipeline.resolve.no_longer import no_longer, on_ice
from pipeline.resolve.not_yet import only_thought_of
from pipeline.resolve.run_out import run_out
from pipeline.resolve.standing import show_status, state_words
from pipeline.resolve.status import ended_on, status_of
from pipeline.resolve.steps import without_running_out
from pipeline.resolve.waiting import waits
from schemas.dates import Date
from schemas.record import Act, Status, Term


def with_term(b: Builder, acts: list[Act], term: Term | None) -> tuple[list[Act], Act | None]:
    """The acts and the one that makes the agreement, which takes effect on the day on which its term begins."""
    fresh = next((x for x in acts if x.act == "establish" and x.stage == "decided"), None)
    if fresh and fresh.effective is None and term and term.start and term.start.precision == "day":
        fresh = fresh.model_copy(update={"effective": term.start})
        acts = [fresh if x.key == fresh.key else x for x in acts]
        b.put(f"acts.{fresh.key}.effective", term.start, b.evidence["term.start"])
    return acts, fresh


def show_begun(
    b: Builder, reading: ItemReading, pair: Pair | None, established: Finding | None, fresh: Act | None, *, other: bool
) -> Date | None:
    """When an agreement began: as told, with the act that makes it, or on the day on which its paper is signed."""
    split = b.ink.split
    limited = "term.end" in b.evidence or "term.years" in b.evidence  # a period decided on is the term's
    begun = established.value if established else _begins(reading, fresh) if fresh and not limited else None
    paper = split.head.kind == "avtal" and not is_draft(reading.a)
    if begun is None and paper and pair and not other and split.head.date and split.date_span:
        begun = split.head.date  # an agreement begins on the day on which it is signed
        b.put(
            "established",
            begun,
            (b.ink.raw(*split.date_span, part="signatur", rule="established.signed", confidence=0.85),),
        )
    if begun and fresh and not established:
        b.put(
            "established",
            begun,
            b.evidence.get(f"acts.{fresh.key}.effective")
            or b.evidence.get(f"acts.{fresh.key}.date")
            or b.evidence[f"acts.{fresh.key}"],
        )
    return begun


def show_state(
    b: Builder,
    reading: ItemReading,
    pair: Pair | None,
    acts: list[Act],
    found: list[FoundAct],
    spans: list[tuple[int, int]],
    *,
    told: bool,
    closed: bool,
) -> tuple[list[Act], Status]:
    """The acts without a mere running out, and how the agreement stands; `told` and `closed` have its years given."""
    exists = exists_in(reading, pair, found, told)
    rests, over = dormancy(reading, pair, spans), run_out(reading, pair)
    acts = without_running_out(b, acts) if over else acts
    paused = over_now(reading, pair, "PAUSE") or on_ice(reading, pair)
    at_end = over_now(reading, pair, "END") or was_once(reading, pair) or (None if over else no_longer(reading, pair))
    thought = None if acts or told or closed else only_thought_of(reading, pair)
    stands: Status | None = "paused" if paused else "ended" if at_end else thought[0] if thought else None
    if pair and pair.state and not (over and pair.state[2] == "ended"):
        stands = pair.state[2]
    gone = pair is not None and (pair.former or closed)
    ran_out = over is not None and _ran_out_last(reading.a, found, acts, over[0])
    status = status_of(
        acts,
        exists=exists,
        dormant=rests is not None,
        expired=over is not None,
        told=stands,
        waits=waits(reading.a, acts, exists=exists, told=told or gone or ran_out),
    )
    if status == "active" and (gone or ran_out):
        status = "ended" if gone else "expired"
    if status == "active" and rests is not None and _rests_since(reading.a, found, rests):
        status = "dormant"
    said = state_words(reading, pair, status)
    states = {
        "dormant": rests,
        "expired": over,
        "paused": paused,
        "ended": at_end,
        **(dict([thought]) if thought else {}),
    }
    show_status(b, acts, status, said or states.get(status))
    return acts, status


def show_ended(b: Builder, acts: list[Act], status: Status, closed: Finding | None) -> Date | None:
    """The day on which an agreement ended."""
    ended = ended_on(acts, status)
    if ended:
        key = next(x.key for x in acts if ended in (x.effective, x.date) and x.act in ("end", "partly_end"))
        shown = (
            b.evidence.get(f"acts.{key}.effective") or b.evidence.get(f"acts.{key}.date") or b.evidence[f"acts.{key}"]
        )
        b.put("ended", ended, shown)
    elif closed and (status == "ended" or (status == "expired" and closed.rule == "ended.table")):
        ended = closed.value
        b.add("ended", ended, closed.start, closed.end, closed.rule)
    return ended


def dated_at_last(b: Builder, act: Act, closed: Finding) -> Act:
    """A told end without a day of its own, on the last of the period that the text gives."""
    if act.act != "end" or act.stage != "reported" or act.date or act.effective:
        return act
    b.add(f"acts.{act.key}.date", closed.value, closed.start, closed.end, closed.rule, act.stage)
    return act.model_copy(update={"date": closed.value})


def _rests_since(a: Annotated, found: list[FoundAct], told: tuple[int, int]) -> bool:
    """Whether what revived it is told of an earlier time: "återupptogs 1995. Sedan 2014 ligger utbytet åter i dvala"."""
    done = [act for act in found if act.stage in ("reported", "decided")]
    before = all(a.tokens[a.unit(act.verb).last - 1].start < told[0] for act in done)
    if a.item.view.text[slice(*told)].lower().startswith(("ingenting", "inget", "inga", "ingen", "någon", "något")):
        return False  # a quiet year is no rest
    return bool(done) and before and all(act.stage == "reported" for act in done)


def _ran_out_last(a: Annotated, found: list[FoundAct], acts: list[Act], told: int) -> bool:
    """Whether an agreement's running out is told behind what kept it alive before: "förlängdes 1997 och löpte ut 2002"."""
    behind = all(a.tokens[act.verb].start < told for act in found)
    return behind and bool(found) and all(act.stage == "reported" for act in acts)


def _begins(reading: ItemReading, act: Act) -> Date | None:
    """When an agreement that this item concludes begins: the day of effect, or the meeting where it is said to be at once."""
    text = " ".join(reading.a.item.view.text.lower().split())
    at_once = (
        "träder i kraft i och med" in text
        or "träder i kraft genom detta" in text
        or "träder i kraft omedelbart" in text
    )
    return act.effective or (act.date if at_once else None)
