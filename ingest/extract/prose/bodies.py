"""Whose doings a sentence tells: those of the body itself, of bodies below it, or of a named other one."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.extract.prose.catalogue import Alternatives, alternatives, expand, quick, word
from ingest.extract.prose.state import Mark

LEVELS = ("level_country", "level_province", "level_prefecture", "level_county", "level_township")
"""The word classes of the levels of places, the highest first."""

COUNTRY = LEVELS.index("level_country")
TOWNSHIP = LEVELS.index("level_township")

OPENING_TITLE = 40
"""How much of the opening is the title, which says whether an office reports for itself."""


@lru_cache(maxsize=1)
def level_words() -> Alternatives:
    """The words by which names of places end, each with its level."""
    return alternatives((name, f"{{{name}}}") for name in LEVELS)


def level_of(title: str) -> int | None:
    """The level of the lowest place that a title names, None where it names none."""
    words = level_words()
    return max((LEVELS.index(words.name(m)) for m in words.expression.finditer(title)), default=None)


@lru_cache(maxsize=2)
def subject_expression(is_aided: bool) -> re.Pattern[str]:
    """The name of a body that does something, at the start of a clause; it may be one that was aided if so asked."""
    bar, end, verb = map(quick, ("body_bar", "body_end", "body_verb"))
    bare, unnamed, places = map(quick, ("body_bare", "bare_names", "places_list"))
    return re.compile(
        expand(
            rf"(?:^|[,;:。、)]|其中)(?P<aided>{'{body_aided}?' if is_aided else ''})(?P<lead>{{body_other}}?)"
            r"(?:(?:19|20)\d\d年(?:度)?|全年|本年度|今年|年内|本学年(?:度)?)*"
        )
        + rf"(?P<name>{bare}|{unnamed}|(?:{places}|(?!{bar}|(?<=年)度)[一-龥])(?:(?!{bar})[一-龥]){{0,13}}?{end})"
        + rf"(?={verb})"
    )


def other_body_marks(text: str, opening: str, level: int | None) -> list[Mark]:
    """Where a sentence turns to a named other body, to the bodies below, or back to its own (`other`, `below`, `own`).

    opening   the title and first lines of the page, '' where it has none: a name that stands there is the body's own
    level     the level of the place whose report it is, None where its title does not say
    """
    matches = list(subject_expression(word("aid").search(text) is not None).finditer(text))
    kinds = [kind_of(match, text, opening, level) for match in matches]
    strangers = {core(m["name"]) for m, kind in zip(matches, kinds, strict=True) if kind == "assumed"}
    is_alone = not opening and "below" not in kinds and not word("whole_beside").search(text)
    is_own_office = is_alone or "办公" in opening[:OPENING_TITLE]
    meant = {
        "assumed": "own" if len(strangers) < 2 else "other",
        "office": "own" if is_own_office else "other",
    }
    wider = wider_marks(text, level)
    is_compared = level is None and any(mark.name == "other" for mark in wider)
    taken = {mark.start for mark in wider}
    marks = [
        Mark(
            match.start("name"),
            match.end("name"),
            "other" if is_compared and match["name"].startswith("全") else meant.get(kind, kind),
        )
        for match, kind in zip(matches, kinds, strict=True)
        if match.start("name") not in taken
    ]
    return sorted([*wider, *marks]) if wider else marks


def kind_of(match: re.Match[str], text: str, opening: str, level: int | None) -> str:
    """Whose name it is; `assumed` where nothing speaks against its own, `office` for an office."""
    name = match["name"]
    if match["aided"]:
        return "other"
    if opening and word("body_bare").fullmatch(name):
        return "own" if word("body_bare_own").search(opening[:OPENING_TITLE]) else "below"
    if word("body_below").fullmatch(name):
        return "own" if is_whole_place(text[: match.end("name")]) else "below"
    if word("body_own").fullmatch(name):
        if is_other_level(name, text, level):
            return "other"
        return "office" if word("office", end=True).search(name) else "own"
    if opening:
        title = opening[:OPENING_TITLE]
        if is_place_above(core(name), opening, level):
            return "other"
        return "own" if is_named(core(name), opening) or is_short_for(name, title) else "other"
    singled = word("body_other").search(text[max(0, match.start() - 2) : match.start("name")])
    return "other" if singled or is_department(name) else "assumed"


def wider_marks(text: str, level: int | None) -> list[Mark]:
    """Where a sentence turns to the whole country, or to so many bodies below (12个乡镇)."""
    marks = []
    if level != COUNTRY and "全国" in text:
        marks += [Mark(m.end() - len("全国"), m.end(), "other") for m in word("whole_country").finditer(text)]
    if COUNTED.search(text):
        marks += [Mark(m.end() - 1, m.end(), "below") for m in word("counted_below").finditer(text)]
    return marks


def is_whole_place(text: str) -> bool:
    """Whether the list of bodies that ends a text names both departments and places below, thus everything."""
    listed = text[max((text.rfind(mark) for mark in ",;。:"), default=-1) + 1 :]
    return all(word(name).search(listed) for name in ("places_below", "departments_below"))


DEPARTMENT = "局委厅"
COUNTED = re.compile("[个所家]")
NAMED_LEVEL = re.compile(r"^全?(国|省|自治区|地区|[市州盟县区旗镇乡])")
OWN_LEVEL = re.compile(r"(?:[我本]|(?<![在占居列比])全)([省市县区州旗盟镇乡])")
PLACE = re.compile(r"(?:[省市州盟县区旗镇乡]|街道|地区)$")
PLACE_BELOW = re.compile(r"(?:(?![局委厅办院署政关的第])[一-龥]){1,8}?(?:[市县区旗镇乡]|街道)")
REMARK = re.compile(r"\([^()]*\)$")
GOVERNMENT = re.compile(r"(?:人民政府|政府|办公室|办公厅|管委会|委员会)+$")


def is_other_level(name: str, text: str, level: int | None) -> bool:
    """Whether a general name is that of a level that does not report here (全省 in the report of a city).

    level   that of the place whose report it is; where unknown, the levels for which the sentence itself speaks count
    """
    named = NAMED_LEVEL.match(name)
    if named is None:
        return False
    if level is not None:
        region = named[1] == "区" and level == LEVELS.index("level_province")
        return level_of(named[1]) != level and not region
    own = OWN_LEVEL.findall(text)
    return bool(own) and not name.startswith("全") and name[0] not in own


def is_department(name: str) -> bool:
    """Whether a name is that of a department of its place (市财政局), which cannot be the whole place."""
    return bool(NAMED_LEVEL.match(name)) and not name.startswith("全") and len(name) > 2


def is_named(name: str, opening: str) -> bool:
    """Whether an opening holds a name, and not only as the beginning of the name of a branch (某市公安局某分局)."""
    is_department = name[-1:] in DEPARTMENT
    return any(
        not (is_department and branch().match(opening, match.end()))
        for match in re.finditer(re.escape(name), opening)
    )


def is_place_above(name: str, opening: str, level: int | None) -> bool:
    """Whether a name is that of the place above the one that reports, which stands before it in its title."""
    above = level_of(name)
    if above is None or level is None or above >= level or not PLACE.search(name):
        return False
    places = [match.end() for match in re.finditer(re.escape(name), opening)]
    return bool(places) and all(PLACE_BELOW.match(opening, end) for end in places)


def is_short_for(name: str, title: str) -> bool:
    """Whether a title names a department in full (某市卫生健康局) that a name shortens (市卫健局).

    Behind the place its first character stays the first, and the others keep their order; so they do behind the
    name of a zone (某某经开区).
    """
    if word("zone_short", end=True).search(name):
        return re.search(name[:2] + ".{0,8}?".join(map(re.escape, name[2:])), title) is not None
    for place in re.finditer(r"[省市州盟县区旗镇乡]", name[:-2]):
        rest = name[place.end() :]
        first, others = rest[0], rest[1:]
        words = ".{0,6}?".join(map(re.escape, others))
        place_name = rf"{re.escape(name[: place.end()])}(?:人民政府)?"
        full = re.search(rf"{place_name}{re.escape(first)}.{{0,6}}?{words}", title)
        if full and not branch().match(title, full.end()):
            return True
    return False


@lru_cache(maxsize=1)
def branch() -> re.Pattern[str]:
    """The rest of the name of a branch, behind that of the department above it."""
    return re.compile(rf"[一-龥]{{0,10}}?{expand('{body_branch}')}")


def core(name: str) -> str:
    """A name without the word for its government and without a remark in brackets."""
    name = REMARK.sub("", name)
    return GOVERNMENT.sub("", name) or name
