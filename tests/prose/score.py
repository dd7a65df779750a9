"""Precision and recall of the sentence reader on a set of labelled sentences.

usage: python tests/prose/score.py [CSV] [--show]

The CSV has the columns sentence_id, report_year, heading, sentence, expected. `expected` lists every value of the
sentence as `indicator=number`, separated by `;`, a cumulative one with `@cumulative`; it is empty where the sentence
has none. A value read is right when indicator, number and basis agree, and false otherwise.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from ingest.extract.prose import ProseValue, extract_prose
from ingest.normalise.numbers import chinese_number, number_text
from ingest.readers.lines import paragraph, split_lines

DEVELOPMENT_SET = Path(__file__).with_name("development.csv")
FACTORS = {"百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
UNIT_FACTORS = {"万元": 10_000, "萬元": 10_000, "亿元": 100_000_000}
NUMBER = re.compile(
    r"(?:约为|大约|将近|约|近)?(?P<sign>净?(?:减少|减|增加|增)了?)?"
    r"(?P<digits>[\d,.]+|[零〇一二两三四五六七八九十百千万]+)(?:[余多])?(?P<factor>[百千]?[万亿]|[百千])?"
)

Key = tuple[str, Decimal, str]


class Score(NamedTuple):
    """What a set of sentences gave: values found and right, false, missed, with the sentences of the faults."""

    right: int
    false: int
    missed: int
    faults: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of the values read that are right."""
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        """The share of the labelled values that are read."""
        return self.right / max(1, self.right + self.missed)


def number_of(value: ProseValue) -> Decimal:
    """The number a value says, money in 元."""
    if value.is_negation:
        return Decimal(0)
    match = NUMBER.match(re.sub(r"\s", "", number_text(value.raw_value) or ""))
    assert match is not None, value.raw_value
    digits = match["digits"]
    number = (
        Decimal(digits.replace(",", ""))
        if digits[0].isdigit() and digits.isascii()
        else chinese_number(digits)
    )
    assert number is not None, value.raw_value
    sign = -1 if match["sign"] and "减" in match["sign"] else 1
    return sign * number * FACTORS.get(match["factor"], 1) * UNIT_FACTORS.get(value.unit or "", 1)


def read(sentence: str, report_year: int | None, heading: str = "") -> list[ProseValue]:
    """The values of a sentence below a heading that count for the year and body of its report."""
    page = f"{heading}\n\n{sentence}"
    lines = [paragraph(line) for line in split_lines(page) if not line.blank]
    return [value for value in extract_prose(lines, report_year) if value.excluded_reason is None]


def expected_of(text: str) -> set[Key]:
    """The labelled values of a sentence."""
    found = set()
    for item in filter(None, text.split(";")):
        printed, _, basis = item.partition("@")
        indicator, _, number = printed.partition("=")
        found.add((indicator, Decimal(number), basis or "annual"))
    return found


def score(path: Path) -> Score:
    """Read every sentence of a set and compare."""
    counts: Counter[str] = Counter()
    faults = []
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows:
        year = int(row["report_year"]) if row["report_year"] else None
        values = read(row["sentence"], year, row["heading"])
        have = {(v.indicator_code or "", number_of(v), v.basis or "annual") for v in values}
        want = expected_of(row["expected"])
        counts.update(right=len(have & want), false=len(have - want), missed=len(want - have))
        for word, keys in (("误读 false", have - want), ("漏读 missed", want - have)):
            faults += [
                f"{word}  {code}={number} {basis}  {row['sentence']}" for code, number, basis in sorted(keys)
            ]
    return Score(counts["right"], counts["false"], counts["missed"], tuple(faults))


def main() -> int:
    """Print the score of a set; the exit status says nothing of its height."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("csv", nargs="?", type=Path, default=DEVELOPMENT_SET)
    parser.add_argument("--show", action="store_true", help="列出每个错误 / list every fault")
    args = parser.parse_args()
    result = score(args.csv)
    if args.show:
        print("\n".join(result.faults))
    print(
        f"正确 right {result.right}  误读 false {result.false}  漏读 missed {result.missed}  "
        f"精确率 precision {result.precision:.4f}  召回率 recall {result.recall:.4f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
