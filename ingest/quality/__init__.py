"""Great Expectations: what lands in the raw tables, and what the marts publish."""
