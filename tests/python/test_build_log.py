"""Only a warehouse that was built, checked and left alone since may be published."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
import small_marts

from ingest.build_log import BUILD, CHECK, UncheckedError, logged, require_checked
from ingest.errors import WarehouseContradictionError


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return small_marts.create(tmp_path)


def checked(warehouse: Path) -> str:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return require_checked(connection)


def fail(warehouse: Path, command: str) -> None:
    with pytest.raises(WarehouseContradictionError), logged(warehouse, command):
        raise WarehouseContradictionError("a key is broken")


def test_a_warehouse_that_was_never_built_by_us_is_refused(warehouse: Path) -> None:
    with pytest.raises(UncheckedError, match="never checked") as refused:
        checked(warehouse)
    assert refused.value.exit_status == 1
    assert "从未检查过" in str(refused.value)
    with logged(warehouse, CHECK):
        pass
    with pytest.raises(UncheckedError, match="never checked"):
        checked(warehouse)


def test_a_build_that_passed_is_accepted_and_keeps_its_fingerprint(warehouse: Path) -> None:
    with logged(warehouse, BUILD):
        pass
    first = checked(warehouse)
    with logged(warehouse, BUILD):
        pass
    assert checked(warehouse) == first


def test_a_failed_build_or_check_is_refused_until_a_build_passes(warehouse: Path) -> None:
    fail(warehouse, BUILD)
    with pytest.raises(UncheckedError, match="未通过"):
        checked(warehouse)
    with logged(warehouse, CHECK):
        pass
    with pytest.raises(UncheckedError, match="failed"):
        checked(warehouse)
    with logged(warehouse, BUILD):
        pass
    assert checked(warehouse)
    fail(warehouse, CHECK)
    with pytest.raises(UncheckedError, match="failed"):
        checked(warehouse)


def test_a_killed_build_is_refused(warehouse: Path) -> None:
    with pytest.raises(KeyboardInterrupt), logged(warehouse, BUILD):
        raise KeyboardInterrupt
    with pytest.raises(UncheckedError, match="没有做完"):
        checked(warehouse)


@pytest.mark.parametrize(
    "change",
    [
        "update marts.fct_indicator_value set value = value + 1",
        "insert into marts.bridge_lineage select * from marts.bridge_lineage",
        "create table marts.more (i integer)",
        "create schema if not exists reporting; create view reporting.rpt_more as select 1 as i",
    ],
)
def test_a_change_after_the_check_is_refused(warehouse: Path, change: str) -> None:
    with logged(warehouse, BUILD):
        pass
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(change)
    with pytest.raises(UncheckedError, match="changed after"):
        checked(warehouse)
