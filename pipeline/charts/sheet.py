"""A sheet to draw on, in points from its upper left corner, and its bytes as SVG and PNG.

Matplotlib is the drawing machine (Agg and SVG, no display, no browser); texts become outlines, so that a picture looks
the same wherever it is opened. Nothing of the machine or the clock is in the bytes.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pipeline.charts.style import BODY, DPI, INK, LEADING, PAPER, WIDTH, font_file, wrapped

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform

_ALIGN = ("left", "center", "right")
_SIDES = 40  # of a round mark


@dataclass(frozen=True, slots=True)
class _Letters:
    x: float
    y: float
    text: str
    size: float
    bold: bool
    colour: str
    align: str


@dataclass(frozen=True, slots=True)
class _Shape:
    """A polygon or, open, a line; `hatch` where it is hatched."""

    points: tuple[tuple[float, float], ...]
    fill: str | None
    edge: str | None
    weight: float
    hatched: bool
    closed: bool


@dataclass
class Sheet:
    """What is drawn, in order. `height` is set by whoever draws last."""

    name: str
    height: float = 0.0
    _things: list[_Letters | _Shape] = field(default_factory=list)
    _behind: list[_Shape] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, size: float = BODY, *, bold: bool = False, colour: str = INK,
        align: str = "left",
    ) -> None:  # fmt: skip
        """One line of text; `y` is its base line."""
        if align not in _ALIGN:
            raise ValueError(align)
        self._things.append(_Letters(x, y, text, size, bold, colour, align))

    def block(
        self, x: float, y: float, text: str, size: float, room: float, *, bold: bool = False, colour: str = INK
    ) -> float:
        """A text in lines that fit the room; `y` is its upper edge. The lower edge."""
        for line in wrapped(text, size, room, bold=bold):
            self.text(x, y + size, line, size, bold=bold, colour=colour)
            y += size * LEADING
        return y

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str | None, *, hatched: bool = False,
        edge: str | None = None, weight: float = 0.6,
    ) -> None:  # fmt: skip
        """A rectangle with its upper left corner at (x, y)."""
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.shape(corners, fill, edge=edge, weight=weight, hatched=hatched)

    def line(
        self, x: float, y: float, to_x: float, to_y: float, colour: str, weight: float = 0.6, *, behind: bool = False
    ) -> None:
        """A straight line, behind everything else where asked for."""
        made = _Shape(((x, y), (to_x, to_y)), None, colour, weight, hatched=False, closed=False)
        (self._behind if behind else self._things).append(made)

    def shape(
        self, points: Iterable[tuple[float, float]], fill: str | None, *, edge: str | None = None, weight: float = 0.6,
        hatched: bool = False,
    ) -> None:  # fmt: skip
        """A polygon."""
        self._things.append(_Shape(tuple(points), fill, edge, weight, hatched, closed=True))

    def figure(self) -> Figure:
        """All of it as a Matplotlib figure."""
        logging.getLogger("matplotlib").setLevel(logging.ERROR)  # its cache folder is nobody's business here
        from matplotlib.figure import Figure
        from matplotlib.font_manager import FontProperties
        from matplotlib.patches import Polygon
        from matplotlib.text import Text
        from matplotlib.transforms import Affine2D

        figure = Figure(figsize=(WIDTH / 72, self.height / 72), facecolor=PAPER)
        place: Transform = Affine2D().scale(1 / 72, -1 / 72).translate(0, self.height / 72) + figure.dpi_scale_trans
        fonts = {bold: FontProperties(fname=font_file(bold=bold)) for bold in (False, True)}
        for thing in (*self._behind, *self._things):
            made: Artist
            if isinstance(thing, _Letters):
                made = Text(
                    thing.x, thing.y, thing.text, color=thing.colour, fontproperties=fonts[thing.bold],
                    fontsize=thing.size, ha=thing.align, va="baseline", parse_math=False, transform=place,
                )  # fmt: skip
            else:
                made = Polygon(
                    thing.points, closed=thing.closed, fill=thing.fill is not None, facecolor=thing.fill,
                    edgecolor=thing.edge or "none", linewidth=thing.weight, hatch="//////" if thing.hatched else None,
                    transform=place, joinstyle="miter", capstyle="butt",
                )  # fmt: skip
            figure.add_artist(made)
        return figure


def rendered(sheet: Sheet, title: str, description: str, lang: str) -> dict[str, bytes]:
    """The sheet as `svg` and `png`, with its alternative text in both."""
    from matplotlib import rc_context, rcdefaults, rcParams
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    settings = {
        "svg.hashsalt": sheet.name, "svg.fonttype": "path", "hatch.linewidth": 0.6, "path.simplify": False,
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


def _described(svg: str, name: str, title: str, description: str, lang: str) -> bytes:
    """The SVG with what a screen reader reads, its style confined to itself, and without the address of a DTD."""
    key = "".join(char if char.isascii() and char.isalnum() else "-" for char in name)
    attributes, body = svg.split("<svg ", 1)[1].split(">", 1)
    body = body.replace('<style type="text/css">*{', f'<style type="text/css">#{key} *{{', 1)
    told = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<svg id="{key}" role="img" aria-labelledby="{key}-title {key}-desc" '
        f'xml:lang="{lang}" {attributes}>\n <title id="{key}-title">{escape(title)}</title>\n'
        f' <desc id="{key}-desc">{escape(description)}</desc>{body}'
    )
    return told.encode()
