"""`ogi export`: the slice in each format says the same as the star, with what a reader must know beside it."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from openpyxl import load_workbook
from pyarrow import parquet
from star_corpus import rows
from typer.testing import CliRunner

from ingest.cli import app
from ingest.cli.complete import complete_agency, complete_indicator
from ingest.errors import CommandError
from ingest.export import COLUMNS, parse_years
from ingest.export_write import write_export

STAR = """
    select f.year, f.value from marts.fct_indicator_value f join marts.dim_agency a using (agency_key)
    where a.name_zh = '兰溪市人民政府' and f.indicator_code = 'requests.received' and f.applicant_type = 'total'
      and f.year between 2015 and 2023 order by 1
"""
CHOICE = ("--agency", "兰溪市", "--indicator", "requests.received", "--years", "2015-2023")


def export(database: Path, to: Path, *arguments: str) -> str:
    """Run the command; gives what it printed."""
    done = CliRunner().invoke(app, ["export", *arguments, "--to", str(to), "--database", str(database)])
    assert done.exit_code == 0, done.output
    return done.output


def star(database: Path) -> list[tuple[int, Decimal]]:
    """Year and value of the slice, from the star itself."""
    found = rows(database, STAR)
    assert len(found) > 3
    return found


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, which must begin with the mark of UTF-8."""
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_csv_holds_the_slice_with_its_labels(samples_warehouse: Path, tmp_path: Path) -> None:
    said = export(samples_warehouse, tmp_path / "a.csv", *CHOICE)
    found = read_csv(tmp_path / "a.csv")
    assert [(int(row["year"]), Decimal(row["value"])) for row in found] == star(samples_warehouse)
    assert f"{len(found)} 行 rows" in said
    assert tuple(found[0]) == COLUMNS
    for row in found:
        assert row["status_zh"]
        assert row["comparability_en"]
        assert row["report_address"] in row["citation"]
        assert row["report_id"] in row["citation"]


@pytest.mark.parametrize("theme", ["reviews", "行政复议", "Administrative reviews"])
def test_a_theme_means_all_its_indicators(samples_warehouse: Path, tmp_path: Path, theme: str) -> None:
    export(samples_warehouse, tmp_path / "a.csv", "--indicator", theme)
    wanted = rows(
        samples_warehouse,
        """select distinct f.indicator_code from marts.fct_indicator_value f
           join marts.dim_indicator i using (indicator_code)
           where i.theme = 'reviews' and f.applicant_type = 'total'""",
    )
    assert len(wanted) > 3
    assert {(row["indicator_code"],) for row in read_csv(tmp_path / "a.csv")} == set(wanted)


def test_xlsx_has_numbers_as_numbers_and_a_page_of_notes(samples_warehouse: Path, tmp_path: Path) -> None:
    export(samples_warehouse, tmp_path / "a.xlsx", "--indicator", "outcomes.total", "--applicant", "all")
    data, notes = load_workbook(tmp_path / "a.xlsx").worksheets
    header, *lines = data.iter_rows(values_only=True)
    values = [dict(zip(header, line, strict=True)) for line in lines]
    wanted = rows(
        samples_warehouse,
        "select value from marts.fct_indicator_value where indicator_code = 'outcomes.total'",
    )
    numbers = [row["value"] for row in values if row["value"] is not None]
    assert sorted(numbers) == sorted(value for (value,) in wanted if value is not None)
    assert {type(number) for number in numbers} == {int}
    said = {
        (part.split()[0], about): text for part, about, text in notes.iter_rows(min_row=2, values_only=True)
    }
    assert any(part == "引用" for part, _ in said)
    assert {about for part, about in said if part == "状态"} == {row["value_status"] for row in values}
    assert {about for part, about in said if part == "列"} == set(COLUMNS)
    broken = {f"outcomes.total {row['year']}" for row in values if row["is_break"]}
    assert broken
    assert {about for part, about in said if part == "断线"} == broken


def test_parquet_keeps_types_and_carries_its_notes(samples_warehouse: Path, tmp_path: Path) -> None:
    export(samples_warehouse, tmp_path / "a.parquet", *CHOICE)
    table = parquet.read_table(tmp_path / "a.parquet")
    assert table.schema.field("value").type == pa.decimal128(20, 4)
    assert list(zip(*(table.column(name).to_pylist() for name in ("year", "value")), strict=True)) == star(
        samples_warehouse
    )
    notes = json.loads(table.schema.metadata[b"ogi_notes"])
    assert notes[0][2] == table.schema.metadata[b"ogi_citation"].decode()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--agency", "兰溪市", "--years", "1999"), "2018"),
        (("--agency", "蓝溪市"), "兰溪市人民政府"),
        (("--indicator", "requests.recieved"), "requests.received"),
        (("--applicant", "自然仁"), "自然人"),
        (("--years", "2023-2015"), "2015-2023"),
    ],
)
def test_what_finds_nothing_is_told_and_writes_nothing(
    samples_warehouse: Path, tmp_path: Path, arguments: tuple[str, ...], expected: str
) -> None:
    command = ["export", *arguments, "--to", str(tmp_path / "a.csv"), "--database", str(samples_warehouse)]
    done = CliRunner().invoke(app, command)
    assert isinstance(done.exception, CommandError)
    assert done.exception.exit_status == 2
    assert expected in str(done.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_part_of_the_wish_without_rows_is_named(samples_warehouse: Path, tmp_path: Path) -> None:
    said = export(samples_warehouse, tmp_path / "a.csv", *CHOICE[:4], "--years", "2016,1999")
    assert "1999" in said
    assert "2016" not in said


@pytest.mark.parametrize("name", ["a.pdf", "no_such_folder/a.csv"])
def test_a_place_that_cannot_be_written_is_told(samples_warehouse: Path, tmp_path: Path, name: str) -> None:
    command = ["export", *CHOICE, "--to", str(tmp_path / name), "--database", str(samples_warehouse)]
    done = CliRunner().invoke(app, command)
    assert isinstance(done.exception, CommandError)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["=1+1", "+39", "-39", "@sum"])
def test_a_text_like_a_formula_stays_a_text(tmp_path: Path, text: str) -> None:
    table = pa.table({"title": [text], "value": pa.array([Decimal("-39.5000")])})
    notes = [("引用", "全表", text)]
    write_export(tmp_path / "a.csv", table, notes)
    assert read_csv(tmp_path / "a.csv") == [{"title": f"'{text}", "value": "-39.5"}]
    write_export(tmp_path / "a.xlsx", table, notes)
    data, said = load_workbook(tmp_path / "a.xlsx").worksheets
    assert [(cell.value, cell.data_type) for cell in data[2]] == [(f"'{text}", "s"), (-39.5, "n")]
    assert said["C2"].data_type == "s"


def test_an_export_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("csv.writer", full)
    with pytest.raises(CommandError, match="no space left"):
        write_export(target, pa.table({"value": [1]}), [("", "", "")])
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [
        ("a.csv", "old")
    ]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (None, []),
        ("2019", [2019]),
        ("2018–2020", [2018, 2019, 2020]),
        ("2020，2015-2016", [2015, 2016, 2020]),
    ],
)
def test_years(text: str | None, years: list[int]) -> None:
    assert parse_years(text) == years


@pytest.mark.parametrize("text", ["19", "2020-2019", "2019-", "1000-2999", "二〇一九"])
def test_misspelt_years(text: str) -> None:
    with pytest.raises(CommandError, match="2015-2023"):
        parse_years(text)


def test_names_complete_from_the_database(
    samples_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OGI_DATABASE", str(samples_warehouse))
    assert "兰溪市人民政府" in {name for name, _ in complete_agency("兰溪")}
    assert {"requests.received"} <= {code for code, _ in complete_indicator("requests.rec")}
    monkeypatch.setenv("OGI_DATABASE", str(tmp_path / "none.duckdb"))
    assert complete_agency("兰") == []
