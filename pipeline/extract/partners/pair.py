"""A Swedish body and its foreign partner in one item, with all that the item's mentions of them say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from pipeline.extract.names import fold
from pipeline.extract.tokens import Token
from schemas.dates import Date
from schemas.document import Body
from schemas.record import Status


@dataclass(slots=True)
class Pair:
    """One Swedish body and one foreign partner in one item. Token indices throughout; `body` None means the author."""

    name: str
    body: Body | None = None
    body_at: int | None = None
    places: list[int] = field(default_factory=list)
    nouns: list[int] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    country: str | None = None  # set when the partner is a country itself
    weak: bool = True
    former: bool = False  # listed among former partners
    joint: bool = False  # another body's that holds the agreement together with us: what is said of ours is said of it
    line: tuple[int, int] | None = None  # the tokens from the name on of its line in a list
    period: tuple[int, Date | None, Date] | None = None  # the token of the years that its line gives, and the two ends
    state: tuple[int, int, Status] | None = None  # view offsets of the words that name the state, as in a table's cell

    @property
    def key(self) -> tuple[str, str]:
        """What tells pairs of one item apart: the other Swedish body's code and the folded name."""
        return (self.body.code if self.body else "", fold(self.name))

    def in_state(self, token: Token) -> bool:
        """Whether a token stands in the words that name the state: the day in "Vilande sedan 2010"."""
        return self.state is not None and self.state[0] <= token.start < self.state[1]

    def tell(self, rule: str, place: int, noun: int | None, countries: Collection[str], *, weak: bool = False) -> None:
        """Add what one more mention says; a pair is weak as long as all of them are."""
        self.weak = self.weak and weak
        self.rules.append(rule)
        self.countries.update(countries)
        if place not in self.places:
            self.places.append(place)
        if noun is not None and noun not in self.nouns:
            self.nouns.append(noun)
