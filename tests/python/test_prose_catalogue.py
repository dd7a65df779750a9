"""Every sentence pattern reads its own examples and leaves its counter-examples alone."""

import csv
from collections import Counter

import pytest

from ingest.extract.prose import ProseValue, extract_prose
from ingest.extract.prose.catalogue import patterns, units
from ingest.extract.prose.edges import first_characters, last_characters, needed_characters
from ingest.readers.lines import paragraph, split_lines
from ingest.seeds import SEEDS_FOLDER


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS_FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


EXAMPLES = rows("prose/prose_pattern_example.csv")


def values_by(pattern_id: str, sentence: str) -> list[ProseValue]:
    found = extract_prose([paragraph(line) for line in split_lines(sentence)])
    return [value for value in found if value.pattern_id == pattern_id and value.excluded_reason is None]


@pytest.mark.parametrize("pattern_id", [pattern.pattern_id for pattern in patterns()])
def test_a_pattern_reads_what_it_says(pattern_id: str) -> None:
    faults = []
    for example in (row for row in EXAMPLES if row["pattern_id"] == pattern_id):
        read = [value.raw_value for value in values_by(pattern_id, example["sentence"])]
        if read != ([example["raw_value"]] if example["raw_value"] else []):
            faults.append((example["sentence"], read))
    assert faults == []


def test_every_pattern_has_examples_and_counter_examples() -> None:
    wanted = Counter(row["pattern_id"] for row in EXAMPLES if row["raw_value"])
    unwanted = Counter(row["pattern_id"] for row in EXAMPLES if not row["raw_value"])
    known = {pattern.pattern_id for pattern in patterns()}
    assert known == set(wanted) == set(unwanted)
    assert min(wanted.values()) >= 2
    assert min(unwanted.values()) >= 2


def test_patterns_name_known_indicators_and_units() -> None:
    indicators = {row["indicator_code"] for row in rows("crosswalk/indicator.csv")}
    assert {pattern.indicator_code for pattern in patterns()} <= indicators
    counted = {row["unit"] for row in rows("quality/unit.csv")}
    assert set(units()) <= counted


def test_expressions_hold_no_capturing_group() -> None:
    assert {pattern.introduces.groups for pattern in patterns()} == {0}


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("(?:收到|受理)申请(?:件)?", "收受", "请件"),
        ("[甲乙]?丙", "甲乙丙", "丙"),
        ("(?<!未)公开\\d*", "公", "开0123456789"),
        ("(?:甲|乙)?", None, None),
        (".*申请", None, "请"),
        ("申请$|[^甲]", None, None),
    ],
)
def test_the_edges_of_an_expression(expression: str, first: str | None, last: str | None) -> None:
    assert first_characters(expression) == (frozenset(first) if first else None)
    assert last_characters(expression) == (frozenset(last) if last else None)


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("(?:收到|受理)(?:政府)?申请(?:件)?", "申"),
        ("[甲乙]?丙", "丙"),
        ("(?:甲|乙)?", None),
        ("(?:全年)*(?:微博|微信)", "微"),
        ("甲乙|丙丁?", "甲丙"),
        ("(?=甲).*", None),
    ],
)
def test_what_an_expression_cannot_do_without(expression: str, needed: str | None) -> None:
    assert needed_characters(expression) == (frozenset(needed) if needed else None)
