"""Extraction: from rows of cells to values with the labels printed beside and above them."""
