"""What is read from sentences."""

from __future__ import annotations

from typing import NamedTuple

UNEXPLAINED = "unexplained"
"""The reason of a number that neither a pattern nor an exclusion explains."""


class ProseValue(NamedTuple):
    """A number or a negation in a sentence.

    start, end        span of the raw value in the plain text, in code points
    phrase            the words around the number that decided what it counts, verbatim
    unit              the unit as printed, None where there is none
    indicator_code    None where no pattern explains the number
    basis             `annual` or `cumulative`, None where no pattern explains the number
    excluded_reason   why it is no value of this body and year, None where it is one
    """

    sentence: str
    sentence_start: int
    phrase: str | None
    raw_value: str
    start: int
    end: int
    unit: str | None
    pattern_id: str | None
    indicator_code: str | None
    basis: str | None
    scope: str
    is_negation: bool
    is_approximate: bool
    excluded_reason: str | None
