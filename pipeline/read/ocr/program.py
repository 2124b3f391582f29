"""Tesseract as a program: is it there, and what does it read on a picture.

The picture goes in through a pipe and nothing is written to disk, so that a killed reader leaves nothing behind; one
thread a call, so that pages can be read side by side.
"""

from __future__ import annotations

import csv
import os
import re
import resource
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from math import ceil

from PIL import Image

from pipeline.read.ocr.words import Word

LANGUAGE = "swe"
ROWS, BLOCKS = 6, 3  # page segmentation: rows over the whole width, as minutes are set; or blocks, for odd pages
SIGNS = "eng"  # the Swedish model has no §: the English one is asked for it
_STANDSTILL = 10  # times the seconds that it may take: then it waits for something that does not come
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-swe"


class OcrFailed(Exception):
    """A page that Tesseract could not read: it broke off or took too long. The text says which."""


@dataclass(frozen=True, slots=True)
class Program:
    """Tesseract as it is installed. `missing` says what keeps it from being used, or is empty."""

    path: str | None
    version: str | None
    languages: tuple[str, ...]

    @property
    def missing(self) -> str:
        """What is missing, in words, or ''."""
        if self.path is None:
            return "Tesseract is not installed"
        if self.version is None:
            return "Tesseract does not start"
        lacking = [name for name in (LANGUAGE, SIGNS) if name not in self.languages]
        return f"Tesseract has no language data for {' and '.join(lacking)}" if lacking else ""


@cache
def program() -> Program:
    """What is installed here."""
    path = shutil.which("tesseract")
    if path is None:
        return Program(None, None, ())
    try:
        told = _run([path, "--version"], b"", 20).decode(errors="replace")
        listed = _run([path, "--list-langs"], b"", 20).decode(errors="replace")
    except OcrFailed:
        return Program(path, None, ())
    version = re.search(r"tesseract v?(\d[\w.-]*)", told)
    return Program(path, version.group(1) if version else None, tuple(sorted(listed.split("\n", 1)[-1].split())))


def read_picture(picture: Image.Image, language: str, dpi: int, seconds: float, layout: int = ROWS) -> list[Word]:
    """The words on a grey picture, boxes in pixels. Raises `OcrFailed`."""
    table = _run(
        [
            str(program().path),
            "-",
            "-",
            "-l",
            language,
            "--psm",
            str(layout),
            "--dpi",
            str(dpi),
            "-c",
            "debug_file=/dev/null",
            "tsv",
        ],
        _pgm(picture),
        seconds,
    )
    return _words(table.decode())


def orientation(picture: Image.Image, dpi: int, seconds: float) -> int:
    """By how many degrees clockwise the picture must be turned to stand upright: 0, 90, 180 or 270.

    0 where it cannot be told. Raises `OcrFailed` when Tesseract breaks off.
    """
    try:
        told = _run(
            [str(program().path), "-", "-", "-l", "osd", "--psm", "0", "--dpi", str(dpi)], _pgm(picture), seconds
        )
    except OcrFailed:  # "Too few characters": a picture without text
        return 0
    turn = re.search(r"^Rotate: (\d+)", told.decode(), re.M)
    sure = re.search(r"^Orientation confidence: ([\d.]+)", told.decode(), re.M)
    return int(turn.group(1)) % 360 if turn and sure and float(sure.group(1)) > 1 else 0


def _words(table: str) -> list[Word]:
    found: list[Word] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if row["level"] != "5" or not text:
            continue
        line = lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), len(lines))
        left, top, width, height = (float(row[name]) for name in ("left", "top", "width", "height"))
        sure = max(0.0, min(1.0, float(row["conf"]) / 100))
        found.append(Word(text, left, top, left + width, top + height, line, sure))
    return found


def _pgm(picture: Image.Image) -> bytes:
    grey = picture if picture.mode == "L" else picture.convert("L")
    return b"P5 %d %d 255\n" % grey.size + grey.tobytes()


def _run(command: list[str], sent: bytes, seconds: float) -> bytes:
    """What a command gives. It may use `seconds` of the processor, whatever else the machine is doing meanwhile."""
    environment = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX", "HOME") if name in os.environ}
    pipe = subprocess.PIPE
    try:
        child = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment | {"OMP_THREAD_LIMIT": "1"}
        )
    except OSError as error:
        raise OcrFailed(f"Tesseract does not start ({error.strerror})") from None
    with child:
        most = ceil(seconds)
        with suppress(ProcessLookupError):  # it has ended already
            resource.prlimit(child.pid, resource.RLIMIT_CPU, (most, most))
        try:
            told, warned = child.communicate(sent, timeout=_STANDSTILL * seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            raise OcrFailed(f"Tesseract stood still for {_STANDSTILL * seconds:g} s") from None
    if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise OcrFailed(f"Tesseract took more than {seconds:g} s")
    if child.returncode:
        raise OcrFailed(f"Tesseract broke off (status {child.returncode})")
    return told or warned
