"""Labels and numbers are compared on copies; an offset in a copy leads back to the page."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.outline import Outline
from ingest.normalise.characters import normalise, squeeze
from ingest.normalise.labels import label_core, label_key
from ingest.normalise.numbers import chinese_number, number_text


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("（一）予以公开", "(一) 予以公开"),
        ("1.属于国家秘密", "⒈属于国家秘密"),
        ("１、属于国家秘密", "1.属于国家秘密"),
        ("15新闻发布会发布信息数", "15.新闻发布会发布信息数★"),
        ("3.危及“三安全一稳定”", "3.危及「三安全一稳定」"),
        ("行政複議", "行政复议"),
        ("其它原因", "其他原因"),
        ("本年增/减", "本年增减"),
        ("1.当面申请数", "1\\. 当面申请数"),
        ("（一）收到申请数", "**（一）收到申请数**"),
        ("（一）收到申请数", "<strong>（一）收到申请数\\*</strong>"),
        ("一、主动公开情况", "## 一、主动公开情况"),
        ("3.网络申请数", "3.網路申請數"),
        ("合計", "合计"),
    ],
)
def test_differences_without_meaning(left: str, right: str) -> None:
    assert label_key(left) == label_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("4.公开信息总数", "5.公开信息总数"),
        ("①信息不存在数", "1.信息不存在数"),
        ("同意公开答复数", "不同意公开答复数"),
        ("3.网络申请数", "3.网上申请数"),
        ("1\\. 当面申请数", "2\\. 当面申请数"),
        ("第二十条第（一）项", "第二十条第（五）项"),
    ],
)
def test_differences_with_meaning(left: str, right: str) -> None:
    assert label_key(left) != label_key(right)


@pytest.mark.parametrize(
    ("label", "core"),
    [
        ("其中：⑴县（市）区、开发区本级公开信息数★", "县区开发区本级公开信息数"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
        ("第二十条第（一）项", "第二十条第一项"),
        ("20个工作日内答复数", "20个工作日内答复数"),
        ("收    费", "收费"),
    ],
)
def test_core(label: str, core: str) -> None:
    assert label_core(label) == core


def test_outline_of_numbered_and_unnumbered_parts() -> None:
    outline = Outline()
    outline.path(["三、依申请公开情况"])
    outline.path(["（三）申请答复数"])
    outline.path(["4.不同意公开答复数"])
    outline.path(["其中：涉及国家秘密"])
    assert outline.path(["涉及商业秘密"])[-2:] == ["4.不同意公开答复数", "涉及商业秘密"]
    assert outline.path(["5.不属于本行政机关公开数"])[-2:] == ["（三）申请答复数", "5.不属于本行政机关公开数"]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("３，６５２", "3,652"),
        ("15²", "15²"),
        ("3½", "3½"),
        ("－39", "-39"),
        ("–39", "-39"),
        ("—", "—"),
        ("－", "—"),
        (" 37\u3000", "37"),
    ],
)
def test_number_text(raw: str, plain: str) -> None:
    assert number_text(raw) == plain


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("三十七", 37), ("二〇", 20), ("一千二百", 1200), ("零", 0), ("十", 10), ("三十七件", None), ("", None)],
)
def test_chinese_number(numeral: str, value: int | None) -> None:
    assert chinese_number(numeral) == (None if value is None else Decimal(value))


@given(st.text(max_size=60))
def test_every_character_of_a_copy_leads_back(text: str) -> None:
    for copy in (normalise(text), squeeze(text)):
        assert len(copy.text) == len(copy.origins)
        assert list(copy.origins) == sorted(copy.origins)
        assert all(0 <= origin < len(text) for origin in copy.origins)
