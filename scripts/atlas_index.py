"""The index of the mapping atlas, as Markdown."""

from __future__ import annotations

from atlas_seeds import Crosswalk, Row
from atlas_words import GENERATED, table, years

INTRODUCTION = """# 对照图册 · Mapping atlas

每个统一指标一页：哪张表的哪几行给出它，关系如何，能否跨2019年比较，在哪里断开，依据哪份文件。
A page for each harmonised indicator: which lines of which form give it, how they relate to it, how far it may be
compared across 2019, where its line breaks, and on which document that rests.

不同意某一行？改 `seeds/crosswalk/term_indicator_map.csv`（写明依据），运行 `make docs`。
If you disagree with a row, change it there, with evidence, and run `make docs`.
"""


MEANINGS = [
    [
        "段 segment",
        "同一指标、同一段的数连成一线；换段即断开。Values of one indicator and segment form a line.",
    ],
    [
        "关系 relation",
        "表上条目所计与指标所计相比，见下。What the printed line counts, compared with the indicator; below.",
    ],
    [
        "系数 weight",
        "条目计入指标时所乘之数。Factor of the printed line in the sum.",
    ],
    [
        "跨2019年 across 2019",
        "可比程度分四级，见下；两数相比取较差的一级。Four grades, below; of two the worse holds.",
    ],
    [
        "待核、已核 draft, reviewed",
        "已核：依据的原文已经查对；待核：尚未查对。Reviewed: checked against the document; draft: not yet.",
    ],
    [
        "切分 cut",
        "上级指标的一种分法；不同切分的项不得相加。A way to divide the parent; parts of two cuts never add.",
    ],
    [
        "国令第492号",
        "2007年《政府信息公开条例》，2008年5月1日起施行。The Regulations of 2007, in force from 1 May 2008.",
    ],
    [
        "国令第711号",
        "2019年修订的《条例》，2019年5月15日起施行。The Regulations as revised, in force from 15 May 2019.",
    ],
]


def legend(title: str, rows: list[Row], code: str) -> str:
    """The words of one closed list."""
    lines = [[f"`{row[code]}`", f"{row['label_zh']} {row['label_en']}", row["note"]] for row in rows]
    return f"\n## {title}\n\n" + table(["代码 code", "名称 name", "意思 meaning"], lines)


def theme_table(walk: Crosswalk, theme: str) -> str:
    """The indicators of one theme."""
    label = walk.themes[theme]
    rows = []
    for code, row in walk.indicators.items():
        if row["theme"] != theme:
            continue
        forms = walk.forms(code)
        parts = [part for recipes in forms.values() for _, rows_ in recipes for part in rows_]
        drafts = sum(part["status"] == "draft" for part in parts)
        splits = [b["break_year"] for b in walk.breaks.get((code,), []) if b["splits_line"] == "true"]
        rows.append(
            [
                f"[{row['label_zh']}]({code}.md)",
                f"{row['label_en']} `{code}`",
                row["unit"],
                "、".join(forms) or "—",
                "、".join(sorted(set(splits))) or "—",
                f"{drafts}/{len(parts)}" if parts else "—",
            ]
        )
    columns = [
        "指标 indicator",
        "英文 English",
        "单位 unit",
        "表式 forms",
        "断开 breaks",
        "待核行 draft rows",
    ]
    return f"\n## {label['label_zh']} · {label['label_en']}\n\n" + table(columns, rows)


def unmapped_table(walk: Crosswalk) -> str:
    """Every term that is declared unmapped, with its reason."""
    rows = [
        [
            walk.vocabularies[row["vocabulary"]]["name_zh"],
            f"{walk.terms[row['vocabulary'], row['term_code']]['label_path']} `{row['term_code']}`",
            f"{row['note_zh']}{row['note']}",
        ]
        for row in walk.unmapped
    ]
    title = "\n## 不映射的条目 · Terms without an indicator\n\n"
    return title + table(["表式 form", "表上标签 printed label", "理由 reason"], rows)


def index(walk: Crosswalk) -> str:
    """The index page: indicators by theme, forms, what the words mean, and what is not mapped."""
    forms = [
        [
            f"`{row['vocabulary']}`",
            f"{row['name_zh']} {row['name_en']}",
            years(row),
            row["document_number"] or "—",
        ]
        for row in walk.vocabularies.values()
    ]
    text = INTRODUCTION + f"\n词表版本 vocabulary version：{walk.version}\n"
    text += "".join(theme_table(walk, theme) for theme in walk.themes)
    text += "\n## 表式 · Forms\n\n" + table(
        ["代码 code", "名称 name", "通常年度 usual years", "文号 document"], forms
    )
    text += "\n## 图例 Legend\n\n" + table(["词 word", "意思 meaning"], MEANINGS)
    text += legend("关系 · Relations", list(walk.relations.values()), "relation")
    text += legend(
        "跨2019年的可比程度 · Comparability across 2019", list(walk.grades.values()), "comparability"
    )
    text += legend("断点种类 · Kinds of break", list(walk.kinds.values()), "kind")
    return text + unmapped_table(walk) + f"\n---\n\n{GENERATED}"
