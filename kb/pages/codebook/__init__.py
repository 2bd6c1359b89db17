"""Every question with its definition."""
