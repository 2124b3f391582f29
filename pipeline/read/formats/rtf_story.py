"""What RTF text goes into: stories of paragraphs and tables, and the state that a group inherits."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.read.formats.blocks import Block, Cell, in_list, table, tidy


@dataclass(slots=True)
class Story:
    """A run of text with its tables: the body, a header, a note. Lines, cells and rows are those not yet closed."""

    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    label: str = ""
    cell: list[Block] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    turn: bool = False
    plain: bool = False  # some of the paragraph is not bold: it is no heading
    aside: list[Block] = field(default_factory=list)

    def end_paragraph(self, *, in_table: bool, over: bool = True, under: bool = True) -> None:
        """Close a paragraph, in a cell or as a block of its own."""
        text, label = tidy("".join(self.text)), tidy(self.label)
        self.text, self.label = [], ""
        if not in_table:
            self.end_table()
        item = bool(label) and "§" not in label
        shown = f"{label} {text}".strip() if text or not item else ""
        heads, self.plain = not self.plain, False
        block = Block(shown, item=item, turn=self.turn, over=over or heads, under=under or heads)
        (self.cell if in_table else self.blocks).append(block)
        self.turn = self.turn and not shown
        if not in_table:
            self.blocks += self.aside
            self.aside = []

    def end_cell(self) -> None:
        """Close a cell of the row at hand."""
        self.end_paragraph(in_table=True)
        self.row.append(Cell(tuple(in_list(self.cell))))
        self.cell = []

    def end_row(self) -> None:
        """Close a row of the table at hand."""
        if self.text or self.cell:
            self.end_cell()
        self.rows.append(self.row)
        self.row = []

    def end_table(self) -> None:
        """Close the table at hand, if there is one."""
        if self.cell or self.row:
            self.end_row()
        if self.rows:
            self.blocks += table(self.rows)
            self.rows = []

    def end(self) -> list[Block]:
        """Everything, as blocks in order."""
        self.end_paragraph(in_table=bool(self.row or self.cell))
        self.end_table()
        self.blocks += self.aside
        return self.blocks


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it."""

    story: Story
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    over: bool = False  # space above paragraphs
    under: bool = False
    bold: bool = False
    label: bool = False
    font: int = -1
    fallback: int = 1  # bytes that follow a Unicode character for old readers
    starred: bool = False
    opened: bool = True  # no control word of the group was read yet
    owns: str = ""  # the kind of story that ends with this group
