"""A million names of bodies, all different, resolved: `python -m benchmarks.names [COUNT]`."""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from ingest.lock import connect
from ingest.raw_schema import ensure_raw_tables

PROJECT = Path(__file__).resolve().parent.parent
SEEDS = PROJECT / "seeds" / "agency"
OFFICES = ("局", "厅", "委员会", "局办公室", "管理局", "服务中心", "局直属分局", "局执法大队")
COUNT = 1_000_000
READY = ("int_place_beginning", "int_township_within", "stg_report", "stg_source_file")
MODELS = ("int_agency_spelling", "int_agency_beginning", "int_agency_candidate", "int_agency_identity")

INSERT = """
    insert into raw.report by name
    select
        'r' || number as report_id, 'text/plain' as media_type, 'utf-8' as encoding, 2020 as report_year,
        'hans' as language_script, 'unknown' as scope, '' as plain_text, 'v' as parser_version,
        'p' || number as parse_id, 'bench' as run_id, timestamp '2020-01-01' as parsed_at,
        [] as year_candidate, [] as vocabulary_candidate, [] as repeated_span,
        list({'name': name, 'role': 'body', 'place': 'text', 'occurrences': 1, 'span_start': 0, 'span_end': 1})
            as agency_mention
    from names group by number
"""


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a seed."""
    with (SEEDS / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def make_names(count: int) -> list[str]:
    """Different names of every kind: departments, townships, governments, zones, and some without a place."""
    chance = random.Random(1)
    divisions = [row["name_zh"] for row in rows("division.csv")]
    code = {row["division_code"]: row["name_zh"] for row in rows("division.csv")}
    stems = [row["stem"] for row in rows("department.csv")]
    towns = [
        code.get(row["division_code"], "") + town[3:]
        for row in rows("township.csv")
        for town in row["townships"].split(";")
    ]
    names: set[str] = set()
    while len(names) < count:
        place, number = chance.choice(divisions), chance.randint(1, 99)
        names.add(chance.choice((
            place + chance.choice(stems) + chance.choice(OFFICES),
            f"{place}{chance.choice(stems)}局第{number}分局",
            chance.choice(towns) + chance.choice(("", "人民政府", "财政所", "党政办公室", "中心小学")),
            f"{place}{chance.choice(stems)}开发区管委会",
            f"第{number}{chance.choice(stems)}{chance.choice(OFFICES)}",
            f"{place}第{number}{chance.choice(('中学', '医院', '小学'))}",
        )))  # fmt: skip
    return sorted(names)


def dbt(environment: dict[str, str], *arguments: str) -> None:
    """Run dbt quietly; raises CalledProcessError where it fails."""
    command = [str(Path(sys.executable).with_name("dbt")), "--quiet", *arguments]
    subprocess.run(command, env=environment, cwd=PROJECT, check=True)


def resolve(count: int) -> float:
    """Seconds that the models take that turn `count` names into bodies."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        database = work / "names_bench.duckdb"
        environment = os.environ | {
            "OGI_DATABASE": str(database), "DBT_TARGET_PATH": str(work / "target"), "DBT_LOG_PATH": str(work / "logs"),
        }  # fmt: skip
        names = pl.DataFrame({"number": [n // 5 for n in range(count)], "name": make_names(count)})
        connection = connect(database)
        ensure_raw_tables(connection)
        connection.register("names", names.to_arrow())
        connection.execute(INSERT)
        connection.close()
        dbt(environment, "seed")
        ready = [f"+{model}" for model in READY]
        dbt(environment, "run", "--select", *ready)
        start = time.monotonic()
        dbt(environment, "run", "--select", *MODELS)
        return time.monotonic() - start


def main() -> None:
    """Print how long the models took that turn names into bodies."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    print(f"{count} names resolved in {resolve(count):.0f} s")


if __name__ == "__main__":
    main()
