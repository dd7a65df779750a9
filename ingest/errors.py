"""Faults that a command reports in words instead of a traceback."""


class CommandError(Exception):
    """A message for the user, Chinese then English, and the exit status that goes with it.

    exit_status   2 for wrong use or nothing readable, 1 where the warehouse contradicts itself
    """

    exit_status = 2


class WarehouseContradictionError(CommandError):
    """The warehouse contradicts itself: a key, a relation, conservation, a contract, a critical expectation."""

    exit_status = 1
