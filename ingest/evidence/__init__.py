"""The evidence site: one static page a report, every number marked where it was read."""
