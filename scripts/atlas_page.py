"""The pages of the mapping atlas, as Markdown: one for each indicator and an index."""

from __future__ import annotations

from atlas_seeds import Crosswalk, Row

DIRECTIONS = {
    "up": "使数上升 pushes the number up",
    "down": "使数下降 pushes the number down",
    "unclear": "方向不明 direction unclear",
    "none": "不影响数 leaves the number as it is",
}
KINDS = {
    "flow": "流量，一年之内发生 a flow of the year",
    "stock": "存量，某一时点 a stock at a moment",
    "amount": "金额，一年之内 money of the year",
    "flag": "是否 a flag",
}
STATUSES = {"reviewed": "已核 reviewed", "draft": "待核 draft"}
SUMS = {
    "additive_over_agencies": "各机关 over bodies",
    "additive_over_years": "各年 over years",
    "additive_over_applicants": "六类申请人 over applicant types",
    "additive_over_indicators": "同一切分的各项 over its siblings",
}
REFORM = 2019
"""The year of the revised Regulations and of the form that followed them."""

GENERATED = (
    "由 `make docs` 从 `seeds/` 生成，请勿手改。Written by `make docs` from `seeds/`; do not edit by hand.\n"
)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; a pipe in a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def link(walk: Crosswalk, code: str) -> str:
    """A link from page to page."""
    row = walk.indicators[code]
    return f"[{row['label_zh']} {row['label_en']}]({code}.md)"


def years(row: Row) -> str:
    """The usual years of a form."""
    first, last = row["usual_first_year"], row["usual_last_year"]
    return f"{first}–{last}" if first else "各年 any year"


def head(walk: Crosswalk, code: str) -> str:
    """Labels, unit, kind, family and what may be summed."""
    row = walk.indicators[code]
    theme = walk.themes[row["theme"]]
    allowed = [text for column, text in SUMS.items() if row[column] == "true"]
    lines = [
        f"主题 theme：{theme['label_zh']} {theme['label_en']}",
        f"单位 unit：{row['unit']}；{KINDS[row['measure_kind']]}",
        "可以相加 may be summed：" + ("，".join(allowed) if allowed else "不可 never"),
    ]
    if row["parent_indicator_code"]:
        lines.append(f"属于 part of：{link(walk, row['parent_indicator_code'])}，切分 cut `{row['cut']}`")
    if walk.children(code):
        lines.append("其中 parts：" + "；".join(link(walk, child) for child in walk.children(code)))
    note = f"\n{row['note']}\n" if row["note"] else ""
    bullets = "".join(f"- {line}\n" for line in lines)
    return f"# {row['label_zh']}\n\n{row['label_en']} · `{code}`\n{note}\n{bullets}"


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
    line = "同段 one line" if one_line else "换段，断开 another segment: the line breaks"
    return (
        "\n2014年表与2019年以后的表相比，以较差的一方为准。"
        "Between the form of 2014 and those since 2019 the worse of the two grades holds: "
        f"**{worst['label_zh']} {worst['label_en']}**；{line}。\n"
    )


def applicants(walk: Crosswalk, code: str) -> str:
    """Which forms print the indicator by type of applicant."""
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
    names = "、".join(walk.vocabularies[form]["name_zh"] for form in printed) or "无 none"
    return f"\n按申请人类型分列的表 forms that print it by type of applicant：{names}。\n"


def form_section(walk: Crosswalk, vocabulary: str, recipes: list[tuple[int, list[Row]]]) -> str:
    """What one form contributes: recipe by recipe, its terms and the notes on them."""
    form = walk.vocabularies[vocabulary]
    number = f"，{form['document_number']}" if form["document_number"] else ""
    text = f"\n### {form['name_zh']} · {form['name_en']}\n\n`{vocabulary}`，通常用于 usually {years(form)}{number}\n"
    for recipe, rows in recipes:
        text += "\n" + recipe_line(recipe, rows, len(recipes)) + "\n\n" + terms_table(walk, rows)
        text += notes(rows)
    return text + wordings(walk, vocabulary, [row for _, rows in recipes for row in rows])


def recipe_line(recipe: int, rows: list[Row], alternatives: int) -> str:
    """How the terms make the number, and in which segment it stands."""
    if len(rows) > 1:
        how = f"{len(rows)} 项相加，缺一项即无值 {len(rows)} terms summed; none without all of them"
    else:
        how = "直接取用 taken as printed"
    choice = f"算法 recipe {recipe}：" if alternatives > 1 else ""
    if recipe > 1:
        choice += "前一算法缺项时用 where the one before lacks a part；"
    since = [f"自 from {row['valid_from']}" for row in rows[:1] if row["valid_from"]]
    until = [f"至 to {row['valid_to']}" for row in rows[:1] if row["valid_to"]]
    return "；".join([f"{choice}{how}", f"段 segment `{rows[0]['segment']}`", *since, *until])


def terms_table(walk: Crosswalk, rows: list[Row]) -> str:
    """The terms of one recipe."""
    return table(
        [
            "表上标签 printed label",
            "关系 relation",
            "系数 weight",
            "跨2019年 across 2019",
            "依据 evidence",
            "状态 status",
        ],
        [
            [
                f"{walk.terms[row['vocabulary'], row['term_code']]['label_path']} `{row['term_code']}`",
                f"{walk.relations[row['relation']]['label_zh']} {walk.relations[row['relation']]['label_en']}",
                row["weight"],
                f"{walk.grades[row['comparability']]['label_zh']} {walk.grades[row['comparability']]['label_en']}",
                row["evidence"],
                STATUSES[row["status"]],
            ]
            for row in rows
        ],
    )


def notes(rows: list[Row]) -> str:
    """Each note once, with the terms it speaks of where it does not speak of all."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(f"{row['note_zh']}{row['note']}", []).append(f"`{row['term_code']}`")
    lines = []
    for note, terms in sorted(found.items(), key=lambda item: len(item[1])):
        others = len(found) > 1 and len(terms) > 3
        whom = "" if len(found) == 1 else "其余 the others：" if others else "、".join(terms) + "："
        lines.append(f"- {whom}{note}")
    return "\n" + "\n".join(lines) + "\n"


def wordings(walk: Crosswalk, vocabulary: str, rows: list[Row]) -> str:
    """The other wordings under which the terms are known."""
    lines = []
    for term in dict.fromkeys(row["term_code"] for row in rows):
        known = [row["alias"].replace(" > ", " › ") for row in walk.aliases.get((vocabulary, term), [])]
        if known:
            lines.append(f"- `{term}`：{'；'.join(dict.fromkeys(known))}\n")
    return "\n也印作 also printed as：\n\n" + "".join(lines) if lines else ""


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
        "所述即指标本身，未写明口径，按当年的表式归段。"
        "They state the indicator itself without its definition, and join the segment of the forms of their time.\n\n"
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
    text += "".join(form_section(walk, form, recipes) for form, recipes in forms.items())
    text += sentence_section(walk, code) + beneath_section(walk, code)
    return f"{text}\n---\n\n词表版本 vocabulary version {walk.version}。{GENERATED}"
