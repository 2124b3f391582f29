"""Bundles: every file of a zip once, under a safe name, or the reason why not; and never more than the limits."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.archive import MIB, Limits, members
from pipeline.read.model import Unreadable
from pipeline.read.sniff import sniff
from tests.made_documents import odf, para, word, zipped


def kinds(data: bytes, limits: Limits | None = None) -> dict[str, str | bytes]:
    """Each member with its bytes, or the kind of reason why it has none."""
    found = members(data, limits) if limits else members(data)
    return {name: content.kind if isinstance(content, Unreadable) else content for name, content in found}


def reason(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        kinds(data, limits)
    assert len(caught.value.message) > 10 and len(caught.value.hint) > 5
    return caught.value.kind


def test_members_in_order_of_their_names_without_what_is_hidden() -> None:
    data = zipped({
        "b/§ 2.txt": "två", "a.txt": "ett", "b/": "", ".hemlig": "x", "b/.git/x": "x", "__MACOSX/a.txt": "x", "Thumbs.db": "x",
    })  # fmt: skip
    assert list(kinds(data).items()) == [("a.txt", b"ett"), ("b/§ 2.txt", "två".encode())]


def test_names_are_safe_and_each_stands_once() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in (
            "../../etc/a.txt",
            "/etc/a.txt",
            "C:\\mapp\\b.txt",
            "c!d:e.txt",
            "A\u030al.txt",
            "Ål.txt",
            "..",
            "x/./y//z.txt",
        ):
            archive.writestr(zipfile.ZipInfo(name), name)
    assert sorted(kinds(out.getvalue())) == [
        "c_d_e.txt", "etc/a.txt", "etc/a.txt~2", "mapp/b.txt", "unnamed", "x/y/z.txt", "Ål.txt", "Ål.txt~2",
    ]  # fmt: skip


@pytest.mark.parametrize(("codec", "name"), [("cp437", "Årsmöte.txt"), ("utf-8", "Årsmöte.txt")])
def test_names_of_old_programs(codec: str, name: str) -> None:
    # Neither Windows' old code page nor UTF-8 without its flag say what they are.
    plain = "x" * len(name.encode(codec))
    data = zipped({plain: "1"}, packed=False).replace(plain.encode(), name.encode(codec))
    assert list(kinds(data)) == [name]


def test_a_bundle_in_a_bundle_is_opened_and_documents_are_not() -> None:
    inner = zipped({"inre.txt": "i", "djup.zip": zipped({"djup.txt": "d"})})
    documents = {"a.docx": word(para("x")), "b.odt": odf("<text:p>x</text:p>")}
    data = zipped({"in.zip": inner, "trasig.zip": inner[: len(inner) // 2], **documents})
    assert kinds(data) == {
        **documents,
        "in.zip!djup.zip": "bundle_too_deep",
        "in.zip!inre.txt": b"i",
        "trasig.zip": inner[: len(inner) // 2],  # its own reading says what is wrong with it
    }


def test_a_bad_member_does_not_cost_the_others() -> None:
    data = zipped({"a.txt": "a" * 500, "b.txt": "bbbb" * 100, "c.txt": "c"}, packed=False).replace(
        b"bbbb" * 100, b"bxbb" * 100
    )
    assert kinds(data) == {"a.txt": b"a" * 500, "b.txt": "broken_zip", "c.txt": b"c"}


def encrypted(data: bytes, name: bytes) -> bytes:
    """The archive with the flag of encryption on a member, in both of its headers."""
    found = bytearray(data)
    for mark, flag, length, at in ((b"PK\x03\x04", 6, 26, 30), (b"PK\x01\x02", 8, 28, 46)):
        start = found.find(mark)
        while start >= 0:
            (size,) = struct.unpack_from("<H", found, start + length)
            if bytes(found[start + at : start + at + size]) == name:
                found[start + flag] |= 1
            start = found.find(mark, start + 4)
    return bytes(found)


def test_encrypted_members_and_encrypted_bundles() -> None:
    data = encrypted(zipped({"a.txt": "a", "b.txt": "b"}), b"a.txt")
    assert kinds(data) == {"a.txt": "encrypted_zip", "b.txt": b"b"}
    assert reason(encrypted(data, b"b.txt")) == "encrypted_zip"


def test_limits_of_number_size_and_ratio() -> None:
    assert reason(zipped({f"{n}.txt": "x" for n in range(4)}), Limits(members=3)) == "bundle_too_large"
    assert reason(zipped({"a.txt": "x" * 600, "b.txt": "x" * 600}), Limits(total=1000)) == "bundle_too_large"
    bomb = zipped({"a.txt": b"\0" * (11 * MIB), "b.txt": "b"})
    assert kinds(bomb) == {"a.txt": "bundle_too_large", "b.txt": b"b"}
    assert kinds(zipped({"a.txt": b"\0" * MIB}))["a.txt"] == b"\0" * MIB  # small enough whatever its ratio


def test_what_is_in_inner_bundles_counts_for_the_outer_one() -> None:
    inner = zipped({"x.txt": "x" * 400, "y.txt": "y" * 400}, packed=False)
    data = zipped({"a.zip": inner, "b.zip": inner})
    total = 2 * len(inner) + 1000
    assert list(kinds(data, Limits(total=total)).items())[-1] == ("b.zip", "bundle_too_large")


def test_a_member_that_unpacks_to_more_than_it_says_is_broken() -> None:
    data = bytearray(zipped({"a.txt": "x" * 5000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.find(mark) + at, 10)
    assert kinds(bytes(data)) == {"a.txt": "broken_zip"}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped({}), "empty_zip"),
        (zipped({".gömd": "x"}), "empty_zip"),
        (zipped({"a.txt": "x" * 1000})[:-40], "broken_zip"),
        (b"PK\x03\x04" + bytes(100), "broken_zip"),
    ],
)
def test_unusable_bundles(data: bytes, kind: str) -> None:
    assert reason(data) == kind


def test_methods_that_could_unpack_without_end_are_not_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", b"\0" * 5 * MIB)
    assert kinds(out.getvalue()) == {"a.txt": "broken_zip"}


def test_members_are_unpacked_one_by_one() -> None:
    found = members(zipped({"a.txt": "a", "b.txt": "b" * 100}))
    assert next(found) == ("a.txt", b"a")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 900), st.binary(min_size=1, max_size=8))
def test_damaged_archives_end_as_members_or_a_reason(at: int, noise: bytes) -> None:
    data = bytearray(zipped({"a.txt": "x" * 300, "b/c.docx": word(para("x")), "d.zip": zipped({"e.txt": "e"})}))
    data[at : at + len(noise)] = noise
    try:
        sniff(bytes(data))
        found = kinds(bytes(data))
    except Unreadable:
        return
    assert found
