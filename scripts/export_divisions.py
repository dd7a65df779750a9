"""Write seeds/agency/division.csv from the GB/T 2260 table of the PyPI package `gb2260`.

Run it by hand after installing that package: `python scripts/export_divisions.py`. The seed is committed, so nothing
else needs the package.
"""

from __future__ import annotations

import csv
import re
from importlib.metadata import version
from pathlib import Path

from gb2260.data import data

TARGET = Path(__file__).resolve().parent.parent / "seeds" / "agency" / "division.csv"
COLUMNS = ("division_code", "name_zh", "short_name", "level", "province_code", "prefecture_code")
PLACEHOLDERS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
"""Rows of the table that group others and are no places."""

PEOPLES = (
    "维吾尔|哈萨克|柯尔克孜|塔吉克|蒙古族|蒙古|回族|藏族|壮族|苗族|彝族|土家族|侗族|布依族|朝鲜族|满族|瑶族|白族|哈尼族|"
    "傣族|傈僳族|景颇族|羌族|黎族|达斡尔族|鄂温克族|鄂伦春|东乡族|撒拉族|土族|锡伯|仫佬族|毛南族|畲族|佤族|拉祜族|"
    "布朗族|纳西族|怒族|普米族|独龙族|保安族|裕固族|各族|水族|仡佬族|回|彝|羌"
)
PREFECTURE = re.compile(rf"(?:{PEOPLES})+自治州$")
REGION = re.compile(r"(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市)$")


def short_name(name: str, level: str) -> str:
    """The name as speech shortens it (内蒙古, 延边州, 淮安); the full name where nothing shorter is safe."""
    if level == "county":
        return name
    short = PREFECTURE.sub("州", name) if name.endswith("自治州") else REGION.sub("", name)
    return short if len(short) >= 2 else name


def level_of(code: str) -> str:
    """province, prefecture or county, by the zeros at the end of the code."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def main() -> None:
    """Write the seed, in code order."""
    rows = []
    for number, name in sorted(data[None].items()):
        code = str(number)
        if name in PLACEHOLDERS:
            continue
        level = level_of(code)
        prefecture = "" if level == "province" or code[2:4] == "90" else f"{code[:4]}00"
        rows.append((code, name, short_name(name, level), level, f"{code[:2]}0000", prefecture))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    print(f"{len(rows)} rows from gb2260 {version('gb2260')} -> {TARGET.name}")


if __name__ == "__main__":
    main()
