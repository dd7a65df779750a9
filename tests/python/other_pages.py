"""Pages of government sites that are no annual report on disclosure: each is a title and lines below it."""

from __future__ import annotations

import csv
from pathlib import Path

from report_formats import html_table

PAGES = Path(__file__).resolve().parent.parent / "fixtures" / "other_pages.csv"

BODY = "某某市人民政府"
NAVIGATION = ("首页", "政务公开", "政府信息公开年报", "政府信息公开指南", "依申请公开", "互动交流")
FOOTER = ("主办：某某市人民政府办公室", "网站标识码：1234567890", "联系我们 站点地图")

BUDGET = (
    ("项目", "预算数", "决算数"),
    ("一般公共服务支出", "1234.5", "1200.1"),
    ("教育支出", "345.6", "340.0"),
)
ATTACHED = {
    "pdf": f'<p>附件：<a href="/upload/2023.pdf">{BODY}2023年政府信息公开工作年度报告.pdf</a></p>',
    "doc": '<p>详见附件</p><p><a href="P020240130.doc">附件下载</a></p>',
    "docx": '<p>2024-01-30 来源：市政府办公室 字号：大 中 小</p><a href="a.docx">点击下载</a>',
    "viewer": '<iframe src="/pdfjs/web/viewer.html?file=/upload/2023.pdf"></iframe>',
    "embedded": '<embed src="/upload/2023.PDF" type="application/pdf">',
}
"""The body of pages whose report is a file that the page only points to."""


def page(title: str, body: str) -> str:
    """A page of a site, with the links that surround every article."""
    links = "".join(f'<li><a href="/{n}/">{text}</a></li>' for n, text in enumerate(NAVIGATION))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}_{BODY}门户网站</title></head><body>"
        f"<div class='nav'><ul>{links}</ul></div><div class='content'><h1>{title}</h1>{body}</div>"
        f"<div class='footer'>{''.join(f'<p>{line}</p>' for line in FOOTER)}</div></body></html>"
    )


def paragraphs(text: str) -> str:
    """Lines as paragraphs."""
    return "".join(f"<p>{line}</p>" for line in text.split("\n"))


def written() -> list[dict[str, str]]:
    """The pages: kind, title, and the lines below it."""
    with PAGES.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def other_pages() -> list[tuple[str, bytes, str]]:
    """File name, page, and the reason it must be refused for."""
    found: list[tuple[str, bytes, str]] = []
    for number, row in enumerate(written()):
        kind, title, text = row["kind"], row["title"], row["text"]
        body = paragraphs(text) + (html_table(BUDGET) if "决算" in title else "")
        bare = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
        markup = bare if kind == "failed" else page(title, body)
        found.append((f"{kind} {number}.html", markup.encode(), "not_a_report"))
        if number % 2:
            found.append((f"{kind} {number}.txt", f"{title}\n{text}".encode("gb18030"), "not_a_report"))
    report = f"{BODY}2023年政府信息公开工作年度报告"
    found += [
        (f"attached {name}.html", page(report, body).encode(), "report_in_attachment")
        for name, body in ATTACHED.items()
    ]
    return found
