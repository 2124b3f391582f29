"""Plain-text layouts (columns and rows): what a text copy of minutes or a letter looks like."""

from __future__ import annotations

from collections.abc import Callable

from samples.layout import Look, Piece, Style
from samples.markup import Block

Meta = dict[str, str]
MONO = "text"


def _looks(*, bullet: str = "-", indent: float = 0) -> dict[str, Look]:
    """Every look of a text template is one character high; they differ in space before, indent and bullet."""
    names = ("title", "number", "name", "case", "h", "sub", "p", "li", "num", "line", "row", "toc", "margin", "rule")
    before = {"title": 1, "number": 2, "h": 1, "sub": 1, "p": 1, "margin": 1, "rule": 0}
    looks = {name: Look(MONO, 1, before.get(name, 0), indent=indent) for name in names}
    looks["li"] = Look(MONO, 1, 0, indent=indent, hang=2, prefix=bullet)
    looks["num"] = Look(MONO, 1, 0, indent=indent, hang=3)
    looks["margin"] = Look(MONO, 1, 1)
    return looks


def _line(y: float, left: str, right: str = "", width: float = 80) -> list[Piece]:
    pieces = [Piece(0, y, left, MONO, 1), Piece(width, y, right, MONO, 1, "right")]
    return [piece for piece in pieces if piece.text]


def _margin_notes(meta: Meta, n: int, of: int) -> list[Piece]:
    return [
        *_line(1, f"{meta['body'].upper()}          PROTOKOLL", f"{n}({of} )"),
        *_line(2, meta["organ"]),
        *_line(3, "Sammanträdesdatum", meta["date"]),
    ]


def _committee(meta: Meta, n: int, of: int) -> list[Piece]:
    return [
        *_line(1, f"{meta['body'].upper()} {meta['organ']}"),
        *_line(2, f"SAMMANTRÄDESPROTOKOLL {meta['date']}", str(n)),
    ]


def _pages(meta: Meta, n: int, of: int) -> list[Piece]:
    return [
        *_line(1, f"{n} ({of})"),
        *_line(3, meta["organ"]),
        *_line(5, f"Protokoll nr {meta['nr']}"),
        *_line(6, f"Sammanträdesdatum: {meta['date']}"),
    ]


def _letter(meta: Meta, n: int, of: int) -> list[Piece]:
    return [
        *_line(1, meta["body"], f"Sida {n}({of})"),
        *_line(2, meta.get("organ", ""), f"Datum {meta['date']}" if "date" in meta else ""),
        *_line(3, "", meta.get("reference", "")),
    ]


def _bare(meta: Meta, n: int, of: int) -> list[Piece]:
    return []


def _style(
    looks: dict[str, Look],
    furniture: Callable[[Meta, int, int], list[Piece]],
    headline: Callable[[Block], list[tuple[str, str]]],
    *,
    width: float = 80,
    height: float = 62,
    left: float = 0,
    top: float = 5,
    stops: tuple[float, ...] = (0, 26, 52),
) -> Style:
    return Style(width, height, left, 0, top, 2, looks, stops, furniture, headline, leading=1)


TEXT_STYLES: dict[str, Style] = {
    "margin_notes": _style(
        _looks(indent=14),
        _margin_notes,
        lambda b: [
            ("number", f"KS § {b.number}     DNR:{b.case}" if b.case else f"KS § {b.number}"),
            ("name", b.text.upper()),
        ],
    ),
    "committee": _style(
        _looks(bullet="•"),
        _committee,
        lambda b: [("number", f"§ {b.number}"), ("name", b.text), *([("case", b.case)] if b.case else [])],
    ),
    "pages": _style(
        _looks(bullet="•"),
        _pages,
        lambda b: [("number", f"§ {b.number} Ärendenummer {b.case}"), ("name", b.text)],
        top=8,
    ),
    "letter": _style(_looks(), _letter, lambda b: [("number", f"§ {b.number}"), ("name", b.text)]),
    "bare": _style(_looks(), _bare, lambda b: [("number", f"§ {b.number}"), ("name", b.text)], top=0, height=400),
}
