"""The evidence site: every number marked where it was read, nothing loaded from elsewhere, nothing private shown."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import duckdb
import pytest
from lxml import etree
from typer.testing import CliRunner

from ingest.cli import app
from ingest.code_labels import code_labels
from ingest.evidence import outside, site
from ingest.evidence.address import evidence_folder, page_address
from ingest.evidence.marks import Mark, marked_text
from ingest.publish.mask import load_masks
from ingest.quality.run import docs_folder

HOSTILE = "<script>alert('1')</script>&\"<img src=x onerror=alert(2)>"
CONTACT = "联系电话：0571-80000000，xxgk@example.com"


def evidence(warehouse: Path, to: Path, *options: str) -> tuple[int, str]:
    arguments = ["evidence", "--to", str(to), "--database", str(warehouse), *options]
    done = CliRunner().invoke(app, arguments)
    error = done.exception
    if error is not None and not isinstance(error, SystemExit):
        return getattr(error, "exit_status", -1), str(error)
    return done.exit_code, done.output


def ask(warehouse: Path, query: str) -> list[tuple]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


def page(path: Path) -> etree._Element:
    """A page, read by a parser that stops at the first fault."""
    return etree.fromstring(path.read_text(encoding="utf-8").encode(), etree.XMLParser(huge_tree=True))


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def samples_site(samples_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the samples. Read it only."""
    folder = tmp_path_factory.mktemp("site") / "evidence"
    status, said = evidence(samples_warehouse, folder)
    assert status == 0, said
    return folder


@pytest.fixture(scope="module")
def pages(samples_site: Path) -> dict[str, etree._Element]:
    return {path.stem: page(path) for path in sorted((samples_site / "report").glob("*.html"))}


@pytest.fixture
def copied(samples_warehouse: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(samples_warehouse, tmp_path / "copied.duckdb"))


def id_of(warehouse: Path, name: str) -> str:
    return ask(warehouse, f"select report_id from marts.dim_report where source_name = '{name}'")[0][0]


def marks_of(tree: etree._Element) -> dict[str, str]:
    """The marked text of each printed value, its pieces joined."""
    found: dict[str, str] = {}
    for mark in tree.iterfind(".//div[@class='source']//a"):
        for key in mark.get("data-v").split():
            found[key] = found.get(key, "") + "".join(mark.itertext())
    return found


def test_every_report_has_a_page_and_the_first_page_leads_to_it(
    samples_site: Path, samples_warehouse: Path, pages: dict[str, etree._Element]
) -> None:
    reports = {report for (report,) in ask(samples_warehouse, "select report_id from marts.dim_report")}
    assert pages.keys() == reports
    links = {link.get("href") for link in page(samples_site / "index.html").iter("a")}
    assert {f"report/{report}.html" for report in reports} <= links
    script = (samples_site / "search.js").read_text(encoding="utf-8")
    entries = json.loads(script.removeprefix("window.OGI_REPORTS = ").rstrip(";\n"))
    assert {entry["id"] for entry in entries} == reports
    assert all({"agency", "year", "title", "find"} <= entry.keys() for entry in entries)


def test_every_number_of_the_star_is_marked_where_it_was_read(
    samples_warehouse: Path, pages: dict[str, etree._Element]
) -> None:
    wanted = ask(
        samples_warehouse,
        """select distinct v.report_id, reported_value_id, raw_value from marts.fct_reported_value as v
           join marts.bridge_lineage using (reported_value_id)""",
    )
    marks = {report: marks_of(tree) for report, tree in pages.items()}
    assert len(wanted) > 1000
    assert [
        (report, raw)
        for report, key, raw in wanted
        if marks[report].get(key, "no mark").strip() != raw.strip()
    ] == []


def test_every_other_printed_value_is_marked_too(
    samples_warehouse: Path, pages: dict[str, etree._Element]
) -> None:
    masks = load_masks()
    for report, key, raw in ask(
        samples_warehouse, "select report_id, reported_value_id, raw_value from marts.fct_reported_value"
    ):
        assert marks_of(pages[report])[key].strip() in (raw.strip(), masks.mask(raw).strip())


def test_the_source_text_is_whole(samples_warehouse: Path, pages: dict[str, etree._Element]) -> None:
    masks = load_masks()
    for report, text in ask(samples_warehouse, "select report_id, plain_text from raw.report"):
        source = pages[report].find(".//div[@class='source']")
        shown = "".join(source.itertext())
        assert len(shown) == len(text.replace("\r\n", "\n"))
        assert shown == masks.mask(text).replace("\r\n", "\n").replace("\r", "\n")


def test_addresses_are_stable_and_every_link_leads_somewhere(
    samples_warehouse: Path, pages: dict[str, etree._Element]
) -> None:
    ids = {
        report: [element.get("id") for element in tree.iter() if element.get("id")]
        for report, tree in pages.items()
    }
    for report, found in ids.items():
        assert len(found) == len(set(found)), report
    for table, key in (
        ("fct_indicator_value", "indicator_value_id"),
        ("fct_reported_value", "reported_value_id"),
    ):
        for report, value in ask(samples_warehouse, f"select report_id, {key} from marts.{table}"):
            assert value in ids[report]
    for report, code in ask(
        samples_warehouse,
        "select report_id, indicator_code from marts.fct_indicator_value where applicant_type = 'total'",
    ):
        assert code in ids[report]
    for report, tree in pages.items():
        targets = [link.get("href") for link in tree.iter("a")]
        assert [target for target in targets if target[0] == "#" and target[1:] not in ids[report]] == []
        others = {target.split(".")[0] for target in targets if re.match(r"[0-9a-f]{64}\.html", target)}
        assert others <= pages.keys()


def test_nothing_is_loaded_from_another_host(samples_site: Path, pages: dict[str, etree._Element]) -> None:
    for tree in [*pages.values(), page(samples_site / "index.html")]:
        for element in tree.iter():
            for name in ("src", "href", "srcset", "data", "action"):
                address = element.get(name, "")
                assert element.tag == "a" or not re.match(r"(https?:)?//", address), (element.tag, address)
    for file in (samples_site / "assets").iterdir():
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"https?://|url\(|@import|fetch\(|XMLHttpRequest|import\(|innerHTML", text), (
            file.name
        )


def test_scripts_come_only_from_the_folder_of_the_site(pages: dict[str, etree._Element]) -> None:
    for tree in pages.values():
        assert [script.get("src") for script in tree.iter("script")] == ["../assets/evidence.js"]
        assert [script for script in tree.iter("script") if script.text] == []


def test_text_of_a_report_is_never_markup(copied: Path, tmp_path: Path) -> None:
    report = id_of(copied, "suzhou_sip_2022.txt")
    with duckdb.connect(str(copied)) as connection:
        connection.execute(
            "update raw.report set plain_text = left($1, 40) || substr(plain_text, 41) where report_id = $2",
            [HOSTILE, report],
        )
        connection.execute(
            "update marts.dim_report set title = $1, year_evidence = $1, source_name = $1, source_uri = 'javascript:1' "
            "where report_id = $2",
            [HOSTILE, report],
        )
        connection.execute(
            "update marts.fct_reported_value set row_path = [$1], section = $1 where report_id = $2",
            [HOSTILE, report],
        )
    status, said = evidence(copied, tmp_path / "site", "--report", report)
    assert status == 0, said
    tree = page(tmp_path / "site" / "report" / f"{report}.html")
    assert len(list(tree.iter("script"))) == 1
    assert list(tree.iter("img")) == []
    assert "".join(tree.find(".//h1").itertext()) == HOSTILE
    assert "".join(tree.find(".//div[@class='source']").itertext()).startswith(HOSTILE[:40])
    assert [link for link in tree.iter("a") if link.get("href").startswith("javascript")] == []
    assert len(list(page(tmp_path / "site" / "index.html").iter("script"))) == 2


def test_contacts_are_masked_wherever_they_stand(copied: Path, tmp_path: Path) -> None:
    report = id_of(copied, "suzhou_sip_2022.txt")
    with duckdb.connect(str(copied)) as connection:
        connection.execute(f"update raw.report set plain_text = plain_text || '\n{CONTACT}'")
        connection.execute(
            f"update marts.dim_report set title = title || '{CONTACT}', source_name = 'xxgk@example.com.txt', "
            f"year_evidence = '{CONTACT}', agency_evidence = '{CONTACT}'"
        )
        connection.execute(f"update marts.fct_reported_value set row_path = ['{CONTACT}']")
    assert evidence(copied, tmp_path / "site")[0] == 0
    for file in [*(tmp_path / "site").rglob("*.html"), tmp_path / "site" / "search.js"]:
        text = file.read_text(encoding="utf-8")
        assert "80000000" not in text, file
        assert "xxgk@" not in text, file
    source = page(tmp_path / "site" / "report" / f"{report}.html").find(".//div[@class='source']")
    assert "".join(source.itertext()).endswith("联系电话：****-********，" + "*" * 16)


def test_both_sides_of_a_failed_check_stand_side_by_side(
    samples_warehouse: Path, pages: dict[str, etree._Element]
) -> None:
    tree = pages[id_of(samples_warehouse, "suzhou_sip_2022.txt")]
    clashes = [words(clash) for clash in tree.iter("article")]
    by_applicant = next(clash for clash in clashes if "national_2021.applicant_total" in clash)
    assert "差 difference 1" in by_applicant
    assert re.search(r"= 33 .*（自然人） 21 .*（商业企业） 8 .*= 32", by_applicant)
    failed = ask(
        samples_warehouse,
        "select report_id, count(*) from marts.fct_arithmetic_check where outcome = 'fails' group by all",
    )
    for report, count in failed:
        assert len(pages[report].findall(".//article/p/code[1]")) >= count


def test_candidates_that_disagree_stand_side_by_side(
    samples_warehouse: Path, pages: dict[str, etree._Element]
) -> None:
    for name in ("yantongshan_2015.txt", "yantongshan_2015_second.txt"):
        clashes = [words(clash) for clash in pages[id_of(samples_warehouse, name)].iter("article")]
        assert any("312 条" in clash and "321 条" in clash for clash in clashes)


def test_a_sentence_and_the_table_it_contradicts_stand_side_by_side(
    samples_warehouse: Path, pages: dict[str, etree._Element]
) -> None:
    differing = ask(
        samples_warehouse,
        """select g.report_id, prose_value, table_value, sentence from marts.fct_prose_table_agreement as g
           join marts.fct_reported_value as v on v.reported_value_id = g.prose_reported_value_id
           join raw.prose_value on prose_value_id = raw_id where agreement = 'differs'""",
    )
    assert differing
    for report, prose, table, sentence in differing:
        shown = [words(clash) for clash in pages[report].iter("article")]
        assert any(
            f"{prose.normalize():,f}" in clash
            and f"{table.normalize():,f}" in clash
            and sentence.split()[0] in clash
            for clash in shown
        )


def test_every_code_on_a_page_is_shown_in_words(samples_warehouse: Path) -> None:
    domains = {
        "report_status": "select unnest(status_all) from marts.dim_report",
        "value_status": "select value_status from marts.fct_reported_value",
        "comparability": "select comparability from marts.fct_indicator_value",
        "vocabulary": "select vocabulary from marts.fct_reported_value",
        "agency_level": "select level from marts.dim_agency where agency_key <> 'UNMAPPED'",
        "severity": "select severity from marts.fct_arithmetic_check",
        "scope": "select scope from marts.dim_report",
        "channel": "select channel from marts.fct_reported_value",
    }
    for domain, query in domains.items():
        codes = {code for (code,) in ask(samples_warehouse, query)}
        assert codes
        assert [code for code in codes if (domain, code) not in code_labels()] == [], domain


def test_a_choice_limits_the_site_and_too_many_pages_need_one(
    samples_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "LIMIT", 3)
    status, said = evidence(samples_warehouse, tmp_path / "all")
    assert status == 2
    assert "请用 --agency 或 --report 选择" in said
    assert "choose with --agency or --report" in said
    assert not (tmp_path / "all").exists()
    assert evidence(samples_warehouse, tmp_path / "some", "--agency", "兰溪市人民政府")[0] == 0
    made = {path.stem for path in (tmp_path / "some" / "report").iterdir()}
    of_agency = ask(
        samples_warehouse,
        "select report_id from marts.dim_report join marts.dim_agency using (agency_key) "
        "where name_zh = '兰溪市人民政府'",
    )
    assert made == {report for (report,) in of_agency}
    assert evidence(samples_warehouse, tmp_path / "one", "--report", "lanxi_2016.txt")[0] == 0
    assert len(list((tmp_path / "one" / "report").iterdir())) == 1
    for option in (("--report", "nowhere.txt"), ("--agency", "没有这个机关")):
        assert evidence(samples_warehouse, tmp_path / "none", *option)[0] == 2


def test_an_empty_warehouse_has_a_first_page(copied: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(copied)) as connection:
        connection.execute("delete from marts.dim_report")
    assert evidence(copied, tmp_path / "site")[0] == 0
    assert "0 份报告" in words(page(tmp_path / "site" / "index.html"))
    assert (tmp_path / "site" / "search.js").read_text(encoding="utf-8") == "window.OGI_REPORTS = [];\n"
    with duckdb.connect(str(copied)) as connection:
        connection.execute("drop schema marts cascade")
    status, said = evidence(copied, tmp_path / "site")
    assert status == 2
    assert "run `ogi build` first" in said


def test_another_folder_is_not_overwritten_and_an_older_site_is(
    samples_warehouse: Path, tmp_path: Path
) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "thesis.txt").write_text("years of work", encoding="utf-8")
    status, said = evidence(samples_warehouse, place, "--report", "lanxi_2016.txt")
    assert status == 2
    assert "holds something else" in said
    assert (place / "thesis.txt").read_text(encoding="utf-8") == "years of work"
    for name in ("lanxi_2016.txt", "lanxi_2017.txt"):
        assert evidence(samples_warehouse, tmp_path / "site", "--report", name)[0] == 0
    report = id_of(samples_warehouse, "lanxi_2017.txt")
    assert [path.stem for path in (tmp_path / "site" / "report").iterdir()] == [report]
    assert {path.name for path in tmp_path.iterdir()} == {"mine", "site"}


def test_trace_opens_the_page_at_the_value(
    samples_warehouse: Path, samples_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setenv("OGI_EVIDENCE", str(samples_site))
    arguments = [
        "trace",
        "兰溪市人民政府",
        "2016",
        "outcomes.granted",
        "--open",
        "--database",
        str(samples_warehouse),
    ]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    report = id_of(samples_warehouse, "lanxi_2016.txt")
    address, _, anchor = opened[0].partition("#")
    assert address == (samples_site / "report" / f"{report}.html").as_uri()
    assert opened[0] in done.output
    assert page(samples_site / "report" / f"{report}.html").find(f".//tr[@id='{anchor}']") is not None
    missing = CliRunner().invoke(app, [*arguments, "--evidence", str(tmp_path)])
    assert "run `ogi evidence` first" in str(missing.exception)
    assert page_address(tmp_path, report) is None
    assert evidence_folder(Path("/data/warehouse.duckdb"), tmp_path) == tmp_path


def test_docs_of_dbt_and_of_the_checks_come_along_without_what_they_load(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, checks = tmp_path / "target", docs_folder(copied)
    target.mkdir()
    checks.mkdir(parents=True)
    style = "<style>a #menu.open { color: red }</style>"
    (checks / "index.html").write_text(f"{style}<p>12 checks, {CONTACT}</p>", encoding="utf-8")
    monkeypatch.setenv("DBT_TARGET_PATH", str(target))
    tracker = '<script>load("//d0000.cloudfront.net/2.9.0/sp.js", "https://fuzzed.getdbt.com/")</script>'
    (target / "static_index.html").write_text(
        f"{tracker}{target}/run {outside.project_folder()}/models", encoding="utf-8"
    )
    assert evidence(copied, tmp_path / "site", "--report", "lanxi_2016.txt")[0] == 0
    shown = (tmp_path / "site" / "dbt" / "index.html").read_text(encoding="utf-8")
    assert shown == '<script>load("data:,", "data:,")</script>target/run /models'
    links = {link.get("href") for link in page(tmp_path / "site" / "index.html").iter("a")}
    assert {"dbt/index.html", "data_docs/index.html"} <= links
    checked = (tmp_path / "site" / "data_docs" / "index.html").read_text(encoding="utf-8")
    assert checked == f"{style}<p>12 checks, 联系电话：****-********，{'*' * 16}</p>"


def pieces(text: str, *marks: Mark) -> list[tuple[str, str]]:
    tree = etree.fromstring(f"<p>{marked_text(text, marks)}</p>")
    return [(link.get("data-v"), "".join(link.itertext())) for link in tree.iter("a")]


def test_nested_and_overlapping_marks_are_cut_where_another_begins_or_ends() -> None:
    outer, inner, across = (
        Mark(0, 8, "outer", "mapped"),
        Mark(2, 4, "inner", "star"),
        Mark(6, 10, "across", "star"),
    )
    assert pieces("0123456789", outer, inner, across) == [
        ("outer", "01"), ("outer inner", "23"), ("outer", "45"), ("outer across", "67"), ("across", "89"),
    ]  # fmt: skip
    assert pieces("0123", Mark(1, 3, "a", "star"), Mark(1, 3, "b", "mapped")) == [("a b", "12")]


def test_an_empty_cell_is_a_mark_without_text_and_a_mark_outside_is_a_fault() -> None:
    assert pieces("ab", Mark(1, 1, "blank", "mapped")) == [("blank", "")]
    assert pieces("ab", Mark(2, 2, "end", "mapped"), Mark(0, 2, "all", "star")) == [
        ("all", "ab"),
        ("end", ""),
    ]
    with pytest.raises(ValueError, match="outside"):
        marked_text("ab", [Mark(1, 3, "late", "star")])


def test_what_does_not_count_says_why_and_is_no_link() -> None:
    text = str(marked_text("a<b", [Mark(1, 2, "", "excluded", 'date "x"')]))
    assert text == 'a<span class="excluded" title="date &#34;x&#34;">&lt;</span>b'
