"""Write data/sites.tsv: of which country, and state, the papers behind web addresses are.

Usage: authority_sites.py FOLDER, a folder that holds `media.tsv.gz` (see authority_tables.py). A
site whose own domain tells its country, and no more is known, is left out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from authority_tables import DATA, read_rows
from dateline.authority import records
from dateline.authority.homes import CODES

TARGET = DATA / "sites.tsv"
HEADER = """# Country and state of the papers behind web addresses: hearvox/wiki-media-cred (CC0),
# ringgaard/sling (Apache-2.0), patrickswickard/international_newspapers (Wikidata's, CC0). Made by
# scripts/authority_sites.py; don't edit.
"""


def main(folder: Path) -> None:
    """Gather what the rows of each domain agree on."""
    codes: dict[str, str] = {}
    states: dict[str, str] = {}
    for row in records.read_rows("places"):
        codes |= {code.casefold(): row["id"] for code in records.split_cell(row["iso"])}
        if row["kind"] == "Region" and row["country"] == "Q30":
            states[row["label"]] = row["id"]
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in read_rows(folder, "media"):
        told = dict(one.split("=", 1) for one in row["extra"].split(";") if "=" in one)
        home = codes.get(row["country"].casefold(), ""), states.get(told.get("state", ""), "")
        for domain in told.get("web", "").split():
            found[domain.removeprefix("www.")].add(home)
    lines = ["domain\tcountry\tregion"]
    for domain, homes in sorted(found.items()):
        last = domain.rsplit(".", 1)[-1]
        if len(homes) == 1 and "/" not in domain:
            ((country, region),) = homes
            if region or (country and codes.get(CODES.get(last, last)) != country):
                lines.append(f"{domain}\t{country}\t{region}")
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} of {len(found)} domains")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
