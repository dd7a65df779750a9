"""The dbt tests of agencies ring when something is wrong: break a copy of the samples' warehouse, expect each alarm."""

from pathlib import Path

import pytest
from alarms import alarms, compiled_tests

BREAKS = {
    "agency_every_division_has_a_key": "delete from marts.dim_agency where agency_code = '110101'",
    "agency_keeps_one_key": "update seeds.division set place_code = 'broken' where division_code = '110118'",
    "agency_parents_form_a_tree": (
        "update marts.dim_agency set parent_agency_key = agency_key where agency_code = '330000'"
    ),
    "agency_place_is_known": "update marts.dim_agency set province = null where agency_code = '330700'",
    "agency_resolution_does_not_fan_out": (
        "insert into intermediate.int_report_agency from intermediate.int_report_agency limit 1"
    ),
    "agency_share_no_key": """
        update intermediate.int_agency_mention set agency_key = (
            select min(agency_key) from intermediate.int_agency_mention where place_code = '320106'
        ) where place_code = '350102'
    """,
    "agency_succession_ends_in_a_live_body": "delete from marts.bridge_agency_succession",
}
"""The test of the name must fail after the statement."""


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_rings(guarded_samples: Path, name: str) -> None:
    test = compiled_tests(guarded_samples, name)
    assert alarms(guarded_samples, test) == set()
    assert alarms(guarded_samples, test, BREAKS[name]) == {name}
