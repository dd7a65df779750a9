"""Two writers: the second waits for the first or says who it is."""

import os
import subprocess
import sys
import time

import duckdb
import pytest

from ingest.errors import CommandError
from ingest.lock import connect, exclusive, holder_file

HOLD = """
import sys, time
from pathlib import Path
from ingest.lock import exclusive
with exclusive(Path(sys.argv[1]), 0, print):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""

HOLD_DUCKDB = """
import sys, time, duckdb
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


def start(script: str, database, seconds: float) -> subprocess.Popen:
    command = [sys.executable, "-c", script, str(database), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    return process


def test_second_says_who_holds_the_lock(database):
    with start(HOLD, database, 30) as process:
        with pytest.raises(CommandError, match=f"pid {process.pid}"), exclusive(database, 0, print):
            pass
        process.kill()


def test_second_waits_and_says_so(database):
    said = []
    with start(HOLD, database, 1), exclusive(database, 20, said.append):
        pass
    assert len(said) == 1
    assert "pid" in said[0]


def test_lock_of_a_killed_process_is_free(database):
    with start(HOLD, database, 30) as process:
        process.kill()
        process.wait()
    with exclusive(database, 0, print):
        assert f'"pid": {os.getpid()}' in holder_file(database).read_text()
    assert not holder_file(database).exists()


def test_waits_for_a_process_that_only_duckdb_knows(database):
    with start(HOLD_DUCKDB, database, 1.5):
        with pytest.raises(CommandError, match="in use"):
            connect(database)
        started = time.monotonic()
        connect(database, wait=20).close()
    assert time.monotonic() - started > 0.2


def test_file_that_is_no_database_is_told_in_words(database):
    database.write_text("年报", encoding="utf-8")
    with pytest.raises(CommandError, match="cannot be opened"):
        connect(database)


def test_readers_do_not_block_each_other(database):
    duckdb.connect(str(database)).close()
    first, second = connect(database, read_only=True), connect(database, read_only=True)
    assert first.execute("select 1").fetchone() == second.execute("select 1").fetchone()
    first.close()
    second.close()
