"""A warehouse of one report and one star value, with marts of the shape that the models' YAML declares."""

from pathlib import Path
from typing import Any

import duckdb
import yaml
from fake_parser import run

from ingest.project import project_folder

TEXT = "某县2020年报告\n三、申请\n新收 37 件\n上年结转 3 件\n"

MODELS = (
    "dim_report", "dim_agency", "agency_name", "dim_indicator", "dim_applicant_type", "dim_vocabulary_term",
    "bridge_term_indicator", "bridge_lineage", "fct_reported_value", "fct_indicator_value", "fct_arithmetic_check",
    "fct_prose_table_agreement",
)  # fmt: skip

FILLERS = {"varchar": "x", "integer": 1, "bigint": 1, "boolean": False}


def columns(model: str) -> dict[str, str]:
    """Column name to DuckDB type, as the model's YAML declares."""
    path = project_folder() / "models" / "marts" / f"{model}.yml"
    described = yaml.safe_load(path.read_text(encoding="utf-8"))["models"]
    return {c["name"]: c["data_type"].lower() for m in described if m["name"] == model for c in m["columns"]}


def insert(connection: duckdb.DuckDBPyConnection, model: str, **values: Any) -> None:
    """One row; columns that are not named get a filler, NULL where the type has none."""
    row = {name: values.pop(name, FILLERS.get(kind)) for name, kind in columns(model).items()}
    assert not values, f"{model} has no column {sorted(values)}"
    names = ", ".join(f'"{name}"' for name in row)
    connection.execute(
        f"insert into marts.{model} ({names}) values ({', '.join('?' * len(row))})", list(row.values())
    )


def reported(connection: duckdb.DuckDBPyConnection, report: str, term: str, raw: str, **values: Any) -> None:
    """A printed value that stands in TEXT, with the raw cell it came from."""
    start = TEXT.index(raw)
    locator = f"text:{start}-{start + len(raw)}"
    connection.execute(
        "insert into raw.table_cell select * replace (? as cell_id, ? as raw_text, ? as locator) "
        "from raw.table_cell where report_id = ? limit 1",
        [term, raw, locator, report],
    )
    row = {
        "report_id": report,
        "agency_key": "county",
        "report_year": 2020,
        "vocabulary": "form",
        "raw_id": term,
    }
    row |= {
        "reported_value_id": term,
        "term_code": term,
        "raw_value": raw,
        "value": raw.split()[0],
        "locator": locator,
    }
    row |= {"channel": "table", "applicant_type": "total", "value_status": "reported", "unit": "件"}
    row |= {"row_path": ["三、申请", term], "column_path": [], "text_value": None}
    insert(connection, "fct_reported_value", **{**row, **values})


def create(folder: Path) -> Path:
    """Make the warehouse in a folder; its star holds request.received = 37 + 3 of the county in 2020."""
    file = folder / "某县.txt"
    file.write_text(TEXT, encoding="utf-8")
    database = folder / "small.duckdb"
    run(database, file)
    with duckdb.connect(str(database)) as connection:
        connection.execute("create schema marts")
        for model in MODELS:
            shape = ", ".join(f'"{name}" {kind}' for name, kind in columns(model).items())
            connection.execute(f"create table marts.{model} ({shape})")
        report = connection.execute("select report_id from raw.report").fetchone()[0]
        _fill(connection, report)
    return database


def _fill(connection: duckdb.DuckDBPyConnection, report: str) -> None:
    insert(
        connection,
        "dim_report",
        report_id=report,
        source_name="某县.txt",
        agency_key="county",
        report_year=2020,
        status="loaded",
        status_all=["loaded"],
    )
    insert(
        connection,
        "dim_agency",
        agency_key="county",
        agency_code=None,
        name_zh="某县人民政府",
        name_en="Some County",
    )
    insert(
        connection, "dim_agency", agency_key="bureau", agency_code=None, name_zh="某县教育局", name_en=None
    )
    insert(connection, "agency_name", agency_key="county", name_zh="某縣人民政府")
    insert(connection, "dim_applicant_type", applicant_type="total", name_zh="总计")
    for code, label in (("request.received", "收到申请"), ("request.refused", "不予公开")):
        insert(connection, "dim_indicator", indicator_code=code, label_zh=label, label_en=code)
    for term, weight in (("new", 1), ("carried", 1)):
        insert(
            connection,
            "dim_vocabulary_term",
            vocabulary="form",
            term_code=term,
            label_zh=f"项目{term}",
            value_kind="count",
        )
        insert(
            connection, "bridge_term_indicator", vocabulary="form", term_code=term,
            indicator_code="request.received", recipe=1, weight=weight, comparability="high", note_zh="注", note="note",
        )  # fmt: skip
        insert(connection, "bridge_lineage", indicator_value_id="star", reported_value_id=term, weight=weight)
    reported(connection, report, "new", "37")
    reported(connection, report, "carried", "3 件")
    insert(
        connection, "fct_indicator_value", indicator_value_id="star", agency_key="county", year=2020,
        indicator_code="request.received", applicant_type="total", value=40, value_status="reported", unit="件",
        vocabulary="form", recipe=1, comparability="high", channel="table", report_id=report,
        components_expected=2, components_found=2, supported_by_arithmetic=True,
    )  # fmt: skip
    insert(
        connection, "fct_arithmetic_check", rule_id="form.balance", report_id=report, subject_term_code="*",
        applicant_type="total", left_value=40, operator="=", right_value=41, difference=-1, outcome="fails",
        severity="error",
    )  # fmt: skip
