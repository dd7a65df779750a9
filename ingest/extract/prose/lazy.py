"""A property found when first asked for and then kept, without the lock of `functools.cached_property` in 3.11."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class lazy(Generic[Value]):
    """A method as an attribute that is computed once for each object."""

    def __init__(self, method: Callable[[Any], Value]) -> None:
        self.method = method
        self.name = method.__name__

    def __get__(self, owner: Any, kind: type) -> Value:
        """The value, which from now on stands in the object itself."""
        value = self.method(owner)
        owner.__dict__[self.name] = value
        return value
