"""Readers turn a format into one Document; nothing after them knows the format."""
