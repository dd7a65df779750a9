"""Printed values as they go out: a mapped figure verbatim, anything else without telephone numbers and addresses.

A cell whose label no form knows may hold the telephone number of a contact, which also reads as a number. It goes out
masked, without a value and as unreadable; the label beside it decides together with the patterns.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from ingest.publish.mask import Masks

UNMAPPED = "UNMAPPED"

PRINTED_COLUMNS = {
    "raw_value": "coalesce(h.raw_value, t.raw_value)",
    "text_value": "coalesce(h.text_value, t.text_value)",
    "value": "case when h.is_number_hidden then null else t.value end",
    "value_status": "case when h.is_number_hidden then 'unreadable' else t.value_status end",
}
"""The columns of printed values that change; `h` is the temporary table, `t` the warehouse's."""

PRINTED_NEEDS = {"reported_value_id", "term_code", "row_path", "column_path", *PRINTED_COLUMNS}
"""The columns by which a table of printed values is known; elsewhere a printed text is masked like any other."""

CREATE = """
    create or replace temp table hidden_contact as
    select unnest(?::varchar[]) as reported_value_id, unnest(?::varchar[]) as raw_value,
      unnest(?::varchar[]) as text_value, unnest(?::boolean[]) as is_number_hidden
"""

WORTH_A_LOOK = """
    select reported_value_id, term_code, row_path, column_path, raw_value, text_value
    from {relation}
    where regexp_matches(concat(raw_value, text_value), '[0-9０-９@＠#＃]')
      and (
        term_code = 'UNMAPPED' or value is null
        or not regexp_full_match(raw_value, '[-+]*[\\s0-9０-９,，.．]*')
      )
"""
"""All but mapped figures that are nothing but figures."""


def _hidden(masks: Masks, label: str, text: str | None) -> str | None:
    """The text masked as it stands beside its label."""
    if not text:
        return text
    alone = masks.places(text)
    lead = f"{label}："
    beside = {at - len(lead) for at in masks.places(lead + text) if at >= len(lead)}
    hidden = alone | beside
    return "".join("*" if at in hidden else character for at, character in enumerate(text))


def hide_contacts(connection: DuckDBPyConnection, relation: str, masks: Masks) -> None:
    """Fill the temporary table `hidden_contact` with the printed values that may not go out as they are."""
    rows = []
    for key, term, row_path, column_path, raw, text in connection.execute(
        WORTH_A_LOOK.format(relation=relation)
    ).fetchall():
        label = (row_path or column_path or [""])[-1]
        hidden_raw, hidden_text = _hidden(masks, label, raw), _hidden(masks, label, text)
        if (hidden_raw, hidden_text) != (raw, text):
            rows.append((key, hidden_raw, hidden_text, term == UNMAPPED and hidden_raw != raw))
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], [], []]
    connection.execute(CREATE, columns)
