"""The samples about bodies: what each comes out as, and the case that is on record."""

from pathlib import Path

import duckdb
import pytest

Outcome = tuple[str, str | None, str | None, str | None, set[str]]


def outcome(database: Path, name: str) -> Outcome:
    """Statuses, body, region, level and cases of one sample."""
    with duckdb.connect(str(database), read_only=True) as connection:
        (found,) = connection.execute(
            """select array_to_string(r.status_all, ' '), a.name_zh, a.region_code, a.level,
                list(c.case_code) filter (where c.case_code is not null)
            from marts.dim_report as r
            left join marts.dim_agency as a on r.agency_key = a.agency_key and a.agency_key <> 'UNMAPPED'
            left join ops.ops_agency_case as c on r.report_id = c.report_id
            where r.source_name = $name group by all""",
            {"name": name},
        ).fetchall()
    *said, cases = found
    return (*said, set(cases or ()))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("gulou_finance_nanjing_2018.txt", ("loaded", "南京市鼓楼区财政局", "320106", "department", set())),
        ("gulou_finance_fuzhou_2018.txt", ("loaded", "福州市鼓楼区财政局", "350102", "department", set())),
        ("gulou_education_2020.txt", ("needs_agency", None, None, None, set())),
        ("luzhou_land_2017.txt", ("loaded", "泸州市国土资源局", "510500", "department", set())),
        ("suzhou_sip_2022.txt", ("loaded", "苏州工业园区", "320500", "development_zone", set())),
        ("taishan_police_2018.txt", ("loaded", "泰安市公安局泰山分局", "370902", "department", set())),
        (
            "taishan_police_2018_mirror.txt",
            ("superseded duplicate", "泰安市公安局泰山分局", "370902", "department", {"copy"}),
        ),
        ("chengguan_2017.txt", ("loaded", "平利县城关镇人民政府", "610926", "township", set())),
        ("guangning_2009.txt", ("loaded", "广宁县人民政府", "441223", "county", set())),
        (
            "yijiang_on_jinghu_site_2019.txt",
            ("reproduced loaded", "芜湖市弋江区商务局", "340209", "department", {"host_elsewhere"}),
        ),
        (
            "jinghu_page_of_yijiang_2018.txt",
            ("agency_conflict", None, None, None, {"publisher_against_text"}),
        ),
        ("jinghu_title_2016.txt", ("agency_conflict", None, None, None, {"title_against_text"})),
        ("luxian_2021.txt", ("superseded", "泸县人民政府", "510521", "county", {"revision"})),
        ("luxian_2021_corrected.txt", ("loaded", "泸县人民政府", "510521", "county", set())),
        (
            "yantongshan_2015.txt",
            ("undecided_version loaded", "磐石市烟筒山镇人民政府", "220284", "township", {"disagreement"}),
        ),
    ],
)
def test_the_body_of_a_sample(samples_warehouse: Path, name: str, expected: Outcome) -> None:
    assert outcome(samples_warehouse, name) == expected


def test_a_bare_name_in_the_title_is_kept_as_evidence(samples_warehouse: Path) -> None:
    with duckdb.connect(str(samples_warehouse), read_only=True) as connection:
        found = connection.execute(
            "select agency_in_title from marts.dim_report where source_name = 'gulou_education_2020.txt'"
        ).fetchall()
    assert found == [("区教育局",)]


def test_a_merged_body_and_the_one_before_it_are_linked(samples_warehouse: Path) -> None:
    with duckdb.connect(str(samples_warehouse), read_only=True) as connection:
        found = connection.execute(
            """select a.name_zh, b.name_zh, s.year, s.kind from marts.bridge_agency_succession as s
            inner join marts.dim_agency as a on s.predecessor_agency_key = a.agency_key
            inner join marts.dim_agency as b on s.successor_agency_key = b.agency_key
            where a.level = 'department'"""
        ).fetchall()
    assert ("泸州市国土资源局", "泸州市自然资源和规划局", 2018, "merged") in found


def test_level_and_place_are_known_wherever_a_name_tells_them(samples_warehouse: Path) -> None:
    with duckdb.connect(str(samples_warehouse), read_only=True) as connection:
        found = connection.execute(
            """select a.name_zh from marts.dim_agency as a inner join marts.dim_report using (agency_key)
            where a.agency_key <> 'UNMAPPED' and a.level <> 'central'
              and (a.region_code is null or a.province is null or a.level is null)"""
        ).fetchall()
    assert found == []
