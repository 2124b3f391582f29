"""The cues of `cues.yml` that reach a verb: what is asked, proposed, told, planned or denied around it.

A cue reaches as far as its `scope` says, within the verb's own unit or in the unit that introduces it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.given import GROUND_OPENS, main_clause

_PAIR = 7  # tokens between "varken" and the second verb that it denies: "varken bryta eller frysa avtalet"


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues that reach a verb, in its own unit and in the unit that introduces it."""

    a: Annotated
    unit: Unit
    verb: int

    def before(self, label: str) -> int | None:
        """The nearest cue of a label in front of the verb within its scope, or in the introduction."""
        for i in range(self.verb - 1, self.unit.first - 1, -1):
            token = self.a.tokens[i]
            if token.label == label and self.verb - i <= int(token.data.get("scope", 12)):
                return i
        intro = self.unit.intro
        if intro is not None:
            for i in range(intro.last - 1, intro.first - 1, -1):
                if self.a.tokens[i].label == label:
                    return i
        return None

    def after(self, label: str) -> int | None:
        """The nearest cue of a label behind the verb within its scope."""
        for i in range(self.verb + 1, self.unit.last):
            token = self.a.tokens[i]
            if token.label == label and i - self.verb <= int(token.data.get("scope", 12)):
                return i
        return None

    def own(self, label: str) -> bool:
        """Whether the unit itself holds the cue before the verb."""
        at = self.before(label)
        return at is not None and at >= self.unit.first

    @property
    def negated(self) -> bool:
        """A negation just before the verb, or just behind it ("förnyas inte"), not behind another verb.

        A noun that is denied has "någon" in front: "att någon förlängning inte ska ske", "att inte
        söka någon förlängning".
        """
        before = self.a.tokens[self.verb - 1].text.lower() if self.verb > self.unit.first else ""
        denied = self.a.tokens[self.verb].form == "noun" and before in ("någon", "något")
        if denied and any(self.a.tokens[i].label == "NEG" for i in range(self.verb + 1, self.unit.last)):
            return True
        if self.a.tokens[self.verb].form == "noun" and self._not_taken():
            return True
        if any(
            self.a.word(i) in ("varken", "vare sig") for i in range(max(self.unit.first, self.verb - _PAIR), self.verb)
        ):
            return True
        first = max(main_clause(self.a, self.unit, self.verb), self.verb - 4)
        for i in range(self.verb - 1, first - 1, -1):
            label = self.a.tokens[i].label
            if label == "NEG":
                return True
            if (label in PREDICATES and not denied) or self.a.tokens[i].text in (",", "och", "utan", "eller"):
                break
        for i in range(self.verb + 1, min(self.unit.last, self.verb + 3)):
            if self.a.tokens[i].text.lower() in GROUND_OPENS:
                break  # "sägs upp eftersom inga besök har gjorts": the ground is denied, not the act
            if self.a.tokens[i].label == "NEG":
                verb = self.a.tokens[self.verb]
                # an infinitive has its "inte" in front: "avtalet förnyas inte" is none
                finite = verb.form in ("pres", "past", "noun") or (i == self.verb + 1 and verb.text.endswith("s"))
                return finite or self.a.tokens[i].text == "ej"
        return False

    def _not_taken(self) -> bool:
        """Whether no decision on what a noun names is taken: "Beslut om uppehåll i avtalet fattas inte"."""
        words = [self.a.tokens[i].text.lower() for i in range(self.unit.first, self.unit.last)]
        at = self.verb - self.unit.first
        on = words[max(0, at - 3) : at]
        behind = words[at + 1 :]
        none = any(
            behind[n : n + 2] in (["fattas", "inte"], ["fattas", "ej"], ["tas", "inte"]) for n in range(len(behind))
        )
        return none and "om" in on and any(word.endswith("beslut") for word in on)
