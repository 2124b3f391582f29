"""What holds digits and is no date: case numbers, statutes, §, sums, telephone numbers, clock times, years in names.

The scanner (`scan.py`) tries these patterns first, so that none of their digits can be taken for a date.
"""

from __future__ import annotations

from typing import Any

from pipeline.extract.dates.words import GAP, YEAR, W, either


def no_dates(w: dict[str, Any]) -> list[str]:
    """The patterns, in the order in which they are tried; `w` are the words of `forms.yml`."""
    return [*_addresses(), *_births(w), *_references(w), *_times(w), *_names(w), *_counts(w)]


def _addresses() -> list[str]:
    return [r"(?:https?://|www\.)\S+|[\w.-]+@[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:se|com|org|net|eu|nu)/\S+"]


def _births(w: dict[str, Any]) -> list[str]:
    """Days of birth behind a person's name: nothing that we tell of happened on them."""
    day = rf"(?:{YEAR}-\d\d-\d\d|\d{{1,2}}{W}(?:{either(w['months'])}){W}{YEAR}|\d{{1,2}}/\d{{1,2}}{W}{YEAR}|{YEAR}|\d{{6}})(?!\d)"
    return [rf"(?:(?<!\w)(?i:född|födda|fdd\.?|f\.)|(?<=\()f){W}(?:den{W})?{day}"]


def _references(w: dict[str, Any]) -> list[str]:
    months = either(w["months"])
    return [
        rf"§§{GAP}\d+(?:{GAP}(?:[-–,&]|och|samt){GAP}\d+(?!-?\d|[./]\d|{W}(?:{months})))*|§{GAP}\d+(?:[/:](?!\d{{4}}-\d\d-\d\d)\d+)?",
        rf"\d+{W}kap\.?{W}\d+(?={W}?§)",
        rf"(?i:d\.?nr|diarienr|diarienummer|diariekod|ärendenummer|ärendenr|ärende{W}nr|mål(?:nr|nummer)?|org\.?nr)"
        rf"(?:\.?:{GAP}|\.?{W})(?:[^\W\d_]{{1,6}}[\s/:-]{{0,2}})?\d[\w/.:-]*",
        rf"[^\W\d_]{{1,6}}[-/]{YEAR}(?!-\d\d-\d\d(?!\d))[-/:.]:?-?\d[\d/:.-]*",  # SLK-2024-00190, KS/2022:7
        rf"(?:SOU|SFS|Ds|(?i:dir|prop|bet|rskr)\.?){W}{YEAR}(?:/\d\d)?:{GAP}\w+",
        rf"[A-ZÅÄÖ]{{2,6}}:?{GAP}(?!{YEAR}[-/]{YEAR}(?!\d)|{YEAR}/\d\d?/\d)"  # KS 2020/00265-2, but SKR 2015-2018
        rf"{YEAR}(?:[/:.]\d|-{GAP}\d{{4,7}}(?!\d))[\d/:.-]*",
        r"\d{6}(?:\d\d)?[-+–]\d{4}(?!\d)",  # persons and organisations
    ]


def _times(w: dict[str, Any]) -> list[str]:
    return [
        rf"(?i:kl\.?|klockan){GAP}\d{{1,2}}(?:[.:]?\d\d)?(?:{GAP}[-–]{GAP}\d{{1,2}}(?:[.:]?\d\d)?)?(?!\d)",
        r"\d{1,2}[.:]\d\d\s*[-–]\s*\d{1,2}[.:]\d\d(?![.\d])",
        rf"(?i:{either(w['phones'])}):?{W}[\d+][\d \u00a0()/-]{{5,}}",
    ]


def _names(w: dict[str, Any]) -> list[str]:
    months = either(w["months"])
    number = r"(?!\d{4}-\d\d-\d\d(?!\d))\d[\d.:/]*(?:[-–]\d+)*(?!\d)"
    return [
        # not "sades upp från Narvas sida 2005", "från svensk sida 2005"
        rf"(?!(?<=[sk]\s)sida{W}{YEAR}(?!\d))(?i:{either(w['labels'])})[.:]?{W}{number}(?!{W}(?:{months}))",
        rf"(?:[^\W\d_]{{3,}})?(?i:{either(w['named'])})(?:{W}(?:för|om)(?:{W}[^\W\d_]+){{1,3}})?{W}{YEAR}(?![-–/]?\d)",
        rf"(?i:{either(w['goals'])})(?:{W}[A-ZÅÄÖ][\w-]+){{1,2}}{W}{YEAR}(?![-–/]?\d)",
        rf"(?<!\bi\s)(?:[^\W\d_]{{3,}})?(?i:{either(w['titles'])}){W}{YEAR}(?![-–/]?\d)",
        rf"EN{W}\d{{4,5}}(?![-\d])",  # a standard: SS-EN 1990
        rf"{YEAR}-(?!tal|års)[^\W\d_]\w+",  # "Sverige 2030-målen"
        rf"[^\W\d_]+(?:{'|'.join(w['streets'])}){W}\d+(?![-/.\d]|{W}(?:{months}))",
    ]


def _counts(w: dict[str, Any]) -> list[str]:
    units = either(w["units"])
    return [
        rf"\d{{4}}(?:[.,]\d+)?(?:{GAP}(?:[-–]|och|till|eller){GAP}\d{{4}})?{GAP}(?:{units})(?![^\W_]|-)",
        r"\d{1,3}(?:[ \u00a0]\d{3})+(?![\d-]|[ \u00a0]?(?:19|20)\d\d)",
        r"\d{1,3}\(\d+\s?\)",  # page 12(98)
        rf"{YEAR}{W}(?:nr|nummer|ref|s|not)\.?{W}\d+",  # "H 2024 nr 19", "NJA 2019 s. 23"
        rf"(?:SEK|EUR|USD|[€$£]){GAP}\d[\d.,]*",
        rf"{YEAR}/\d\d:\w+|{YEAR}:\d[\d:]*|{YEAR}:[-–](?!\d)|{YEAR}\.\d\d?(?={W}[A-ZÅÄÖ]{{2,4}}\b)|{YEAR}\.\d{{3,}}\S*",
        r"0(?:\d{1,3}\s?[-–]|\d\d\d?/)\s?\d(?:[ \u00a0]?\d){4,8}(?![-\d])|\+\d[\d \u00a0()-]{6,}\d",  # telephones
    ]
