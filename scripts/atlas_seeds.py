"""The crosswalk as the atlas shows it: the seeds read once and joined in Python."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent
Row = dict[str, str]


def seed(name: str, folder: Path) -> list[Row]:
    """The rows of one seed as text, by its path under the folder of seeds without the ending."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def by(rows: list[Row], column: str) -> dict[str, Row]:
    """The rows under the value of a column that identifies them."""
    return {row[column]: row for row in rows}


def grouped(rows: list[Row], *columns: str) -> dict[tuple[str, ...], list[Row]]:
    """The rows under the values of some columns, in their order."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row[column] for column in columns)].append(row)
    return dict(found)


@dataclass
class Crosswalk:
    """All that the atlas is made of; `folder` holds the seeds, the version stands in dbt_project.yml."""

    folder: Path = PROJECT / "seeds"
    version: str = ""
    indicators: dict[str, Row] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the seeds."""
        project = yaml.safe_load((PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))
        self.version = project["vars"]["vocabulary_version"]
        self.indicators = by(seed("crosswalk/indicator", self.folder), "indicator_code")
        self.themes = by(seed("crosswalk/theme", self.folder), "theme")
        self.relations = by(seed("crosswalk/relation", self.folder), "relation")
        self.grades = by(seed("crosswalk/comparability", self.folder), "comparability")
        self.kinds = by(seed("crosswalk/break_kind", self.folder), "kind")
        self.vocabularies = by(seed("vocabulary/vocabulary", self.folder), "vocabulary")
        terms = seed("vocabulary/vocabulary_term", self.folder)
        self.periods = seed("crosswalk/form_period", self.folder)
        self.terms = {(term["vocabulary"], term["term_code"]): term for term in terms}
        self.map = seed("crosswalk/term_indicator_map", self.folder)
        self.identity = seed("crosswalk/identity_vocabulary", self.folder)
        self.unmapped = seed("crosswalk/unmapped_term", self.folder)
        self.rows = grouped(self.map, "indicator_code", "vocabulary", "recipe")
        self.breaks = grouped(seed("crosswalk/break_register", self.folder), "indicator_code")
        self.aliases = grouped(seed("vocabulary/term_alias", self.folder), "vocabulary", "term_code")

    def forms(self, indicator: str) -> dict[str, list[tuple[int, list[Row]]]]:
        """The forms that give an indicator, in the order of the forms, each with its recipes."""
        found: dict[str, list[tuple[int, list[Row]]]] = {}
        for vocabulary in self.vocabularies:
            recipes = [
                (int(recipe), rows)
                for (code, form, recipe), rows in self.rows.items()
                if (code, form) == (indicator, vocabulary)
            ]
            if recipes:
                found[vocabulary] = sorted(recipes, key=lambda recipe: recipe[0])
        return found

    def sentence_rows(self, indicator: str) -> list[tuple[Row, str, str]]:
        """For each row of identity_vocabulary: itself, its segment and its grade, as the bridge works them out."""
        forms = self.forms(indicator)
        found = []
        for row in self.identity:
            like = next((form for form in row["like_vocabularies"].split("|") if form in forms), None)
            parts = forms[like][0][1] if like else []
            grades = [row["comparability"], *(part["comparability"] for part in parts)]
            worst = max(grades, key=lambda grade: int(self.grades[grade]["rank"]))
            found.append((row, parts[0]["segment"] if parts else "main", worst))
        return found

    def feeds(self, vocabulary: str, term: str) -> list[str]:
        """The indicators that a term of a form feeds, in the order of the map."""
        found = [
            row["indicator_code"]
            for row in self.map
            if (row["vocabulary"], row["term_code"]) == (vocabulary, term)
        ]
        return list(dict.fromkeys(found))

    def within(self, code: str, indicator: str) -> bool:
        """Whether an indicator counts a part of another, at any depth."""
        parent = self.indicators[code]["parent_indicator_code"]
        return bool(parent) and (parent == indicator or self.within(parent, indicator))

    def period_note(self, vocabulary: str) -> str:
        """What a reader must know of the years in which a form was usual."""
        notes = [row["note"] for row in self.periods if vocabulary in row["usual_vocabulary"].split("|")]
        return "".join(notes)

    def children(self, indicator: str) -> list[str]:
        """The indicators that count a part of this one."""
        return [code for code, row in self.indicators.items() if row["parent_indicator_code"] == indicator]

    def printed_parts(self, indicator: str, vocabulary: str) -> list[str]:
        """The terms that a form prints as parts: what it is summed from, and what stands right beneath its terms."""
        rows = [row for _, found in self.forms(indicator)[vocabulary] for row in found]
        heads = {row["term_code"] for row in rows}
        summed = {row["term_code"] for row in rows if row["relation"] == "summed_part"}
        return [
            term["term_code"]
            for (form, _), term in self.terms.items()
            if form == vocabulary and (term["term_code"] in summed or term["parent_code"] in heads)
        ]

    def beneath(self, indicator: str) -> list[Row]:
        """Terms without an indicator of their own that a form prints beneath a term of this one."""
        heads = {
            (row["vocabulary"], row["term_code"]) for row in self.map if row["indicator_code"] == indicator
        }
        return [
            row
            for row in self.unmapped
            if (row["vocabulary"], self.terms[row["vocabulary"], row["term_code"]]["parent_code"]) in heads
        ]
