"""Data Docs as pages that ask no other host for anything, and a first page of our own."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.quality.engine import Finding

STYLE = """<style>
body { font-family: sans-serif; margin: 1.5rem auto; max-width: 75rem; padding: 0 1rem; line-height: 1.5; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.5rem; }
td, th { border: 1px solid #ccc; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
.failed td { background: #fdd; } .warned td { background: #ffc; }
.modal, .carousel, #ge-cta-footer, footer, .cooltip .top { display: none; }
</style>"""

HOME = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=../index.html">\n'
"""Great Expectations' own first page draws its list with scripts from elsewhere; ours stands one folder up."""

EXTERNAL = (
    re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<link\b[^>]*https?://[^>]*>", re.IGNORECASE),
    re.compile(r"<img\b[^>]*https?://[^>]*>", re.IGNORECASE | re.DOTALL),
)
"""Scripts (all of them draw with libraries from other hosts), and styles and images from other hosts."""

EXTERNAL_URL = re.compile(r"url\(\s*['\"]?https?://[^)]*\)", re.IGNORECASE)
EXTERNAL_ANCHOR = re.compile(r"(<a\b[^>]*\bhref=)(['\"])https?://.*?\2", re.IGNORECASE | re.DOTALL)


def add_site(context: Any, folder: Path) -> None:
    """Let a context write its pages into a folder."""
    context.add_data_docs_site(
        site_name=folder.name,
        site_config={
            "class_name": "SiteBuilder",
            "show_how_to_buttons": False,
            "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)},
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        },
    )


def without_other_hosts(page: str) -> str:
    """A page that loads nothing from elsewhere; what it says stays."""
    for pattern in EXTERNAL:
        page = pattern.sub("", page)
    page = EXTERNAL_URL.sub("none", page)
    page = EXTERNAL_ANCHOR.sub(r"\1\2#\2", page)
    return page.replace("</head>", f"{STYLE}</head>", 1)


def clean_pages(folder: Path) -> None:
    """Take every request to other hosts out of the pages of a folder; its own first page leads to ours."""
    for page in folder.rglob("*.html"):
        page.write_text(without_other_hosts(page.read_text(encoding="utf-8")), encoding="utf-8")
    for style in folder.rglob("*.css"):
        style.write_text(EXTERNAL_URL.sub("none", style.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "index.html").write_text(HOME, encoding="utf-8")


def _row(finding: Finding, folder: Path) -> str:
    page = _page_of(finding, folder)
    name = html.escape(finding.check_id)
    link = f'<a href="{page}">{name}</a>' if page else name
    css = "" if finding.passed else ' class="failed"' if finding.is_contradiction else ' class="warned"'
    outcome = (
        "通过 passed" if finding.passed else "未通过 failed" if finding.is_contradiction else "提醒 warning"
    )
    detail = finding.problem or ("" if finding.passed else f"{finding.unexpected}")
    cells = (link, html.escape(finding.zh), html.escape(finding.en), outcome, html.escape(detail))
    return f"<tr{css}>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _page_of(finding: Finding, folder: Path) -> str | None:
    pages = sorted((folder / finding.stage / "validations" / finding.batch.replace(".", "/")).rglob("*.html"))
    return pages[-1].relative_to(folder).as_posix() if pages else None


def write_index(folder: Path, findings: list[Finding]) -> Path:
    """The first page: every check with its meaning and outcome, linked to the page of its batch."""
    rows = "\n".join(_row(finding, folder) for finding in findings)
    head = (
        "<tr><th>检查 check</th><th>要求</th><th>expectation</th><th>结果 outcome</th><th>行数 rows</th></tr>"
    )
    title = "数据检查 · Checks of the warehouse"
    page = (
        f'<!doctype html>\n<html lang="zh"><head><meta charset="utf-8"><title>{title}</title>{STYLE}</head>\n'
        f"<body><h1>{title}</h1>\n<table>{head}\n{rows}\n</table></body></html>\n"
    )
    folder.mkdir(parents=True, exist_ok=True)
    index = folder / "index.html"
    index.write_text(page, encoding="utf-8")
    return index
