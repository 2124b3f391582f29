"""Hypothesis strategies for pages of text as extraction leaves them: broken lines, odd spaces, hyphens, furniture."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.read.model import ReadDocument, ReadPage

_TEXT = """Kommunstyrelsen beslutar att avslå motionen § 12 2024-05-06 närings- kommu- nens Lviv- regionen och (S) • 3
Beslut Ärendebeskrivning vänort Zhuhai den 3 mars 2020 Sida 46 (108) 2020- 11-10 e\u00admellan"""
_WORDS = st.sampled_from(_TEXT.split())
_BLANKS = st.sampled_from([" ", "  ", "\u00a0", "\t", "\n", "\n\n", "-\n", "\r\n", " \n ", "\u00ad\n"])
_FREE = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\f"), max_size=30)


@st.composite
def page_texts(draw: st.DrawFn) -> str:
    """The text of one page: words of the genre with every kind of white space, now and then something else."""
    pieces = draw(st.lists(st.one_of(_WORDS, _BLANKS, _BLANKS, _FREE), max_size=60))
    return "".join(pieces)


@st.composite
def documents(draw: st.DrawFn) -> ReadDocument:
    """A read document of one to five pages, with a header and footer of its own."""
    header = draw(st.sampled_from(["", "Kommunfullmäktige\nProtokoll\n", "HÖRBY KOMMUN  {n}\n"]))
    footer = draw(st.sampled_from(["", "\nJusterandes sign  Utdragsbestyrkande", "\n{n} (5)"]))
    texts = draw(st.lists(page_texts(), min_size=1, max_size=5))
    return document_of(*(header.format(n=i) + text + footer.format(n=i) for i, text in enumerate(texts, start=1)))


def document_of(*texts: str) -> ReadDocument:
    """A read document with the given pages of plain text."""
    pages = tuple(
        ReadPage(number, None, text, "text" if text.strip() else "empty") for number, text in enumerate(texts, start=1)
    )
    return ReadDocument("prov.txt", "0" * 64, sum(map(len, texts)), "text/1", pages)
