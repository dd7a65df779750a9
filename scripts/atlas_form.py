"""What one form contributes to an indicator, as Markdown."""

from __future__ import annotations

from atlas_seeds import Crosswalk, Row
from atlas_words import STATUSES, table, years


def form_section(walk: Crosswalk, code: str, vocabulary: str) -> str:
    """What one form contributes: recipe by recipe, its terms and the notes on them."""
    form, recipes = walk.vocabularies[vocabulary], walk.forms(code)[vocabulary]
    number = f"，{form['document_number']}" if form["document_number"] else ""
    text = f"\n### {form['name_zh']} · {form['name_en']}\n\n`{vocabulary}`，通常用于 usually {years(form)}{number}\n"
    period = walk.period_note(vocabulary)
    text += f"\n{period}\n" if period else ""
    before = repeated(walk, code, vocabulary)
    text += repeat_line(walk, before, recipes) if before else ""
    said = said_of(walk, code, before)
    for recipe, rows in recipes:
        text += "\n" + recipe_line(recipe, rows, len(recipes)) + "\n\n" + terms_table(walk, rows)
        text += notes(rows, said)
    return text + wordings(walk, vocabulary, before, [row for _, rows in recipes for row in rows])


def repeated(walk: Crosswalk, code: str, vocabulary: str) -> str:
    """The national form just before, where this one takes the indicator from the same lines; else empty.

    Empty too where a break of the indicator is registered between the first years of the two.
    """
    national = [form for form, row in walk.vocabularies.items() if row["kind"] == "national"]
    if vocabulary not in national[1:]:
        return ""
    before = national[national.index(vocabulary) - 1]
    same = recipe_marks(walk, code, before) == recipe_marks(walk, code, vocabulary)
    first, last = (int(walk.vocabularies[form]["usual_first_year"]) for form in (before, vocabulary))
    broken = any(first < int(row["break_year"]) <= last for row in walk.breaks.get((code,), []))
    return before if same and not broken else ""


def recipe_marks(walk: Crosswalk, code: str, vocabulary: str) -> list[tuple[str, ...]]:
    """What decides the number that a form gives, and the line in which it stands."""
    return [
        (
            *(
                row[column]
                for column in ("recipe", "term_code", "weight", "relation", "comparability", "segment")
            ),
            walk.terms[vocabulary, row["term_code"]]["label_path"],
        )
        for _, rows in walk.forms(code).get(vocabulary, [])
        for row in rows
    ]


def repeat_line(walk: Crosswalk, before: str, recipes: list[tuple[int, list[Row]]]) -> str:
    """That nothing changed since the form before."""
    form, count = walk.vocabularies[before], sum(len(rows) for _, rows in recipes)
    lines_zh = f"{count} 项不变" if count > 1 else "此项不变"
    lines_en = f"the same {count} lines" if count > 1 else "the same line"
    same_zh, same_en = f"与{form['name_zh']}相同", f"As on the {form['name_en'].lower()}"
    return f"\n{same_zh}：{lines_zh}，无断点。{same_en}: {lines_en}, no break.\n"


def said_of(walk: Crosswalk, code: str, vocabulary: str) -> set[tuple[str, str]]:
    """The notes that a form's section gives, each with its term."""
    recipes = walk.forms(code).get(vocabulary, [])
    return {(row["term_code"], row["note_zh"]) for _, rows in recipes for row in rows}


def recipe_line(recipe: int, rows: list[Row], alternatives: int) -> str:
    """How the terms make the number, and in which segment it stands."""
    if len(rows) > 1:
        how = (
            f"{len(rows)} 项相加，须 {len(rows)} 项俱全才有值；斜线“/”不算数，空白也不算，除非印出的合计证明它是零 "
            f"{len(rows)} terms summed; no value unless all {len(rows)} are present: a stroke is none, nor is a blank "
            "unless a printed total proves it zero"
        )
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


def notes(rows: list[Row], said: set[tuple[str, str]]) -> str:
    """Each note once, with the terms it speaks of where it does not speak of all; none that was said before."""
    if all((row["term_code"], row["note_zh"]) in said for row in rows):
        return "\n- 说明同上一表式。Notes as for the form before.\n"
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(f"{row['note_zh']}{row['note']}", []).append(f"`{row['term_code']}`")
    lines = []
    for note, terms in sorted(found.items(), key=lambda item: len(item[1])):
        others = len(found) > 1 and len(terms) > 3
        whom = "" if len(found) == 1 else "其余 the others：" if others else "、".join(terms) + "："
        lines.append(f"- {whom}{note}")
    return "\n" + "\n".join(lines) + "\n"


def wordings(walk: Crosswalk, vocabulary: str, before: str, rows: list[Row]) -> str:
    """The other wordings under which the terms are known, but for those that the form before has alike."""
    lines = []
    for term in dict.fromkeys(row["term_code"] for row in rows):
        known, old = (
            [row["alias"].replace(" > ", " › ") for row in walk.aliases.get((form, term), [])]
            for form in (vocabulary, before)
        )
        if known and known != old:
            lines.append(f"- `{term}`：{'；'.join(dict.fromkeys(known))}\n")
    return "\n也印作 also printed as：\n\n" + "".join(lines) if lines else ""
