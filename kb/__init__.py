"""`kb`, the Child Protection Law Atlas: what each country's law gives a child, statement by statement, with its source."""

__version__ = "0.1.0"
