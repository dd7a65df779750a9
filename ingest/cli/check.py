"""`ogi check`: the expectations alone."""

from dataclasses import asdict

from ingest.cli.app import app
from ingest.cli.build import print_warnings
from ingest.cli.options import DEFAULT_WAIT, AsJson, Database, Wait, console, note, print_json
from ingest.lock import exclusive
from ingest.project import existing_database


@app.command("check")
def check_command(database: Database = None, wait: Wait = DEFAULT_WAIT, as_json: AsJson = False) -> None:
    """只做检查，并写出网页。Run the expectations alone and write the Data Docs.

    例 examples:  ogi check  |  ogi check --json
    """
    from ingest.build import require_consistent
    from ingest.build_log import CHECK, logged
    from ingest.quality.data_docs import write_index
    from ingest.quality.run import check_marts, check_raw, docs_folder

    file = existing_database(database)
    with exclusive(file, wait, note), logged(file, CHECK, wait):
        findings = [*check_raw(file), *check_marts(file)]
        index = write_index(docs_folder(file), findings)
        passed = sum(finding.passed for finding in findings)
        if as_json:
            checks = [asdict(finding) for finding in findings]
            print_json({"passed": passed, "checks": checks, "data_docs": str(index)})
        else:
            print_warnings(findings)
            console.print(
                f"{len(findings)} 项检查，通过 {passed} / {len(findings)} checks, {passed} passed: {index}",
                markup=False,
            )
        require_consistent(findings, index)
