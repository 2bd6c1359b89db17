"""One small class per kind of answer, each with the same two verbs: clean and show."""

from collections.abc import Mapping
from typing import Protocol


class Kind(Protocol):
    """A kind of answer. `words` are the coded or word values of the question and their labels."""

    def clean(self, text: str, country: str, words: Mapping[str, str]) -> str:
        """Canonical text, or InvalidValue with a sentence; cleaning twice equals cleaning once."""

    def show(self, value: str, words: Mapping[str, str]) -> str:
        """The canonical value as an English reader sees it."""


KINDS: Mapping[str, Kind] = {}
