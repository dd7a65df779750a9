"""One official form with known values in every dress that sites, programs and clerks give a report."""

from __future__ import annotations

import quopri
import sys
from base64 import encodebytes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from opencc import OpenCC
from other_pages import FOOTER, NAVIGATION
from report_formats import Item, Row, Span, as_span, html_table, to_csv, to_docx, to_pdf, to_xlsx

sys.path.insert(0, str(Path(__file__).parents[1] / "mutation"))

from forms import FORMS, Grid, form
from layouts import LAYOUTS, as_items

OTHER_YEARS = ("某某市人民政府2022年政府信息公开工作年度报告", "另一市教育局2021年政府信息公开工作年度报告")


@dataclass(frozen=True)
class Dressed:
    """A report: the dress, the file's bytes, and the grids it was written from."""

    dress: str
    content: bytes
    grids: list[Grid]


def blocks(items: Sequence[Item], table: Callable[[Sequence[Row]], str] = html_table) -> str:
    """Items as markup."""
    return "".join(f"<p>{item}</p>" if isinstance(item, str) else table(item) for item in items)


def page(body: str, head: str = "") -> str:
    """A whole page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def in_site(items: Sequence[Item]) -> str:
    """The article among menus, links to other reports, and what a site says about itself."""
    menu = "".join(f"<li><a href='/{n}'>{name}</a></li>" for n, name in enumerate(NAVIGATION))
    others = "".join(
        f"<li><a href='/o{n}'>{name}</a><span>2023-01-30</span></li>" for n, name in enumerate(OTHER_YEARS)
    )
    near = f"<p>上一篇：<a href='/1'>{OTHER_YEARS[0]}</a></p><p>下一篇：<a href='/2'>{OTHER_YEARS[1]}</a></p>"
    head = (
        f"<meta charset='utf-8'><title>{items[0]}_某某市人民政府</title><meta name='SiteName' content='某某市人民政府'>"
        f"<meta name='ArticleTitle' content='{items[0]}'><meta name='PubDate' content='2024-01-30 09:00'>"
        "<meta name='ContentSource' content='市政府办公室'><meta name='ColumnName' content='政府信息公开年报'>"
    )
    bottom = "".join(f"<p>{line}</p>" for line in FOOTER)
    related = f"<div><h3>相关报道</h3><ul>{others}<li><a href='/3'>更多报告</a></li></ul></div>"
    return page(f"<ul>{menu}</ul><div>{blocks(items)}</div>{near}{related}<div>{bottom}</div>", head)


def word_cell(text: str) -> str:
    """The text of a cell as a word processor writes it."""
    style = "mso-bidi-font-size:10.5pt;font-family:仿宋_GB2312"
    return (
        f"<p class=MsoNormal align=center style='mso-pagination:widow-orphan'><span lang=EN-US style='{style}'>"
        f"<!--[if gte mso 9]><v:shape>99</v:shape><![endif]-->{text}<o:p></o:p></span></p>"
    )


def spans(cell: Span) -> str:
    """The spans of a cell, where it covers more than one place."""
    rows = f"rowspan={cell.rows} " if cell.rows > 1 else ""
    return rows + (f"colspan={cell.columns}" if cell.columns > 1 else "")


def word_table(rows: Sequence[Row]) -> str:
    """A table as a word processor exports it."""
    lines = []
    for number, row in enumerate(rows):
        cells = "".join(
            f"<td width=87 {spans(c)} "
            f"valign=top style='border:solid windowtext 1.0pt'>"
            f"{word_cell(c.text)}</td>"
            for c in map(as_span, row)
        )
        lines.append(f"<tr style='mso-yfti-irow:{number};height:14.2pt'>{cells}</tr>")
    return f"<table class=MsoTableGrid border=1 cellspacing=0 style='mso-yfti-tbllook:1184'>{''.join(lines)}</table>"


def word_page(items: Sequence[Item]) -> str:
    """A page as a word processor saves it."""
    head = (
        "<meta name=Generator content='Microsoft Word 15'><!--[if gte mso 9]><xml><w:WordDocument><w:View/>"
        "</w:WordDocument></xml><![endif]--><style>@font-face{font-family:SimSun}</style>"
    )
    return page(f"<div class=WordSection1>{blocks(items, word_table)}</div>", head)


def nested(items: Sequence[Item]) -> str:
    """The article in a cell of a table that lays out the page, each table in another."""
    inner = blocks(items, lambda rows: f"<table><tr><td><div>{html_table(rows)}</div></td></tr></table>")
    return page(
        f"<table><tr><td>左栏<br>通知公告</td><td>{inner}</td></tr><tr><td colspan=2>版权所有</td></tr></table>"
    )


def unclosed(items: Sequence[Item]) -> str:
    """Cells and rows without end tags."""
    return page(blocks(items, lambda rows: html_table(rows).replace("</td>", "").replace("</tr>", "")))


def heads(items: Sequence[Item]) -> str:
    """Header cells, groups of rows, a caption, and a cell that covers more rows than there are."""

    def table(rows: Sequence[Row]) -> str:
        first, _, rest = html_table(rows).removeprefix("<table>").partition("</tr>")
        first = first.replace("<td", "<th").replace("</td>", "</th>")
        return f"<table><thead>{first}</tr></thead><tbody>{rest.removesuffix('</table>')}</tbody></table>"

    return page(blocks(items, table))


def past_the_end(items: Sequence[Item]) -> str:
    """Cells of the last row that say they cover many more."""

    def table(rows: Sequence[Row]) -> str:
        last = [Span(cell.text, 900, cell.columns) for cell in map(as_span, rows[-1])]
        return html_table([*rows[:-1], last])

    return page(blocks(items, table))


def broken_lines(items: Sequence[Item]) -> str:
    """Line breaks and hard spaces in the cells."""
    loose = blocks(items).replace("</td>", "&nbsp;<br></td>").replace('">', '">&nbsp;\n\t ')
    return page(loose)


def with_hidden(items: Sequence[Item]) -> str:
    """Copies that nobody sees, with other figures."""
    copy = blocks(items).replace("1", "7")
    return page(
        f"<div style='display:none'>{copy}</div>{blocks(items)}<script type='text/template'>{copy}</script>"
        f"<template>{copy}</template><textarea>{escape(copy)}</textarea><noscript>{copy}</noscript>"
    )


def twice(items: Sequence[Item]) -> str:
    """The article for large and again for small screens."""
    return page(f"<div class='pc'>{blocks(items)}</div><div class='mobile'>{blocks(items)}</div>")


def in_frame(items: Sequence[Item]) -> str:
    """The article in a frame whose content stands in the page."""
    return page(f"<p>政府信息公开年报</p><iframe srcdoc='{escape(page(blocks(items)))}'></iframe>")


def cut_at_labels(items: Sequence[Item]) -> str:
    """Each row a table of its own, where no cell covers several rows."""

    def table(rows: Sequence[Row]) -> str:
        if any(as_span(cell).rows > 1 for row in rows for cell in row):
            return html_table(rows)
        return "".join(html_table([row]) for row in rows)

    return page(blocks(items, table))


def preformatted(grids: list[Grid]) -> str:
    """A text with tables in lines, in one preformatted element."""
    return page(f"<pre>{escape(LAYOUTS['text, cells ended by pipes'](grids).decode())}</pre>")


SITES: dict[str, Callable[[Sequence[Item]], str]] = {
    "in a site": in_site,
    "by a word processor": word_page,
    "in layout tables": nested,
    "unclosed": unclosed,
    "header cells": heads,
    "spans past the end": past_the_end,
    "breaks and hard spaces": broken_lines,
    "hidden copies": with_hidden,
    "printed twice": twice,
    "in a frame": in_frame,
    "each row a table": cut_at_labels,
}


def declared(markup: str, charset: str) -> str:
    """A page that declares a character set."""
    return markup.replace(
        "<head>", f"<head><meta http-equiv='Content-Type' content='text/html; charset={charset}'>"
    )


def saved_page(markup: str, way: str) -> bytes:
    """A page as a browser saves it in one file, its bytes packed one way."""
    content = declared(markup, "utf-8").encode()
    packed = {"base64": encodebytes, "quoted-printable": quopri.encodestring}.get(way, bytes)(content)
    head = "From: <Saved by Blink>\nSubject: =?utf-8?B?5bm05oql?=\nMIME-Version: 1.0\n"
    head += 'Content-Type: multipart/related; type="text/html"; boundary="----b"\n\n'
    part = (
        f"------b\nContent-Type: text/html\nContent-Transfer-Encoding: {way}\nContent-Location: http://a/\n\n"
    )
    picture = (
        "\n------b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n------b--\n"
    )
    return (head + part).encode() + packed + picture.encode()


def pages(grids: list[Grid]) -> Iterator[tuple[str, bytes]]:
    """Web pages in every dress and every character set."""
    items = as_items(grids)
    markup = page(blocks(items))
    for name, dress in SITES.items():
        yield f"{name}.html", dress(items).encode()
    yield "preformatted.html", preformatted(grids).encode()
    yield "gbk without a word.html", markup.encode("gbk")
    yield "gbk as gb2312.html", declared(markup, "gb2312").encode("gbk")
    yield "gb18030 as utf-8.html", declared(markup, "utf-8").encode("gb18030")
    yield "utf-8 as gb2312.html", declared(markup, "gb2312").encode()
    yield "utf-8 with a mark.html", b"\xef\xbb\xbf" + markup.encode()
    yield "utf-16.html", markup.encode("utf-16")
    traditional = OpenCC("s2t").convert(markup).replace("爲", "為").replace("衆", "眾")
    yield "big5.html", declared(traditional, "big5").encode("big5hkscs")
    yield "traditional.html", traditional.encode()
    yield "piece of a page.txt", blocks(items).encode()
    for way in ("8bit", "base64", "quoted-printable"):
        yield f"saved, {way}.mht", saved_page(markup, way)


def files(grids: list[Grid]) -> Iterator[tuple[str, bytes]]:
    """Files of programs, and texts."""
    items = as_items(grids)
    yield "word.docx", to_docx(items)
    yield "sheet.xlsx", to_xlsx(items)
    yield "a sheet for each table.xlsx", to_xlsx(items, sheets=True)
    yield "comma.csv", to_csv(items, encoding="utf-8-sig")
    yield "comma in gbk.csv", to_csv(items, encoding="gbk")
    yield "semicolon.csv", to_csv(items, delimiter=";")
    yield "tab.csv", to_csv(items, delimiter="\t")
    yield "printed.pdf", to_pdf(items, height=3000)
    front = (
        "标题：{}\n发布时间：2024-01-30\n来源：市政府办公室\n原文链接：http://www.example.gov.cn/a.html\n\n"
    )
    for name, layout in LAYOUTS.items():
        if name in ("html", "docx", "xlsx", "csv", "pdf"):
            continue
        text = layout(grids)
        yield f"{name}.txt", text
        yield f"{name}, crlf, gbk.txt", text.decode().replace("\n", "\r\n").encode("gbk")
        yield f"{name}, in front.md", front.format(items[0]).encode() + text


def of_one_year(grids: list[Grid]) -> list[Grid]:
    """The grids with the year of the report in their headings."""
    for grid in grids:
        grid.heading = grid.heading.replace("2016", "2023")
    return grids


def dressed(rounds: int = 2) -> Iterator[Dressed]:
    """Reports in every dress, once a round, the forms in turn."""
    for turn in range(rounds):
        for place, vocabulary in enumerate(FORMS):
            grids = of_one_year(form(vocabulary, turn))
            for number, (name, content) in enumerate((*pages(grids), *files(grids))):
                if (number + turn) % len(FORMS) == place:
                    yield Dressed(f"{vocabulary} {name}", content, grids)
