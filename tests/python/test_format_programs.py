"""The small report as other programs write it: LibreOffice Writer and Calc, and pandoc."""

import shutil
from pathlib import Path

import pytest
from report_formats import check_places, read_values, to_html, values_of

from ingest.document import Document, Rejected
from ingest.readers.office.convert import PROGRAMS
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


OLDER = ("writer.doc", "writer.odt")
"""Formats that LibreOffice alone reads."""


def check(document: Document) -> None:
    """The document holds every value of the small report, and its cells point into its text."""
    found = {key[1:]: value for key, value in values_of(document).items()}
    assert found == {key[1:]: value for key, value in read_values(to_html()).items()}
    check_places(document)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_under_its_own_labels(name: str) -> None:
    check(read_document((FIXTURES / name).read_bytes()))


@pytest.mark.parametrize("name", OLDER)
def test_older_formats_through_libreoffice_or_a_rejection_that_names_it(name: str) -> None:
    content = (FIXTURES / name).read_bytes()
    if any(map(shutil.which, PROGRAMS)):
        check(read_document(content))
    else:
        with pytest.raises(Rejected, match="LibreOffice") as caught:
            read_document(content)
        assert caught.value.reason_code == "needs_office"
