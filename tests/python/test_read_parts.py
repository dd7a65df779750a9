"""Parts and wholes, several numbers for one thing, and figures of the bodies below."""

import pytest

from ingest.extract.prose import extract_prose
from ingest.readers.lines import paragraph, split_lines


def read(text: str, year: int = 2015) -> list[tuple[str | None, str, str | None, str | None]]:
    """Indicator, raw value, basis and reason of every number and negation but dates."""
    found = extract_prose([paragraph(line) for line in split_lines(text) if not line.blank], year)
    return [
        (value.indicator_code, value.raw_value, value.basis, value.excluded_reason)
        for value in found
        if value.excluded_reason != "date"
    ]


def good(text: str, year: int = 2015) -> dict[tuple[str | None, str | None], str]:
    return {(code, basis): raw for code, raw, basis, reason in read(text, year) if reason is None}


def annual(text: str, year: int = 2015) -> dict[str | None, str]:
    return {code: raw for (code, basis), raw in good(text, year).items() if basis == "annual"}


def test_what_is_said_of_all_is_said_of_the_number() -> None:
    assert annual("全年收到公开申请8件，均为网络申请。") == {
        "requests.received": "8",
        "requests.received_online": "8",
    }
    assert annual("因政府信息公开引发的行政复议2件（复议机关均维持）。") == {
        "reviews.total": "2",
        "reviews.upheld": "2",
    }
    assert annual("全年收到公开申请8件，均已办理。") == {"requests.received": "8"}
    assert annual("主动公开政府信息8条，均为网络申请。") == {"published.total": "8"}


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2015年底，累计主动公开政府信息900条，其中2015年公开120条。",
        "截至目前，累计主动公开政府信息900条，2015年新增120条。",
        "自2010年以来，累计主动公开政府信息900条，其中今年公开120条。",
    ],
)
def test_what_this_year_adds_to_what_grew_over_years(sentence: str) -> None:
    assert good(sentence) == {
        ("published.total", "cumulative"): "900",
        ("published.total", "annual"): "120",
    }


def test_a_total_of_the_year_stays_annual() -> None:
    assert good("2015年累计主动公开政府信息900条，其中通过政府网站公开120条。") == {
        ("published.total", "annual"): "900",
        ("published.via_website", "annual"): "120",
    }


def test_since_the_year_of_the_report_is_this_year() -> None:
    for words in ("今年以来", "2015年以来", "自2015年1月1日起"):
        assert good(f"{words}，共收到政府信息公开申请9件。") == {("requests.received", "annual"): "9"}
    assert good("2013年以来，共收到政府信息公开申请9件。") == {("requests.received", "cumulative"): "9"}


def test_the_first_year_of_the_regulation_has_eight_months() -> None:
    sentence = "2008年5月1日至12月31日，共收到政府信息公开申请9件。"
    assert annual(sentence, 2008) == {"requests.received": "9"}
    assert annual(sentence, 2009) == {}
    assert annual("2015年5月至12月，共收到政府信息公开申请9件。") == {}


def test_components_of_an_indicator_stand_beside_each_other() -> None:
    values = read("答复申请9件，其中信息不存在3件，不属于本机关公开2件。")
    assert [(raw, reason) for code, raw, _, reason in values if code == "outcomes.not_held"] == [
        ("3", None),
        ("2", None),
    ]


def test_of_two_numbers_for_one_thing_none_is_taken() -> None:
    values = read("在市政府网站发布信息312条，在本局网站发布信息1502条。")
    assert [reason for *_, reason in values] == ["ambiguous", "ambiguous"]
    assert annual("全市收到政府信息公开申请312件，本局收到政府信息公开申请15件。") != {}


def test_a_number_for_the_whole_place_goes_before_those_in_it() -> None:
    values = read("受理政府信息公开申请51件，全省受理政府信息公开申请162件。")
    assert [(raw, reason) for _, raw, _, reason in values] == [("51", "sub_group"), ("162", None)]
    values = read("全省受理政府信息公开申请162件，省政府办公厅受理政府信息公开申请51件。")
    assert [(raw, reason) for _, raw, _, reason in values] == [("162", None), ("51", "other_body")]


def test_a_base_named_again_with_its_name_is_a_value() -> None:
    assert annual("不予公开的13件中，属于过程性信息3件。") == {
        "outcomes.refused": "13",
        "outcomes.refused_deliberative": "3",
    }
    assert annual("在67件申请中，同意公开3件。") == {"outcomes.granted": "3"}


def test_who_took_part_belongs_to_what_stands_before() -> None:
    text = "召开新闻发布会3次（其中主要负责同志参加1次），政府网站在线访谈4次（其中主要负责同志参加2次）。"
    assert annual(text) == {
        "responses.press_conferences": "3",
        "responses.press_conferences_by_head": "1",
        "responses.online_interviews": "4",
        "responses.online_interviews_by_head": "2",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "各乡镇未收到政府信息公开申请。",
        "局属各单位没有收到政府信息公开申请。",
        "其他部门未收到政府信息公开申请。",
        "部分单位没有收到政府信息公开申请。",
        "各村（社区）均未收到政府信息公开申请。",
        "全区23个镇街中，有18个未收到政府信息公开申请。",
    ],
)
def test_bodies_below_say_nothing_of_the_body(sentence: str) -> None:
    assert {reason for code, _, _, reason in read(sentence) if code} == {"sub_body"}


@pytest.mark.parametrize(
    "subject", ["全县各乡镇、各部门", "各乡镇、各部门", "我县各单位", "全县各级行政机关"]
)
def test_everything_in_a_place_is_the_place(subject: str) -> None:
    assert annual(f"{subject}未收到政府信息公开申请。") == {"requests.received": "未收到"}


def test_a_reply_names_the_body_and_no_scope() -> None:
    found = extract_prose([paragraph(line) for line in split_lines("全县答复申请9件，不属于本机关公开2件。")])
    assert {value.scope for value in found if value.pattern_id} == {"consolidated"}


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("全省共收到政府信息公开申请36000件。", {}),
        (
            "全省共收到政府信息公开申请36000件，我市收到政府信息公开申请1203件。",
            {"requests.received": "1203"},
        ),
        ("全市共收到政府信息公开申请1203件。", {"requests.received": "1203"}),
        ("市政府网站发布信息12条，在全省评估中列第3名。", {"published.via_website": "12"}),
        ("省政府收到政府信息公开申请36000件。", {}),
    ],
)
def test_a_wider_place_is_another_body(sentence: str, values: dict[str, str]) -> None:
    assert annual(f"青河市2015年政府信息公开工作年度报告\n\n{sentence}") == values


def test_the_place_for_which_a_text_speaks_goes_before_its_title() -> None:
    text = "青河市龙泉镇2015年政府信息公开工作年度报告\n\n我区主动公开政府信息12条。\n\n全区收到政府信息公开申请3件。"
    assert annual(text) == {"published.total": "12", "requests.received": "3"}


@pytest.mark.parametrize(
    "sentence",
    [
        "收到政府信息公开申请12件，均已办结，2件延期。",
        "收到政府信息公开申请12件，全部办结，3件涉及征地。",
        "收到政府信息公开申请12件，1件重新办理，3件。",
    ],
)
def test_a_number_takes_no_words_that_belong_to_another(sentence: str) -> None:
    assert annual(sentence) == {"requests.received": "12"}


def test_the_sentence_after_speaks_of_the_whole_place_again() -> None:
    text = "全区收到政府信息公开申请137件，其中区本级收到21件。答复申请37件。"
    found = extract_prose([paragraph(line) for line in split_lines(text)], 2015)
    assert [(v.raw_value, v.scope, v.excluded_reason) for v in found] == [
        ("137", "consolidated", None),
        ("21", "own", "sub_group"),
        ("37", "consolidated", None),
    ]


@pytest.mark.parametrize(
    ("printed", "reason"),
    [("12 560", None), ("3 412 508", None), ("12 56", "spaced_digits"), ("1234 560", "spaced_digits")],
)
def test_thousands_with_a_space(printed: str, reason: str | None) -> None:
    assert read(f"全年主动公开政府信息{printed}条，更加及时。") == [
        ("published.total", printed, "annual", reason)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2015年底，全县累计公开政府信息46231条。",
        "至2015年底，全区累计主动公开政府信息7921条，全文电子化率达97.5%。",
        "截至2015年12月31日，全市通过政府网站公开信息22870条，比2014年底的14020条增加8850条。",
    ],
)
def test_a_stock_at_the_end_of_the_year_is_not_the_number_of_the_year(sentence: str) -> None:
    assert annual(sentence) == {}


def test_what_grew_in_the_year_itself_is_the_number_of_the_year() -> None:
    assert annual("截至2015年12月31日，全区累计主动公开政府信息4253条。") == {"published.total": "4253"}
    assert annual("截至年底，全市共主动公开信息52318条，其中2015年公开31077条。") == {
        "published.total": "31077"
    }


def test_departments_and_townships_together_are_the_whole() -> None:
    text = "我区各部门、各镇（街道）共主动公开政府信息15406条，各镇（街道）公开5526条。"
    assert annual(text) == {"published.total": "15406", "published.township_level": "5526"}


def test_a_bracketed_character_is_part_of_its_word() -> None:
    assert annual("全区专（兼）职工作人员143人，其中专职22人。") == {"capacity.staff_full_time": "22"}


def test_an_interview_with_the_head_is_not_the_number_of_all() -> None:
    assert annual("局领导参加在线访谈1次。") == {"responses.online_interviews": "1"}
    assert "responses.online_interviews" not in annual("区长参加在线访谈1次。")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2015年，主动公开政府信息由上年的300条增至400条。", {"published.total": "400"}),
        ("主动公开政府信息由2014年的300条减少到2015年的200条。", {"published.total": "200"}),
        ("2015年，专职人员从3人增加到5人。", {"capacity.staff_full_time": "5"}),
        ("主动公开政府信息由300条增加到400条。", {}),
        ("2014年，主动公开政府信息由300条增加到400条。", {}),
        ("2015年，每月公开政府信息由12条增加到15条。", {}),
        ("2015年，各乡镇主动公开政府信息由120条增加到150条。", {"published.township_level": "150"}),
        ("2015年，各乡镇收到政府信息公开申请由12件增加到15件。", {}),
    ],
)
def test_what_a_number_grew_to_is_this_years_where_the_time_is(
    sentence: str, expected: dict[str, str]
) -> None:
    assert annual(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("依申请公开方面，收到公民申请12件、法人申请5件，共计17件。", {"requests.received": "17"}),
        ("依申请公开方面，收到公民申请12件、法人申请5件，共计18件。", {}),
        ("依申请公开方面，收到公民申请12件、法人申请5件。", {}),
        ("依申请公开方面，收到申请17件，其中公民申请12件、法人申请5件。", {"requests.received": "17"}),
        ("依申请公开方面，收到公民、法人申请17件。", {"requests.received": "17"}),
    ],
)
def test_applicants_of_every_kind_add_up(sentence: str, expected: dict[str, str]) -> None:
    assert annual(sentence) == expected
