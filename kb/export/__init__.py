"""Ways out: the release, tables."""
