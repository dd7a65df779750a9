"""Recognition: which form, which year, which bodies, each with its evidence."""
