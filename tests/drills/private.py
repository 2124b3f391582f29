"""Does personal data get out? `python -m tests.drills.private [--size full|ci] [--write DATE]`.

Seeded items of every kind and form go through `mask`, and figures that tell nothing of anybody beside them: no item may
get out, and 0.1 % of the figures may be masked. Then documents in the genre, full of such items, go the real way: read
into a dataset, checked, published, exported, and shown by every command; nothing of them may stand in what comes out.

Generation 1 is what the detectors were built with. Generation 2 has other seeds and forms that were written when they
were done. `FIRST` is what it gave then; the detectors were mended by it since, so its figures today are no test of
what they have not seen. Generation 3 is names alone: who moved a matter, in every wording and place.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.privacy import leaks, leaks_in
from tests.drills import private_items, private_later, private_movers
from tests.drills.private_harmless import Figure, figures
from tests.drills.private_items import Item
from tests.drills.private_way import Shown, document, the_way

RESULTS = Path(__file__).with_name("results")
MASKED = 0.001  # share of the figures that may be masked
SIZES = {"full": (8, 90, 12), "ci": (2, 6, 2)}  # items of a form, figures of a kind, documents
SEEDS = {1: 20261121, 2: 77003, 3: 515}


FIRST = (
    "Generation 2 when it was first scored, before anything was mended by it: 118 of 952 items got out (15 of 119 forms, "
    "each with 8 items: ten wordings of names such as a signed list, a greeting, `makarna …`, `Ek, Anna`; a birthday with "
    "the letters NNNN; a stroke for the hyphen; `exempel . se`; an address broken in its name; `Storgatan nr 4`), and 0 of "
    "7,186 figures were masked. Telephone numbers: 0 of 208. A third set of 61 wordings by hand, tried once after that "
    "and mended since: 9 got out, 5 of 13 names and 4 of 48 others. "
    "Generation 3 when it was first scored: of 104 wordings of a mover's name, 73 let one out (525 of 832 items), and 113 "
    "of 1,200 places, streets and organs were masked as persons. A set of 80 wordings by a reader who knew no rule "
    "(2026-11-21): 26 let a name out when first tried, 8 since (five of them `förslagsställaren NN` in a sentence that "
    "tells of no citizens' matter: that may be a member's); of 80 harmless texts 4 were masked, 1 since."
)


@dataclass
class Score:
    """What of one generation got out, and which figures were masked."""

    items: Counter[str] = field(default_factory=Counter)
    out: list[Item] = field(default_factory=list)
    figures: int = 0
    masked: list[Figure] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of the figures, those masked."""
        return len(self.masked) / self.figures if self.figures else 0.0


def got_out(item: Item) -> bool:
    """Whether a letter or digit of the secret is left where the text is masked."""
    covered = {n for leak in leaks(item.text) for n in range(leak.start, leak.end)}
    start = len(item.before)
    return any(c.isalnum() and start + n not in covered for n, c in enumerate(item.secret))


def scored(items: Iterable[Item], harmless: Iterable[Figure]) -> Score:
    """The score over items and figures."""
    score = Score()
    for item in items:
        score.items[item.kind] += 1
        if got_out(item):
            score.out.append(item)
    for figure in harmless:
        score.figures += 1
        if any(leak.start < figure.end and figure.start < leak.end for leak in leaks(figure.text)):
            score.masked.append(figure)
    return score


def generation(number: int, size: str) -> Score:
    """The score of a generation."""
    each, many, _ = SIZES[size]
    seed = SEEDS[number]
    if number == 3:
        return scored(private_movers.items(seed, each), private_movers.figures(seed, many * 2))
    made = private_items.items(seed, each) if number == 1 else private_later.items(seed, each)
    harmless = figures(seed, many) if number == 1 else [*figures(seed, many), *private_later.figures(seed, many)]
    return scored(made, harmless)


@dataclass
class Way:
    """What of the documents came out where. `alarms` are finds of `leaks_in` in the finished files."""

    documents: int
    records: int
    secrets: int
    shown: Sequence[Shown]
    out: list[str]
    alarms: list[str]


def real_way(size: str) -> Way:
    """Documents with secrets through the program, and everything it then shows or writes."""
    r = random.Random(SEEDS[1] + 1)
    made = [document(r, n) for n in range(SIZES[size][2])]
    secrets = [secret for _, _, group in made for secret in group]
    with tempfile.TemporaryDirectory() as folder:
        shown, records = the_way([(name, text) for name, text, _ in made], Path(folder))
    found = []
    for one in shown:
        text = squeezed(one.text)
        found += [f"{one.where}: {item.kind}, {item.form}" for item in secrets if squeezed(item.secret) in text]
    files = {one.where: one.text.encode() for one in shown if one.file}
    return Way(len(made), records, len(secrets), shown, found, [str(alarm) for alarm in leaks_in(files)])


def squeezed(text: str) -> str:
    """A text as one looks for a secret in it: no blanks, hyphens or escapes, small letters."""
    return re.sub(r"\\n|[\s\-–()./]", "", text).casefold()


def told(scores: dict[int, Score], way: Way | None) -> list[str]:
    """The result in Markdown."""
    lines = ["| generation | " + " | ".join(private_items.MAKERS) + " | items | got out | figures | masked | share |"]
    lines.append("|---" + "|---:" * (len(private_items.MAKERS) + 5) + "|")
    for number, score in scores.items():
        kinds = " | ".join(str(score.items[kind]) for kind in private_items.MAKERS)
        lines.append(
            f"| {number} | {kinds} | {score.items.total()} | {len(score.out)} | {score.figures} | {len(score.masked)} "
            f"| {100 * score.share:.3f} % |"
        )
    for number, score in scores.items():
        lines += [f"- generation {number}, got out: {i.kind}, {i.form}: `{i.text!r}`" for i in score.out[:40]]
        lines += [f"- generation {number}, masked: {f.kind}: `{f.text}`" for f in score.masked[:40]]
    lines += ["", FIRST]
    if way:
        count = sum(len(one.text) for one in way.shown)
        lines += ["", f"The real way: {way.documents} documents with {way.secrets} secrets, {way.records} records; "
                  f"{len(way.shown)} outputs of {count:,} characters; {len(way.out)} secrets came out, "
                  f"{len(way.alarms)} alarms in finished files."]  # fmt: skip
        lines += [f"- came out: {one}" for one in way.out[:40]]
        lines += [f"- alarm: {one}" for one in way.alarms[:40]]
    return lines


def main() -> int:
    """Run the drill; 1 when something got out, or too much was masked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=sorted(SIZES), default="full")
    parser.add_argument("--write", metavar="DATE")
    chosen = parser.parse_args()
    began = time.monotonic()
    scores = {number: generation(number, chosen.size) for number in SEEDS}
    way = real_way(chosen.size)
    text = "\n".join(told(scores, way)) + "\n"
    sys.stdout.write(f"{text}\n{time.monotonic() - began:.0f} s\n")
    if chosen.write:
        path = RESULTS / f"{chosen.write}-private.md"
        path.write_text(f"# Personal data, {chosen.write}\n\n{text}", encoding="utf-8")
    failed = way.out or way.alarms or any(score.out or score.share > MASKED for score in scores.values())
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
