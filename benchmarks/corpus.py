"""Many reports from the samples: other bodies, other figures, the same layouts."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from pathlib import Path

from ingest.document import Rejected, SourceInfo
from ingest.parse import parse_report
from ingest.seeds import SEEDS_FOLDER

SAMPLES = SEEDS_FOLDER.parent / "samples"
FIGURE = re.compile(r"(?<=[\t\n|] )\d{2,6}(?=[ \n])|(?<=\n)\d{2,6}(?= ?[|\n])|(?<=\t)\d{2,6}(?=\n)")


def sample_reports() -> list[tuple[str, str, str]]:
    """The UTF-8 samples that are reports: name, text, name of the body in the title."""
    found = []
    for path in sorted(SAMPLES.glob("*.txt")):
        content = path.read_bytes()
        try:
            report = parse_report(content, SourceInfo(path.name, str(path))).report
            text = content.decode("utf-8")
        except (Rejected, UnicodeDecodeError):
            continue
        bodies = [mention["name"] for mention in report["agency_mention"] if mention["role"] == "title"]
        if bodies:
            found.append((path.name, text, bodies[0]))
    return found


def county_governments() -> list[str]:
    """Names of county governments, with the name of their prefecture before them."""
    with (SEEDS_FOLDER / "agency" / "division.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    names = {row["division_code"]: row["name_zh"] for row in rows}
    counties = [row for row in rows if row["level"] == "county"]
    return [f"{names.get(row['prefecture_code'], '')}{row['name_zh']}人民政府" for row in counties]


def changed_reports(count: int) -> Iterator[tuple[str, str]]:
    """`count` pairs of file name and text: samples in turn, each for another body, with its larger figures changed."""
    choice = random.Random(count)
    samples, bodies = sample_reports(), county_governments()
    choice.shuffle(bodies)
    for number in range(count):
        name, text, body = samples[number % len(samples)]
        other = bodies[number // len(samples) % len(bodies)]
        changed = FIGURE.sub(lambda match: str(int(match.group(0)) + choice.randrange(9)), text)
        yield f"{number:05d}_{name}", changed.replace(body, other)


def write_corpus(folder: Path, count: int) -> None:
    """Write `count` changed reports into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in changed_reports(count):
        (folder / name).write_text(text, encoding="utf-8")
