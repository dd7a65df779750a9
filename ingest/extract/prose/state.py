"""What holds at a place of a sentence: its time, its topic, whose figures it gives."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.extract.prose.catalogue import scope_marks, time_marks, topic_rows, word

COMPARED = re.compile(r"(?:比|较|与|同|跟|和|由|从)(?:去年|上年)?$")
IN_TITLE = re.compile(r"《[^》]{1,60}》")
YEARS = re.compile(r"(?:19|20)\d\d")
CHINESE_YEAR = str.maketrans("〇零○一二三四五六七八九", "000123456789")
CLAUSE = re.compile(r"[,;。:]")


class Mark(NamedTuple):
    """A word that changes the state, from `start` on."""

    start: int
    end: int
    name: str


class Whole(NamedTuple):
    """A number as its parts see it; `reason` is None where it is a value, `is_part` where it is itself a part."""

    indicator_code: str | None
    reason: str | None
    basis: str | None
    pattern_id: str | None
    unit: str
    is_part: bool = False


class Memory(NamedTuple):
    """What one sentence leaves for the next of its paragraph that speaks of its parts.

    time    the time of its last number
    body    whose doings it spoke of: `own`, `below` or `other`
    """

    time: str | None = None
    body: str = "own"
    whole: Whole | None = None


def time_state(text: str, report_year: int | None) -> list[Mark]:
    """The marks of time of a sentence: annual, last_year, plan, cumulative, part_of_year; comparisons apart."""
    titles = [match.span() for match in IN_TITLE.finditer(text)] if "《" in text else []
    marks = []
    for match in time_marks().expression.finditer(text):
        if titles and any(start < match.start() < end for start, end in titles):
            continue
        effect = time_marks().name(match)
        if effect in ("year", "year_end", "span", "since", "between", "school_year"):
            effect = year_effect(match.group(0), effect, report_year)
        if effect == "last_year" and (is_compared(text, match.start()) or is_in_bracket(text, match.start())):
            effect = "compared"
        if effect != "ignore":
            marks.append(Mark(match.start(), match.end(), effect))
    return marks


def is_compared(text: str, start: int) -> bool:
    """Whether a year is only named to compare with it."""
    return COMPARED.search(text[max(0, start - 4) : start]) is not None


def is_in_bracket(text: str, start: int) -> bool:
    """Whether a place stands in a bracket, so that what is said there holds for that alone."""
    return text.rfind("(", 0, start) > text.rfind(")", 0, start)


def year_effect(printed: str, effect: str, report_year: int | None) -> str:
    """What a year says, given the year of the report."""
    found = YEARS.findall(printed)
    if not found and printed.startswith("二"):
        found = YEARS.findall(printed.translate(CHINESE_YEAR))
    year = int(found[-1]) if found else None
    if effect == "year_end" and year is None:
        return "whole_year"
    if effect == "school_year" and (len(found) == 1 or int(found[-1]) - int(found[0]) == 1):
        return school_year_effect(int(found[0]), report_year)
    if effect in ("between", "school_year"):
        return "cumulative" if found[0] != found[-1] else "part_of_year"
    if effect == "since":
        return "annual" if year == report_year else "cumulative"
    if year is None or report_year is None:
        return "ignore"
    if year == report_year:
        return "annual"
    return "last_year" if year < report_year else "plan"


def school_year_effect(first: int, report_year: int | None) -> str:
    """What a school year says, which begins in its first year; a report may be named by either."""
    if report_year is None or report_year in (first, first + 1):
        return "ignore"
    return "last_year" if first < report_year else "plan"


def time_at(text: str, marks: list[Mark], place: int, inherited: str | None) -> str | None:
    """The time that holds at a place: the nearest mark before it, where a comparison holds for its clause alone."""
    whole_year = False
    for mark in reversed(marks):
        if mark.start >= place:
            continue
        if mark.name == "compared":
            if not CLAUSE.search(text, mark.end, place):
                return "last_year"
        elif mark.name == "whole_year":
            whole_year = True
        elif mark.name != "part_of_year" or not whole_year:
            return mark.name
    return "annual" if whole_year and inherited == "part_of_year" else inherited


def topic_marks(text: str, start: int, end: int) -> list[Mark]:
    """The words between two places that say what a text is about."""
    rows = topic_rows("mark")
    return [Mark(*m.span(), rows.name(m)) for m in rows.expression.finditer(text, start, end)]


def topic_of_heading(text: str) -> str:
    """The topic of a heading, '' where it names none or several."""
    names = {mark.name for mark in topic_marks(text, 0, len(text))} - {"fees"}
    return names.pop() if len(names) == 1 else ""


def latest(marks: list[Mark], place: int, default: str) -> str:
    """The name of the nearest mark before a place."""
    for mark in reversed(marks):
        if mark.start < place:
            return mark.name
    return default


def scope_words(text: str) -> list[Mark]:
    """The words that say whose figures a sentence gives."""
    rows = scope_marks()
    before, behind = word("scope_not_behind", end=True), word("scope_not_before")
    return [
        Mark(m.start(), m.end(), rows.name(m))
        for m in rows.expression.finditer(text)
        if not before.search(text[max(0, m.start() - 6) : m.start()]) and not behind.match(text, m.end())
    ]
