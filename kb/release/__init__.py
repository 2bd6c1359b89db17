"""The data folder, one room and one door: its layout, reading it into a base, writing it, finding damage in it."""

from kb.release.damage import Checked, check
from kb.release.layout import DESCRIPTOR, MATCHES, NOT_STATED, statement_files
from kb.release.read import Filled, Progress, Release, digest, fill, read_matches, read_release
from kb.release.write import Contents, gather, matches_csv, write_release

__all__ = [
    "DESCRIPTOR",
    "MATCHES",
    "NOT_STATED",
    "Checked",
    "Contents",
    "Filled",
    "Progress",
    "Release",
    "check",
    "digest",
    "fill",
    "gather",
    "matches_csv",
    "read_matches",
    "read_release",
    "statement_files",
    "write_release",
]
