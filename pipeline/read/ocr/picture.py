"""The picture of a page: rendered, levelled, turned upright, and the way back from it to the page.

Coordinates: pixels from the upper left corner of the upright picture; `Upright.to_page` gives PDF points from the upper
left corner of the displayed page, the frame of all boxes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter, ImageOps

from schemas.statement import Box

DPI = 300  # what Tesseract's models were made for; scans of 200 dpi are read better when drawn larger
MAX_PIXELS = 40_000_000  # four times A4 at 300 dpi: larger pages are drawn smaller
MIN_DPI = 70  # below this no letter can be read
_INK = 128  # of 255: darker is ink, on a levelled picture
_BLANK = 0.0002  # share of ink below which nothing is written on a page: a dozen letters on A4
_SMALL = 900  # pixels of the longer side on which the skew is measured
_MAX_SKEW = 6.0  # degrees
_MIN_SKEW = 0.15  # degrees below which turning costs more sharpness than it gains
_GRAIN = (
    1.4  # of 255: how much the paper's pixels differ from those around them on a noisy scan; clean ones give 0.2 to 1
)
_SCAN = 0.5  # share of the page that a picture covers when the page is a scan


@dataclass(frozen=True, slots=True)
class Upright:
    """A grey picture of a page with its lines level.

    `turn` (0, 90, 180, 270 degrees clockwise) and then `skew` (degrees counter-clockwise) brought the rendered picture
    of `size` pixels here; `scale` is pixels for each point.
    """

    image: Image.Image
    dpi: int
    size: tuple[int, int]
    scale: float
    turn: int = 0
    skew: float = 0.0

    def to_page(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """The box in points on the page that holds a box of this picture."""
        corners = [self._back(x, y) for x in (x0, x1) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        width, height = self.size
        left, right = max(0.0, min(xs)), min(float(width), max(xs))
        upper, lower = max(0.0, min(ys)), min(float(height), max(ys))
        return (left / self.scale, upper / self.scale, right / self.scale, lower / self.scale)

    def _back(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.image.size
        dx, dy, angle = x - width / 2, y - height / 2, math.radians(self.skew)
        x = dx * math.cos(angle) - dy * math.sin(angle) + width / 2
        y = dx * math.sin(angle) + dy * math.cos(angle) + height / 2
        across, down = self.size
        return {0: (x, y), 90: (y, down - x), 180: (across - x, down - y), 270: (across - y, x)}[self.turn]


def render(page: Any) -> Upright:
    """A pypdfium2 page as a levelled grey picture, as displayed (crop box, rotation, annotations).

    A scan of fewer pixels is drawn as it is, cleaned, and then enlarged: once enlarged, specks look like letters.
    Raises ValueError for a page that is too large to be drawn so that letters can be read.
    """
    width, height = page.get_size()
    dpi = min(DPI, int(72 * math.sqrt(MAX_PIXELS / max(1.0, width * height))))
    if dpi < MIN_DPI:
        raise ValueError(f"the page is {width:.0f} by {height:.0f} points: too large to be drawn")
    own = _own_dpi(page, width * height)
    drawn = dpi if own is None or not MIN_DPI <= own < 0.95 * dpi else own
    image = page.render(scale=drawn / 72, grayscale=True).to_pil().convert("L")
    if grain(image) > _GRAIN:
        image = image.filter(ImageFilter.MedianFilter(3)).filter(ImageFilter.GaussianBlur(0.7))
    if drawn != dpi:
        image = image.resize((round(width * dpi / 72), round(height * dpi / 72)), Image.Resampling.BICUBIC)
    return Upright(_levelled(image), dpi, image.size, image.size[0] / width)


def _own_dpi(page: Any, area: float) -> float | None:
    """The resolution of the picture that covers the page, in pixels for an inch; None where none does."""
    found: list[tuple[float, float]] = []
    for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        covered = (right - left) * (top - bottom)
        if covered > _SCAN * area:
            across, down = item.get_px_size()
            found.append((covered, 72 * math.sqrt(across * down / covered)))
    return max(found)[1] if found else None


def grain(image: Image.Image) -> float:
    """How much the pixels of the paper differ from those around them, of 255: the noise of a scanner."""
    pixels = np.asarray(image).astype(np.int16)
    calm = np.asarray(image.filter(ImageFilter.MedianFilter(3))).astype(np.int16)
    paper = calm > np.percentile(calm[::4, ::4], 90) - 40
    return float(np.abs(pixels - calm)[paper].mean()) if paper.any() else 0.0


def is_blank(picture: Upright) -> bool:
    """Whether nothing is written on the page."""
    dark = np.asarray(picture.image) < _INK
    return bool(dark.mean() < _BLANK)


def turned(picture: Upright, degrees: int) -> Upright:
    """The picture turned clockwise by 90, 180 or 270 degrees more."""
    turn = (picture.turn + degrees) % 360
    if picture.skew:
        raise ValueError("turn before the lines are levelled")
    ways = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    image = picture.image.transpose(ways[degrees])
    return Upright(image, picture.dpi, picture.size, picture.scale, turn)


def levelled_lines(picture: Upright) -> Upright:
    """The picture with its text lines level, where they are skewed by up to 6 degrees."""
    angle = skew_of(picture.image)
    if abs(angle) < _MIN_SKEW:
        return picture
    image = picture.image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return Upright(image, picture.dpi, picture.size, picture.scale, picture.turn, angle)


def skew_of(image: Image.Image) -> float:
    """Degrees counter-clockwise by which a picture must be turned to make its lines level (projection profile)."""
    small = image.copy()
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BILINEAR)
    pixels = np.asarray(small)
    dark = pixels < min(200, int(pixels.mean()) - 15)
    ys, xs = np.nonzero(dark)
    if len(ys) < 200:
        return 0.0

    def sharpness(angle: float) -> float:
        """How sharply rows of ink and paper part when the picture is turned by `angle`."""
        at = np.rint(ys - xs * math.tan(math.radians(angle))).astype(np.int64)
        rows = np.bincount(at - at.min())
        return float((np.diff(rows).astype(np.float64) ** 2).sum())

    best = 0.0
    for step, reach in ((0.5, _MAX_SKEW), (0.1, 0.5), (0.02, 0.1)):
        count = round(reach / step)
        best = max(
            (best + n * step for n in range(-count, count + 1)), key=lambda angle: (sharpness(angle), -abs(angle))
        )
    return round(max(-_MAX_SKEW, min(_MAX_SKEW, best)), 2)


def _levelled(image: Image.Image) -> Image.Image:
    """Paper made white and ink black: uneven light and grey paper are taken out."""
    paper = image.copy()
    paper.thumbnail((image.width // 12 or 1, image.height // 12 or 1), Image.Resampling.BOX)
    paper = paper.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(4))
    light = np.asarray(paper)
    if light.min() < 235 or int(light.max()) - int(light.min()) > 25:
        ground = np.asarray(paper.resize(image.size, Image.Resampling.BILINEAR)).astype(np.uint16)
        pixels = np.asarray(image).astype(np.uint16)
        image = Image.fromarray(np.minimum(255, pixels * 255 // np.maximum(ground, 60)).astype(np.uint8))
    return ImageOps.autocontrast(image, cutoff=(0.5, 40))
