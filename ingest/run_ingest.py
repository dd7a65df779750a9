"""One ingest run: read, load, count."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.load import Loader
from ingest.load_plan import Run
from ingest.lock import connect
from ingest.manifest import Manifest, read_manifest
from ingest.reading import ParseFunction, Reader, files_in, processes, read_in_batches
from ingest.walk import files_to_read, own_files


@dataclass(frozen=True)
class Parser:
    """The parser and its version."""

    parse: ParseFunction
    version: str


def installed_parser() -> Parser:
    """The parser of this version of the package."""
    from ingest.parse import parse_report, parser_version

    return Parser(parse_report, parser_version())


def ingest(
    database: Path,
    files: list[Path],
    *,
    parser: Parser,
    manifest: Manifest | None = None,
    jobs: int = 1,
    wait: float = 0,
    advance: Callable[[int], None] = lambda count: None,
) -> Run:
    """Read and load the files into a database whose lock the caller holds.

    `advance` is told how many files each finished batch held.

    Raises:
        CommandError: the database is busy or no database, or a reading process died.
    """
    connection = connect(database, wait)
    try:
        loader = Loader(connection, parser.version, manifest)
        reader = Reader(parser.parse, loader.known())
        for outcomes in read_in_batches(reader, files, processes(jobs, len(files))):
            loader.load(outcomes)
            advance(files_in(outcomes))
        return loader.finish()
    finally:
        connection.close()


def find_files(
    database: Path, paths: list[Path], manifest_file: Path | None
) -> tuple[list[Path], Manifest | None]:
    """The files to read and the manifest, if one is named.

    Raises:
        CommandError: a path does not exist, nothing is left to read, or the manifest is faulty.
    """
    leave_out = own_files(database)
    manifest = None
    if manifest_file is not None:
        manifest = read_manifest(manifest_file)
        leave_out.add(manifest_file.resolve())
    return files_to_read(paths, leave_out), manifest
