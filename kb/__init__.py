"""`kb`, the Child Protection Law Atlas: what national law gives a child, each statement with its source."""

__version__ = "0.1.0"
