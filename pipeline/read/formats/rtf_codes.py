"""Control words of RTF that a reader of text must know, and the code pages of its fonts."""

from __future__ import annotations

# Groups whose text is no part of the document.
SKIPPED = frozenset(
    """
    aftncn aftnsep aftnsepc annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart author
    background bkmkend bkmkstart blipuid buptim category colorschememapping colortbl comment company creatim datafield
    datastore defchp defpap doccomm docvar ebcend ebcstart factoidname falt fchars ffdeftext ffentrymcr ffexitmcr ffformat
    ffhelptext ffl ffname ffstattext file filetbl fldinst fldtype fname fontemb fontfile formfield ftncn ftnsep
    ftnsepc generator gridtbl hl hlfr hlinkbase hlloc hlsrc hsv info keycode keywords latentstyles lchars levelnumbers
    leveltext lfolevel linkval list listlevel listname listoverride listoverridetable listpicture liststylename listtable
    listid lsdlockedexcept mailmerge manager nextfile nonesttables objalias objclass objdata objname objsect
    objtime oldcprops oldpprops oldsprops oldtprops oleclsid operator panose password passwordhash pgp pgptbl picprop
    pict pn pnseclvl pntxta pntxtb printim private propname protend protstart protusertbl pxe revtbl revtim rsidtbl rxe
    shprslt sn sp staticval stylesheet subject sv svb tc template themedata title txe userprops
    wgrffmtfilter windowcaption writereservation writereservhash xe xform xmlattrname xmlattrvalue xmlclose xmlname
    xmlnstbl xmlopen
""".split()  # noqa: SIM905 - a list of words reads best as words
)
# Groups that are opened with `\\*` and hold text for readers that know them.
KNOWN = frozenset(
    (
        "shpinst",
        "shptxt",
        "ud",
        "footnote",
        "shpgrp",
        "do",
        "dptxbxtext",
        "listtext",
        "pntext",
        "objattph",
        "nesttableprops",
    )
)
SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\xa0", "_": "-", "-": "",
    "{": "{", "}": "}", "\\": "\\", "chpgn": "1", "sectnum": "1", "column": "\n",
}  # fmt: skip
HEADERS = ("headerf", "header", "headerr", "headerl")
FOOTERS = ("footerf", "footer", "footerr", "footerl")
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
SYMBOL = 2  # the character set of fonts whose letters are signs


def codec(page: int) -> str:
    """The codec of a Windows code page number; of one that is not known, Windows-1252."""
    known = {10000: "mac_roman", 65001: "utf-8", 1361: "johab", 936: "gbk", 950: "big5"}
    if page in known:
        return known[page]
    try:
        "".encode(f"cp{page}")
    except LookupError:
        return "cp1252"
    return f"cp{page}"
