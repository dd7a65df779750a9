"""The characters an expression can begin or end with, so that most expressions need not be tried at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

QUANTIFIER = re.compile(r"[?*+]\??|\{(\d*)(?:,\d*)?\}\??")
WIDEST_RANGE = 64
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


@dataclass(frozen=True)
class Edge:
    """Characters at one edge of an expression.

    characters   None where it can be any
    optional     whether the expression can match nothing
    """

    characters: frozenset[str] | None
    optional: bool

    def then(self, further: Edge) -> Edge:
        """The edge of this piece followed, away from the edge, by a further one."""
        return Edge(united(self.characters, further.characters), further.optional) if self.optional else self


NOTHING = Edge(frozenset(), True)


def united(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The characters of both."""
    return None if one is None or other is None else one | other


def last_characters(expression: str) -> frozenset[str] | None:
    """The characters a match can end with, None where they cannot be told or it can match nothing."""
    return told(Reader(expression, backward=True).alternation())


def first_characters(expression: str) -> frozenset[str] | None:
    """The characters a match can begin with, None where they cannot be told or it can match nothing."""
    return told(Reader(expression, backward=False).alternation())


def told(edge: Edge) -> frozenset[str] | None:
    """The characters of an edge, None where they decide nothing."""
    return None if edge.optional else edge.characters


def needed_characters(expression: str) -> frozenset[str] | None:
    """Characters of which every match holds at least one, None where that cannot be told."""
    return told(Needs(expression, backward=False).alternation())


def led(branch: str) -> str:
    """One alternative with what it can begin with said ahead; a plain character or class there is quick already."""
    firsts = first_characters(branch) if branch.startswith("(") or branch[1:2] in "?*" else None
    return f"(?=[{re.escape(''.join(sorted(firsts)))}]){branch}" if firsts else branch


def branches(expression: str) -> list[str]:
    """The alternatives of an expression."""
    reader = Reader(expression, backward=False)
    found = []
    while reader.place < len(expression):
        start = reader.place
        reader.sequence()
        found.append(expression[start : reader.place])
        reader.place += 1
    return found


class Reader:
    """Reads an expression of the catalogue: literals, classes, groups, alternation, quantifiers, look-around."""

    def __init__(self, expression: str, backward: bool) -> None:
        self.text = expression
        self.backward = backward
        self.place = 0

    def alternation(self) -> Edge:
        """The edge of alternatives, up to the bracket that closes them."""
        edge = self.sequence()
        while self.text[self.place : self.place + 1] == "|":
            self.place += 1
            other = self.sequence()
            edge = Edge(united(edge.characters, other.characters), edge.optional or other.optional)
        return edge

    def sequence(self) -> Edge:
        """The edge of pieces that follow each other."""
        pieces = self.pieces()
        edge = NOTHING
        for piece in pieces if self.backward else reversed(pieces):
            edge = piece.then(edge)
        return edge

    def pieces(self) -> list[Edge]:
        """The pieces of a sequence, in order."""
        found = []
        while self.place < len(self.text) and self.text[self.place] not in "|)":
            found.append(self.piece())
        return found

    def piece(self) -> Edge:
        """One piece with its quantifier."""
        edge = self.atom()
        quantifier = QUANTIFIER.match(self.text, self.place)
        if quantifier is None:
            return edge
        self.place = quantifier.end()
        none = quantifier.group(0)[0] in "?*" or quantifier.group(1) in ("0", "")
        return Edge(edge.characters, edge.optional or none)

    def atom(self) -> Edge:
        """A literal, a class or a group."""
        character = self.text[self.place]
        if character == "(":
            return self.group()
        if character == "[":
            match = CLASS.match(self.text, self.place)
            self.place = match.end() if match else len(self.text)
            return Edge(members(match.group(0)) if match else None, False)
        if character in "^$":
            self.place += 1
            return NOTHING
        self.place += 2 if character == "\\" else 1
        if character == ".":
            return Edge(None, False)
        return Edge(escaped(self.text[self.place - 1]) if character == "\\" else frozenset(character), False)

    def group(self) -> Edge:
        """A group; what looks around takes no room."""
        opening = re.compile(r"\((?:\?(?:P<\w+>|:|<?[=!]))?").match(self.text, self.place)
        assert opening is not None
        self.place = opening.end()
        edge = self.alternation()
        self.place += 1
        return NOTHING if opening.group(0)[-1] in "=!" else edge


class Needs(Reader):
    """Reads an expression for what a match cannot do without."""

    def sequence(self) -> Edge:
        """The piece with the fewest characters among those that cannot be left out."""
        pieces = self.pieces()
        sure = [e for e in pieces if not e.optional and e.characters]
        return min(sure, key=lambda edge: len(edge.characters or ()), default=Edge(None, True))


def escaped(character: str) -> frozenset[str] | None:
    """What an escape stands for."""
    return (
        frozenset("0123456789") if character == "d" else None if character.isalpha() else frozenset(character)
    )


def members(printed: str) -> frozenset[str] | None:
    """The characters of a class, None for one that excludes, spans widely or names a kind."""
    inner = printed[1:-1]
    if inner.startswith("^") or re.search(r"\\[a-zA-Z]", inner):
        return None
    found: set[str] = set()
    for first, last in re.findall(r"\\?(.)(?:-([^\\]))?", inner):
        codes = range(ord(first), ord(last or first) + 1)
        if len(codes) > WIDEST_RANGE:
            return None
        found.update(map(chr, codes))
    return frozenset(found)
