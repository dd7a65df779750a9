"""What a sheet of an .xlsx file hides, and which of its numbers it prints as percentages or in thousands."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ingest.readers.limits import too_large
from ingest.readers.office.package import damaged, open_package, read_part
from ingest.readers.office.runs import local

PERCENT_FORMATS = frozenset((9, 10))
"""Numbers of the built-in formats that print a percentage."""

PERCENT = "%"
SCALING = re.compile(r"[0#?],+(?![0#?,])")
"""Commas behind the last digit of a format: each divides the number by a thousand."""

LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\!].')
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
MAX_HIDDEN = 20_000
MAX_PLACES = 500_000
"""Most places of a sheet, blank ones included."""


@dataclass
class SheetLook:
    """Rows and columns count from 0.

    formats   by place (row, column): `%` for a percentage, the format's code for a number printed in thousands or more
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)


def parse(data: bytes) -> Any:
    """The root of a part; raises Rejected `damaged_file` where it is no XML."""
    try:
        return etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except etree.XMLSyntaxError:
        raise damaged("Excel") from None


def sheet_looks(content: bytes) -> dict[str, SheetLook]:
    """The look of each sheet by its name; empty for a workbook that is not stored as XML."""
    with open_package(content) as package:
        names = set(package.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        targets = {
            relation.get("Id"): posixpath.normpath(posixpath.join("xl", relation.get("Target", "")))
            for relation in parse(read_part(package, "xl/_rels/workbook.xml.rels"))
        }
        styles = number_styles(package) if "xl/styles.xml" in names else {}
        every = {
            name: look_of(parse(read_part(package, name)), styles)
            for name in names
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        }
        looks = {}
        for element in parse(read_part(package, "xl/workbook.xml")).iter():
            target = targets.get(element.get(RELATION), "")
            target = target if target in every else target.removeprefix("/")
            if local(element) == "sheet" and target in every:
                looks[str(element.get("name"))] = every[target]
        return looks


def number_styles(package: zipfile.ZipFile) -> dict[str, str]:
    """The cell styles, by number, that print another figure than the cell holds, with what `SheetLook.formats` says."""
    root = parse(read_part(package, "xl/styles.xml"))
    formats = dict.fromkeys(PERCENT_FORMATS, PERCENT)
    for element in root.iter():
        if local(element) == "numFmt":
            code = element.get("formatCode", "")
            if PERCENT in code:
                formats[whole(element.get("numFmtId"))] = PERCENT
            elif SCALING.search(LITERAL.sub("", code)):
                formats[whole(element.get("numFmtId"))] = code
    styles: dict[str, str] = {}
    for group in root:
        if local(group) == "cellXfs":
            numbers = [whole(xf.get("numFmtId")) for xf in group]
            styles = {
                str(index): formats[number] for index, number in enumerate(numbers) if number in formats
            }
    return styles


def look_of(root: Any, styles: dict[str, str]) -> SheetLook:
    """The look of one sheet.

    Raises Rejected `too_large` where a cell stands so far away that the library, which keeps every place between, would
    run out of memory.
    """
    look = SheetLook()
    height = width = 0
    for element in root.iter("{*}c", "{*}col", "{*}row"):
        name = local(element)
        hidden = name != "c" and element.get("hidden") in ("1", "true")
        if name == "c" and (place := REFERENCE.match(element.get("r", ""))):
            height, width = max(height, int(place[2])), max(width, column_index(place[1]) + 1)
        if name == "row" and hidden:
            look.hidden_rows.add(whole(element.get("r")) - 1)
        elif name == "col" and hidden:
            last = min(whole(element.get("max")), MAX_HIDDEN)
            look.hidden_columns.update(range(whole(element.get("min")) - 1, last))
        elif name == "c" and element.get("s") in styles and (match := REFERENCE.match(element.get("r", ""))):
            look.formats[int(match[2]) - 1, column_index(match[1])] = styles[element.get("s")]
    if height * width > MAX_PLACES:
        raise too_large(f"工作表 {height} 行 {width} 列 (a sheet of that size)", MAX_PLACES)
    return look


def whole(text: str | None) -> int:
    """A whole number, 0 where the text is none."""
    return int(text) if text and text.isascii() and text.isdigit() else 0


def column_index(letters: str) -> int:
    """The column, counted from 0, that letters name."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
