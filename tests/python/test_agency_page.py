"""What a page shows of its body: the trail of navigation, names that hold words of the report, and whose site it is."""

import pytest

from ingest.document import SourceInfo
from ingest.parse import parse_report

TEXT = "一、概述\n2019年,本局主动公开政府信息5条。\n二、依申请公开\n2019年收到政府信息公开申请2件。"
TITLE = "2019年政府信息公开工作年度报告"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))


def named(page: str, role: str) -> list[str]:
    """The names of a role on a page."""
    report = parse_report(page.encode(), SourceInfo("page", "page")).report
    return [mention["name"] for mention in report["agency_mention"] if mention["role"] == role]


@pytest.mark.parametrize(
    "trail",
    [
        "<div>当前位置：<a>首页</a> &gt; <a>鼓楼区教育局</a> &gt; <a>政府信息公开年报</a></div>",
        "<ul><li><a>首页</a></li><li><a>鼓楼区教育局</a></li><li>政府信息公开年报</li></ul>",
        "<nav><a>首页</a><i>/</i><a>鼓楼区教育局</a><i>/</i><span>年报</span></nav>",
    ],
    ids=["line", "list", "slashes"],
)
def test_a_trail_in_html_names_a_candidate(trail: str) -> None:
    page = f"<html><body>{trail}<h1>{TITLE}</h1>{PARAGRAPHS}</body></html>"
    assert named(page, "breadcrumb") == ["鼓楼区教育局"]


@pytest.mark.parametrize(
    ("trail", "names"),
    [
        ("当前位置：首页 > 区教育局 > 政府信息公开年报", ["区教育局"]),
        ("首页\n>\n区教育局\n>\n政府信息公开年报", ["区教育局"]),
        ("您的位置: 首页>>信息公开>>鼓楼区财政局>>年度报告", ["鼓楼区财政局"]),
        ("首页 > 新闻中心 > 公告", []),
    ],
)
def test_a_trail_in_text_names_a_candidate(trail: str, names: list[str]) -> None:
    assert named(f"{trail}\n{TITLE}\n{TEXT}", "breadcrumb") == names


@pytest.mark.parametrize(
    "name", ["泰安市统计局", "国家统计局泰安调查队", "泰安市政务服务管理局", "国网浙江省电力有限公司"]
)
def test_a_name_may_hold_words_of_the_report(name: str) -> None:
    assert named(f"{name}{TITLE}\n{TEXT}", "title") == [name]


def test_a_bureau_of_services_is_named_in_the_text() -> None:
    assert named(f"{TITLE}\n泰安市政务服务管理局负责本项工作。\n{TEXT}", "opening") == [
        "泰安市政务服务管理局"
    ]
