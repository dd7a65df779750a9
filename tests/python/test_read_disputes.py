"""Reviews and lawsuits in tables of their own, on their side or with heads above the table: the same terms, or none."""

from collections.abc import Sequence

import pytest
from report_formats import Item, Row, Span, Values, read_values, to_csv, to_docx, to_html, to_xlsx

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
HEADING = "四、政府信息公开行政复议、行政诉讼情况"
DIRECT, AFTER = "未经复议直接起诉", "复议后起诉"
FIGURES = ("1", "2", "3", "4", "10")
OTHERS = ("11", "12", "13", "14", "50")

REVIEWS: list[Row] = [(Span("行政复议", 1, 5),), RESULTS, FIGURES]
LAWSUITS: list[Row] = [
    (Span("行政诉讼", 1, 10),),
    (Span(DIRECT, 1, 5), Span(AFTER, 1, 5)),
    RESULTS * 2,
    OTHERS + FIGURES,
]


def values(content: bytes) -> dict[tuple[str, str], str]:
    """Values by head and label; none has labels left in its row."""
    found: Values = read_values(content)
    assert {rows for _, rows, _ in found} <= {()}
    return {columns[-2:]: value for (_, _, columns), value in found.items()}


def expected(*heads: tuple[str, Sequence[str]]) -> dict[tuple[str, str], str]:
    return {
        (head, label): value for head, figures in heads for label, value in zip(RESULTS, figures, strict=True)
    }


@pytest.mark.parametrize("write", [to_docx, to_xlsx, to_html, to_csv])
def test_reviews_and_lawsuits_in_two_tables(write) -> None:
    items: list[Item] = [HEADING, REVIEWS, "诉讼如下。", LAWSUITS]
    assert values(write(items)) == expected(("行政复议", FIGURES), (DIRECT, OTHERS), (AFTER, FIGURES))


def test_heads_above_three_tables() -> None:
    items: list[Item] = [HEADING]
    for head, figures in (
        ("（一）行政复议", FIGURES),
        ("（二）" + DIRECT, OTHERS),
        ("（三）" + AFTER, FIGURES),
    ):
        items += [head, [RESULTS, figures]]
    found = values(to_html(items))
    assert found == expected(
        ("（一）行政复议", FIGURES), ("（二）" + DIRECT, OTHERS), ("（三）" + AFTER, FIGURES)
    )


@pytest.mark.parametrize("write", [to_docx, to_xlsx, to_html])
def test_labels_down_the_side(write) -> None:
    pairs = list(zip(RESULTS, FIGURES, strict=True))
    headed: list[Row] = [("类别", "结果", "数量"), (Span("行政复议", 5), *pairs[0]), *pairs[1:]]
    assert values(write([HEADING, headed])) == expected(("行政复议", FIGURES))
    listed: list[Row] = [("行政复议", "件数"), *pairs]
    assert values(write([HEADING, listed])) == expected(("行政复议", FIGURES))


def test_kinds_down_the_side() -> None:
    rows: list[Row] = [("类型", *RESULTS), ("行政复议", *FIGURES), (DIRECT, *OTHERS), (AFTER, *FIGURES)]
    found = values(to_html([HEADING, rows]))
    assert found == expected(("行政复议", FIGURES), (DIRECT, OTHERS), (AFTER, FIGURES))


@pytest.mark.parametrize(
    "rows",
    [
        [("", *RESULTS), ("2021年行政复议", *FIGURES)],
        [("", *RESULTS), ("某某区", *FIGURES)],
        [("", *RESULTS), ("行政诉讼", *FIGURES)],
        [("", *RESULTS), ("行政复议及" + DIRECT, *FIGURES)],
    ],
)
def test_rows_of_something_else_keep_their_labels(rows: list[Row]) -> None:
    found = read_values(to_html([HEADING, rows]))
    assert {path for _, path, _ in found} == {(rows[1][0],)}


def test_a_heading_of_both_names_no_head() -> None:
    found = read_values(to_html([HEADING, [RESULTS, FIGURES]]))
    assert {columns for _, _, columns in found} == {(label,) for label in RESULTS}
