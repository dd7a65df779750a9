"""Loading: what one run, a second run, another parser and a killed run leave behind."""

import hashlib
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import fake_parser
import pytest
from fake_parser import FIRST, SECOND, count, run, snapshot

from ingest import load
from ingest.manifest import read_manifest
from ingest.run_ingest import Parser, ingest


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def counts(done) -> tuple[int, int, int, int]:
    return done.files_seen, done.loaded, done.unchanged, done.rejected


def test_every_file_ends_as_loaded_or_rejected(database, tmp_path):
    good, bad, crash = (write(tmp_path, n, n) for n in ("good", "bad", "crash"))
    assert counts(run(database, good, bad, crash, tmp_path / "absent")) == (4, 1, 0, 3)
    with duckdb.connect(str(database)) as connection:
        found = connection.execute("select source_name, reason_code from raw.rejection order by 1").fetchall()
        assert found == [("absent", "reading_failed"), ("bad", "not_a_report"), ("crash", "reading_failed")]
        cell = connection.execute("select raw_text, row_path, report_id from raw.table_cell").fetchone()
    assert cell == ("good", ["一、新收", "其中"], hashlib.sha256(b"good").hexdigest())


def test_second_run_changes_nothing_but_the_runs(database, tmp_path):
    files = [write(tmp_path, n, n) for n in ("good", "bad", "other")]
    run(database, *files)
    before = snapshot(database)
    assert counts(run(database, *files)) == (3, 0, 2, 1)
    assert snapshot(database) == before
    assert count(database, "ingest_run") == 2


def test_known_report_is_not_parsed_again(database, tmp_path):
    good = write(tmp_path, "good", "good")
    run(database, good)

    def refuse(content, source):
        raise AssertionError("parsed a known report")

    assert counts(run(database, good, parser=Parser(refuse, "1"))) == (1, 0, 1, 0)


def test_new_parser_version_replaces_the_parse(database, tmp_path):
    good, other = write(tmp_path, "good", "good"), write(tmp_path, "other", "other")
    run(database, good, other)
    assert counts(run(database, good, parser=SECOND)) == (1, 1, 0, 0)
    with duckdb.connect(str(database)) as connection:
        versions = connection.execute(
            "select plain_text, parser_version from raw.report order by 1"
        ).fetchall()
        cells = connection.execute("select raw_text from raw.table_cell order by 1").fetchall()
    assert versions == [("good", "2"), ("other", "1")]
    assert cells == [("goodgood",), ("other",)]
    assert count(database, "source_file") == 2


def test_same_bytes_under_two_names_are_one_report_with_two_sources(database, tmp_path):
    a, b = write(tmp_path, "a", "good"), write(tmp_path, "b", "good")
    assert counts(run(database, a, b)) == (2, 1, 1, 0)
    assert (count(database, "report"), count(database, "table_cell"), count(database, "source_file")) == (
        1,
        1,
        2,
    )
    c = write(tmp_path, "c", "good")
    run(database, c)
    with duckdb.connect(str(database)) as connection:
        metadata = connection.execute(
            "select source_name, metadata from raw.source_file order by 1"
        ).fetchall()
    assert metadata == [(name, '{"标题": "题"}') for name in "abc"]


def test_rejected_file_that_now_loads_is_no_longer_rejected(database, tmp_path):
    file, copy = write(tmp_path, "file", "bad 7"), write(tmp_path, "copy", "bad 7")
    run(database, file, copy)
    assert count(database, "rejection") == 2
    assert counts(run(database, file, parser=SECOND)) == (1, 1, 0, 0)
    assert (count(database, "rejection"), count(database, "report"), count(database, "source_file")) == (
        0,
        1,
        1,
    )


def test_loaded_report_that_is_now_rejected_leaves_no_rows(database, tmp_path):
    file, other = write(tmp_path, "file", "later"), write(tmp_path, "other", "other")
    run(database, file, other)
    assert counts(run(database, file, parser=SECOND)) == (1, 0, 0, 1)
    after = snapshot(database)
    assert [len(after[t]) for t in ("source_file", "report", "table_cell", "rejection")] == [1, 1, 1, 1]


def test_rejection_goes_when_its_place_holds_a_known_report(database, tmp_path):
    file = write(tmp_path, "file", "bad")
    run(database, file, write(tmp_path, "good", "good"))
    run(database, write(tmp_path, "file", "good"))
    assert count(database, "rejection") == 0
    assert count(database, "source_file") == 2


def test_part_rejections_stand_until_the_report_is_parsed_again(database, tmp_path):
    class WithPart:
        def __init__(self, parsed, parts):
            self.metadata, self.parts, self.parsed = parsed.metadata, parts, parsed

        def rows(self):
            return {**self.parsed.rows(), "rejection": self.parts}

    part = {"part": "page 3", "reason_code": "unsupported_format", "message": "图 / image"}
    file = write(tmp_path, "file", "good")
    run(database, file, parser=Parser(lambda c, s: WithPart(fake_parser.parse(c, s), [part]), "1"))
    before = snapshot(database)
    assert len(before["rejection"]) == 1
    run(database, file)
    assert snapshot(database) == before
    run(database, file, parser=SECOND)
    assert count(database, "rejection") == 0


def test_manifest_is_kept_beside_the_file_and_a_run_without_it_takes_nothing_back(database, tmp_path):
    file = write(tmp_path, "file", "good")
    run(database, file)
    manifest = write(
        tmp_path, "manifest.csv", "path,agency,year,published_on\nfile,某县人民政府,2021,2022-01-31\n"
    )
    assert counts(run(database, file, manifest=read_manifest(manifest))) == (1, 0, 1, 0)
    run(database, file)
    with duckdb.connect(str(database)) as connection:
        rows = connection.execute(
            "select manifest_agency, manifest_year, manifest_published_on::varchar from raw.source_file"
        ).fetchall()
    assert rows == [("某县人民政府", 2021, "2022-01-31")]


def test_failure_inside_a_batch_leaves_the_previous_state(database, tmp_path, monkeypatch):
    good, other = write(tmp_path, "good", "good"), write(tmp_path, "other", "other")
    run(database, good)
    before, runs = snapshot(database), count(database, "ingest_run")

    def fail(*args):
        raise duckdb.IOException("disk full")

    monkeypatch.setattr(load, "_write_run", fail)
    with pytest.raises(duckdb.IOException):
        run(database, good, other, parser=SECOND)
    assert snapshot(database) == before
    assert count(database, "ingest_run") == runs


KILLED = """
import sys, time
from pathlib import Path
from ingest import load
import fake_parser

def hang(*args):
    print("inside", flush=True)
    time.sleep(60)

load._write_run = hang
fake_parser.run(Path(sys.argv[1]), *map(Path, sys.argv[2:]), parser=fake_parser.SECOND)
"""


def test_killed_run_leaves_the_previous_state(database, tmp_path):
    good, other = write(tmp_path, "good", "good"), write(tmp_path, "other", "other")
    run(database, good)
    before = snapshot(database)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", KILLED, database, good, other]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout.readline() == "inside\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert snapshot(database) == before
    assert counts(run(database, good, other)) == (2, 1, 1, 0)


def test_several_processes_give_what_one_gives_in_the_same_order(database, tmp_path):
    files = [write(tmp_path, f"{n:03}", f"{n}") for n in range(30)] + [write(tmp_path, "x", "bad")]
    done = ingest(database, files, parser=FIRST, jobs=2)
    assert counts(done) == (31, 30, 0, 1)
    with duckdb.connect(str(database)) as connection:
        names = [n for (n,) in connection.execute("select source_name from raw.source_file").fetchall()]
    assert names == sorted(names)


def test_forget_takes_out_report_and_sources(database, tmp_path):
    a, b, bad = write(tmp_path, "a", "good"), write(tmp_path, "b", "good"), write(tmp_path, "bad", "bad")
    run(database, a, b, bad)
    with duckdb.connect(str(database)) as connection:
        gone = load.forget(connection, [hashlib.sha256(b"good").hexdigest()], [str(bad.resolve())])
    assert gone == load.Forgotten(reports=1, sources=2, rejections=1)
    assert all(not rows for rows in snapshot(database).values())
    assert counts(run(database, a)) == (1, 1, 0, 0)


def test_row_that_does_not_fit_the_declaration_is_refused(database, tmp_path):
    def with_null(content, source):
        parsed = fake_parser.parse(content, source)
        return replace(parsed, report={**parsed.report, "plain_text": None})

    with pytest.raises(ValueError, match="plain_text"):
        run(database, write(tmp_path, "file", "good"), parser=Parser(with_null, "1"))
    assert all(not rows for rows in snapshot(database).values())
