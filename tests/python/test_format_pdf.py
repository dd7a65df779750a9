"""PDF with a text layer: the values of the same report as a web page, whatever the layout does."""

import zlib

import pytest
from report_formats import (
    ARTICLE_20,
    LIST,
    MATRIX,
    REPORT,
    check_places,
    read_values,
    to_html,
    to_pdf,
    values_of,
)

from ingest.document import Rejected
from ingest.readers.open import read_document

TRUE = read_values(to_html())


def test_the_small_report_has_its_values() -> None:
    assert len(TRUE) == 6 + 1 + 56 + 3
    assert (
        TRUE[
            "三、收到和处理政府信息公开申请情况",
            ("三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开"),
            ("申请人情况", "法人或其他组织", "商业企业"),
        ]
        == "1"
    )


def test_ruled_tables_on_one_page() -> None:
    document = read_document(to_pdf())
    assert values_of(document) == TRUE
    check_places(document)


@pytest.mark.parametrize("height", [330, 400, 420, 500, 560, 640])
def test_tables_cut_by_page_breaks(height: int) -> None:
    document = read_document(to_pdf(height=height))
    found = values_of(document)
    assert {key[1:]: value for key, value in found.items()} == {key[1:]: value for key, value in TRUE.items()}
    check_places(document)


@pytest.mark.parametrize(("table", "repeat"), [(MATRIX, 3), (LIST, 1)])
@pytest.mark.parametrize("height", [390, 430, 470])
def test_a_header_repeated_on_each_page(table: list[tuple[str, ...]], repeat: int, height: int) -> None:
    lines = ["三、收到和处理政府信息公开申请情况"] * 4
    found = read_values(to_pdf([*lines, table], height=height, repeat=repeat))
    assert found == read_values(to_html([*lines, table]))


def test_landscape_pages() -> None:
    assert read_values(to_pdf(wide=True)) == TRUE


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_pages_turned_by_the_viewer(turned: int) -> None:
    assert read_values(to_pdf(turned=turned)) == TRUE


def test_a_list_without_rules() -> None:
    assert read_values(to_pdf(["四、其他情况", LIST], ruled=False)) == read_values(
        to_html(["四、其他情况", LIST])
    )


def test_tables_without_rules_give_no_wrong_value() -> None:
    found = read_values(to_pdf([REPORT[3], ARTICLE_20, REPORT[5], MATRIX], ruled=False))
    known = {(rows[-1:], columns, value) for (_, rows, columns), value in TRUE.items()}
    assert {(rows[-1:], columns, value) for (_, rows, columns), value in found.items()} <= known


def test_a_sentence_over_lines_is_one_paragraph() -> None:
    sentence = (
        "2023年，全市共受理政府信息公开申请46件，均在法定期限内予以答复，没有因此引起的复议和诉讼。" * 3
    )
    document = read_document(to_pdf([sentence, "二、下一章"]))
    assert ["".join(p.text.split()) for p in document.paragraphs()] == [sentence, "二、下一章"]
    check_places(document)


def test_places_name_page_and_box() -> None:
    document = read_document(to_pdf())
    places = {cell.place for table in document.tables() for row in table.rows for cell in row}
    assert all(place.startswith("pdf:") for place in places)
    assert len(places) > 60


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_a_truncated_file_is_damaged(cut: float) -> None:
    content = to_pdf()
    with pytest.raises(Rejected) as caught:
        read_document(content[: int(len(content) * cut)])
    assert caught.value.reason_code in ("damaged_file", "needs_ocr")


def test_a_page_without_text_needs_recognition() -> None:
    with pytest.raises(Rejected) as caught:
        read_document(to_pdf(["a"]))
    assert caught.value.reason_code == "needs_ocr"


def test_a_stream_that_unpacks_without_end_is_refused() -> None:
    packed = zlib.compress(bytes(300_000_000), 9)
    head = b"4 0 obj <</Length %d /Filter /FlateDecode>> stream\n" % len(packed)
    with pytest.raises(Rejected) as caught:
        read_document(b"%PDF-1.4\n" + head + packed + b"\nendstream endobj\n")
    assert caught.value.reason_code == "too_large"
