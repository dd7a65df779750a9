"""Cells that stand in columns of blanks keep their columns, blank cells too; what stands beside a column has none."""

import unicodedata

import pytest
from pages import cells, values

LIST = (
    ("指标", "累计数", "2013年发生数"),
    ("一、基本情况", "", ""),
    ("1.从事信息公开工作人员数", "12", ""),
    ("2.举办培训次数", "", "3"),
    ("3.参加培训人次数", "40", "5"),
)
MATRIX = (
    ("申请人情况",),
    ("自然人", "法人或其他组织", "总计"),
    ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
    ("一、本年新收政府信息公开申请数量", "5", "", "1", "", "", "2", "8"),
    ("三、本年度办理结果", "（一）予以公开", "4", "0", "0", "0", "0", "1", "5"),
    ("（二）部分公开", "", "", "1", "", "", "2", "3"),
)


def wide(text: str) -> int:
    """Columns that a text takes where an ideograph takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def columns(rows: tuple[tuple[str, ...], ...], width=len) -> str:
    """Rows in columns of blanks."""
    size = max(map(len, rows))
    widths = [max(width(row[x]) for row in rows if x < len(row)) + 2 for x in range(size)]
    lines = ("".join(t + " " * (w - width(t)) for t, w in zip(row, widths, strict=False)) for row in rows)
    return (
        "某某市2013年政府信息公开工作年度报告\n\n" + "\n".join(f"  {line}".rstrip() for line in lines) + "\n"
    )


@pytest.mark.parametrize("width", [len, wide])
def test_blank_cells_are_seen(width) -> None:
    found = values(columns(LIST, width))
    assert found["1.从事信息公开工作人员数", "累计数"] == "12"
    assert found["1.从事信息公开工作人员数", "2013年发生数"] == ""
    assert found["2.举办培训次数", "累计数"] == ""
    assert found["2.举办培训次数", "2013年发生数"] == "3"


@pytest.mark.parametrize("width", [len, wide])
def test_a_matrix_without_the_places_of_merged_cells(width) -> None:
    read = values(columns(MATRIX, width))
    assert [value for key, value in read.items() if key[0] == "（一）予以公开"] == list(MATRIX[4][2:])
    found = {key: value for key, value in read.items() if value and key[0] != "（一）予以公开"}
    assert found == {
        ("一、本年新收政府信息公开申请数量", "自然人"): "5",
        ("一、本年新收政府信息公开申请数量", "法人或其他组织", "科研机构"): "1",
        ("一、本年新收政府信息公开申请数量", "法人或其他组织", "其他"): "2",
        ("一、本年新收政府信息公开申请数量", "总计"): "8",
        ("（二）部分公开", "法人或其他组织", "科研机构"): "1",
        ("（二）部分公开", "法人或其他组织", "其他"): "2",
        ("（二）部分公开", "总计"): "3",
    }


def test_a_column_that_is_blank_in_every_row_is_not_left_out_of_the_count() -> None:
    rows = tuple((*row[:-3], *row[-2:]) if len(row) > 7 else row for row in MATRIX)
    assert not {key: value for key, value in values(columns(rows)).items() if value}


def test_a_number_beside_its_column_belongs_to_none() -> None:
    page = columns(LIST).replace("  3\n", "   3\n").replace("12", " 12")
    assert "12" not in values(page).values()
    assert "3" not in values(page).values()


def test_a_label_broken_over_two_lines_is_whole() -> None:
    rows = (
        LIST[0],
        ("1.从事信息公开", "12", ""),
        ("工作人员数", "", ""),
        LIST[3],
        ("4.没有", "7", ""),
        ("人知道", "", "8"),
    )
    found = {
        cell.row_path[-1].replace("\n", ""): cell.cell.text for cell in cells(columns(rows)) if cell.cell.text
    }
    assert found["1.从事信息公开工作人员数"] == "12"
    assert found["4.没有"] == "7"


def test_a_sentence_below_is_no_row() -> None:
    page = columns(LIST) + "\n  二、其他  事项\n  全年  共培训40人。\n"
    assert {path[0] for path in values(page)} <= {row[0] for row in LIST}


def test_columns_that_begin_elsewhere_on_the_next_page() -> None:
    rows = (LIST[0], LIST[4])
    below = columns((LIST[2], LIST[3], LIST[4])).split("\n\n", 1)[1]
    shifted = "\n".join(f"   {line}" for line in below.splitlines())
    other = "\n".join(columns((("培训项目", "期数"), ("业务培训", "2"))).splitlines()[2:])
    found = values(columns(rows) + "\f" + shifted + "\n\n" + other)
    assert found["1.从事信息公开工作人员数", "累计数"] == "12"
    assert found["2.举办培训次数", "2013年发生数"] == "3"
    assert "业务培训" not in {label for label, *_ in found if _[-1] == "累计数"}
