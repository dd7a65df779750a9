"""The pages of the mapping atlas, as Markdown: one for each indicator and an index."""

from __future__ import annotations

from atlas_form import form_section
from atlas_parts import beneath_section, parts_section
from atlas_seeds import Crosswalk, Row
from atlas_words import DIRECTIONS, GENERATED, KINDS, LEGEND, REFORM, STATUSES, SUMS, link, table, years


def head(walk: Crosswalk, code: str) -> str:
    """Labels, unit, kind, family and what may be summed."""
    row = walk.indicators[code]
    theme = walk.themes[row["theme"]]
    allowed = [text for column, text in SUMS.items() if row[column] == "true"]
    lines = [
        f"主题 theme：{theme['label_zh']} {theme['label_en']}",
        f"单位 unit：{row['unit']}{printed_units(walk, code)}；{KINDS[row['measure_kind']]}",
        "可以相加 may be summed：" + ("，".join(allowed) if allowed else "不可 never"),
    ]
    if row["parent_indicator_code"]:
        lines.append(f"属于 part of：{link(walk, row['parent_indicator_code'])}，切分 cut `{row['cut']}`")
    if walk.children(code):
        lines.append("其中 parts：" + "；".join(link(walk, child) for child in walk.children(code)))
    note = f"\n{row['note']}\n" if row["note"] else ""
    bullets = "".join(f"- {line}\n" for line in lines)
    return f"# {row['label_zh']}\n\n{row['label_en']} · `{code}` · {LEGEND}\n{note}\n{bullets}"


def printed_units(walk: Crosswalk, code: str) -> str:
    """Which forms print the indicator in another unit."""
    unit = walk.indicators[code]["unit"]
    found: dict[str, list[str]] = {}
    for row in walk.map:
        other = walk.terms[row["vocabulary"], row["term_code"]]["unit"]
        if row["indicator_code"] == code and other not in ("", unit):
            found.setdefault(other, []).append(walk.vocabularies[row["vocabulary"]]["name_zh"])
    printed = [f"{'、'.join(dict.fromkeys(names))}印作“{other}”" for other, names in found.items()]
    return f"（{'；'.join(printed)} printed in another unit）" if printed else ""


def glance(walk: Crosswalk, code: str) -> str:
    """Which forms give one unbroken line."""
    segments: dict[str, list[str]] = {}
    for form, recipes in walk.forms(code).items():
        span = f"{walk.vocabularies[form]['name_zh']} {years(walk.vocabularies[form])}"
        for segment in dict.fromkeys(rows[0]["segment"] for _, rows in recipes):
            segments.setdefault(segment, []).append(span)
    lines = [f"- `{segment}`：{'，'.join(spans)}\n" for segment, spans in segments.items()]
    rule = "同段连成一线，换段即断开。Values of one segment form a line; a change of segment breaks it.\n\n"
    text = f"\n## 一览 · At a glance\n\n{rule}{''.join(lines)}" if lines else ""
    return text + across(walk, code) + applicants(walk, code)


def across(walk: Crosswalk, code: str) -> str:
    """How far a value of the national form before 2019 may be compared with one of the forms since."""
    sides: dict[bool, list[Row]] = {False: [], True: []}
    for form, recipes in walk.forms(code).items():
        if walk.vocabularies[form]["kind"] == "national":
            since = int(walk.vocabularies[form]["usual_first_year"]) >= REFORM
            sides[since] += [row for number, rows in recipes if number == 1 for row in rows]
    if not all(sides.values()):
        return ""
    grades = [walk.grades[row["comparability"]] for rows in sides.values() for row in rows]
    worst = max(grades, key=lambda grade: int(grade["rank"]))
    one_line = len({row["segment"] for rows in sides.values() for row in rows}) == 1
    beside = int(worst["rank"]) < int(walk.grades["low"]["rank"])
    if one_line:
        line = "同段，可连成一线 one segment, one line"
    elif beside:
        line = (
            "定义相近，可并列比较，但不得连成一线 near enough to set side by side, never to join in one line"
        )
    else:
        line = "不得连成一线 never join them in one line"
    return (
        "\n2014年表的数与2019年以后的数并列比较 comparing a figure of the 2014 form with one since 2019："
        f"**{worst['label_zh']} {worst['label_en']}**（取两边中较差的一级 the worse grade of the two）；{line}。\n"
    )


def applicants(walk: Crosswalk, code: str) -> str:
    """Which forms print the indicator, or each of the terms it is summed from, by type of applicant."""
    if walk.indicators[code]["breakdown"] != "applicant_type":
        return ""
    printed = [
        form
        for form, recipes in walk.forms(code).items()
        if all(
            walk.terms[form, row["term_code"]]["breakdown"] == "applicant_type"
            for _, rows in recipes
            for row in rows
        )
    ]
    sums = {form: max(len(rows) for _, rows in walk.forms(code)[form]) for form in printed}
    names = "；".join(
        walk.vocabularies[form]["name_zh"]
        + (f"（其 {count} 个分项各按申请人分列 each of its {count} items）" if count > 1 else "")
        for form, count in sums.items()
    )
    return f"\n按申请人类型分列的表 forms that print it by type of applicant：{names or '无 none'}。\n"


def sentence_section(walk: Crosswalk, code: str) -> str:
    """Sentences and forms nobody has described, whose terms are the indicators themselves."""
    rows = []
    for row, segment, grade in walk.sentence_rows(code):
        form = walk.vocabularies[row["vocabulary"]]
        span = f"{row['valid_from']}–{row['valid_to']}"
        names = f"{walk.grades[grade]['label_zh']} {walk.grades[grade]['label_en']}"
        rows.append([f"{form['name_zh']} {form['name_en']}", span, f"`{segment}`", names])
    known = [row["alias"].replace(" > ", " › ") for row in walk.aliases.get(("*", code), [])]
    labels = f"\n认得的标签 labels known：{'；'.join(known)}\n" if known else ""
    return (
        "\n## 叙述和其他表格 · Sentences and other tables\n\n"
        "直接给出数字，未写明所计范围；一般按当年通行的表式归段，而以该机关所用表为准。"
        "They give the figure without saying what it covers; as a rule they join the segment of the form usual "
        "in their year, but the form that the body used decides how to read them.\n\n"
        + table(["来源 source", "年度 years", "段 segment", "跨2019年 across 2019"], rows)
        + labels
    )


def break_section(walk: Crosswalk, code: str) -> str:
    """Where the line breaks, and what happened inside a line."""
    rows = sorted(walk.breaks.get((code,), []), key=lambda row: (row["break_year"], row["splits_line"]))
    text = "\n## 断点 · Breaks\n\n"
    if not rows:
        return text + "没有登记的断点。None registered.\n"
    for row in rows:
        kind = walk.kinds[row["kind"]]
        if row["splits_line"] == "true":
            what = f"断开 the line breaks，`{row['from_segment']}` → `{row['to_segment']}`"
        else:
            what = "不断线，须留意 the line goes on, with care"
        text += (
            f"- **{row['break_year']}** {kind['label_zh']} {kind['label_en']}；{what}；{DIRECTIONS[row['direction']]}\n"
            f"  {row['note_zh']}{row['note_en']}\n"
            f"  依据 evidence：{row['evidence']}（{STATUSES[row['status']]}）\n"
        )
    return text


def page(walk: Crosswalk, code: str) -> str:
    """The page of one indicator."""
    forms = walk.forms(code)
    text = head(walk, code) + glance(walk, code) + break_section(walk, code)
    text += "\n## 各表怎样给出 · How each form gives it\n"
    if forms:
        ended = max((walk.vocabularies[form]["usual_last_year"] or "9999" for form in forms), default="9999")
        first = min(walk.vocabularies[form]["usual_first_year"] for form in forms)
        last = "至今 today" if ended == "9999" else f"{ended} 年表式为止 the forms used until {ended}"
        text += f"\n有此项的表 forms that have it：{first} 年起 from {first}，{last}。\n"
    else:
        text += "\n没有官方表式印出此项。No official form prints it.\n"
    text += "".join(form_section(walk, code, form) for form in forms)
    text += parts_section(walk, code) + sentence_section(walk, code) + beneath_section(walk, code)
    return f"{text}\n---\n\n{LEGEND}。词表版本 vocabulary version {walk.version}。{GENERATED}"
