"""A department is called by its short name in its own report; that of another body stays another body's."""

import pytest

from ingest.extract.prose import extract_prose
from ingest.readers.lines import paragraph, split_lines

PAGE = "{title}2019年政府信息公开工作年度报告\n\n一、总体情况\n\n报告如下。\n\n{name}主动公开政府信息12条。"


def reason(title: str, name: str) -> str | None:
    """Why the number is no value of the body that the title names."""
    lines = split_lines(PAGE.format(title=title, name=name))
    found = extract_prose([paragraph(line) for line in lines if not line.blank], 2019)
    (value,) = [value for value in found if value.raw_value == "12"]
    return value.excluded_reason


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("梧州市卫生健康局", "市卫健局"),
        ("恩施州发展和改革委员会", "州发改委"),
        ("郑州市城市管理局", "市城管局"),
        ("贵州省大数据发展管理局", "省大数据局"),
        ("南昌市人力资源和社会保障局", "市人社局"),
        ("淄博市公安局", "市公安局"),
    ],
)
def test_a_short_name_is_the_bodys_own(title: str, name: str) -> None:
    assert reason(title, name) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("南昌市西湖区财政局", "市财政局"),
        ("南昌市人民政府", "市财政局"),
        ("南昌市卫生健康委员会", "市财政局"),
        ("淄博市公安局张店分局", "市公安局"),
        ("淄博市市场监督管理局高新区分局", "市市场监管局"),
    ],
)
def test_another_body_stays_another(title: str, name: str) -> None:
    assert reason(title, name) == "other_body"
