"""Sentences give a value only where a pattern is sure; every other number is kept with its reason."""

import pytest

from ingest.extract.prose import extract_prose
from ingest.readers.lines import paragraph, split_lines


def read(sentence: str) -> list[tuple[str | None, str, str | None]]:
    values = extract_prose([paragraph(line) for line in split_lines(sentence)])
    return [(value.indicator_code, value.raw_value, value.excluded_reason) for value in values]


@pytest.mark.parametrize(
    ("sentence", "indicator", "raw"),
    [
        ("2015年，全市主动公开政府信息4253条。", "published.total", "4253"),
        ("全年共收到政府信息公开申请37件，均已答复。", "requests.received", "37"),
        ("2013年本局没有收到要求公开政府信息的申请。", "requests.received", "没有收到"),
        ("全年未发生有关政府信息公开引发的行政复议案、诉讼案。", "reviews.total", "未发生"),
        ("全年未发生有关政府信息公开引发的行政复议案、行政诉讼案。", "litigation.total", "未发生"),
        ("其中专职人员32人，兼职人员180人，负责公开工作。", "capacity.staff_part_time", "180"),
    ],
)
def test_a_value(sentence: str, indicator: str, raw: str) -> None:
    assert (indicator, raw, None) in read(sentence)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("主动公开政府信息同比增长12%。", "percentage"),
        ("去年收到政府信息公开申请35件。", "last_year"),
        ("2016年将主动公开政府信息500条。", "plan"),
        ("自2008年以来主动公开政府信息21000条。", "cumulative"),
        ("按照国办发〔2014〕32号文件公开。", "document_number"),
        ("联系电话：0830-1234567，受理公开申请。", "telephone"),
        ("在20个工作日内答复申请。", "deadline"),
        ("网站公开行政职权1013项。", "unexplained"),
    ],
)
def test_no_value_but_a_reason(sentence: str, reason: str) -> None:
    found = read(sentence)
    assert reason in {why for _, _, why in found}
    assert all(why is not None for _, _, why in found)


def test_a_channel_is_not_the_total() -> None:
    assert ("published.total", "1111", None) not in read("在官网主动公开信息1111条。")
