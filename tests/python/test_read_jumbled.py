"""Headers whose broken words a program printed line by line, each at its place, as `pdftotext -layout` does."""

import pytest
from pages import APPLICANTS, cells, values

NOTE = (
    "（本列数据的勾稽关系为：第一项加第二项之和，                  法人或其他组织\n等于第三项加第四项之和）\n"
)
HEADER = (
    "                               自然人                                              总计\n"
    "                                        商业企      科研机     社会公益     法律服务\n"
    "                                                                           其他\n"
    "                                        业        构       组织       机构\n\n"
)
ROWS = (
    "一、本年新收政府信息公开申请数量                3001        53       0        0    61       4   3119\n\n"
    "      （二）部分公开（区分处理的，只计这一情\n"
    "                                447         7        0        0        0    0   454\n"
    "      形，不计其他情形）\n\n"
    "             1.属于国家秘密            2          0        0        0        0    0    2\n"
)
DISPUTES = (
    "行政复议                          行政诉讼\n\n"
    "                              未经复议直接起诉                              复议后起诉\n\n"
    "结果   结果    其他结    尚未\n"
    "                        总计\n"
    "                              结 果   结果       其他       尚未            结果   结果    其他   尚未审\n"
    "维持   纠正    果      审结\n"
    "                                                               总计                           总计\n"
    "                              维持    纠正       结果       审结            维持   纠正    结果   结\n\n"
    "72   64    178    37    351   13    4        8        1        26   12   1     1    6       20\n"
)


def page(header: str) -> str:
    """A page with the request matrix under a header."""
    return f"三、收到和处理政府信息公开申请情况\n{' ' * 57}申请人情况\n{header}{ROWS}"


def row(text: str, label: str) -> dict[str, str]:
    """The values of a row by their lowest head."""
    found = {key: value for key, value in values(text).items() if key[0].startswith(label)}
    return {"".join(key[-1].split()): value for key, value in found.items()}


def test_the_request_matrix() -> None:
    text = page(NOTE + HEADER)
    for label, numbers in (
        ("一、本年新收", "3001 53 0 0 61 4 3119"),
        ("1.属于国家秘密", "2 0 0 0 0 0 2"),
    ):
        assert row(text, label) == dict(zip(APPLICANTS, numbers.split(), strict=True))


def test_reviews_and_lawsuits() -> None:
    read = cells(DISPUTES)
    assert {cell.row_status for cell in read} == {"complete"}
    found = {tuple("".join(head.split()) for head in cell.column_path): cell.cell.text for cell in read}
    assert found["行政复议", "结果维持"] == "72"
    assert found["行政复议", "总计"] == "351"
    assert found["行政诉讼", "未经复议直接起诉", "尚未审结"] == "1"
    assert found["行政诉讼", "复议后起诉", "结果维持"] == "12"
    assert found["行政诉讼", "复议后起诉", "总计"] == "20"


@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        NOTE + HEADER.replace("其他", "    "),
        NOTE + HEADER.replace("业  ", "团  "),
        NOTE + HEADER.replace("自然人", "总计 ").replace("        总计\n", "        自然人\n"),
        NOTE + HEADER.replace("商业企      科研机", "科研机      商业企"),
    ],
    ids=["no head over them", "a head missing", "another word", "another order", "ends under others"],
)
def test_a_header_that_is_not_that_of_a_form(header: str) -> None:
    assert row(page(header), "一、本年新收") == {}
