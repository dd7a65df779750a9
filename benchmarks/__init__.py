"""How fast and how large: `make bench`."""
