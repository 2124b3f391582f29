"""Personal data: numbers, addresses, telephone numbers, e-mail addresses, and the names of private persons.

They stand in the raw pages and nowhere else that leaves the program. `leaks` finds them in a text, `mask` puts the
kind in their place (`[telefon]`), `veil` makes them illegible and leaves every offset as it was, for the lines around
a quote. `conceal` takes them out of what a document says before it is stored: from headings, titles, values and
messages, and from evidence, whose quote must equal its page and is cut short instead. A street and a number stay in
stored headings, for matters of planning are told apart by them; they are masked, like all else, on every way out:
`public` gives any line of the dataset without them, `published` all of them, and `leaks_in` looks through finished files.

Whether a heading, title or value still holds one is a check of every run (`pipeline.checks`).
"""

from __future__ import annotations

from pipeline.privacy.documents import conceal, persons, private
from pipeline.privacy.files import FileLeak, leaks_in
from pipeline.privacy.lines import public, published, texts_of
from pipeline.privacy.model import KINDS, NUMBERED, WORDS, Kind, Leak, label
from pipeline.privacy.paths import file_name, file_names
from pipeline.privacy.people import citizens, names
from pipeline.privacy.persons import named, names_a_person
from pipeline.privacy.text import leaks, mask, mask_note, unveil, veil

HIDDEN = label("enskild")

__all__ = [
    "HIDDEN", "KINDS", "NUMBERED", "WORDS", "FileLeak", "Kind", "Leak", "citizens", "conceal", "file_name", "file_names", "label",
    "leaks", "leaks_in", "mask", "mask_note", "named", "names", "names_a_person", "persons", "private", "public", "published",
    "texts_of", "unveil", "veil",
]  # fmt: skip
