"""What is found without the nouns of the trade? `python -m tests.drills.nouns [--write DATE]`.

In the text documents with agreements, words such as vänortsavtal, vänort and partnerskap become avtal, samarbetsort and
samarbete, in their grammatical form: a reader still sees that it is an agreement with a place abroad. The share of the
records found may fall by five points at most.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from multiprocessing import cpu_count

from tests.drills.texts import GoldText, listed, new_misses, publish, scored, texts

BAR = 0.05
_BOND = r"(?:vänorts?|vänläns?|vänregions?|vänstads?|vänskaps?|vänkommuns?|systerstads?|partnerstads?|partnerskaps?|partnerorts?)"
# (pattern, what it becomes), in their order. The endings of neuter nouns are those of avtal(et).
WORDS: tuple[tuple[str, str], ...] = (
    (rf"(?:{_BOND}|samarbets?|samförstånds?)-?(?:avtal|överenskommelse)(?P<end>n|r|rna|et|en|s|ets|ens)?", "avtal"),
    (r"(?:avsiktsförklaring|samarbetsöverenskommelse|överenskommelse)(?P<end>en|n|ar|er|r|arna|erna|rna|s|ens)?", "avtal"),
    (r"letters? of intent", "avtal"),
    (rf"{_BOND}-?(?:samarbete|förbindelse|relation|utbyte|förhållande|band|skap)(?P<end>n|t|r|rna|er|erna|en|et|s|ts|ens)?", "samarbete"),
    (r"(?:kommunalt )?partnerskap(?P<end>et|en|s|ets)?", "samarbete"),
    (r"(?:vänortsskap|vänskap)(?P<end>et|en|s)?", "samarbete"),
    (r"(?:vänort|vänkommun|vänregion|vänstad|partnerort)(?P<end>en|er|erna|s|ens|ers|ernas)?", "samarbetsort"),
    (r"(?:systerstad|partnerstad)(?P<end>en|s)?", "samarbetsort"),
    (r"(?:systerstäder|partnerstäder|vänstäder)(?P<end>na|s)?", "samarbetsorter"),
    (r"vänlän(?P<end>et|en|s)?", "samarbetslän"),
)  # fmt: skip
_DEFINITE = ("et", "en", "n", "t", "rna", "erna", "arna", "na", "ets", "ens", "ts", "ernas")
_MANY = ("r", "er", "ar")
FORMS = {
    "avtal": {"base": "avtal", "definite": "avtalet", "many": "avtal", "plural": "avtalen"},
    "samarbete": {"base": "samarbete", "definite": "samarbetet", "many": "samarbeten", "plural": "samarbetena"},
}


GROUPS = {
    "agreements": ("avtal",),
    "bonds": ("samarbete",),
    "places": ("samarbetsort", "samarbetsorter", "samarbetslän"),
    "all": ("avtal", "samarbete", "samarbetsort", "samarbetsorter", "samarbetslän"),
}


def plain(text: str, group: str = "all") -> str:
    """A text with the nouns of the trade replaced; a word broken over lines is left as it is."""
    for pattern, base in WORDS:
        if base not in GROUPS[group]:
            continue
        whole = rf"(?<![\w-])(?:(?P<article>[Ee]n|[Dd]en)(?P<gap>\s+))?{pattern}(?![\w-])"
        text = re.sub(whole, partial(_word, base=base), text, flags=re.I)
    return text


def _word(found: re.Match[str], base: str) -> str:
    """The word in the form of the one it replaces, with its article."""
    groups = found.groupdict()
    end, article, gap = (groups.get("end") or "").lower(), groups["article"] or "", groups["gap"] or ""
    first = found[0][len(article) + len(gap) :]
    if base in FORMS:
        forms = FORMS[base]
        form = "plural" if end in ("rna", "erna", "arna") or first.lower().endswith("avtalen") else "base"
        form = "many" if end in _MANY else "definite" if form == "base" and end in _DEFINITE else form
        word = forms[form] + "s" * (end in ("s", "ets", "ens", "ts"))
        if article:
            neuter = {"en": "ett", "den": "det"}[article.lower()]
            article = neuter.capitalize() if article[0].isupper() else neuter
    else:
        word = base + end
    word = word.upper() if first.isupper() else word.capitalize() if first[0].isupper() else word
    return f"{article}{gap}{word}"


def without_nouns(documents: Iterable[GoldText], group: str = "all") -> list[GoldText]:
    """The documents with records, without those nouns; the gold's records are looked for as they are."""
    return [replace(one, text=plain(one.text, group)) for one in documents if one.gold.get("records")]


def main() -> int:
    """Run the drill; 1 when the bar does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", metavar="DATE")
    chosen = parser.parse_args()
    began = time.monotonic()
    documents = [one for one in texts() if one.gold.get("records")]
    before = scored(documents, cpu_count())
    tallies = {group: scored(without_nouns(documents, group), cpu_count()) for group in GROUPS}
    after = tallies["all"]
    old, new = before.records.recall or 0.0, after.records.recall or 0.0
    held = old - new <= BAR
    lost = [miss for miss in new_misses(before, after) if miss.field == "record"]
    lines = [
        f"{len(documents)} text documents with {before.records.in_gold} records. Bar: recall falls by {100 * BAR:g} points at most.",
        "`agreements`: vänortsavtal, avsiktsförklaring … → avtal; `bonds`: vänortssamarbete, partnerskap … → samarbete;",
        "`places`: vänort, vänregion … → samarbetsort.",
        "",
        "| nouns replaced | records found (recall) | precision | acts with stage (F1) |",
        "|---|---:|---:|---:|",
        *(
            f"| {name} | {t.records.recall:.3f} | {t.records.precision:.3f} | {t.metrics()['acts.act_and_stage']:.3f} |"
            for name, t in {"none": before, **tallies}.items()
        ),
        "",
        f"The fall is {100 * (old - new):.1f} points: the bar {'holds' if held else 'does not hold'}. Records lost or made up:",
        "",
        *listed(lost),
    ]
    publish(lines, began, chosen.write, "nouns", "Without the nouns of the trade")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
