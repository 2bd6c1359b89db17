"""The words of a search: what hits of a kind are called, and how a question was read."""

from kb.i18n import _
from kb.queries import Found


def search_kind(kind: str) -> str:
    """What hits of a kind are called together, as a heading."""
    words = {
        "country": _("Countries and territories"),
        "hotline": _("Helplines"),
        "law": _("Laws"),
        "organisation": _("Organisations"),
        "treaty": _("Treaties"),
        "answer": _("Answers"),
        "question": _("Questions of the codebook"),
        "source": _("Sources"),
    }
    return words.get(kind, kind)


def search_notes(found: Found) -> tuple[str, ...]:
    """How a question was read, where that is not just as typed: never corrected in silence."""
    notes = tuple(
        _("Nothing here holds “{typed}”. Showing results for “{read}”.").format(typed=typed, read=read)
        for typed, read in found.corrected
    )
    ways = {
        "words": "",
        "starts": _("Nothing holds just these words. Showing longer words that begin like them."),
        "part": _("Nothing holds these words. Showing what has them inside longer words."),
        "some": _("Nothing holds all of these words. Showing what holds some of them."),
        "nothing": _("Nothing in the base answers to “{text}”.").format(text=found.text) if found.text else "",
    }
    return tuple(note for note in (*notes, ways[found.way]) if note)
