"""Who works for children, and where."""
