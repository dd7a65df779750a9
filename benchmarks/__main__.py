"""Reading and building at the samples and at many reports, beside the floor: `python -m benchmarks [COUNT]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import names, prose
from benchmarks.corpus import SAMPLES, write_corpus
from benchmarks.formats import print_formats
from benchmarks.measure import Measure, ogi, python

READ = """
import sys, time
from pathlib import Path
from ingest.document import Rejected, SourceInfo
from ingest.extract.prose import extract_prose
from ingest.locate import read_document
from ingest.parse import parse_report
contents = [(path, path.read_bytes()) for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
start, reports, prose = time.process_time(), 0, 0.0
for path, content in contents:
    try:
        parse_report(content, SourceInfo(path.name, str(path)))
    except Rejected:
        continue
    reports += 1
total = time.process_time() - start
for path, content in contents:
    try:
        document = read_document(content)
    except Rejected:
        continue
    begin = time.process_time()
    extract_prose(document.paragraphs(), None)
    prose += time.process_time() - begin
print(reports, total, prose)
"""

FLOOR = """
import sys, time, duckdb
rows = duckdb.connect(sys.argv[1], read_only=True).sql("select * from marts.fct_reported_value").to_arrow_table()
connection = duckdb.connect(sys.argv[2])
start = time.process_time()
connection.execute("create table copied as select * from rows")
print(rows.num_rows, time.process_time() - start)
"""


def line(table: Table, corpus: str, step: str, measure: Measure, result: str) -> None:
    """Add a line: corpus, step, seconds, MiB, result."""
    table.add_row(corpus, step, f"{measure.seconds:.1f}", f"{measure.mebibytes:.0f}", result)


def measure_corpus(table: Table, corpus: str, reports: Path, work: Path) -> None:
    """Measure one folder of reports."""
    database = work / "bench.duckdb"
    reading = python(READ, str(reports))
    count, seconds, spent = reading.output.split()
    speed = int(count) / float(seconds)
    bare = int(count) / (float(seconds) - float(spent))
    line(table, corpus, "read, one process", reading, f"{speed:.0f} reports/s, without sentences {bare:.0f}")
    line(
        table,
        corpus,
        "ogi ingest, two jobs",
        ogi("ingest", str(reports), "--jobs", "2", database=database),
        "",
    )
    line(table, corpus, "ogi build, first", ogi("build", database=database), "")
    line(table, corpus, "ogi build, unchanged", ogi("build", database=database), "")
    floor = python(FLOOR, str(database), str(work / "floor.duckdb"))
    rows, floor_seconds = floor.output.split()
    line(table, corpus, "create table as", floor, f"{rows} rows in {float(floor_seconds):.2f} s")


def main() -> None:
    """Print the tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print_formats()
    table = Table("corpus", "step", "seconds", "peak MiB", "result", title="make bench")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_corpus(work / "reports", count)
        for corpus, reports in (("samples", SAMPLES), (f"{count} reports", work / "reports")):
            (work / corpus).mkdir()
            measure_corpus(table, corpus, reports, work / corpus)
    sentences = f"{prose.milliseconds():.1f} ms for {prose.LENGTH} characters"
    table.add_row("a long report", "sentences alone", "", "", sentences)
    table.add_row(
        f"{names.COUNT} names", "names to bodies", f"{names.resolve(names.COUNT):.1f}", "", "two cores"
    )
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
