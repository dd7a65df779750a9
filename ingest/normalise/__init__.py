"""Normalisation of copies: the text of a report itself is never edited."""
