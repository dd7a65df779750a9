"""The small report as other programs write it: LibreOffice Writer and Calc, and pandoc."""

from pathlib import Path

import pytest
from report_formats import check_places, read_values, to_html, values_of

from ingest.readers.open import read_document

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "formats"
NAMES = (
    "calc.csv",
    "calc.html",
    "calc.xls",
    "pandoc.docx",
    "pandoc.html",
    "writer.docx",
    "writer.html",
    "writer.pdf",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_under_its_own_labels(name: str) -> None:
    document = read_document((FIXTURES / name).read_bytes())
    found = {key[1:]: value for key, value in values_of(document).items()}
    assert found == {key[1:]: value for key, value in read_values(to_html()).items()}
    check_places(document)
