"""Scans made from born-digital PDFs: every page drawn, spoilt by a recipe as scanners and copiers spoil pages, wrapped as
a picture and nothing else.

Equal arguments give equal bytes: the grain comes from a generator seeded by the document's name, the recipe, the
resolution and the page.
"""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageFilter
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

ANGLES = (1.3, -2.1, 0.6, 2.5, -0.9, -2.5, 1.9)  # degrees of skew, counter-clockwise, page after page
TURNS = (90, 180, 270)  # degrees clockwise, page after page
_GAUSS, _SPECKS = 18.0, 0.004  # grey levels; share of black, and as much of white, pixels
_INK, _PAPER, _SHADOW = 0.75, 40.0, 50.0  # grey paper: contrast left, black's level, what the shadow takes at the edge
_QUALITY = 40
_FAX = 150  # of 255: darker is black

Pixels = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What happens to a page, in this order. `blur` is in points, so that it is the same on paper at any resolution."""

    skew: bool = False
    blur: float = 0.0
    grey: bool = False
    noise: bool = False
    fax: bool = False
    jpeg: bool = False
    turned: bool = False


RECIPES: dict[str, Recipe] = {
    "clean": Recipe(),
    "noise": Recipe(noise=True),
    "skew": Recipe(skew=True),
    "blur": Recipe(blur=0.4),
    "jpeg": Recipe(jpeg=True),
    "grey": Recipe(grey=True),
    "fax": Recipe(fax=True),
    "turned": Recipe(turned=True),
    "all": Recipe(skew=True, grey=True, noise=True, jpeg=True),
}


@dataclass(frozen=True, slots=True)
class Way:
    """How a page of `width` by `height` points came onto its scan: by `skew` degrees counter-clockwise around its
    middle, then by `turn` degrees clockwise. Points, from the upper left corner of the page as displayed."""

    width: float
    height: float
    skew: float = 0.0
    turn: int = 0

    def there(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the original lies on the scan."""
        angle = math.radians(self.skew)
        dx, dy = x - self.width / 2, y - self.height / 2
        x = self.width / 2 + dx * math.cos(angle) + dy * math.sin(angle)
        y = self.height / 2 - dx * math.sin(angle) + dy * math.cos(angle)
        across, down = self.width, self.height
        return {0: (x, y), 90: (down - y, x), 180: (across - x, down - y), 270: (y, across - x)}[self.turn]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the scanned page in points."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class Scan:
    """A PDF of pictures, and for each of its pages which page of the original (from 1) it shows, and how."""

    data: bytes
    pages: tuple[int, ...]
    ways: tuple[Way, ...] = field(default=())


def scan(original: bytes, name: str, recipe: str, dpi: int, pages: Sequence[int] | None = None) -> Scan:
    """The scan of a PDF by one of `RECIPES`. `name` seeds the grain; `pages` (numbers from 1) are all when None."""
    with _binary():
        return _scan(original, name, recipe, dpi, pages)


@contextmanager
def _binary() -> Iterator[None]:
    """Pictures written as they are: as ASCII, reportlab's default, a page takes seconds."""
    before, rl_config.useA85 = rl_config.useA85, 0
    try:
        yield
    finally:
        rl_config.useA85 = before


def _scan(original: bytes, name: str, recipe: str, dpi: int, pages: Sequence[int] | None) -> Scan:
    document = pypdfium2.PdfDocument(original)
    numbers = tuple(pages) if pages is not None else tuple(range(1, len(document) + 1))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    ways = []
    for number in numbers:
        page = document[number - 1]
        width, height = page.get_size()
        image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        chosen = RECIPES[recipe]
        skew = ANGLES[(number - 1) % len(ANGLES)] if chosen.skew else 0.0
        way = Way(width, height, skew, TURNS[(number - 1) % len(TURNS)] if chosen.turned else 0)
        seed = zlib.crc32(f"{name} {recipe} {dpi} {number}".encode())
        picture = spoilt(image, chosen, way, dpi, np.random.default_rng(seed))
        canvas.setPageSize(way.size)
        canvas.drawImage(ImageReader(picture), 0, 0, *way.size)
        canvas.showPage()
        ways.append(way)
    canvas.save()
    document.close()
    return Scan(buffer.getvalue(), numbers, tuple(ways))


def spoilt(image: Image.Image, recipe: Recipe, way: Way, dpi: int, grain: np.random.Generator) -> Image.Image:
    """A grey picture after a recipe."""
    if way.skew:
        image = image.rotate(way.skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    if recipe.blur:
        image = image.filter(ImageFilter.GaussianBlur(recipe.blur * dpi / 72))
    pixels = np.asarray(image).astype(np.float64)
    if recipe.grey:
        pixels = _greyed(pixels)
    if recipe.noise:
        pixels = _noisy(pixels, grain)
    if recipe.fax:
        pixels = np.where(pixels < _FAX, 0.0, 255.0)
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if recipe.jpeg:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=_QUALITY)
        image = Image.open(io.BytesIO(buffer.getvalue())).convert("L")
    return image.rotate(-way.turn, expand=True) if way.turn else image


def _greyed(pixels: Pixels) -> Pixels:
    """Grey paper with the shadow of a book's fold along its left edge."""
    shadow = _SHADOW * np.linspace(1.0, 0.0, pixels.shape[1]) ** 2
    return np.asarray(pixels * _INK + _PAPER - shadow[np.newaxis, :])


def _noisy(pixels: Pixels, grain: np.random.Generator) -> Pixels:
    """The grain of a sensor, and specks of dust."""
    pixels = pixels + grain.normal(0.0, _GAUSS, pixels.shape)
    dust = grain.random(pixels.shape)
    pixels[dust < _SPECKS] = 0.0
    pixels[dust > 1 - _SPECKS] = 255.0
    return pixels
