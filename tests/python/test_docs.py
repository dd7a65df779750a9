"""The atlas and the dictionary say what the seeds and the models say, in pages a person can read."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from star_corpus import PROJECT, rows

sys.path.insert(0, str(PROJECT / "scripts"))

from atlas_page import page
from atlas_seeds import Crosswalk
from build_docs import pages, write

DOCS = PROJECT / "docs"
WALK = Crosswalk()
PAGES = pages(WALK)


def stale(folder: Path, wanted: dict[str, str]) -> list[str]:
    """The pages of a folder that differ from what the seeds say, missing ones and left-over ones among them."""
    written = {f"atlas/{file.name}": file for file in (folder / "atlas").glob("*.md")}
    written["dictionary.md"] = folder / "dictionary.md"
    return sorted(
        name
        for name in written.keys() | wanted.keys()
        if name not in wanted
        or name not in written
        or written[name].read_text(encoding="utf-8") != wanted[name]
    )


def test_the_pages_in_docs_are_those_that_make_docs_writes() -> None:
    assert stale(DOCS, PAGES) == [], "run `make docs`"


def test_a_changed_judgement_makes_its_page_stale(tmp_path: Path) -> None:
    write(tmp_path / "docs")
    assert stale(tmp_path / "docs", PAGES) == []
    shutil.copytree(PROJECT / "seeds", tmp_path / "seeds")
    crosswalk = tmp_path / "seeds" / "crosswalk" / "term_indicator_map.csv"
    text = crosswalk.read_text(encoding="utf-8")
    changed = text.replace(
        "national_2014,reply.refused,outcomes.refused,1,1,close",
        "national_2014,reply.refused,outcomes.refused,1,1,exact",
    )
    assert changed != text
    crosswalk.write_text(changed, encoding="utf-8")
    assert stale(tmp_path / "docs", pages(Crosswalk(tmp_path / "seeds"))) == ["atlas/outcomes.refused.md"]
    (tmp_path / "docs" / "atlas" / "outcomes.total.md").unlink()
    assert stale(tmp_path / "docs", PAGES) == ["atlas/outcomes.total.md"]


@pytest.mark.parametrize("code", WALK.indicators)
def test_a_page_shows_every_row_of_the_crosswalk(code: str) -> None:
    text = page(WALK, code)
    assert text.startswith(f"# {WALK.indicators[code]['label_zh']}\n\n{WALK.indicators[code]['label_en']}")
    for row in WALK.map:
        if row["indicator_code"] == code:
            assert {
                part
                for part in (row["term_code"], row["evidence"], row["note_zh"], row["note"])
                if part not in text
            } == set()
    for row in WALK.breaks.get((code,), []):
        assert row["note_zh"] in text
        assert f"**{row['break_year']}**" in text


def changed_seed(folder: Path, name: str, old: str, new: str) -> Crosswalk:
    """The crosswalk with one change in one seed."""
    shutil.copytree(PROJECT / "seeds", folder / "seeds")
    seed = folder / "seeds" / f"{name}.csv"
    text = seed.read_text(encoding="utf-8")
    assert old in text
    seed.write_text(text.replace(old, new), encoding="utf-8")
    return Crosswalk(folder / "seeds")


UNCHANGED = "8 项不变，无断点"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "crosswalk/term_indicator_map",
            "national_2021,result.refused.state_secret,outcomes.refused,1,1,summed_part,high",
            "national_2021,result.refused.state_secret,outcomes.refused,1,1,summed_part,low",
        ),
        ("crosswalk/break_register", "outcomes.refused,2019,", "outcomes.refused,2021,"),
    ],
)
def test_a_form_is_the_same_as_the_one_before_only_where_all_agrees(
    name: str, old: str, new: str, tmp_path: Path
) -> None:
    assert page(WALK, "outcomes.refused").count(UNCHANGED) == 1
    assert UNCHANGED not in page(changed_seed(tmp_path, name, old, new), "outcomes.refused")


def test_a_line_under_another_label_is_not_the_same() -> None:
    walk = Crosswalk()
    walk.terms["national_2021", "result.refused.state_secret"]["label_path"] = "甲 > 乙"
    assert UNCHANGED not in page(walk, "outcomes.refused")


@pytest.mark.parametrize("code", [code for code in WALK.indicators if WALK.children(code)])
def test_every_printed_part_is_listed_with_where_it_goes(code: str) -> None:
    text = page(WALK, code)
    shown = text.split("## 各表印出的分项")[1].split("\n## ")[0] if "## 各表印出的分项" in text else ""
    for form in WALK.forms(code):
        for term in WALK.printed_parts(code, form):
            path = WALK.terms[form, term]["label_path"].replace("|", "\\|")
            line = next(line for line in shown.splitlines() if f"{path} `{term}`" in line)
            assert WALK.vocabularies[form]["name_zh"] in line
            fed = [found for found in WALK.feeds(form, term) if found != code]
            assert [found for found in fed if f"]({found}.md)" not in line] == []
            assert fed or "不单独映射" in line


def test_a_part_that_leaves_refusals_is_told_from_one_that_stays() -> None:
    lines = page(WALK, "outcomes.refused").splitlines()
    left = [line for line in lines if "另计，不在本指标之内" in line]
    assert len(left) == 5
    assert all("outcomes.not_held" in line or "outcomes.unclear" in line for line in left)


def test_another_printed_unit_is_named() -> None:
    assert "地方统计表（2008年起）印作“条”" in page(WALK, "outcomes.refused")
    assert "printed in another unit" not in page(WALK, "outcomes.refused_case_file")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_plain_markdown(name: str) -> None:
    assert "</" not in PAGES[name]
    assert "None" not in PAGES[name].replace("None registered", "")


def test_sentences_stand_in_the_atlas_as_in_the_bridge(samples_warehouse: Path) -> None:
    built = rows(
        samples_warehouse,
        """select indicator_code, vocabulary, recipe, segment, comparability from marts.bridge_term_indicator
           where vocabulary in (select vocabulary from seeds.identity_vocabulary)""",
    )
    shown = {
        (code, row["vocabulary"], int(row["recipe"]), segment, grade)
        for code in WALK.indicators
        for row, segment, grade in WALK.sentence_rows(code)
    }
    assert shown == set(built)


def test_the_dictionary_has_every_public_column_with_its_type(samples_warehouse: Path) -> None:
    found = rows(
        samples_warehouse,
        "select table_schema, table_name, column_name, lower(data_type) from information_schema.columns "
        "where table_schema in ('marts', 'reporting')",
    )
    sections = PAGES["dictionary.md"].split("\n### ")
    described = {section.split("\n")[0]: section for section in sections}
    assert [
        (schema, name, column, kind)
        for schema, name, column, kind in found
        if f"| `{column}` | {kind} |" not in described.get(f"{schema}.{name}", "")
    ] == []


def test_every_column_is_described_in_both_languages() -> None:
    lines = [line for line in PAGES["dictionary.md"].splitlines() if line.startswith("| `")]
    assert len(lines) > 200
    texts = {line: line.split(" | ")[-1] for line in lines}
    assert [line for line, text in texts.items() if not re.search("[\u4e00-\u9fff]", text)] == []
    assert [line for line, text in texts.items() if not re.search("[A-Za-z]{2}", text)] == []
