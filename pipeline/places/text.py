"""How names are compared: a plain key that ignores case and diacritics, and a strict one that keeps å, ä and ö.

`fold` makes one key of `Xi'an`, `Xian` and `XI’AN`, of `Köbenhavn` and `København`. To a Swede å, ä and ö are letters
of their own, not a and o with ornaments: `Vända` is not `Vanda`. So a surface that has one of them must also agree in
`strict`; a surface without them matches either way (`Abo` finds `Åbo`).
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ø": "ö", "æ": "ä", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "œ": "oe", "ı": "i", "ə": "e"}
)
_DROP = re.compile(r"[’'‘`´ʻʼʹ′.:·]")
_GAP = re.compile(r"[\s‐-―_/-]+")
_RING, _DIAERESIS = "\u030a", "\u0308"
_KEEP = {("a", _RING), ("a", _DIAERESIS), ("o", _DIAERESIS)}
_HAN = re.compile(r"[㐀-鿿]")
_PEOPLE = (
    "(?:壮|回|彝|藏|苗|侗|白|傣|羌|黎|瑶|满|水|土|布依|土家|哈尼|景颇|傈僳|朝鲜|蒙古|哈萨克|柯尔克孜|仡佬|撒拉|东乡|"
    "保安|裕固|畲|佤|拉祜|纳西|怒|独龙|各)族"
)
_HAN_UNIT = re.compile(rf"(?:维吾尔|{_PEOPLE})*(?:特别行政区|自治区|自治州|自治县|地区|省|市|县|盟)$")


def strict(name: str) -> str:
    """The key with å, ä and ö kept (ø, æ as ö, ä); for Chinese script the name without its unit (市, 省)."""
    if _HAN.search(name):
        bare = _GAP.sub("", name)
        stem = _HAN_UNIT.sub("", bare)
        return stem if len(stem) > 1 else bare
    out: list[str] = []
    for char in unicodedata.normalize("NFD", name.casefold().translate(_LETTERS)):
        if not unicodedata.combining(char):
            out.append(char)
        elif out and (out[-1], char) in _KEEP:
            out[-1] = unicodedata.normalize("NFC", out[-1] + char)
    return _GAP.sub(" ", _DROP.sub("", "".join(out))).strip()


_PLAIN = str.maketrans("åäö", "aao")


def fold(name: str) -> str:
    """The plain key: `strict` with å and ä as a, ö as o. Empty for a name of signs only."""
    return strict(name).translate(_PLAIN)


def without_genitive(name: str) -> str | None:
    """`Zhuhais` → `Zhuhai`, `USA:s` → `USA`; None where no genitive s can be taken off."""
    if len(name) > 3 and name[-1] in "sS":
        return name[:-2] if name[-2] in ":’'" else name[:-1]
    return None
