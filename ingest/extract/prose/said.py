"""A text with the contexts that hold in it, each looked up once."""

from __future__ import annotations

from ingest.extract.prose.catalogue import contexts


class Said:
    """A text that patterns ask about."""

    __slots__ = ("known", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: dict[str, bool] = {}

    def holds(self, name: str) -> bool:
        """Whether a context of the catalogue holds; raises KeyError for one that is not listed."""
        if name not in self.known:
            self.known[name] = contexts()[name].search(self.text) is not None
        return self.known[name]
