"""PDF layouts (points, A4, origin in the upper left corner)."""

from __future__ import annotations

from collections.abc import Callable

from samples.layout import Look, Piece, Style
from samples.markup import Block

WIDTH, HEIGHT = 595.28, 841.89
Meta = dict[str, str]

SANS, SANS_BOLD, SANS_ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
SERIF, SERIF_BOLD, SERIF_ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"


def _looks(
    font: str, bold: str, italic: str, size: float, *, bullet: str = "\u00b7", heads: str = ""
) -> dict[str, Look]:
    """The looks shared by all templates, from their fonts; `heads` is the font of the headings inside a §."""
    heads = heads or bold
    return {
        "title": Look(bold, size + 5, 12),
        "number": Look(bold, size + 2, 18),
        "name": Look(bold, size + 2, 3),
        "case": Look(font, size, 2),
        "h": Look(heads, size + 1, 12),
        "sub": Look(italic, size, 8),
        "p": Look(font, size, 5),
        "li": Look(font, size, 2, indent=8, hang=12, prefix=bullet),
        "num": Look(font, size, 2, indent=8, hang=16),
        "line": Look(font, size, 2),
        "row": Look(font, size - 0.5, 3),
        "toc": Look(font, size, 3, hang=26),
        "margin": Look(italic, size - 1, 6),
        "rule": Look(font, 4, 10),
    }


def _two_lines(block: Block, case: str = "{}") -> list[tuple[str, str]]:
    """`§ 12` with the case number on its line, the title below."""
    return [
        ("number", f"§ {block.number} {case.format(block.case) if block.case else ''}".strip()),
        ("name", block.text),
    ]


def _one_line(block: Block) -> list[tuple[str, str]]:
    """`§ 12 Title`, the case number below."""
    return [("number", f"§ {block.number} {block.text}"), *([("case", block.case)] if block.case else [])]


def _upper(n: int, of: int, meta: Meta) -> list[Piece]:
    return [Piece(WIDTH - 60, 44, f"{n} ({of})", SANS, 9, "right")]


def _decision_first(meta: Meta, n: int, of: int) -> list[Piece]:
    return [
        *_upper(n, of, meta),
        Piece(70, 44, meta["body"], SANS_BOLD, 10),
        Piece(70, 60, meta["organ"], SANS, 9),
        Piece(WIDTH - 60, 60, f"Protokoll nr {meta['nr']}", SANS, 9, "right"),
        Piece(WIDTH - 60, 74, f"Sammanträdesdatum: {meta['date']}", SANS, 9, "right"),
    ]


def _footer_table(meta: Meta, n: int, of: int) -> list[Piece]:
    cells = ("Justerandes sign", "Justerandes sign", "Justerandes sign", "", "Utdragsbestyrkande")
    return [
        Piece(WIDTH - 50, 36, str(n), SANS, 9, "right"),
        *(
            Piece(WIDTH - 50, 52 + 13 * i, text, SANS_BOLD if i == 0 else SANS, 10, "right")
            for i, text in enumerate((meta["organ"], "Protokoll", meta["date"]))
        ),
        *(Piece(60 + 96 * i, HEIGHT - 50, text, SANS, 7) for i, text in enumerate(cells) if text),
    ]


def _dash_list(meta: Meta, n: int, of: int) -> list[Piece]:
    return [
        Piece(72, 42, meta["body"].upper(), SANS_BOLD, 9),
        Piece(300, 42, "SAMMANTRÄDESPROTOKOLL", SANS_BOLD, 9),
        Piece(WIDTH - 60, 42, f"Sida {n} av {of}", SANS, 9, "right"),
        Piece(300, 56, "Sammanträdesdatum", SANS, 8),
        Piece(300, 68, meta["date"], SANS, 9),
        Piece(72, 68, meta["organ"].upper(), SANS, 9),
        Piece(72, HEIGHT - 56, "Justerande", SANS, 8),
        Piece(340, HEIGHT - 56, "Utdragsbestyrkande", SANS, 8),
        Piece(72, HEIGHT - 42, "Protokollet har justerats digitalt", SANS, 7),
    ]


def _decision_sheet(meta: Meta, n: int, of: int) -> list[Piece]:
    return [
        Piece(62, 44, meta["body"], SERIF_BOLD, 12),
        Piece(WIDTH - 62, 44, f"Sida {n}({of})", SERIF, 10, "right"),
        Piece(62, 58, f"{meta['organ']}  Protokoll {meta['date']}", SERIF, 10),
        Piece(62, HEIGHT - 48, "Ordförandes signatur", SERIF, 8),
        Piece(260, HEIGHT - 48, "Justerares signatur", SERIF, 8),
    ]


def _extract(meta: Meta, n: int, of: int) -> list[Piece]:
    return [
        Piece(66, 42, meta["body"], SANS_BOLD, 11),
        Piece(WIDTH - 60, 42, f"Sidan {n} av {of}", SANS, 9, "right"),
        Piece(66, 57, "Protokollsutdrag", SANS, 10),
        Piece(66, 71, f"{meta['organ']} {meta['date']}", SANS, 10),
        *(
            Piece(66 + 110 * i, HEIGHT - 50, text, SANS, 7)
            for i, text in enumerate(("Sign. Ordf.", "Justerare", "Exp. datum", "Sign."))
        ),
    ]


def _statement(meta: Meta, n: int, of: int) -> list[Piece]:
    if of == 1 and "bare" in meta:
        return []
    return [
        Piece(WIDTH - 64, 40, f"{n}({of})", SERIF, 10, "right"),
        Piece(64, 40, meta.get("letterhead", ""), SERIF_BOLD, 11),
        Piece(64, 54, meta.get("stamp", ""), SERIF, 9),
    ]


def _region(meta: Meta, n: int, of: int) -> list[Piece]:
    return [
        Piece(64, 40, f"{meta['body']}  |  {meta['organ']}", SANS_BOLD, 9),
        Piece(WIDTH - 64, 40, meta["date"], SANS, 9, "right"),
        Piece(WIDTH / 2, HEIGHT - 44, f"Sida {n} av {of}", SANS, 8, "centre"),
    ]


def _wide_margin(meta: Meta, n: int, of: int) -> list[Piece]:
    """Left and right pages apart, the § of the page in its head; what an e-signature stamps along the edge."""
    odd = n % 2 == 1
    x, align = (WIDTH - 60, "right") if odd else (54, "left")
    head = (
        f"{n} ({of})",
        meta["body"] if odd else f"Sammanträdesprotokoll {meta['date']}",
        meta["ranges"].split("; ")[n - 1],
    )
    foot = ("Justerandes signatur", "Justerandes signatur") if odd else ("Utdragsbestyrkande",)
    return [
        *(Piece(x, 38 + 13 * i, text, SANS_BOLD if i == 1 else SANS, 9, align) for i, text in enumerate(head)),
        *(Piece(150 + 130 * i, HEIGHT - 50, text, SANS, 7) for i, text in enumerate(foot)),
        Piece(WIDTH - 20, HEIGHT - 110, f"{meta['stamp']}, sida {n} av {of}", SANS, 6.5, turn=90),
    ]


def _summons(meta: Meta, n: int, of: int) -> list[Piece]:
    return [
        *_upper(n, of, meta),
        Piece(70, 44, meta["body"], SERIF_BOLD, 13),
        Piece(330, 44, "Kallelse", SERIF_BOLD, 13),
        Piece(70, 60, meta["organ"], SERIF, 10),
        Piece(330, 60, meta["date"], SERIF, 10),
    ]


def _office(meta: Meta, n: int, of: int) -> list[Piece]:
    """The head of a letter, on its first page with all it has, on the others with its number and count."""
    head = [(64, meta["body"], SANS_BOLD), (300, meta["name"], SANS_BOLD), (WIDTH - 60, f"{n} ({of})", SANS)]
    rest = [(64, meta["office"], SANS), (300, meta["date"], SANS), (WIDTH - 60, meta["case"], SANS)]
    return [
        Piece(x, 44 + 14 * row, text, font, 9, "right" if x > 400 else "left")
        for row, cells in enumerate((head, rest if n == 1 else []))
        for x, text, font in cells
    ]


def _party(meta: Meta, n: int, of: int) -> list[Piece]:
    return [Piece(WIDTH / 2, 52, meta["party"], SERIF_BOLD, 14, "centre")]


def _report(meta: Meta, n: int, of: int) -> list[Piece]:
    return [Piece(WIDTH / 2, HEIGHT - 44, str(n), SANS, 9, "centre")] if n > 1 else []


def _style(
    looks: dict[str, Look],
    furniture: Callable[[Meta, int, int], list[Piece]],
    headline: Callable[[Block], list[tuple[str, str]]],
    *,
    left: float = 70,
    right: float = 60,
    top: float = 92,
    bottom: float = 76,
    stops: tuple[float, ...] = (70, 230, 400),
    page_per_item: bool = False,
    beside: float | None = None,
) -> Style:
    return Style(
        WIDTH, HEIGHT, left, right, top, bottom, looks, stops, furniture, headline,
        page_per_item=page_per_item, beside=beside,
    )  # fmt: skip


PDF_STYLES: dict[str, Style] = {
    "decision_first": _style(
        _looks(SERIF, SANS_BOLD, SERIF_ITALIC, 11.5),
        _decision_first,
        lambda b: _two_lines(b, "Ärendenummer {}"),
        page_per_item=True,
    ),
    "footer_table": _style(
        _looks(SANS, SANS_BOLD, SANS_ITALIC, 10),
        _footer_table,
        lambda b: _two_lines(b),
        left=60,
        top=104,
        stops=(60, 170, 375),
    ),
    "dash_list": _style(
        _looks(SERIF, SERIF_BOLD, SERIF_ITALIC, 11, bullet="\u2013"),
        _dash_list,
        lambda b: [("number", f"KF § {b.number}    {b.case}".strip()), ("name", b.text)],
        left=72,
        right=80,
    ),
    "decision_sheet": _style(
        _looks(SERIF, SERIF_BOLD, SERIF_ITALIC, 11, heads=SANS_BOLD),
        _decision_sheet,
        lambda b: [
            ("number", f"§ {b.number}" + (f" Diarienummer {b.case}" if b.case else "")),
            ("name", b.text),
        ],
        left=62,
        right=70,
        top=80,
        stops=(62, 230, 400),
    ),
    "extract": _style(
        _looks(SANS, SANS_BOLD, SANS_ITALIC, 10.5, bullet="-"),
        _extract,
        lambda b: [("number", f"§ {b.number} Dnr {b.case}"), ("name", b.text)],
        left=66,
        top=96,
        stops=(66, 180, 330),
    ),
    "statement": _style(
        _looks(SERIF, SERIF_BOLD, SERIF_ITALIC, 12),
        _statement,
        _one_line,
        left=84,
        right=116,
        top=78,
        stops=(84, 240, 380),
    ),
    "region": _style(
        _looks(SANS, SANS_BOLD, SANS_ITALIC, 10),
        _region,
        lambda b: _one_line(b),
        left=64,
        right=84,
        top=66,
        stops=(64, 180, 370),
    ),
    "wide_margin": _style(
        _looks(SERIF, SERIF_BOLD, SERIF_ITALIC, 11)
        | {
            "h": Look(SERIF, 11, 12, spread=3.2),
            "number": Look(SANS, 11, 20, twice=True),
            "name": Look(SANS, 11, 3, twice=True),
            "margin": Look(SERIF, 9, 0),
            "row": Look(SERIF, 10, 2),
        },
        _wide_margin,
        lambda b: _two_lines(b, "          Dnr {}"),
        left=150,
        right=64,
        top=96,
        bottom=80,
        stops=(150, 290, 330, 380, 430),
        beside=54,
    ),
    "summons": _style(_looks(SERIF, SERIF_BOLD, SERIF_ITALIC, 11.5), _summons, _one_line, stops=(70, 180, 330)),
    "office": _style(_looks(SANS, SANS_BOLD, SANS_ITALIC, 11.5), _office, _one_line, left=84, right=96, top=96),
    "party": _style(_looks(SERIF, SERIF_BOLD, SERIF_ITALIC, 12), _party, _one_line, left=96, right=96, top=96),
    "report": _style(_looks(SANS, SANS_BOLD, SANS_ITALIC, 11, heads=SERIF_BOLD), _report, _one_line, left=90, right=90),
}
