"""Documents made worse: each mutant is a function of the sample, the seed and its number, and of nothing else."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

_NUMBER = re.compile(rb"(?<![\w.])\d{1,10}(?![\w.])")
_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.S)
_STREAM = re.compile(rb"(/Length )(\d+)(.*?stream\r?\n)(.*?)(\r?\nendstream)", re.S)
_KIDS = re.compile(rb"/Kids\s*\[[^\]]*\]")
_NAME = re.compile(rb"/[A-Z][A-Za-z]{2,12}")


def mutant(data: bytes, seed: int, number: int) -> tuple[str, bytes]:
    """The name of the mutation and the bytes of the `number`th mutant of a document."""
    rng = random.Random(f"{seed}:{number}")
    packed = data.startswith(b"PK")
    choices = GENERAL + (PDF if b"%PDF-" in data[:1024] else ZIPPED if packed else TEXT)
    mutate = rng.choice(choices)
    return mutate.__name__, mutate(data, rng)


def _spot(data: bytes | bytearray, rng: random.Random) -> int:
    return rng.randrange(max(1, len(data)))


def flipped(data: bytes, rng: random.Random) -> bytes:
    """Bits flipped, one to two hundred."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 3, 20, 200)) if data else 0):
        out[_spot(out, rng)] ^= 1 << rng.randrange(8)
    return bytes(out)


def cut(data: bytes, rng: random.Random) -> bytes:
    """The end, or the beginning, missing."""
    at = _spot(data, rng)
    return data[:at] if rng.random() < 0.7 else data[at:]


def hole(data: bytes, rng: random.Random) -> bytes:
    """A stretch missing, doubled, zeroed, moved or filled with noise."""
    at, length = _spot(data, rng), rng.choice((1, 10, 500, 20_000))
    piece, to = data[at : at + length], _spot(data, rng)
    rest = data[:at] + data[at + length :]
    fill = {"gone": b"", "twice": piece * 2, "zero": bytes(len(piece)), "noise": rng.randbytes(len(piece))}
    kind = rng.choice(("gone", "twice", "zero", "noise", "moved"))
    if kind == "moved":
        return rest[:to] + piece + rest[to:]
    return data[:at] + fill[kind] + data[at + length :]


def nothing(data: bytes, rng: random.Random) -> bytes:
    """Empty, white, or zeros of the same length."""
    return rng.choice((b"", b"\n \n", bytes(len(data)), data[:8], b"\xff" * 100))


def nested(data: bytes, rng: random.Random) -> bytes:
    """The document inside itself."""
    at = _spot(data, rng)
    return data[:at] + data + data[at:]


def numbers(data: bytes, rng: random.Random) -> bytes:
    """Numbers made huge, negative or nought."""
    found = list(_NUMBER.finditer(data))
    for hit in sorted(rng.sample(found, min(len(found), rng.choice((1, 5, 50)))), key=lambda hit: -hit.start()):
        value = rng.choice((b"0", b"-1", b"99999999999", b"2147483648", b"65536", b"1e30", b"0.0000001"))
        data = data[: hit.start()] + value + data[hit.end() :]
    return data


def objects(data: bytes, rng: random.Random) -> bytes:
    """Objects of a PDF swapped, dropped or doubled."""
    found = [hit.span() for hit in _OBJECT.finditer(data)]
    if len(found) < 3:
        return flipped(data, rng)
    (a, b), (c, d) = sorted(rng.sample(found, 2))
    kind = rng.choice(("swap", "drop", "double", "into"))
    if kind == "swap":
        return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]
    if kind == "drop":
        return data[:a] + data[b:]
    return data[:d] + b"\n" + data[a:b] + data[d:] if kind == "double" else data[:b] + data[c:d] + data[b:]


def references(data: bytes, rng: random.Random) -> bytes:
    """References of a PDF pointing elsewhere, to themselves among others."""
    found = list(re.finditer(rb"(\d+) 0 R", data))
    count = rng.choice((1, 3, 10))
    for hit in sorted(rng.sample(found, min(len(found), count)), key=lambda hit: -hit.start()):
        data = data[: hit.start(1)] + b"%d" % rng.randrange(1, 30) + data[hit.end(1) :]
    return data


def page_tree(data: bytes, rng: random.Random) -> bytes:
    """A page tree that runs in a circle, is empty, or endless."""
    kids = rng.choice((b"/Kids[1 0 R]", b"/Kids[]", b"/Kids[" + b"3 0 R " * 3000 + b"]", b"/Kids 2 0 R", b"/Count -5"))
    return _KIDS.sub(kids, data, count=1)


def names(data: bytes, rng: random.Random) -> bytes:
    """Keys of a PDF exchanged for others."""
    found = list(_NAME.finditer(data))
    for hit in sorted(rng.sample(found, min(len(found), rng.choice((1, 4)))), key=lambda hit: -hit.start()):
        data = data[: hit.start()] + rng.choice(found).group() + data[hit.end() :]
    return data


def table(data: bytes, rng: random.Random) -> bytes:
    """The cross-reference table wrong, gone, or a circle."""
    at = data.rfind(b"xref")
    if at < 0:
        return cut(data, rng)
    kind = rng.choice(("gone", "shift", "prev", "no end"))
    if kind == "gone":
        return data[:at] + data[data.find(b"trailer", at) :]
    if kind == "prev":
        return data.replace(b"/Size", b"/Prev %d /Size" % data.find(b"xref"), 1)
    if kind == "no end":
        return data[: data.rfind(b"startxref")]
    return data[:at] + re.sub(
        rb"\d{10}", lambda hit: b"%010d" % (int(hit.group()) + rng.randrange(-30, 900)), data[at:]
    )


def streams(data: bytes, rng: random.Random) -> bytes:
    """A stream of a PDF unpacked, mutated and packed again, so that what reads its content meets the damage."""
    found = list(_STREAM.finditer(data))
    if not found:
        return flipped(data, rng)
    hit = rng.choice(found)
    try:
        plain = zlib.decompress(_ascii85(hit.group(4)))
    except (zlib.error, ValueError):
        plain = hit.group(4)
    plain = rng.choice((flipped, hole, cut, numbers))(plain or b"q", rng)
    body = zlib.compress(plain)
    head = hit.group(3).replace(b"/ASCII85Decode", b"")
    length = len(body) if rng.random() < 0.8 else rng.choice((0, 5, 10**9))
    return data[: hit.start()] + hit.group(1) + b"%d" % length + head + body + hit.group(5) + data[hit.end() :]


def _ascii85(data: bytes) -> bytes:
    import base64

    text = data.strip()
    return base64.a85decode(text.removesuffix(b"~>")) if text.endswith(b"~>") else data


def members(data: bytes, rng: random.Random) -> bytes:
    """A member of a zip mutated and packed again, so that what reads its XML meets the damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except zipfile.BadZipFile:
        return flipped(data, rng)
    chosen = rng.randrange(len(parts))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (name, content) in enumerate(parts):
            if index == chosen:
                if rng.random() < 0.1:
                    continue
                content = rng.choice((flipped, hole, cut, numbers, nothing, tags))(content or b"x", rng)
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def tags(data: bytes, rng: random.Random) -> bytes:
    """Tags and braces doubled without end, dropped, or left open."""
    found = [hit.span() for hit in re.finditer(rb"<[^<>]{1,200}>|[{}\\]\w*", data)]
    if not found:
        return hole(data, rng)
    start, end = rng.choice(found)
    return data[:start] + data[start:end] * rng.choice((0, 2, 500, 20_000)) + data[end:]


def letters(data: bytes, rng: random.Random) -> bytes:
    """Text in another encoding, with control characters, in one line, or turned around."""
    text = data.decode("utf-8", "replace")
    return rng.choice(
        (
            lambda: text.encode("utf-16"),
            lambda: text.encode("latin-1", "replace"),
            lambda: text.encode().decode("latin-1").encode(),
            lambda: text.replace("\n", "").encode(),
            lambda: text.replace(" ", "\u00ad\u200b ").encode(),
            lambda: text[::-1].encode(),
            lambda: text.replace("§", "§" * 50).encode(),
            lambda: (text * 20).encode(),
            lambda: "".join(rng.sample(text, len(text))).encode(),
        )
    )()


GENERAL: tuple[Mutation, ...] = (flipped, flipped, cut, hole, hole, nothing, nested, numbers)
PDF: tuple[Mutation, ...] = (
    objects,
    objects,
    references,
    references,
    page_tree,
    names,
    table,
    streams,
    streams,
    streams,
)
ZIPPED: tuple[Mutation, ...] = (members, members, members, members, members)
TEXT: tuple[Mutation, ...] = (letters, letters, tags, tags)
