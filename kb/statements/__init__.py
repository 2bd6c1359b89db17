"""Every fact is a statement: what it holds, its place in a cell, what a source is, how revisions are sealed."""
