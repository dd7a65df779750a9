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
