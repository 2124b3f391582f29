"""A sheet to draw on, in points from its upper left corner, and its bytes as SVG and PNG.

Matplotlib is the drawing machine (Agg and SVG, no display, no browser); texts become outlines, so that a picture looks
the same wherever it is opened. Nothing of the machine or the clock is in the bytes.
"""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pipeline.charts.style import BODY, DPI, INK, LEADING, PAPER, WIDTH, font_file, printable, wrapped

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform

_ALIGN = ("left", "center", "right")
_HATCH = 2.9  # along the edge, from one hatching line to the next


@dataclass(frozen=True, slots=True)
class Letters:
    """One line of text; `y` is its base line, `align` what `x` is of it: its left, center or right."""

    x: float
    y: float
    text: str
    size: float
    bold: bool
    colour: str
    align: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon with a fill, an edge or both, or, without a fill and open, some lines."""

    lines: tuple[tuple[tuple[float, float], ...], ...]
    fill: str | None
    edge: str | None
    weight: float


@dataclass
class Sheet:
    """What is drawn, in order. `height` is set by whoever draws last."""

    name: str
    height: float = 0.0
    things: list[Letters | Shape] = field(default_factory=list)
    background: list[Shape] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, size: float = BODY, *, bold: bool = False, colour: str = INK,
        align: str = "left",
    ) -> None:  # fmt: skip
        """One line of text; `y` is its base line."""
        if align not in _ALIGN:
            raise ValueError(align)
        self.things.append(Letters(x, y, printable(text), size, bold, colour, align))

    def block(
        self, x: float, y: float, text: str, size: float, room: float, *, bold: bool = False, colour: str = INK
    ) -> float:
        """A text in lines that fit the room; `y` is its upper edge. The lower edge."""
        for line in wrapped(text, size, room, bold=bold):
            self.text(x, y + size, line, size, bold=bold, colour=colour)
            y += size * LEADING
        return y

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str | None, *, edge: str | None = None,
        weight: float = 0.6,
    ) -> None:  # fmt: skip
        """A rectangle with its upper left corner at (x, y)."""
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.shape(corners, fill, edge=edge, weight=weight)

    def hatch(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Slanting lines over a rectangle; real lines, for many programs know no patterns."""
        found = []
        steps = int((width + height) / _HATCH)
        for n in range(1, steps + 1):
            across = x + y + n * _HATCH
            low, high = y + height, y
            begin = (max(x, across - low), min(low, across - x))
            end = (min(x + width, across - high), max(high, across - x - width))
            found.append((begin, end))
        self.things.append(Shape(tuple(found), None, colour, 0.5))

    def line(
        self, x: float, y: float, to_x: float, to_y: float, colour: str, weight: float = 0.6, *, behind: bool = False
    ) -> None:
        """A straight line, behind everything else where asked for."""
        made = Shape((((x, y), (to_x, to_y)),), None, colour, weight)
        (self.background if behind else self.things).append(made)

    def shape(
        self, points: Iterable[tuple[float, float]], fill: str | None, *, edge: str | None = None, weight: float = 0.6
    ) -> None:
        """A polygon."""
        corners = tuple(points)
        self.things.append(Shape(((*corners, corners[0]),), fill, edge, weight))

    def figure(self) -> Figure:
        """All of it as a Matplotlib figure."""
        logging.getLogger("matplotlib").setLevel(logging.ERROR)  # its cache folder is nobody's business here
        from matplotlib.figure import Figure
        from matplotlib.font_manager import FontProperties
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path
        from matplotlib.text import Text
        from matplotlib.transforms import Affine2D

        figure = Figure(figsize=(WIDTH / 72, self.height / 72), facecolor=PAPER)
        place: Transform = Affine2D().scale(1 / 72, -1 / 72).translate(0, self.height / 72) + figure.dpi_scale_trans
        fonts = {bold: FontProperties(fname=font_file(bold=bold)) for bold in (False, True)}
        for thing in (*self.background, *self.things):
            made: Artist
            if isinstance(thing, Letters):
                made = Text(
                    thing.x, thing.y, thing.text, color=thing.colour, fontproperties=fonts[thing.bold],
                    fontsize=thing.size, ha=thing.align, va="baseline", parse_math=False, transform=place,
                )  # fmt: skip
            else:
                path = Path.make_compound_path(*(Path(line, closed=line[0] == line[-1]) for line in thing.lines))
                made = PathPatch(
                    path, fill=thing.fill is not None, facecolor=thing.fill, edgecolor=thing.edge or "none",
                    linewidth=thing.weight, transform=place, joinstyle="miter", capstyle="butt",
                )  # fmt: skip
            figure.add_artist(made)
        return figure


def rendered(sheet: Sheet, title: str, description: str, lang: str) -> dict[str, bytes]:
    """The sheet as `svg` and `png`, with its alternative text in both."""
    from matplotlib import rc_context, rcdefaults, rcParams
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    settings = {
        "svg.hashsalt": sheet.name, "svg.fonttype": "path", "path.simplify": False,
        "savefig.bbox": None, "text.usetex": False, "text.hinting": "none", "text.antialiased": True,
    }  # fmt: skip
    with rc_context():
        rcdefaults()  # whatever a matplotlibrc of this machine says
        rcParams.update(settings)  # type: ignore[arg-type]
        figure = sheet.figure()
        svg, png = io.BytesIO(), io.BytesIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        FigureCanvasSVG(figure)
        figure.savefig(svg, format="svg", facecolor=PAPER, metadata=nothing)
        FigureCanvasAgg(figure)
        about = {"Software": None, "Title": title, "Description": description}
        figure.savefig(png, format="png", dpi=DPI, facecolor=PAPER, metadata=about)
    return {"svg": _described(svg.getvalue().decode(), sheet.name, title, description, lang), "png": png.getvalue()}


def _plain(text: str) -> str:
    """The text for XML, in which control characters have no place."""
    return escape("".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text))


def _described(svg: str, name: str, title: str, description: str, lang: str) -> bytes:
    """The SVG with what a screen reader reads, its style confined to itself, and without the address of a DTD."""
    key = "".join(char if char.isascii() and char.isalnum() else "-" for char in name)
    attributes, body = svg.split("<svg ", 1)[1].split(">", 1)
    body = body.replace('<style type="text/css">*{', f'<style type="text/css">#{key} *{{', 1)
    told = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<svg id="{key}" role="img" aria-labelledby="{key}-title {key}-desc" '
        f'xml:lang="{lang}" {attributes}>\n <title id="{key}-title">{_plain(title)}</title>\n'
        f' <desc id="{key}-desc">{_plain(description)}</desc>{body}'
    )
    return told.encode()
