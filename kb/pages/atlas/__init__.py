"""The start page: one question everywhere."""
