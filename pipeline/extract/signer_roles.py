"""The role by which a letter's text introduces who signs it, for a signature that has none beside it."""

from __future__ import annotations

import re

from pipeline.extract.signer_cells import FORMS, OFFICE, ROLE, as_role

# whoever laid the matter before the one who decided signs below
_PRESENTING = r"(?:[Ff]öredragande(?:\s+(?:har\s+varit|var|är))?|[Ff]öredragits\s+av)(?:\s+[a-zåäö]\w+)?"
_CHAIR = re.compile(r"(?i)(?:vice )?ordförande|sekreterare|presidium|talman|president|direktör|chef")


def told_role(text: str, name: str) -> str | None:
    """The role by which the letter introduces its signer ("Föredragande borgarrådet Eva Ask"), or that below its name."""
    who = r"\s+".join(map(re.escape, name.split()))
    office = rf"(?P<role>{OFFICE}|(?:\w*(?:{FORMS['offices']}))(?=(?:e?n|t)\b)|(?:{FORMS['foreign']})(?=(?:e?n)\b))(?:e?n|t)?"
    for told in re.finditer(rf"(?P<of>\b\w+s\s+)?(?<!\w){office},?\s+{who}\b", text, re.IGNORECASE):
        alone = text[: told.start()].endswith("\n") and "\n" in text[told.end("role") : told.end()]
        if not alone:  # a line of its own is the role of the signature above
            return _of_organ(text, told) + told["role"].lower()
    if re.search(rf"{_PRESENTING}\s+{who}\b|{who}\s+(?:har\s+varit|varit|var|som)\s+föredragande\b", text):
        return "föredragande"
    for head in re.finditer(rf"{who}(?:,[^\S\n]*|[^\n]*\n)([^\n]+)", text, re.IGNORECASE):
        words = head[1].strip(" .,")
        if ROLE.fullmatch(words):
            return as_role(words)
    return None


def _of_organ(text: str, told: re.Match[str]) -> str:
    """Whose chair or secretary an introduced signer is: "domens ordförande", also where the clause names the organ before
    ("på kommunstyrelsens uppdrag, dess ordförande Eva Ask")."""
    of = (told["of"] or "").split()
    if not of or not _CHAIR.match(told["role"]):
        return ""
    if of[0].lower() != "dess":
        return f"{of[0].lower()} "
    before = re.findall(
        r"(?i)\b(\w+(?:styrelsen|nämnden|fullmäktige|utskottet|rådet))s?\b",
        text[max(0, told.start() - 120) : told.start()],
    )
    return f"{before[-1].lower()}s " if before else ""
