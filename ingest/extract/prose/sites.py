"""Sites of governments: what a body published on that of another is no count of its own site."""

from __future__ import annotations

from ingest.extract.prose.bodies import COUNTRY, LEVELS, TOWNSHIP, is_other_level
from ingest.extract.prose.catalogue import word
from ingest.extract.prose.passages import Passage

OTHER_SITE = "other_site"
"""The reason of what stands on the site of another body."""

NET = "网"
"""A character without which no site is named."""

PROVINCE = LEVELS.index("level_province")


def is_other_site(label: str, text: str, level: int | None, has_own_site: bool) -> bool:
    """Whether the words before a number name the site of a government that is not the body's.

    A township has no site but that of its county; a department none but that of its government, unless the page
    says otherwise.
    """
    if NET not in label:
        return False
    if level not in (None, COUNTRY) and word("national_site").search(label):
        return True
    named = word("named_site").search(label)
    if named is None:
        return False
    return has_own_site or (level != TOWNSHIP and is_other_level(named.group(), text, level))


def has_own_site(name: str, level: int | None, read: list[Passage]) -> bool:
    """Whether the title names a department with a site of its own; those of a province all have one."""
    if not word("department_title").search(name):
        return False
    if level is not None and level <= PROVINCE:
        return True
    return any(NET in passage.text and word("own_site").search(passage.text) for passage in read)
