"""The release: complete, masked, described, put in place at once, and readable by each library alone."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from frictionless import Package
from typer.testing import CliRunner

from ingest.build_log import BUILD, logged
from ingest.cli import app
from ingest.publish.changes import Change, changes
from ingest.publish.mask import load_masks
from ingest.publish.place import READ_ONLY_FILE, READ_ONLY_FOLDER, current_release
from ingest.publish.tables import COLUMNS, TABLES, public_tables
from ingest.seeds import SEEDS_FOLDER, read_rows

PROJECT = Path(__file__).parents[2]
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
OTHERS = {
    "duckdb": ("pandas", "polars", "pyarrow"),
    "pandas": ("duckdb", "polars"),
    "polars": ("duckdb", "pandas", "pyarrow"),
}
AS_TUPLES = {
    "duckdb": "[row[:3] for row in requests]",
    "pandas": "list(requests[['name_zh', 'year', 'value']].itertuples(index=False, name=None))",
    "polars": "requests.select('name_zh', 'year', 'value').rows()",
}
PHONE = "咨询电话：0571-80000000，xxgk@example.com"


def publish(warehouse: Path, root: Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["publish", "--to", str(root), "--database", str(warehouse)])
    error = done.exception
    if error is not None and not isinstance(error, SystemExit):
        return getattr(error, "exit_status", -1), str(error)
    return done.exit_code, done.output


def change(warehouse: Path, *statements: str) -> None:
    """Change the tables and let them count as checked."""
    with duckdb.connect(str(warehouse)) as connection:
        for statement in statements:
            connection.execute(statement)
    with logged(warehouse, BUILD):
        pass


@pytest.fixture(scope="module")
def root(samples_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one release of the samples. Read it only."""
    root = tmp_path_factory.mktemp("published") / "release"
    status, said = publish(samples_warehouse, root)
    assert status == 0, said
    assert "已发布 published" in said
    return root


@pytest.fixture
def copied(samples_warehouse: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(samples_warehouse, tmp_path / "copied.duckdb"))


@pytest.fixture
def own_root(root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(root, tmp_path / "release", symlinks=True))


def release_of(root: Path) -> Path:
    release = current_release(root)
    assert release is not None
    return release


def all_released(root: Path, query: str) -> list[tuple]:
    with duckdb.connect(str(release_of(root) / "ogi.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


def run_alone(code: str, library: str, folder: Path) -> set[tuple]:
    """Run code with the other libraries out of reach; agency, year and value of every row it found."""
    blocked = f"import sys\nsys.modules.update(dict.fromkeys({OTHERS[library]!r}))\n"
    shown = f"\nprint('ROWS', sorted((n, int(y), float(v)) for n, y, v in {AS_TUPLES[library]}))"
    done = subprocess.run(
        [sys.executable, "-c", blocked + code + shown],
        cwd=folder,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(ast.literal_eval(done.stdout.split("ROWS ")[1]))


@pytest.mark.parametrize("page", ["README.md", "docs/release.md"])
def test_each_library_alone_reads_the_release_as_the_pages_show(
    root: Path, samples_warehouse: Path, page: str
) -> None:
    of_release = page == "README.md"
    text = (release_of(root) if of_release else PROJECT).joinpath(page).read_text(encoding="utf-8")
    blocks = {
        library: code for code in BLOCK.findall(text) for library in OTHERS if f"import {library}" in code
    }
    assert blocks.keys() == OTHERS.keys()
    with duckdb.connect(str(samples_warehouse), read_only=True) as connection:
        expected = connection.execute(
            """select name_zh, f.year, cast(value as double) from marts.fct_indicator_value as f
               join marts.dim_agency using (agency_key)
               where indicator_code = 'requests.received' and applicant_type = 'total' and value is not null"""
        ).fetchall()
    assert expected
    for library, code in blocks.items():
        assert run_alone(code, library, release_of(root) if of_release else root.parent) == set(expected), (
            library
        )


def test_frictionless_accepts_the_description_and_the_checksums_are_right(root: Path) -> None:
    release = release_of(root)
    described = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    assert Package.validate_descriptor(described).valid
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    for resource in described["resources"]:
        content = (release / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    described["resources"][1]["schema"]["fields"][0]["type"] = "number of things"
    assert not Package.validate_descriptor(described).valid


def test_the_schemas_say_types_descriptions_units_and_keys(root: Path) -> None:
    described = json.loads((release_of(root) / "datapackage.json").read_text(encoding="utf-8"))
    schemas = {
        resource["name"]: resource["schema"] for resource in described["resources"] if "schema" in resource
    }
    star = schemas["marts.fct_indicator_value"]
    fields = {field["name"]: field for field in star["fields"]}
    assert star["primaryKey"] == ["indicator_value_id"]
    assert fields["value"]["type"] == "number"
    assert fields["value"]["unit"] == "unit"
    assert fields["year"]["type"] == "integer"
    references = {(key["fields"][0], key["reference"]["resource"]) for key in star["foreignKeys"]}
    assert ("agency_key", "marts.dim_agency") in references
    for name, schema in schemas.items():
        listed = {field["name"] for field in schema["fields"]}
        assert {*schema.get("primaryKey", [])} <= listed, name
        assert [
            f["name"]
            for f in schema["fields"]
            if not re.search("[\u4e00-\u9fff].*[A-Za-z]", f["description"])
        ] == []
        for key in schema.get("foreignKeys", []):
            target = schemas[key["reference"]["resource"]]["fields"]
            assert key["reference"]["fields"][0] in {field["name"] for field in target}


def test_keys_and_relations_of_the_description_hold_in_the_files(root: Path) -> None:
    release = release_of(root)
    described = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    tables = [resource for resource in described["resources"] if "schema" in resource]
    paths = {resource["name"]: str(release / resource["path"]) for resource in tables}
    with duckdb.connect() as connection:
        for resource in tables:
            file, key = paths[resource["name"]], resource["schema"].get("primaryKey")
            if key:
                counts = f"select count(*), count(distinct ({', '.join(key)})) from '{file}'"
                rows, different = connection.execute(counts).fetchone()
                assert rows == different == resource["rows"], file
            for reference in resource["schema"].get("foreignKeys", []):
                column, target = reference["fields"][0], reference["reference"]
                orphans = connection.execute(
                    f"select count(*) from '{file}' where {column} not in "
                    f"(select {target['fields'][0]} from '{paths[target['resource']]}')"
                ).fetchone()
                assert orphans == (0,), (file, column)


def test_totals_equal_the_warehouse(root: Path, samples_warehouse: Path) -> None:
    numbers = all_released(
        root,
        """select schema_name || '.' || table_name, list(column_name order by column_index)
           from duckdb_columns() where not internal
           and data_type similar to '(DECIMAL.*|INTEGER|BIGINT|DOUBLE|BOOLEAN)' group by 1""",
    )
    assert {"marts.fct_indicator_value", "marts.fct_reported_value", "marts.fct_arithmetic_check"} <= {
        table for table, _ in numbers
    }
    parquet = release_of(root) / "parquet"
    with duckdb.connect(str(samples_warehouse), read_only=True) as warehouse:
        for table, columns in numbers:
            sums = ", ".join(f"count({c}), sum(cast({c} as decimal(30, 6)))" for c in columns)
            query = f"select count(*), {sums} from "
            expected = warehouse.execute(query + table).fetchall()
            assert all_released(root, query + table) == expected, table
            assert warehouse.execute(f"{query} '{parquet / table}.parquet'").fetchall() == expected, table


def test_the_file_holds_marts_and_reporting_and_nothing_else(root: Path, tmp_path: Path) -> None:
    schemas = all_released(root, "select distinct schema_name from duckdb_columns() where not internal")
    assert {schema for (schema,) in schemas} <= {"marts", "reporting"}
    assert all_released(root, "select view_name from duckdb_views() where not internal") == []
    other = shutil.copy(release_of(root) / "ogi.duckdb", tmp_path / "other_name.duckdb")
    with duckdb.connect(other, read_only=True) as connection:
        assert connection.execute("select count(*) from marts.dim_report").fetchone() > (0,)
        described = connection.execute(
            "select comment from duckdb_columns() where column_name = 'year'"
        ).fetchall()
    assert all(comment for (comment,) in described)


def test_every_public_column_is_on_the_list_and_every_entry_stands_for_one(samples_warehouse: Path) -> None:
    with duckdb.connect(str(samples_warehouse), read_only=True) as connection:
        assert public_tables(connection).unlisted == ()
        present = connection.execute(
            "select table_name, column_name from duckdb_columns() where schema_name in ('marts', 'reporting')"
        ).fetchall()
    tables = {row["table_name"] for row in read_rows(SEEDS_FOLDER / TABLES)}
    columns = {row["column_name"] for row in read_rows(SEEDS_FOLDER / COLUMNS)}
    assert tables == {table for table, _ in present}
    assert columns == {column for _, column in present}


def test_a_column_that_is_not_listed_stays_behind_and_is_named(copied: Path, tmp_path: Path) -> None:
    change(
        copied,
        "alter table marts.dim_report add column plain_text varchar default 'whole page'",
        "create table marts.dim_secret as select 1 as report_id",
    )
    status, said = publish(copied, tmp_path / "release")
    assert status == 0, said
    assert "marts.dim_report.plain_text" in said
    assert "marts.dim_secret.report_id" in said
    names = all_released(tmp_path / "release", "select table_name, column_name from duckdb_columns()")
    assert ("dim_report", "plain_text") not in names
    assert "dim_secret" not in {table for table, _ in names}
    assert ("dim_report", "source_uri") not in names
    assert "`source_uri`" in (release_of(tmp_path / "release") / "README.md").read_text(encoding="utf-8")


def texts_of(root: Path) -> list[tuple[str, str]]:
    found = []
    with duckdb.connect(str(release_of(root) / "ogi.duckdb"), read_only=True) as connection:
        columns = connection.execute(
            "select schema_name || '.' || table_name, column_name from duckdb_columns() "
            "where data_type in ('VARCHAR', 'VARCHAR[]') and not internal"
        ).fetchall()
        for table, column in columns:
            figure = " where value is null or term_code = 'UNMAPPED'" if column == "raw_value" else ""
            texts = f'select distinct cast("{column}" as varchar) from {table}{figure}'
            found += [(f"{table}.{column}", text) for (text,) in connection.execute(texts).fetchall() if text]
    return found


def test_no_text_of_a_release_holds_a_telephone_number_or_an_address(root: Path) -> None:
    masks, texts = load_masks(), texts_of(root)
    assert len(texts) > 1000
    assert [(place, text) for place, text in texts if masks.mask(text) != text] == []


def test_contacts_are_masked_at_equal_length_and_figures_stay(copied: Path, tmp_path: Path) -> None:
    change(
        copied,
        f"update marts.dim_report set title = title || '{PHONE}', agency_evidence = '{PHONE}'",
        f"update marts.fct_reported_value set row_path = ['{PHONE}', '窗口电话'], raw_value = '80000000', "
        "value = 80000000, value_status = 'reported' where term_code = 'UNMAPPED'",
        "update marts.fct_reported_value set raw_value = '13900000000', value = 13900000000 "
        "where term_code = 'outcomes.total'",
    )
    root = tmp_path / "release"
    assert publish(copied, root)[0] == 0
    with duckdb.connect(str(copied), read_only=True) as connection:
        titles = dict(connection.execute("select report_id, title from marts.dim_report").fetchall())
        mapped = connection.execute(
            "select count(*) from marts.fct_reported_value where raw_value = '13900000000'"
        )
        figures = mapped.fetchone()
    for report, title in all_released(root, "select report_id, title from marts.dim_report"):
        assert (title is None) == (titles[report] is None)
        assert title is None or (
            len(title) == len(titles[report]) and "80000000" not in title and "@" not in title
        )
    unmapped = all_released(
        root,
        "select row_path, raw_value, value, value_status from marts.fct_reported_value where term_code = 'UNMAPPED'",
    )
    assert {(path[1], *rest) for path, *rest in unmapped} == {("窗口电话", "*" * 8, None, "unreadable")}
    assert figures > (0,)
    kept = all_released(root, "select count(*) from marts.fct_reported_value where raw_value = '13900000000'")
    assert kept == [figures]
    texts = [text for _, text in texts_of(root)]
    assert [text for text in texts if "80000000" in text or "xxgk@" in text] == []


def test_an_unchecked_warehouse_is_refused_in_both_languages(copied: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(copied)) as connection:
        connection.execute("delete from ops.build_log")
    status, said = publish(copied, tmp_path / "release")
    assert status == 1
    assert "不能发布：从未检查过" in said
    assert "Not published. It was never checked" in said
    assert current_release(tmp_path / "release") is None


def test_a_changed_warehouse_is_refused_and_a_missing_one_is_wrong_use(copied: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(copied)) as connection:
        connection.execute("update marts.fct_indicator_value set value = value + 1")
    assert publish(copied, tmp_path / "release")[0] == 1
    assert publish(tmp_path / "none.duckdb", tmp_path / "release")[0] == 2
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert publish(copied, tmp_path / "file")[0] in (1, 2)


def test_an_empty_warehouse_makes_an_empty_release(copied: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(copied), read_only=True) as connection:
        tables = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where schema_name = 'marts'"
        ).fetchall()
    change(copied, *(f"delete from {table}" for (table,) in tables))
    status, said = publish(copied, tmp_path / "release")
    assert status == 0, said
    release = release_of(tmp_path / "release")
    assert "0 个指标值" in (release / "README.md").read_text(encoding="utf-8")
    assert all_released(tmp_path / "release", "select count(*) from marts.fct_indicator_value") == [(0,)]
    described = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    assert Package.validate_descriptor(described).valid


def test_a_release_is_read_only_and_current_points_to_it(root: Path) -> None:
    release = release_of(root)
    assert (root / "current").resolve() == release
    assert stat.S_IMODE(release.stat().st_mode) == READ_ONLY_FOLDER
    for path in release.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (READ_ONLY_FOLDER if path.is_dir() else READ_ONLY_FILE), (
            path
        )
    assert {path.name for path in release.iterdir()} == {
        "CITATION.cff", "README.md", "RELEASE_NOTES.md", "datapackage.json", "docs", "ogi.duckdb", "parquet",
    }  # fmt: skip
    assert (release / "docs" / "atlas" / "requests.received.md").is_file()
    assert "marts.fct_indicator_value" in (release / "docs" / "dictionary.md").read_text(encoding="utf-8")


def test_the_same_content_is_not_published_twice(own_root: Path, samples_warehouse: Path) -> None:
    status, said = publish(samples_warehouse, own_root)
    assert status == 0
    assert "says the same" in said
    assert len([path for path in own_root.iterdir() if path.name[0] == "2"]) == 1


def test_an_open_reader_keeps_the_release_it_opened(own_root: Path, copied: Path) -> None:
    first = release_of(own_root)
    with duckdb.connect(str(own_root / "current" / "ogi.duckdb"), read_only=True) as reader:
        before = reader.execute("select sum(value) from marts.fct_indicator_value").fetchone()
        change(copied, "update marts.fct_indicator_value set value = value + 1")
        assert publish(copied, own_root)[0] == 0
        assert reader.execute("select sum(value) from marts.fct_indicator_value").fetchone() == before
    assert release_of(own_root) != first
    assert all_released(own_root, "select sum(value) from marts.fct_indicator_value") != [before]


def test_a_publisher_killed_midway_leaves_the_old_release(own_root: Path, copied: Path) -> None:
    first = release_of(own_root)
    change(copied, "update marts.fct_indicator_value set value = value + 1")
    killed = (
        "import os, sys; from pathlib import Path; import ingest.publish.run as run\n"
        "from ingest.cli.options import progress_bar\n"
        "run.write_docs = lambda folder: os._exit(9)\n"
        f"run.publish(Path({str(copied)!r}), Path({str(own_root)!r}), progress_bar)"
    )
    assert subprocess.run([sys.executable, "-c", killed], check=False).returncode == 9
    left = list(own_root.glob(".publishing-*"))
    assert left
    assert release_of(own_root) == first
    assert all_released(own_root, "select count(*) from marts.dim_report") > [(0,)]
    assert publish(copied, own_root)[0] == 0
    assert release_of(own_root) != first
    assert list(own_root.glob(".publishing-*")) == []


def test_a_fault_midway_leaves_nothing_behind(
    own_root: Path, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path) -> None:
        raise RuntimeError("disk full")

    first = release_of(own_root)
    change(copied, "update marts.fct_indicator_value set value = value + 1")
    monkeypatch.setattr("ingest.publish.run.write_docs", fail)
    assert publish(copied, own_root)[0] != 0
    assert release_of(own_root) == first
    assert list(own_root.glob(".publishing-*")) == []


def test_without_symbolic_links_current_is_a_file(
    samples_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise OSError("no symbolic links here")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    assert publish(samples_warehouse, tmp_path / "release")[0] == 0
    pointer = tmp_path / "release" / "current"
    assert pointer.read_text(encoding="utf-8").strip() == release_of(tmp_path / "release").name


def test_release_notes_count_what_was_added_changed_and_lost(own_root: Path, copied: Path) -> None:
    first = release_of(own_root)
    chosen = "select indicator_value_id from marts.fct_indicator_value where value is not null and "
    (kept, lost, added), (code,) = (
        all_released(
            own_root,
            f"{chosen} indicator_code = 'requests.received' and vocabulary = 'national_2019' "
            "and applicant_type = 'total' order by 1 limit 3",
        ),
        ("requests.received",),
    )
    change(
        copied,
        f"update marts.fct_indicator_value set value = value + 1 where indicator_value_id = '{kept[0]}'",
        f"update marts.fct_indicator_value set value = null where indicator_value_id = '{lost[0]}'",
        f"update marts.fct_indicator_value set year = 1999 where indicator_value_id = '{added[0]}'",
    )
    assert publish(copied, own_root)[0] == 0
    second = release_of(own_root)
    assert changes(second, first) == [Change("national_2019", code, 1, 1, 2)]
    notes = (second / "RELEASE_NOTES.md").read_text(encoding="utf-8")
    assert f"| `national_2019` `{code}` | 1 | 1 | 2 |" in notes
    assert first.name in notes
