"""Settles rows of one source that answer the same question twice: one statement that keeps all their words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kb.codebook import Codebook
from kb.statements.drafts import Draft

_JOINED = ("original", "country_as_printed", "locator", "legal_basis", "note")
_LISTS = ("choices", "languages")
Key = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of drafts with the same key.

    Attributes:
        draft: the one statement.
        parts: the drafts it was made of.
        differing: whether their values differed, so that the further ones stand in the note.
    """

    draft: Draft
    parts: tuple[Draft, ...]
    differing: bool = False


def key_of(draft: Draft) -> Key:
    """What may live only once: country, question, item, source, perspective and as-of."""
    return (draft.country, draft.question, draft.item, draft.source, draft.perspective, draft.as_of)


def settle(drafts: Iterable[Draft], book: Codebook) -> list[Settled]:
    """One draft for each key, in the order of first appearance."""
    groups: dict[Key, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(key_of(draft), []).append(draft)
    return [_one(group, book) for group in groups.values()]


def _one(group: Sequence[Draft], book: Codebook) -> Settled:
    first = next((draft for draft in group if draft.value), group[0])
    values = list(dict.fromkeys(draft.value for draft in group if draft.value))
    told: dict[str, Any] = {field: _joined([getattr(draft, field) for draft in group]) for field in _JOINED}
    if len(values) > 1 and book.questions[first.question].kind in _LISTS:
        union = list(dict.fromkeys(part for value in values for part in value.split(";")))
        merged = book.questions[first.question].clean(";".join(union), first.country)
        return Settled(replace(first, value=merged, **told), tuple(group))
    if len(values) > 1:
        others = "; ".join(f"“{value}”" for value in values[1:])
        told["note"] = _joined([told["note"], f"the same source also says {others}"])
    return Settled(replace(first, **told), tuple(group), differing=len(values) > 1)


def _joined(texts: Sequence[str]) -> str:
    """The texts without repetition: one that stands inside another adds nothing."""
    told = list(dict.fromkeys(filter(None, texts)))
    kept = [text for text in told if not any(text != other and text in other for other in told)]
    return "; ".join(kept)
