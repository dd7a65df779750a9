"""Raw values made plain for parsing in SQL, and Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import cn2an

from ingest.normalise.characters import plain

DASHES = str.maketrans(dict.fromkeys("‐‑‒–―−─━ー﹣－", "—"))
MINUS_BEFORE_DIGIT = re.compile(r"[‐‑‒–−﹣－](?=[\d.])")
CHINESE_NUMERAL = re.compile(r"^负?[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?$")
DIGIT_BY_DIGIT = re.compile(r"^[零〇一二三四五六七八九]{2,}$")
DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {"零": "0"}


@lru_cache(maxsize=65536)
def number_text(raw: str | None) -> str | None:
    """The raw value in one width and script, trimmed; a minus right before digits is `-`, every other dash is `—`."""
    if raw is None:
        return None
    with_minus = MINUS_BEFORE_DIGIT.sub("-", raw.strip())
    return plain(with_minus.translate(DASHES)).strip()


@lru_cache(maxsize=8192)
def chinese_number(text: str | None) -> Decimal | None:
    """The value of a pure Chinese numeral (三十七, 二〇, 一千二百), None for anything else; scale 4."""
    if not text or not CHINESE_NUMERAL.match(text):
        return None
    if DIGIT_BY_DIGIT.match(text):
        return Decimal("".join(DIGITS[character] for character in text)).quantize(Decimal("0.0001"))
    try:
        value = cn2an.cn2an(text.replace("〇", "零"), "smart")
    except ValueError:
        return None
    return Decimal(str(value)).quantize(Decimal("0.0001"))
