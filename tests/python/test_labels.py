"""Unmapped labels go out as a sheet and come back as rows of the seeds, all of them or none."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from star_corpus import PROJECT, rows
from test_cli import ogi  # noqa: F401

from ingest.errors import CommandError
from ingest.label_import import ALIASES, import_labels
from ingest.label_sheet import HEADER
from ingest.sheet import SheetRow, read_sheet, write_sheet

LOCAL = {"vocabulary": "local_other", "row_label": "印发便民手册份数", "column_label": "数量"}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the seeds."""
    return Path(shutil.copytree(PROJECT / "seeds", tmp_path / "seeds"))


def filled(term: str, note: str = "同一事项。The same thing.", **changes: str) -> SheetRow:
    """A row of the sheet as a curator hands it back."""
    return {"term_code": term, "note": note, "column_path": "", **LOCAL, **changes}


def aliases(seeds: Path) -> list[dict[str, str]]:
    with (seeds / ALIASES).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("name", ["labels.csv", "labels.xlsx"])
def test_every_unmapped_label_is_on_the_sheet_with_its_place(ogi, samples_warehouse, tmp_path, name) -> None:  # noqa: F811
    sheet = tmp_path / name
    status, said = ogi("labels", "export", sheet, "--database", samples_warehouse)
    assert status == 0, said
    found = read_sheet(sheet)
    wanted = rows(samples_warehouse, "select unmapped_label_id, row_label, cells from ops.ops_unmapped_label")
    assert wanted
    assert {(row["unmapped_label_id"], row["row_label"], int(row["cells"])) for row in found} == set(wanted)
    for row in found:
        assert row["term_code"] == row["note"] == ""
        assert row["example_file"]
        assert row["locator"].startswith("text:")
    assert any(row["nearest_1"] for row in found)


def test_a_label_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    sheet = tmp_path / "labels.xlsx"
    write_sheet(sheet, ["row_label 行标签"], [["=1+1"]])
    assert load_workbook(sheet).active["A2"].data_type == "s"
    assert read_sheet(sheet) == [{"row_label": "=1+1"}]


def test_a_filled_in_label_becomes_an_alias_once(seeds: Path) -> None:
    before = aliases(seeds)
    sheet = [filled("responses.other"), filled("", row_label="别的行")]
    done = import_labels(sheet, seeds)
    assert (done.added, done.known, done.empty) == (1, 0, 1)
    new = {"vocabulary": "*", "term_code": "responses.other", "alias": "印发便民手册份数", "occurrence": ""}
    assert aliases(seeds) == [*before, new | {"note": "同一事项。The same thing."}]
    again = import_labels(sheet, seeds)
    assert (again.added, again.known) == (0, 1)
    assert len(aliases(seeds)) == len(before) + 1


def test_the_alias_has_the_shape_of_its_term(seeds: Path) -> None:
    sheet = [
        filled(
            "review.upheld",
            vocabulary="national_2019",
            row_label="",
            column_label="维持数",
            column_path="行政复议 > 维持数",
        ),
        filled("regulation.made", vocabulary="national_2019", row_label="政府规章", column_label="新制定数"),
        filled("reply.total", vocabulary="inner_mongolia_2014_ext", row_label="答复件数合计"),
    ]
    import_labels(sheet, seeds)
    assert [(row["vocabulary"], row["alias"]) for row in aliases(seeds)[-3:]] == [
        ("national_2019", "行政复议 > 维持数"),
        ("national_2019", "第二十条第(一)项 > 政府规章 > 新制定数"),
        ("national_2014", "答复件数合计"),
    ]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (filled("no.such_term"), "no term 'no.such_term'"),
        (filled("request.received"), "no term 'request.received'"),
        (filled("responses.other", vocabulary="no_form"), "no vocabulary 'no_form'"),
        (filled("responses.other", note=" "), "is empty"),
        (filled("responses.other", row_label="", column_label=""), "no label"),
        (filled("responses.other", row_label="不予公开数"), "already stands for outcomes.refused"),
        (filled("outcomes.refused", row_label="3. 部分公开"), "already stands for outcomes.granted_in_part"),
    ],
)
def test_one_fault_keeps_every_row_out_and_names_its_line(seeds: Path, fault: SheetRow, said: str) -> None:
    before = (seeds / ALIASES).read_bytes()
    with pytest.raises(CommandError, match=said) as error:
        import_labels([filled("responses.other"), fault], seeds)
    assert "line 3" in str(error.value)
    assert (seeds / ALIASES).read_bytes() == before


def test_one_label_is_not_given_two_meanings(seeds: Path) -> None:
    with pytest.raises(CommandError, match="line 3"):
        import_labels([filled("responses.other"), filled("responses.hot_topics")], seeds)


def test_a_sheet_that_is_none_is_refused_in_words(ogi, tmp_path: Path) -> None:  # noqa: F811
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK no zip")
    wrong = (
        (tmp_path / "absent.csv", "no such file"),
        (tmp_path / "x.docx", "must end in"),
        (other, "missing"),
        (broken, "cannot be read"),
    )
    for file, words in wrong:
        status, said = ogi("labels", "import", file)
        assert status == 2
        assert words in said
        assert "Traceback" not in said


def test_the_header_names_every_column_once() -> None:
    names = [title.split()[0] for title in HEADER]
    assert len(set(names)) == len(names) == 18
