"""The read-only release: what goes out, how it is masked, described and put in place."""
