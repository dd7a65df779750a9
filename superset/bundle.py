"""The assets of this folder as Superset loads them, with the addresses of this machine filled in."""

import shutil
from pathlib import Path

FOLDERS = ("databases", "datasets", "charts", "dashboards")
DATABASE_FILE = "DATABASE_FILE"
EVIDENCE_ADDRESS = "EVIDENCE_ADDRESS"


def write_bundle(assets: Path, folder: Path, database: Path, evidence: str) -> Path:
    """Copy the YAML of `assets` to `folder`, filling in the database file and the address of the evidence site."""
    shutil.rmtree(folder, ignore_errors=True)
    for source in [
        assets / "metadata.yaml",
        *(path for name in FOLDERS for path in (assets / name).rglob("*.yaml")),
    ]:
        target = folder / source.relative_to(assets)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        text = text.replace(DATABASE_FILE, str(database)).replace(EVIDENCE_ADDRESS, evidence)
        target.write_text(text, encoding="utf-8")
    return folder
