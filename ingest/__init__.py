"""Reads government-information annual reports into the raw tables of the warehouse."""

__version__ = "0.1.0"
