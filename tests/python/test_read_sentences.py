"""Sentences give a value only where a pattern is sure; every other number is kept with its reason."""

import time

import pytest

from ingest.document import Rejected
from ingest.extract.prose import ProseValue, extract_prose
from ingest.extract.prose.page import MAX_VALUES
from ingest.extract.prose.passages import MAX_SENTENCE
from ingest.readers.lines import paragraph, split_lines


def values(text: str, year: int | None = None) -> list[ProseValue]:
    return extract_prose([paragraph(line) for line in split_lines(text) if not line.blank], year)


def read(text: str, year: int | None = None) -> list[tuple[str | None, str, str | None]]:
    return [(value.indicator_code, value.raw_value, value.excluded_reason) for value in values(text, year)]


def good(text: str, year: int | None = None) -> dict[str | None, str]:
    return {
        value.indicator_code: value.raw_value for value in values(text, year) if value.excluded_reason is None
    }


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("主动公开政府信息同比增长12%。", "percentage"),
        ("去年收到政府信息公开申请35件。", "last_year"),
        ("2016年将主动公开政府信息500条。", "plan"),
        ("按照国办发〔2014〕32号文件公开。", "document_number"),
        ("联系电话：0830-1234567，受理公开申请。", "telephone"),
        ("在20个工作日内答复申请。", "deadline"),
        ("网站公开行政职权1013项。", "unexplained"),
        ("政府信息公开申请增加35件。", "change"),
        ("政府信息公开申请较上年增加35件。", "last_year"),
        ("通过政务微博和政务微信公开信息3000余条。", "combined"),
        ("其中云山街道公开政府信息317条。", "other_body"),
        ("每月公开政府信息12条。", "rate"),
        ("主动公开政府信息 117 2373条。", "spaced_digits"),
        ("主动公开政府信息2,3　45条。", "spaced_digits"),
        ("各乡镇收到政府信息公开申请12件。", "sub_body"),
        ("没有一件因信息公开引起的行政复议申请。", "denied"),
        ("通过市政府网站公开信息312条，通过本局网站公开信息1502条。", "ambiguous"),
        ("要求全年公开政府信息不少于12条。", "requirement"),
        ("上半年主动公开政府信息120条。", "part_of_year"),
    ],
)
def test_no_value_but_a_reason(sentence: str, reason: str) -> None:
    found = read(sentence, 2015)
    assert reason in {why for _, _, why in found}
    assert all(why is not None or raw.startswith("没有") for _, raw, why in found)


@pytest.mark.parametrize(
    ("printed", "raw"),
    [
        ("３７条", "３７"),
        ("三十七条", "三十七"),
        ("二〇条", "二〇"),
        ("3,652条", "3,652"),
        ("1.2万条", "1.2万"),
        ("3000余条", "3000余条"),
        ("约200条", "约200"),
        ("0条", "0"),
    ],
)
def test_numbers_of_every_dress(printed: str, raw: str) -> None:
    assert good(f"全年主动公开政府信息{printed}。") == {"published.total": raw}


@pytest.mark.parametrize("printed", ["3000余条", "约200条", "近500条", "800条左右", "超过900条"])
def test_an_approximate_number_says_so(printed: str) -> None:
    (value,) = values(f"全年主动公开政府信息{printed}。")
    assert value.is_approximate


def test_traditional_script_is_read_and_quoted_as_printed() -> None:
    (value,) = values("全市主動公開政府信息6421條。")
    assert (value.indicator_code, value.raw_value, value.unit) == ("published.total", "6421", "條")
    assert value.sentence == "全市主動公開政府信息6421條。"


def test_one_negation_over_several_indicators() -> None:
    assert good("全年未发生因政府信息公开引发的行政复议、行政诉讼案件。") == {
        "reviews.total": "未发生",
        "litigation.total": "未发生",
    }


def test_a_number_said_of_each() -> None:
    assert good("因政府信息公开引起的行政复议、行政诉讼各1件。") == {
        "reviews.total": "1",
        "litigation.total": "1",
    }
    assert good("政府信息公开行政复议、行政诉讼分别为3件、2件。") == {
        "reviews.total": "3",
        "litigation.total": "2",
    }


def test_the_year_of_the_report_decides() -> None:
    sentence = "2014年全市共收到政府信息公开申请49件。"
    assert good(sentence, 2014) == {"requests.received": "49"}
    assert [(value.raw_value, value.excluded_reason) for value in values(sentence, 2015)][-1] == (
        "49",
        "last_year",
    )
    assert good(sentence, 2013) == {}


def test_what_grew_over_years_is_cumulative_and_a_last_day_is_not() -> None:
    def bases(text: str) -> list[str | None]:
        return [value.basis for value in values(text, 2015) if value.pattern_id]

    assert bases("自2008年以来，累计主动公开政府信息21000条。") == ["cumulative"]
    assert bases("截至2015年12月31日，累计主动公开政府信息210条。") == ["annual"]


def test_parts_belong_to_the_whole_of_the_sentence_before() -> None:
    page = "2014年收到政府信息公开申请49件。其中网上申请30件。\n\n今年收到政府信息公开申请58件。其中网上申请31件。"
    assert good(page, 2015) == {"requests.received": "58", "requests.received_online": "31"}


def test_whose_figures() -> None:
    sentence = "全市公开政府信息900条，其中市本级公开300条，乡镇公开600条。"
    scopes = {value.raw_value: value.scope for value in values(sentence) if value.pattern_id}
    assert scopes == {"900": "consolidated", "300": "own", "600": "consolidated"}


def test_a_named_other_body_is_told_by_the_title() -> None:
    title = "东溪区2015年政府信息公开工作年度报告"
    assert good(f"{title}\n\n2015年，东溪区主动公开政府信息900条。", 2015) == {"published.total": "900"}
    assert good(f"{title}\n\n2015年，南屏县主动公开政府信息900条。", 2015) == {}


def test_a_section_of_plans_has_no_values_of_the_year() -> None:
    assert good("四、下一步工作打算\n\n举办政府信息公开培训班4期。") == {}


def test_lines_broken_by_a_layout() -> None:
    text = "本报告由本机关办公室编制。2015年，本机关主动公开政府信息5500条，"
    text += "收到政府信息公开申请31件，均在法定期限内答复申请人。"
    page = "\n".join(text[start : start + 19] for start in range(0, len(text), 19))
    assert good(page, 2015) == {"published.total": "5500", "requests.received": "31"}
    assert all(page[value.sentence_start :].startswith(value.sentence) for value in values(page))


def test_lines_broken_around_a_number() -> None:
    page = "本区主动公开政府信息\n5928\n条，其中网站公开\n2110\n条；收到政府信息公开申请\n12\n件。"
    read_here = good(page)
    assert read_here == {
        "published.total": "5928",
        "published.via_website": "2110",
        "requests.received": "12",
    }
    flat_cells = "主动公开政府信息\n5928\n条\n收到政府信息公开申请\n12\n件"
    assert good(flat_cells) == {}


def test_marks_of_emphasis_are_no_part_of_the_text() -> None:
    (value,) = values("**（二）依申请公开。**全年新收政府信息公开申请***1 234***件。")
    assert (value.indicator_code, value.raw_value) == ("requests.received", "1 234")
    assert good("展板尺寸为3*4米，公开栏5块。") == {}


def test_a_sum_must_be_the_sum_of_its_parts() -> None:
    parts = "因政府信息公开被申请行政复议，维持7件，其他结果2件，尚未审结1件"
    assert good(f"{parts}，共10件。")["reviews.total"] == "10"
    assert "reviews.total" not in good(f"{parts}，共11件。")
    assert "reviews.total" not in good("因政府信息公开被申请行政复议，维持7件，共7件。")


def test_figures_of_others_beside_those_of_the_whole() -> None:
    title = "东溪县2015年政府信息公开工作年度报告"
    said = "县人民政府办公室主动公开政府信息326条，全县主动公开政府信息8642条。"
    assert good(f"{title}\n\n{said}", 2015) == {"published.total": "8642"}
    assert good("县直各部门收到政府信息公开申请23件，县政府办公室收到9件。") == {}
    assert good("全国共有政府网站8万余家，公开政府信息2亿条。") == {}
    assert good("全市4个县区共收到政府信息公开申请312件。") == {}


def test_what_each_should_have_is_no_number_of_all() -> None:
    assert good("每个乡镇应配备1名专职人员和2名兼职人员负责政府信息公开。") == {}


def test_spans_lead_back() -> None:
    page = "  （一）公开。全年主动公开政府信息 １，２３４ 条，收到申请３件。\r\n没有发生行政复议。"
    for value in values(page):
        assert page[value.start : value.end] == value.raw_value
        assert page[value.sentence_start :].startswith(value.sentence)


PIECES = (
    "公开信息1件",
    "公开1",
    "未收到申请，",
    "其中政府信息公开（",
    "政府信息公开申请",
    "自2008年",
    "未收到。",
    "**公开1**件，",
    "网上申请1件，共1件、",
    "公开全国1个乡镇",
    "其中公开统一。",
    "公开由1条增加到2条，",
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_hostile_megabyte_is_read_in_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.perf_counter()
        values(text)
        return time.perf_counter() - start

    seconds(20_000)
    assert seconds(1_000_000) < 10 + 60 * seconds(20_000)


def test_more_numbers_than_any_report_holds_are_refused() -> None:
    with pytest.raises(Rejected, match="too_large"):
        values("公开1。" * (MAX_VALUES + 1))


def test_a_text_without_sentences_is_no_sentence_but_not_lost() -> None:
    found = values("公开信息12条，" * 1000)
    assert {value.excluded_reason for value in found} <= {"sentence_too_long", None, "unexplained"}
    assert "sentence_too_long" in {value.excluded_reason for value in found}
    assert all(len(value.sentence) <= MAX_SENTENCE for value in found)


GLUED = (
    "统计指标单位统计数一、主动公开情况（一）主动公开政府信息数条96其中：主动公开规范性文件数条0"
    "三、依申请公开情况（一）收到申请数件31.当面申请数件02.网络申请数件3（二）申请办结数件3"
    "申请信息不存在数件0四、行政复议数量件0（一）维持具体行政行为数件0五、行政诉讼数量件0"
)


HEADS = "尚未审结总计未经复议直接起诉复议后起诉结果维持结果纠正其他结果"


def test_the_heads_of_a_table_in_a_row_deny_nothing() -> None:
    (found,) = values(f"行政复议行政诉讼结果维持结果纠正其他结果{HEADS}{HEADS}301041001200000")
    assert (found.excluded_reason, found.indicator_code) == ("cells_run_together", None)


def test_cells_run_together_are_no_sentence_but_not_lost() -> None:
    (found,) = values(GLUED)
    assert found.excluded_reason == "cells_run_together"
    assert found.indicator_code is None
    assert (found.raw_value[:2], found.raw_value[-1]) == ("96", "0")


@pytest.mark.parametrize(
    "sentence",
    [
        "全年主动公开政府信息96条，其中政府公报1条、政府网站2条、政务微博3条、政务微信4条、公开栏5条、广播6条、电视7条、报纸8条。",
        "共受理政府信息公开申请127件，其中网上申请98件（占77.2%），信函申请20件（占15.7%），当面申请9件（占7.1%）。",
        "自2010年1月1日至2010年12月31日，2009年5月1日至2009年12月31日，全县主动公开政府信息96条。",
    ],
)
def test_lists_and_dates_are_sentences(sentence: str) -> None:
    assert "cells_run_together" not in {value.excluded_reason for value in values(sentence)}


def test_a_number_is_listed_once_for_a_pattern() -> None:
    found = values("行政复议数量件0，行政诉讼数量件0，申请信息不存在数件0，均为0。没有行政复议件0。")
    keys = [(value.start, value.end, value.pattern_id) for value in found]
    assert len(keys) == len(set(keys))
