"""Small pages that look like what crawlers deliver, for the tests of reading."""

from ingest.document import SourceInfo
from ingest.extract.table import DataCell, extract_tables
from ingest.readers.text import read_text

SOURCE = SourceInfo("page.txt", "/pages/page.txt")

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def cells(text: str) -> list[DataCell]:
    """The data cells of a page."""
    return extract_tables(read_text(text.encode()).blocks)


def values(text: str) -> dict[tuple[str, ...], str]:
    """Raw values by last row label and column headers; short rows are left out."""
    return {
        (*cell.row_path[-1:], *cell.column_path): cell.cell.text
        for cell in cells(text)
        if cell.row_status == "complete"
    }


def tab_rows(*rows: tuple[str, ...]) -> str:
    """A table with a tab and a line for each cell, and a blank line after each row."""
    return "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows)


def pipe_rows(width: int, *rows: tuple[str, ...]) -> str:
    """A table with a line for each cell, padded to `width` cells with a run of pipes."""
    return "".join(
        "".join(f"{c} |\n" if c else "|\n" for c in row) + padding(width - len(row)) for row in rows
    )


def padding(count: int) -> str:
    """The run of pipes that ends a row."""
    return "|" * count + "\n" if count else ""


def request_matrix(*rows: tuple[str, ...]) -> str:
    """A request matrix whose merged cells are gone, as a crawler pads it to ten columns."""
    return pipe_rows(
        10,
        ("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", "申请人情况"),
        ("自然人", "法人或其他组织", "总计"),
        ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
        *rows,
    )
