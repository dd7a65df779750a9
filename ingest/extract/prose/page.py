"""Every number and negation of a page: its opening, then its sentences in page order."""

from __future__ import annotations

import re
from collections import Counter
from typing import NoReturn

from ingest.document import Paragraph, Rejected
from ingest.extract.prose.bodies import level_of
from ingest.extract.prose.context import Found, Page
from ingest.extract.prose.gather import Told, gather, look
from ingest.extract.prose.negation import read_negations
from ingest.extract.prose.passages import Passage, passages
from ingest.extract.prose.printed import once, printed, unread
from ingest.extract.prose.sentence import read_numbers
from ingest.extract.prose.several import settled
from ingest.extract.prose.sites import has_own_site
from ingest.extract.prose.sums import added_up
from ingest.extract.prose.value import ProseValue

SPEAKS_FOR = re.compile(r"[我本]([省市州盟县区旗镇乡]|街道)(?![委局办长])")
REPORTED = re.compile(r"(?:政府|政务)?(?:信息)?公开|年度报告|工作报告|年报")
YEAR_BEHIND = re.compile(
    r"(?:关于)?(?:(?:19|20)\d\d|二[〇零○一二三四五六七八九]{3})年?(?:度)?(?:主动|依申请)?$"
)
TITLE = re.compile(r"年度报告|工作报告|年报")
MAX_VALUES = 20_000
"""Most numbers of one page; a report has a few hundred."""

OPENING_PARAGRAPHS = 12
OPENING_LENGTH = 600


def extract_prose(paragraphs: list[Paragraph], report_year: int | None = None) -> list[ProseValue]:
    """Every number and negation of the sentences that speak of disclosure, in page order.

    report_year   the year the page is about: what a sentence says of another year is no value; None where unknown

    Raises Rejected (`too_large`) for a page with more numbers than `MAX_VALUES`.
    """
    read = list(passages(paragraphs))
    opening = opening_of(read, report_year)
    name = named_in(opening[0]) if opening else ""
    level = own_level(read, name)
    page = Page(report_year, "".join(opening), level, has_own_site(name, level, read))
    told = gather(read, page)
    if sum(len(each.sentence.numbers) for each in told if each.reason is None) > MAX_VALUES:
        refuse()
    look(told)
    found = [found_in(each, numbers) for each, numbers in zip(told, list(map(numbers_in, told)), strict=True)]
    if sum(map(len, found)) > MAX_VALUES:
        refuse()
    return [value for each, values in zip(told, found, strict=True) for value in printed(each, values)]


def refuse() -> NoReturn:
    """A page that is no report, for the number of its numbers."""
    detail = f"句子中的数超过 {MAX_VALUES} 个 / more than {MAX_VALUES} numbers in sentences"
    raise Rejected("too_large", detail)


def opening_of(read: list[Passage], report_year: int | None = None) -> list[str]:
    """The line that calls the page a report, then those around it in which names stand; none where none does.

    A line with the year of the report, which is no sentence, goes before the first one: that may name a column of
    the site.
    """
    lines = [passage.text[:OPENING_LENGTH] for passage in read[:OPENING_PARAGRAPHS]]
    titles = [index for index, line in enumerate(lines) if TITLE.search(line)]
    if not titles:
        return []
    year = re.compile(rf"{report_year}(?:[年至—~]|-(?:19|20)\d\d(?!\d))")
    place = next((i for i in titles if year.search(lines[i]) and "。" not in lines[i]), titles[0])
    following = [line for line in lines[place + 1 : place + 3] if TITLE.search(line)]
    return [lines[place], *lines[:place], *following]


def own_level(read: list[Passage], name: str) -> int | None:
    """The level of the place whose report it is: that for which the text mostly speaks, else that of its title."""
    spoken = Counter(found for passage in read for found in SPEAKS_FOR.findall(passage.text))
    if spoken:
        return level_of(max(spoken, key=lambda name: spoken[name]))
    return level_of(name) if name else None


def named_in(title: str) -> str:
    """The part of a title that names a body, what it reports and the year left out."""
    return YEAR_BEHIND.sub("", REPORTED.split(title, maxsplit=1)[0])


def numbers_in(told: Told) -> list[Found]:
    """The numbers of one sentence; those before it in its passage must have been read."""
    if told.reason is not None:
        return unread(told.sentence.text, told.reason)
    told.sentence.remember()
    return list(read_numbers(told.sentence))


def found_in(told: Told, numbers: list[Found]) -> list[Found]:
    """The numbers of one sentence and what it denies, as they stand beside each other."""
    if told.reason is not None:
        return numbers
    text = told.sentence.text
    found = [*numbers, *read_negations(told.sentence)]
    return once(settled(text, added_up(told.sentence, found))) if found else found
