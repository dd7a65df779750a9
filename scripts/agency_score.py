"""Score the resolution of names: `python scripts/agency_score.py tests/agency/names.csv [TABLE ...]`.

Each row of a table is a name as a site writes it, the title and the text it stands in (both may be empty), and the
body a careful person takes it for; an empty expected name says that the name must wait. The pages are read by the
parser's own recognition and resolved by the dbt models in a database of their own. Exit 1 if any body is wrong.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from ingest.document import Document
from ingest.normalise.characters import squeeze
from ingest.parse import mention_row
from ingest.raw_schema import ensure_raw_tables
from ingest.raw_tables import RAW_TABLES
from ingest.readers.text import read_text
from ingest.recognise.names import Mention, recognise_names
from ingest.recognise.title import Title
from ingest.recognise.year import recognise_year

PROJECT = Path(__file__).resolve().parent.parent
YEAR = "2020"
ENDINGS = ("人民政府", "开发建设管理委员会", "管理委员会", "管委会", "行政公署", "办事处")
DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
"""一二三团 and 123团 are one."""
ALTERNATIVE = re.compile(r"alt_(code|level)=(\w+)")
"""What the note of a row admits beside the expected code or level."""


RESULTS = """
    select r.report_id, a.name_zh, a.region_code, a.level, r.agency_evidence, r.agency_candidates, r.is_conflict,
        list_distinct(list(n.name_zh)) as names
    from intermediate.int_report as r
    left join marts.dim_agency as a on r.agency_key = a.agency_key and a.agency_key <> 'UNMAPPED'
    left join marts.agency_name as n on a.agency_key = n.agency_key
    group by all
    order by r.report_id
"""

Row = dict[str, Any]


def mentions(row: Row) -> list[Mention]:
    """The names that the parser finds on the page of a row; the name itself when the page does not show it."""
    document, title = page(row)
    found = recognise_names(document, title, [])
    in_title = squeeze(row["name"]).text in squeeze(title.text).text
    if any(mention.role == "title" for mention in found) if in_title else in_text(row):
        return found
    return [*found, Mention(row["name"], "title" if in_title else "filler", "given", 1, None, None)]


def in_text(row: Row) -> bool:
    """Whether the text shows the name; the parser then finds it or not."""
    return squeeze(row["name"]).text in squeeze(row["context_text"]).text


def page(row: Row) -> tuple[Document, Title]:
    """The page that a row describes."""
    title = row["context_title"] or f"{row['name']}{YEAR}年政府信息公开工作年度报告"
    return read_text(f"{title}\n{row['context_text']}\n".encode()), Title(title, 0, len(title))


def raw_report(number: int, row: Row) -> Row:
    """A row of raw.report that holds nothing but names."""
    table = next(table for table in RAW_TABLES if table.name == "report")
    report: Row = {column.name: None for column in table.columns}
    for column in table.columns:
        if not column.nullable:
            report[column.name] = [] if "[]" in column.sql_type else ""
    report |= {
        "report_id": f"{number:07}", "title": row["context_title"] or row["name"],
        "report_year": recognise_year(*page(row), [])[0],
        "scope": "unknown", "language_script": "hans", "parsed_at": None, "run_id": "score",
        "agency_mention": [mention_row(mention) for mention in mentions(row)],
    }  # fmt: skip
    return report


def load(database: Path, rows: list[Row]) -> None:
    """Write the reports into empty raw tables."""
    table = next(table for table in RAW_TABLES if table.name == "report")
    with duckdb.connect(str(database)) as connection:
        ensure_raw_tables(connection)
        for number, row in enumerate(rows):
            report = raw_report(number, row)
            report["parsed_at"] = duckdb.sql("select timestamp '2020-01-01'").fetchone()[0]  # type: ignore[index]
            frame = table.frame([report])
            assert len(frame) == 1
            connection.execute(f"insert into {table.full_name} select * from frame")


def build(database: Path, work: Path) -> None:
    """Run the seeds and models that agencies depend on."""
    environment = {
        **os.environ, "OGI_DATABASE": str(database), "DBT_TARGET_PATH": str(work / "target"),
        "DBT_LOG_PATH": str(work / "logs"), "DBT_PROJECT_DIR": str(PROJECT), "DBT_PROFILES_DIR": str(PROJECT),
    }  # fmt: skip
    dbt = Path(sys.executable).with_name("dbt")
    subprocess.run(
        [dbt, "--quiet", "build", "--select", "+agency_name", "--exclude-resource-type", "test", "unit_test"],
        env=environment, cwd=PROJECT, check=True,
    )  # fmt: skip


def bare(name: str) -> str:
    """A name in one script, without spaces and its generic ending."""
    text = re.sub(r"\(.*\)", "", squeeze(name).text).removeprefix("中华人民共和国").translate(DIGITS)
    text = re.sub(r"(?<=[市县区旗])人民政府(?=.+(?:街道|局|委员会))", "", text)
    return next((text[: -len(e)] for e in ENDINGS if text.endswith(e) and len(text) > len(e) + 1), text)


def same_name(expected: str, result: Row) -> bool:
    """Whether the expected name is one of the body's, give or take the place in front of it."""
    wanted = bare(expected)
    for name in (result["name_zh"], *(result["names"] or [])):
        got = bare(name or "")
        if got and (got == wanted or got.endswith(wanted) or wanted.endswith(got)):
            return True
    return False


def places() -> dict[str, set[str]]:
    """Code of a division, of any year, to the places that had it."""
    known: dict[str, set[str]] = {}
    with (PROJECT / "seeds" / "agency" / "division.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            known.setdefault(row["division_code"], set()).add(row["place_code"])
    return known


def judge(row: Row, result: Row, known: dict[str, set[str]]) -> tuple[str, str]:
    """right, unresolved or wrong, and why."""
    got = f"{result['name_zh']} {result['region_code'] or '—'} {result['level']}"
    reason = (
        "题文机关不一 conflict"
        if result["is_conflict"]
        else (result["agency_candidates"] or "没有候选 no candidate")
    )
    if result["name_zh"] is None:
        return ("right" if not row["expected_name"] else "unresolved"), f"等待 waits: {reason}"
    if not row["expected_name"]:
        return "wrong", f"应等待 should wait, got {got}"
    also = ALTERNATIVE.findall(row.get("note") or "")
    code, region = row["expected_division_code"], result["region_code"]
    codes = {code, *(value for kind, value in also if kind == "code")}
    levels = {row["expected_level"], *(value for kind, value in also if kind == "level")}
    placed = code in ("", "000000", "100000") or any(
        known.get(one, set()) & known.get(region or "", set()) for one in codes
    )
    if not (placed and same_name(row["expected_name"], result)):
        return "wrong", f"{got}; 应为 expected {row['expected_name']} {code}"
    if row["expected_level"] and result["level"] not in levels:
        return "wrong", f"level {result['level']}; 应为 expected {row['expected_level']}"
    return "right", got


def resolved(rows: list[Row]) -> list[Row]:
    """What the models make of each row, in its order."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        database = work / "score.duckdb"
        load(database, rows)
        build(database, work)
        with duckdb.connect(str(database), read_only=True) as connection:
            found = connection.execute(RESULTS)
            columns = [column[0] for column in found.description or []]
            return [dict(zip(columns, result, strict=True)) for result in found.fetchall()]


def score(table: Path, rows: list[Row], results: list[Row], known: dict[str, set[str]]) -> int:
    """Print each name of a table with its verdict, then the table's score; how many are wrong."""
    tally: Counter[str] = Counter()
    for row, result in zip(rows, results, strict=True):
        verdict, why = judge(row, result, known)
        tally[verdict] += 1
        print(f"{verdict:10} {row['name']}  →  {why}")
    expected = sum(bool(row["expected_name"]) for row in rows)
    print(
        f"{table.stem}：{len(rows)} 个名称 names：对 right {tally['right']}，未定 unresolved {tally['unresolved']}，"
        f"错 wrong {tally['wrong']}；"
        f"可定者已定 resolved of the resolvable {(expected - tally['unresolved']) / max(expected, 1):.0%}"
    )
    return tally["wrong"]


def main(paths: list[Path]) -> int:
    """Score the names of some tables; 1 if any is wrong."""
    tables: dict[Path, list[Row]] = {}
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            tables[path] = list(csv.DictReader(handle))
    results = iter(resolved([row for rows in tables.values() for row in rows]))
    known = places()
    wrong = [score(path, rows, list(islice(results, len(rows))), known) for path, rows in tables.items()]
    return 1 if any(wrong) else 0


if __name__ == "__main__":
    sys.exit(main([Path(path) for path in sys.argv[1:]]))
