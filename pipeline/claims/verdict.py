"""What became of a claim: counted under each rule, and whether the rows support it.

    reproduced                   the claimed figure under every rule that the publication's own coding allows
    reproduced under rule X only the figure under some rule, and not under all that the coding allows
    not reproduced               the figure under none of the rules tried

A rule that changes nothing for a claim is not told with it. No rule is made for a claim: the rules of a file are few,
have names, and are tried on every claim that does not name its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.claims.count import Counted, count
from pipeline.claims.model import Claim, Claims
from schemas.agreement import Agreement


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim with its counts by rule, the first of them the one it is told with; `held` are the rules that give it.

    `tried` are all the rules; `counts` leaves out those that change nothing. `against` are, by rule, the claims that
    fail through a rule which this one needs.
    """

    claim: Claim
    tried: tuple[str, ...]
    counts: dict[str, Counted]
    held: tuple[str, ...]
    verdict: str
    against: dict[str, tuple[str, ...]]

    @property
    def counted(self) -> Counted:
        """The count that the claim is told with: of the rule that gives its figure, else of the first."""
        return self.counts[self.held[0] if self.held else next(iter(self.counts))]

    @property
    def difference(self) -> float:
        """Counted less claimed."""
        return round(self.counted.value - self.claim.value, 6)


def verdicts(file: Claims, agreements: Iterable[Agreement]) -> list[Verdict]:
    """Each claim of a file, counted from the agreements of a dataset."""
    rows = sorted(agreements, key=lambda a: a.agreement_id)
    full = {claim.id: _counts(file, claim, rows) for claim in file.claims}
    found = []
    for claim in file.claims:
        counts = _distinct(full[claim.id])
        held = tuple(name for name, counted in counts.items() if counted.value == claim.value)
        allowed = [name for name in file.base if name in full[claim.id]]
        if allowed and all(full[claim.id][name].value == claim.value for name in allowed):
            verdict = "reproduced"
        elif held:
            verdict = f"reproduced under rule {' or '.join(held)} only"
        else:
            verdict = "not reproduced"
        needed = held if verdict.endswith("only") else ()
        against = {name: _failing(file, full, name) for name in needed}
        found.append(Verdict(claim, tuple(full[claim.id]), counts, held, verdict, against))
    return found


def _counts(file: Claims, claim: Claim, rows: Sequence[Agreement]) -> dict[str, Counted]:
    names = claim.rules or (*file.base, *(name for name in file.rules if name not in file.base))
    return {name: count(claim, file.rules[name], rows, file.as_of) for name in names}


def _distinct(counts: dict[str, Counted]) -> dict[str, Counted]:
    """The counts without those of rules that change nothing: neither the rows nor the figure of one named before."""
    kept: dict[str, Counted] = {}
    for name, counted in counts.items():
        if not any(counted == other for other in kept.values()):
            kept[name] = counted
    return kept


def _failing(file: Claims, full: dict[str, dict[str, Counted]], rule: str) -> tuple[str, ...]:
    """The claims that fail through a rule: it counts them otherwise than the base does, and another one gives them."""
    other = next((name for name in file.base if name != rule), rule)
    return tuple(
        claim.id
        for claim in file.claims
        if (counts := full[claim.id]).keys() >= {rule, other}
        and counts[rule].value not in (claim.value, counts[other].value)
        and any(counted.value == claim.value for counted in counts.values())
    )
