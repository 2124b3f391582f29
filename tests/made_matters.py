"""Small documents in the forms of the genre, made for one matter each: what a test reads to see its thread.

council("kf-a.txt", "2031-02-10", para("12", "Svar på motion – En vänort på Island", BIFALL, "Motionen bifalls."))
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.assemble import assemble
from pipeline.process import process
from pipeline.store import Dataset

SIGN = "Exempel skrivet för vanort – inte en verklig handling"


@dataclass(frozen=True)
class Para:
    """One §: what is printed under the parts `Beslut` and `Ärendebeskrivning`."""

    number: str
    title: str
    decision: str
    text: str = ""
    case: str = ""


@dataclass
class Archive:
    """Documents by name."""

    body: str = "Ekerö kommun"
    files: dict[str, str] = field(default_factory=dict)

    def minutes(self, name: str, organ: str, day: str, *paras: Para) -> Archive:
        """Minutes of a meeting."""
        lines = [self.body.upper(), "SAMMANTRÄDESPROTOKOLL", organ, day, ""]
        for para in paras:
            lines += [f"§ {para.number}" + (f"    Dnr {para.case}" if para.case else ""), para.title, ""]
            lines += ["Beslut", para.decision, ""]
            if para.text:
                lines += ["Ärendebeskrivning", para.text, ""]
        self.files[name] = "\n".join([*lines, SIGN, ""])
        return self

    def council(self, name: str, day: str, *paras: Para) -> Archive:
        """Minutes of kommunfullmäktige."""
        return self.minutes(name, "Kommunfullmäktige", day, *paras)

    def board(self, name: str, day: str, *paras: Para) -> Archive:
        """Minutes of kommunstyrelsen."""
        return self.minutes(name, "Kommunstyrelsen", day, *paras)

    def motion(self, name: str, title: str, day: str, text: str, *movers: str, case: str = "") -> Archive:
        """A motion, stamped."""
        stamp = ["", f"Inkom {day}", f"Dnr {case}" if case else ""]
        self.files[name] = "\n".join(
            [
                "MOTION", f"Till kommunfullmäktige i {self.body}", *stamp, "", title, "", text, "",
                "Jag yrkar", f"att {title[0].lower()}{title[1:]}.", "", *movers, "", SIGN, "",
            ]
        )  # fmt: skip
        return self

    def letter(self, name: str, title: str, day: str, proposal: str, text: str, case: str = "") -> Archive:
        """An official's report."""
        self.files[name] = "\n".join(
            [
                self.body.upper(), "Kommunledningskontoret", "TJÄNSTESKRIVELSE", day, f"Dnr {case}" if case else "",
                "Till kommunstyrelsen", "", title, "", "Förslag till beslut", proposal, "", "Bakgrund", text, "", SIGN, "",
            ]
        )  # fmt: skip
        return self

    def read(self, *, backwards: bool = False) -> Dataset:
        """The dataset of the documents."""
        names = sorted(self.files, reverse=backwards)
        return assemble({name: process(self.files[name].encode(), name) for name in names})

    def threads(self) -> dict[frozenset[str], tuple[str, str | None]]:
        """Items and outcome of each thread that there is, the ids without `.txt#p`."""
        found = self.read()
        again = self.read(backwards=True)
        assert [t.to_line() for t in found.threads] == [t.to_line() for t in again.threads], "no order matters"
        return {
            frozenset(name.replace(".txt#p", " ").replace(".txt#", " ") for name in t.item_ids): (
                t.outcome,
                t.outcome_stage,
            )
            for t in found.threads
        }
