"""A Superset of the samples, started once for the browser tests and stopped by its process id."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
SERVE = PROJECT / "superset" / "serve.py"
CHROMIUM = "chromium"


@dataclass(frozen=True)
class Served:
    """The addresses of what runs, the administrator's password and the folder it all lies in."""

    superset: str
    evidence: str
    password: str
    home: Path
    database: Path


def free_port() -> str:
    """A port of loopback nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Build the samples, start Superset over them as a user would, and stop it at the end."""
    folder = tmp_path_factory.mktemp("superset")
    database = folder / "samples.duckdb"
    environment = os.environ | {
        "OGI_DATABASE": str(database),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
        "OGI_SUPERSET_HOME": str(folder / "home"),
        "OGI_SUPERSET_PORT": free_port(),
        "OGI_EVIDENCE_PORT": free_port(),
    }
    command = [sys.executable, str(SERVE)]
    started = subprocess.run(
        [*command, "start"], env=environment, capture_output=True, text=True, check=False
    )
    assert started.returncode == 0, started.stdout + started.stderr
    try:
        yield Served(
            superset=f"http://127.0.0.1:{environment['OGI_SUPERSET_PORT']}",
            evidence=f"http://127.0.0.1:{environment['OGI_EVIDENCE_PORT']}",
            password=re.search(r"password \(shown this once\): (\S+)", started.stdout)[1],
            home=folder / "home",
            database=database,
        )
    finally:
        stopped = subprocess.run(
            [*command, "stop"], env=environment, capture_output=True, text=True, check=False
        )
        assert "superset" in stopped.stdout, stopped.stdout + stopped.stderr


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a screen."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=f"/usr/bin/{CHROMIUM}",
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def signed_in(served: Served, browser: Browser) -> Iterator[Page]:
    """A page on which the administrator is signed in."""
    page = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="zh-CN").new_page()
    page.goto(f"{served.superset}/login/")
    page.fill("#username", "admin")
    page.fill("#password", served.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/superset/welcome/**", timeout=60_000)
    yield page
    page.context.close()
