"""What forms print beneath an indicator, as Markdown."""

from __future__ import annotations

from atlas_seeds import Crosswalk
from atlas_words import link, table


def parts_section(walk: Crosswalk, code: str) -> str:
    """Where an indicator has parts: what each form prints as its parts, and the indicator that each feeds."""
    if not walk.children(code):
        return ""
    forms: dict[tuple[str, str], list[str]] = {}
    for form in walk.forms(code):
        for term in walk.printed_parts(code, form):
            label = f"{walk.terms[form, term]['label_path']} `{term}`"
            where = forms.setdefault((label, goes_to(walk, code, form, term)), [])
            where.append(walk.vocabularies[form]["name_zh"])
    lines = [["、".join(where), label, target] for (label, target), where in forms.items()]
    title = "\n## 各表印出的分项及其归处 · What each form prints as its parts, and where each goes\n\n"
    columns = ["表式 form", "表上标签 printed label", "归入 goes to"]
    return title + table(columns, lines) if lines else ""


def goes_to(walk: Crosswalk, code: str, form: str, term: str) -> str:
    """The indicators that a printed part feeds, and whether they are parts of this one."""
    fed = [found for found in walk.feeds(form, term) if found != code]
    inside = [link(walk, found) for found in fed if walk.within(found, code)]
    outside = [link(walk, found) for found in fed if not walk.within(found, code)]
    words = ["；".join(inside)] if inside else []
    if outside:
        words.append("另计，不在本指标之内 counted outside this indicator：" + "；".join(outside))
    return "。".join(words) or "不单独映射 no indicator of its own"


def beneath_section(walk: Crosswalk, code: str) -> str:
    """What forms print beneath the indicator's terms and no indicator counts by itself."""
    rows = walk.beneath(code)
    if not rows:
        return ""
    lines = [
        [
            f"{walk.terms[row['vocabulary'], row['term_code']]['label_path']} `{row['term_code']}`",
            walk.vocabularies[row["vocabulary"]]["name_zh"],
            f"{row['note_zh']}{row['note']}",
        ]
        for row in rows
    ]
    title = "\n## 表上在其下而不单独映射的条目 · Printed beneath it, not mapped by themselves\n\n"
    return title + table(["表上标签 printed label", "表式 form", "理由 reason"], lines)
