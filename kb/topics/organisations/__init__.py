"""The directory of organisations: records about one organisation put together (`grouping`), and found (`finding`)."""

from kb.topics.organisations.finding import Found, Listed, Wanted, find, listed
from kb.topics.organisations.grouping import Directory, Doubt, Judge, Organisation, directory, judge_of, key_of

__all__ = [
    "Directory",
    "Doubt",
    "Found",
    "Judge",
    "Listed",
    "Organisation",
    "Wanted",
    "directory",
    "find",
    "judge_of",
    "key_of",
    "listed",
]
