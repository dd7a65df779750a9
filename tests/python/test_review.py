"""The sheet of waiting reports: written, filled in by a person, handed back as a manifest."""

import csv
import shutil
from pathlib import Path

import duckdb
import pytest
from fake_parser import run
from typer.testing import CliRunner

from ingest.cli import app
from ingest.errors import CommandError
from ingest.manifest import read_manifest
from ingest.review import waiting
from ingest.sheet import read_sheet, read_xlsx, write_sheet

PROJECT = Path(__file__).parents[2]
WAITING = {
    "anxiang_no_year.txt", "gulou_education_2020.txt", "jinghu_title_2016.txt", "yantongshan_2015.txt",
    "yantongshan_2015_second.txt",
}  # fmt: skip
BODY = "南京市鼓楼区教育局"


@pytest.fixture(params=["review.csv", "review.xlsx"])
def sheet(request: pytest.FixtureRequest, samples_warehouse: Path, tmp_path: Path) -> Path:
    """The sheet of the samples in either format, as the command writes it."""
    path = tmp_path / request.param
    done = CliRunner().invoke(app, ["review", "--to", str(path), "--database", str(samples_warehouse)])
    assert done.exit_code == 0, done.output
    assert "份待定报告" in done.output
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a sheet."""
    if path.suffix == ".xlsx":
        columns, *lines = read_xlsx(path)
        return [dict(zip(columns, line, strict=True)) for line in lines]
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def fill(path: Path, values: dict[str, dict[str, str]]) -> None:
    """Fill columns in, by file name, and save the sheet in its format."""
    rows = rows_of(path)
    for row in rows:
        row.update(values.get(Path(row["#文件 file"]).name, {}))
    write_sheet(path, list(rows[0]), [list(row.values()) for row in rows])


def test_every_waiting_report_stands_with_its_candidates_and_evidence(sheet: Path) -> None:
    rows = {Path(row["#文件 file"]).name: row for row in rows_of(sheet)}
    assert rows.keys() >= WAITING
    assert all(row["agency"] == "" and row["year"] == "" for row in rows.values())
    gulou = rows["gulou_education_2020.txt"]
    assert "needs_agency" in gulou["#状态 status"]
    assert "南京市鼓楼区" in gulou["#机关候选 candidates"]
    assert "徐州市鼓楼区" in gulou["#机关候选 candidates"]
    assert "title: 区教育局" in gulou["#机关证据 evidence"]
    assert (gulou["#已定机关 body known"], gulou["#已定年度 year known"]) == ("", "2020")
    anxiang = rows["anxiang_no_year.txt"]
    assert (anxiang["#已定机关 body known"], anxiang["#已定年度 year known"]) == ("安乡县人民政府办公室", "")
    assert "弋江区" in rows["jinghu_title_2016.txt"]["#文中机关 body in the text"]


def test_the_filled_in_sheet_is_a_manifest(sheet: Path) -> None:
    fill(sheet, {"gulou_education_2020.txt": {"agency": BODY}, "anxiang_no_year.txt": {"year": "2019"}})
    by_file = {Path(row["#文件 file"]).name: row["sha256"] for row in rows_of(sheet)}
    manifest = read_manifest(sheet)
    assert manifest.by_sha256[by_file["gulou_education_2020.txt"]].agency == BODY
    assert manifest.by_sha256[by_file["anxiang_no_year.txt"]].year == 2019
    assert manifest.by_sha256[by_file["jinghu_title_2016.txt"]].agency is None


def test_what_was_filled_in_reaches_the_warehouse(sheet: Path, database: Path, tmp_path: Path) -> None:
    fill(sheet, {"gulou_education_2020.txt": {"agency": BODY}})
    copy = tmp_path / "another_name.txt"
    shutil.copy(PROJECT / "samples" / "gulou_education_2020.txt", copy)
    run(database, copy, manifest=read_manifest(sheet))
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute("select manifest_agency from raw.source_file").fetchall() == [(BODY,)]


def test_a_year_typed_as_a_number_is_a_year(samples_warehouse: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "typed.xlsx"
    with duckdb.connect(str(samples_warehouse), read_only=True) as connection:
        write_sheet(path, *waiting(connection))
    book = load_workbook(path)
    book.worksheets[0]["C2"] = 2019.0
    book.save(path)
    assert {entry.year for entry in read_manifest(path).by_sha256.values()} == {2019, None}


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-39", "@a", "\t=1"])
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_text_of_a_page_is_no_formula(tmp_path: Path, name: str, text: str) -> None:
    sheet = tmp_path / name
    write_sheet(sheet, ["label", "count"], [[text, -3]])
    if name == "a.csv":
        assert f"'{text}".strip() in sheet.read_text(encoding="utf-8-sig")
    assert read_sheet(sheet) == [{"label": text, "count": "-3"}]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"\.xlsx"):
        write_sheet(tmp_path / "review.pdf", ["sha256"], [])


def test_a_broken_workbook_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(CommandError, match="清单读不了"):
        read_manifest(path)
