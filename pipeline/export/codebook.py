"""The codebook: what every table, column and coded value means, in Swedish and English, from the one table model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from pipeline.export.model import Cell, ColumnType, Meaning, shapes, vocabularies

Language = Literal["sv", "en"]
TYPES: Final[dict[ColumnType, Meaning]] = {
    "text": Meaning("text", "text"),
    "code": Meaning("kod ur en vokabulär", "a code of a vocabulary"),
    "list": Meaning("lista, delad med »; «", "list, joined with “; ”"),
    "date": Meaning(
        "tid så exakt som källan ger den: 2010, 2020-11, 2020-11-23, årstid 2020-21 (vår) till 2020-24 (vinter), "
        "årtionde 197X, från–till 2019/2020, eller unknown där källan säger att tiden är okänd",
        "date as precise as its source: 2010, 2020-11, 2020-11-23, season 2020-21 (spring) to 2020-24 (winter), decade "
        "197X, range 2019/2020, or unknown where the source calls it unknown",
    ),
    "integer": Meaning("heltal", "integer"),
    "number": Meaning("tal", "number"),
    "boolean": Meaning("sant eller falskt (true, false)", "true or false"),
    "proof": Meaning("var bläcket står: handling, § och sida (p.)", "where the ink stands: document, § and page (p.)"),
}
_SAID: Final = {
    "title": Meaning("Kodbok", "Codebook"),
    "reading": Meaning(
        "En tom cell betyder att ingen handling säger något; den betyder aldrig nej. Kolumner som slutar på `_source` säger "
        "var bläcket bakom värdet står; i arbetsboken leder cellen dit. I CSV står en apostrof framför text som ett "
        "kalkylprogram annars skulle räkna som formel. En sida i arbetsboken rymmer 65 530 länkar: blir de fler, är "
        "källkolumnernas text kvar utan länk.",
        "An empty cell means that no document says anything; it never means no. Columns that end in `_source` say where the "
        "ink behind a value stands; in the workbook the cell leads there. In CSV an apostrophe stands before text that "
        "a spreadsheet would take for a formula. A sheet of the workbook holds 65,530 links: beyond that, the text of "
        "the source columns stays, without a link.",
    ),
    "column": Meaning("Kolumn", "Column"),
    "type": Meaning("Typ", "Type"),
    "meaning": Meaning("Betydelse", "Meaning"),
    "proof": Meaning("Källa", "Proof"),
    "vocabularies": Meaning("Vokabulärer", "Vocabularies"),
    "value": Meaning("Värde", "Value"),
    "key": Meaning("nyckel", "key"),
    "refers": Meaning("till", "to"),
    "types": Meaning("Typer", "Types"),
}


def told(meaning: Meaning, language: Language) -> str:
    """A meaning in one language."""
    return meaning.sv if language == "sv" else meaning.en


def entries() -> list[dict[str, Cell]]:
    """The rows of the codebook: one per table, per column, and per coded value."""
    rows: list[dict[str, Cell]] = []
    for shape in shapes().values():
        rows.append(_entry(shape.name, shape.meaning, table=shape.name))
        for column in shape.columns:
            name = f"{shape.name}.{column.name}"
            rows.append(
                _entry(
                    name,
                    column.meaning,
                    table=shape.name,
                    column=column.name,
                    type=column.type,
                    vocabulary=column.vocabulary,
                )
            )
    for vocabulary in vocabularies().values():
        for value, meaning in vocabulary.values.items():
            rows.append(_entry(f"{vocabulary.name}={value}", meaning, vocabulary=vocabulary.name, value=value))
    return rows


def _entry(name: str, meaning: Meaning, **cells: Cell) -> dict[str, Cell]:
    return {"entry_id": name, **cells, "swedish": meaning.sv, "english": meaning.en}


def markdown(language: Language) -> str:
    """The codebook as a page."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: Language) -> Iterator[str]:
    def word(name: str) -> str:
        return told(_SAID[name], language)

    yield f"# {word('title')}"
    yield ""
    yield word("reading")
    for shape in shapes().values():
        yield from ("", f"## {shape.name}", "", told(shape.meaning, language), "")
        yield f"| {word('column')} | {word('type')} | {word('meaning')} | {word('proof')} |"
        yield "|---|---|---|---|"
        for column in shape.columns:
            kind = f"[{column.vocabulary}](#{column.vocabulary})" if column.vocabulary else column.type
            if column.vocabulary and column.type == "list":
                kind = f"list, {kind}"
            if column.primary:
                kind += f", {word('key')}"
            if column.refers:
                kind += f", {word('refers')} {column.refers}"
            source = f"`{column.source}`" if column.source else ""
            yield f"| `{column.name}` | {kind} | {_cell(told(column.meaning, language))} | {source} |"
    yield from ("", f"## {word('types')}", "", f"| {word('type')} | {word('meaning')} |", "|---|---|")
    for name, meaning in TYPES.items():
        yield f"| `{name}` | {_cell(told(meaning, language))} |"
    yield from ("", f"## {word('vocabularies')}")
    for vocabulary in vocabularies().values():
        yield from ("", f"### {vocabulary.name}", "", f"| {word('value')} | {word('meaning')} |", "|---|---|")
        for value, meaning in vocabulary.values.items():
            yield f"| `{value}` | {_cell(told(meaning, language))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
