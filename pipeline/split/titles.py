"""What a § or a document is called: the title's lines, joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.cells import is_reference
from pipeline.rules.loader import one_of
from pipeline.split.cases import bracketed_case, is_case_line
from pipeline.split.letterhead import TRANSLATED
from pipeline.split.registry import case_beside
from pipeline.split.rows import LEADER, Row, is_rule

_MOST = 6  # lines of a title, at most
_SENTENCE = re.compile(
    r"^[A-ZÅÄÖ\"”].*\b(?:har|är|föreslår|redogör|informerar|beslutade|beslutar|ställer|lämnar|inkom|väckte|yrkar|hade|hemställer|"
    r"skriver|anför|framför|ansöker|begär|föredrar|efterhör|konstaterar|hälsar|förklarar|öppnar|föreslog|redogjorde|informerade|anmäler|anmälde|konstaterade|"
    r"yrkade|väckt|fastställs|väljs|utses|antas|godkänns)\b"
)
_PASSIVE = re.compile(r"\b\w{3,}(?:as|ås|äljs|ses|nns)\b")
_STOP = re.compile(r"(?<=[a-zåäö]{4})\. (?=[A-ZÅÄÖ])")
_PARTIES = ("mellan", "och", "med")  # lines between the names of the parties of an agreement
_FINITE = re.compile(
    r"\b(?:har|hade|är|var|ska|skall|kan|bör|får|måste|blir|finns|gäller|\w{3,}(?:ade|ades|erar|erade|slår|slog|styrker|styrkte))\b"
)
_COLUMN, _FIGURE = 28, 12  # white space before the head of a column, and how long that may be
_SENTENCE_WORDS = 10  # of a sentence that runs over lines
_SENTENCES = re.compile(r"[a-zåäö]{3}\. [A-ZÅÄÖ]")  # one ends and another begins
_SUBJECT_ACTS = re.compile(  # `Förslagsställaren önskar`, `Eva Ek (S) undrar`
    r"(?:[A-ZÅÄÖ][a-zåäö]+(?:en|et|na|an)|[^.()]{3,40} \([A-ZÅÄÖ]{1,4}\)) [a-zåäö]+(?:ar|er|år|ör|yr|te|de)\b"
)
# Who moved it, on a line of its own under the title: `Motion den 3 maj 2031 av Eva Ek (S)`
_MOVED_BY = re.compile(
    rf"(?:motion|medborgarförslag|initiativ(?:ärende)?|{one_of('question')})(?: \(?(?:nr )?\d{{1,4}}[:/.]\d{{1,4}}\)?)?"
    rf"(?:,? (?:{one_of('moved')}|daterad))?(?: (?:den )?\d[\d -]*(?:[a-z]+ \d{{4}})?)?"
    r" (?:av|från) (?!.*\b(?:om|angående|ang|gällande|att|rörande|avseende)\b).*",
    re.I,
)
# What stands below a title and is none of it: `Utlåtande 2031:92`, `(svensk text)`
_PUBLISHED = re.compile(
    r"(?:utlåtande|handling(?:ar)?|bilaga|betänkande|motion|skrivelse|utl\.|dnr)(?: nr\.?)? \(?(?:19|20)\d\d[:/]\d{1,4}\)?"
    r"(?: \S{1,12}){0,3}"
    r"|\((?:\w+ ){0,3}(?:text|version|översättning|översatt|kopia|avskrift|utkast|original)(?: \w+){0,2}\)"
    rf"|{TRANSLATED}",
    re.I,
)
_LISTED = re.compile(r"[•·–-] |[A-Za-z\d]{1,2}[/).] ?\S|\d+\. ")
_JOINS = re.compile(r"^[a-zåäö(&+–-]|^\d")
_ABBREVIATED = ("m.fl.", "m.m.", "nr.", "kap.", "dnr.", "bl.a.", "st.")
_PARTY_ENDS = re.compile(r"^Utlåtande över motion .{0,80}\([^()]*\b[A-ZÅÄÖ]{1,4}\)$", re.I)  # who moved; then what
_OPEN = re.compile(
    r"(?:[,\-–/&(]|\b(?:och|eller|samt|att|av|i|på|till|för|från|om|med|enligt|under|vid|som|den|det|de|en|ett|inom|"
    r"mellan|mot|över|efter|genom|hos|ur|angående|gällande|avseende|rörande|beträffande|utse|stället|staden|provinsen|republiken|delstaten|norra|södra|östra|västra))$"
)


def title_rows(rows: Sequence[Row], first: int, stop: int, width: int, *, begun: bool = False) -> tuple[int, int]:
    """The range of rows that are the title which begins at row `first`, before row `stop`.

    `width` is the length of the longest title line of the document: a line that had room for the next word ends the
    title. Lines that hold only a case number are passed over before the title, unless it has `begun` in the first row.
    """
    while first < stop and not begun and is_case_line(rows[first].text):
        first += 1
    end = first
    while end < stop and end - first < _MOST:
        row = rows[end]
        if end > first and (not _continues(rows[end - 1], row, width, end - first) or _opens_text(rows, end, stop)):
            break
        if end == first and len(row.text) > 60 and row.text[-1] == "." and _SENTENCE.match(row.text):
            break
        end += 1
    return first, end


def below_margin(rows: Sequence[Row], first: int, stop: int) -> int:
    """The row at which a title may begin: those above it name the § of earlier bodies, or the case, and nothing else."""
    while first + 1 < stop and any(form(rows[first].text) for form in (is_case_line, is_reference, is_rule)):
        first += 1
    return first


def _continues(above: Row, row: Row, width: int, taken: int) -> bool:
    if row.gap or is_case_line(row.text) or is_rule(row.text) or _LISTED.match(row.text) or LEADER in row.text:
        return False
    if case_beside(above) is not None or bracketed_case(above.text) is not None:
        return False
    if (_MOVED_BY.fullmatch(row.text) or _PUBLISHED.fullmatch(row.text)) and not _OPEN.search(above.text):
        return False
    if row.indent - above.indent >= _COLUMN and len(row.text) < _FIGURE:
        return False  # over a column of figures: `kr`
    if above.text[-1] in ".?!:" and not above.text.endswith(_ABBREVIATED):
        return False
    if above.text.lower() in _PARTIES or row.text.lower() in _PARTIES:
        return True
    if above.text.isupper() and row.text.isupper():
        return True
    room = len(above.text) + 1 + len(row.text.split(" ", 1)[0]) <= width * 0.85
    if _PARTY_ENDS.search(above.text) and taken == 1:
        return True
    if _OPEN.search(above.text) or _JOINS.match(row.text):
        return not room or taken < 3 or bool(_OPEN.search(above.text))
    if row.text[-1] == "." and not row.text.endswith(_ABBREVIATED):
        return False  # a sentence, and a title is none
    return not room and not (len(row.text) > width and _SENTENCE.match(row.text))


def _opens_text(rows: Sequence[Row], at: int, stop: int) -> bool:
    """Whether a row opens a paragraph of sentences, right below a title that is no more than its line."""
    if not rows[at].text[0].isupper() or _OPEN.search(rows[at - 1].text):
        return False
    last = next((i for i in range(at + 1, stop) if rows[i].gap), stop) - 1
    text = " ".join(row.text for row in rows[at : last + 1])
    if text[-1] != "." or text.endswith(_ABBREVIATED):
        return False
    runs = last > at and len(text.split()) >= _SENTENCE_WORDS  # no title of several lines ends in a full stop
    told = _FINITE.search(rows[at].text) or _SUBJECT_ACTS.match(rows[at].text) or _SENTENCES.search(text)
    return runs or told is not None


def sentence_end(title: str) -> int:
    """Where a title ends that sentences follow on its line: `Val. Bo Ask väljs till ordförande.`"""
    for stop in _STOP.finditer(title):
        rest = title[stop.end() :]
        if rest[-1:] == "." and (_FINITE.search(rest) or _PASSIVE.search(rest)):
            return stop.start()
    return len(title)


def title_width(firsts: Sequence[str]) -> int:
    """The width at which this document wraps its titles, from the first title line of each of its items."""
    if len(firsts) < 4:
        return 64
    lengths = sorted(len(text) for text in firsts)
    return min(100, lengths[min(len(lengths) - 1, len(lengths) * 19 // 20)])
