"""What became of one file: the boundary between reading, which may run in many processes, and loading."""

from dataclasses import dataclass, field

from ingest.document import Row, SourceInfo


@dataclass(frozen=True)
class Outcome:
    """One file after reading.

    Exactly one of three: `rows` (a parse, rows by raw table), `reason_code` with `message` (a rejection), or neither
    (the report is already in the warehouse under the same parser version).

    byte_size   bytes read, 0 if the file could not be read
    report_id   SHA-256 of the bytes in hex, None if the file could not be read
    metadata    what the page's crawler or site said about it
    """

    source: SourceInfo
    byte_size: int
    report_id: str | None
    rows: dict[str, list[Row]] | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    reason_code: str | None = None
    message: str | None = None

    @property
    def is_rejected(self) -> bool:
        """Whether the file was not read."""
        return self.reason_code is not None
