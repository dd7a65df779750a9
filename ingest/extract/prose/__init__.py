"""Numbers and negations in sentences: read by pattern, excluded with a reason, or left unexplained; never dropped."""

from ingest.extract.prose.page import extract_prose
from ingest.extract.prose.value import UNEXPLAINED, ProseValue

__all__ = ["UNEXPLAINED", "ProseValue", "extract_prose"]
