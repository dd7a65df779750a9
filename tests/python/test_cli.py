"""The commands: what they say, and the exit status they end with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fake_parser import FIRST, run

from ingest import lock, run_ingest
from ingest.cli.app import main
from ingest.project import project_folder

COMMANDS = ("ingest", "build", "check", "status", "report", "trace", "forget")


@pytest.fixture
def ogi(monkeypatch, capsys, tmp_path):
    """Runs a command in this process; gives its exit status and everything it printed."""
    monkeypatch.setattr(run_ingest, "installed_parser", lambda: FIRST)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["ogi", *map(str, arguments)])
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        captured = capsys.readouterr()
        return status, captured.out + captured.err

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two reports, one file that is none, and a hidden file."""
    place = tmp_path / "报告"
    (place / "inner").mkdir(parents=True)
    for name, text in {"a.txt": "good", "inner/b.txt": "fine", "c.txt": "bad", ".hidden": "x"}.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def test_ingest_counts_outcomes_and_names_what_it_rejected(ogi, folder, database):
    status, said = ogi("ingest", folder, "--database", database)
    assert status == 0
    assert "3 files read: 2 loaded, 0 unchanged, 1 rejected" in said
    assert "c.txt" in said
    assert "not_a_report" in said
    assert ".hidden" not in said
    assert ogi("ingest", folder, "--database", database)[1].startswith(
        "读取 3 个文件：入库 0，未变 2，拒收 1"
    )


def test_what_was_rejected_before_is_still_counted(ogi, folder, database):
    ogi("ingest", folder, "--database", database)
    said = ogi("ingest", folder, "--database", database)[1]
    assert "1 were rejected before" in said


def test_database_beside_the_reports_is_not_read(ogi, folder):
    database = folder / "warehouse.duckdb"
    ogi("ingest", folder, "--database", database)
    assert "3 files read" in ogi("ingest", folder, "--database", database)[1]


def test_file_named_itself_is_read_though_hidden(ogi, folder, database):
    status, said = ogi("ingest", folder / ".hidden", folder / ".hidden", "--database", database)
    assert (status, "1 files read: 1 loaded" in said) == (0, True)


def test_only_rejections_is_no_failure(ogi, folder, database):
    assert ogi("ingest", folder / "c.txt", "--database", database)[0] == 0


@pytest.mark.parametrize("command", ["ingest", "build"])
def test_nothing_to_read_is_wrong_use(ogi, tmp_path, database, command):
    (tmp_path / "empty").mkdir()
    assert ogi(command, tmp_path / "empty", "--database", database)[0] == 2
    status, said = ogi(command, tmp_path / "absent", "--database", database)
    assert status == 2
    assert "no such file or folder" in said


@pytest.mark.parametrize("name", ["marts", "RAW", "main", "temp", "a.b"])
def test_database_named_like_a_schema_is_refused(ogi, folder, tmp_path, name):
    status, said = ogi("ingest", folder, "--database", tmp_path / f"{name}.duckdb")
    assert status == 2
    assert name in said
    assert not (tmp_path / f"{name}.duckdb").exists()


def test_database_comes_from_option_then_environment_then_project(monkeypatch, tmp_path):
    from ingest.project import database_path

    monkeypatch.setenv("OGI_DATABASE", str(tmp_path / "named.duckdb"))
    assert database_path(tmp_path / "given.duckdb") == tmp_path / "given.duckdb"
    assert database_path() == tmp_path / "named.duckdb"
    monkeypatch.delenv("OGI_DATABASE")
    assert database_path() == project_folder() / "warehouse.duckdb"


@pytest.mark.parametrize(
    "command", [["status"], ["check"], ["report", "x"], ["trace", "x", "2020", "y"], ["forget", "x"]]
)
def test_commands_that_need_a_database_say_so(ogi, database, command):
    status, said = ogi(*command, "--database", database)
    assert status == 2
    assert "ogi build" in said


def test_status_and_trace_before_the_first_build(ogi, folder, database):
    ogi("ingest", folder, "--database", database)
    status, said = ogi("status", "--database", database)
    assert (status, "Not built yet" in said) == (0, True)
    assert ogi("trace", "某县", 2020, "request.new", "--database", database)[0] == 2


def test_report_by_name_by_path_and_by_id(ogi, folder, database):
    ogi("ingest", folder, "--database", database)
    for argument in ("a.txt", folder / "a.txt", "770e607624d689265ca6c44884d0807d9b054d23"):
        status, said = ogi("report", argument, "--database", database)
        assert status == 0, said
        assert "770e607624d68926" in said
    assert "not_a_report" in ogi("report", "c.txt", "--database", database)[1]
    assert ogi("report", "nowhere", "--database", database)[0] == 2


def test_forget_takes_a_report_out_once(ogi, folder, database):
    ogi("ingest", folder, "--database", database)
    status, said = ogi("forget", "a.txt", "--database", database)
    assert (status, "Taken out: 1 report, 1 sources" in said) == (0, True)
    assert ogi("forget", "a.txt", "--database", database)[0] == 2
    assert ogi("forget", "c.txt", "--database", database)[0] == 0
    assert "2 loaded" not in ogi("ingest", folder / "a.txt", "--database", database)[1]


def test_forget_asks_for_an_id_where_a_name_is_not_enough(ogi, folder, database):
    (folder / "inner" / "a.txt").write_text("other", encoding="utf-8")
    ogi("ingest", folder, "--database", database)
    status, said = ogi("forget", "a.txt", "--database", database)
    assert status == 2
    assert "770e607624d68926" in said


def test_busy_database_names_its_holder(ogi, folder, database):
    with lock.exclusive(database, 0, print):
        script = "import sys; sys.argv[0]='ogi'; from ingest.cli.app import main; main()"
        command = [sys.executable, "-c", script, "ingest", folder, "--database", database, "--wait", "0"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"pid {os.getpid()}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("agency,year\n某县,2020\n", "path"),
        ("path,year\na.txt,二〇二〇\n", "year"),
        ("path,published_on\na.txt,2020/1/31\n", "published_on"),
        ("path,colour\na.txt,red\n", "only"),
    ],
)
def test_faulty_manifest_is_told_in_words(ogi, folder, database, tmp_path, content, reason):
    manifest = tmp_path / "m.csv"
    manifest.write_text(content, encoding="utf-8")
    status, said = ogi("ingest", folder, "--manifest", manifest, "--database", database)
    assert status == 2
    assert reason in said
    assert "Traceback" not in said


def test_manifest_inside_the_folder_is_not_read_as_a_report(ogi, folder, database):
    manifest = folder / "manifest.csv"
    manifest.write_text("path,year\na.txt,2021\n", encoding="utf-8-sig")
    assert "3 files read" in ogi("ingest", folder, "--manifest", manifest, "--database", database)[1]


def test_fault_of_the_program_shows_no_traceback(ogi, folder, database, monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(run_ingest, "ingest", fail)
    status, said = ogi("ingest", folder, "--database", database)
    assert status == 1
    assert "boom" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_both_languages(ogi, command):
    status, said = ogi(command, "--help")
    assert status == 0
    assert "数据库" in said
    assert "The database file" in said


def test_wrong_option_is_wrong_use(ogi, folder):
    assert ogi("ingest", folder, "--no-such-option")[0] == 2
    assert ogi("trace", "某县", "year", "x")[0] == 2


def test_ogi_works_from_any_folder(database, folder, tmp_path):
    run(database, folder / "a.txt")
    command = [Path(sys.executable).with_name("ogi"), "status", "--database", database]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert str(database) in done.stdout


def test_names_of_old_archives_are_read_as_gb18030(ogi, tmp_path, database):
    name = os.fsdecode("年报.txt".encode("gb18030"))
    (tmp_path / name).write_text("good", encoding="utf-8")
    assert ogi("ingest", tmp_path / name, "--database", database)[0] == 0
    assert ogi("report", "年报.txt", "--database", database)[0] == 0
