"""Telephone numbers and e-mail addresses are hidden at equal length; figures, years, codes and places are not."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from ingest.document import Rejected
from ingest.locate import read_document
from ingest.publish.mask import PATTERNS, load_masks
from ingest.seeds import SEEDS_FOLDER, read_rows

PROJECT = Path(__file__).parents[2]
FOLDERS = (PROJECT / "samples", *map(Path, os.environ.get("OGI_MORE_REPORTS", "").split()))
FILES = sorted(path for folder in FOLDERS for path in folder.iterdir() if path.suffix in (".txt", ".pdf"))
MASKS = load_masks()

HIDDEN = {
    "电话：0571-80000000。": "电话：****-********。",
    "（0571）8000000": "（****）*******",
    "联系电话０５７１－８０００００００": "联系电话****－********",
    "电话：010 80000000转8001": "电话：*** ********转****",
    "0999-8000000-802，邮编 835000": "****-*******-***，邮编 835000",
    "0571—80000001、80000002": "****—********、********",
    "05718000000或手机 139-0000-0000": "***********或手机 ***-****-****",
    "+86-13900000000": "+**-***********",
    "客服 400-000-0000、800-8000000": "客服 ***-***-****、***-*******",
    "监督电话：8000 0000": "监督电话：**** ****",
    "咨询电话为8000000，": "咨询电话为*******，",
    "传真\n80000000": "传真\n********",
    "邮箱：a.b-c_1@mail.example.com.cn。": f"邮箱：{'*' * 27}。",
    "ａｂ＠ｅｘ．ｃｏｍ": "*" * 9,
    "xxgk # example.com": "**** * ***********",
    "xxgk(at)example(dot)com": "*" * 23,
    "Tel:(0571)80000000": "Tel:(****)********",
    "0571-800\n00000）": "****-***\n*****）",
    "0571-8000000\n3\n4": "****-*******\n3\n4",
}

SHOWN = (
    "收到申请 13812件，答复 12345 件",
    "全年电话咨询8123456次",
    "热线电话：2345678件",
    "咨询电话 8123456人次",
    "经费13812345678元",
    "信函申请 传真申请 电话 400 123 4567",
    "传真 123 456 7890",
    "国办公开办函〔2021〕30号",
    "2008-2018年，2021-01-29 10:20:30",
    "text:1469-1471，pdf:3:0571,8000,12,13",
    "http://www.example.com/art/2020/1/13900000000.html",
    "索引号：000014349/2021-80000000",
    "发文字号 0571-80000000",
    "11330000002482136B/2021-12345",
    "6f1e13900000000ab",
    "公开热线12345，第01号",
    "0.1390000, 1,390,000,0000",
    "行政处罚数 13900000000 件",
)


@pytest.mark.parametrize("text", HIDDEN)
def test_a_number_or_an_address_is_hidden_at_equal_length(text: str) -> None:
    assert MASKS.mask(text) == HIDDEN[text]
    assert len(HIDDEN[text]) == len(text)


@pytest.mark.parametrize("text", SHOWN)
def test_a_figure_a_year_a_code_or_a_place_stays(text: str) -> None:
    assert MASKS.mask(text) == text


@pytest.mark.parametrize("row", read_rows(SEEDS_FOLDER / PATTERNS), ids=lambda row: row["pattern_id"])
def test_every_pattern_does_what_its_example_shows(row: dict[str, str]) -> None:
    assert (MASKS.mask(row["example"]) == row["example"]) == (row["kind"] == "keep")


def test_a_known_figure_is_never_hidden() -> None:
    text = "13900000000"
    assert MASKS.mask(text) == "*" * 11
    assert MASKS.mask(text, [(0, 11)]) == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_masking_a_report_keeps_its_length_and_needs_no_second_time(path: Path) -> None:
    with suppress(Rejected):
        text = read_document(path.read_bytes()).text
        masked = MASKS.mask(text)
        assert len(masked) == len(text)
        assert MASKS.mask(masked) == masked
