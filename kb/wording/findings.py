"""The words for what to do about the base: what a list means, what a line of it is about and what is the matter."""

from kb import wording
from kb.codebook import Codebook
from kb.i18n import _, ngettext
from kb.queries import Finding, FindingKind, asks
from kb.statements.statement import Statement
from kb.statements.views import Flag


def meaning(kind: FindingKind) -> str:
    """What a list says, and what it does not."""
    words = {
        "gap": _(
            "Questions that no source in the base answers yet, and topics of which nothing is recorded. A gap says "
            "nothing about the law of a country: it is a question to ask."
        ),
        "stale": _(
            "Answers that nobody has checked for longer than their question allows, the longest unchecked first. They "
            "may still be right. A line about a helpline, an organisation or a treaty stands for all its answers."
        ),
        "undated": _(
            "Answers whose source does not say when they were true. Where known, the period of writing stands."
        ),
        "conflict": _("Answers of several sources that cannot all be true. All are kept until somebody settles it."),
    }
    return words[kind]


def subject(one: Finding, book: Codebook) -> str:
    """What a finding is about: the question; of an item its title, with the question where only one is meant."""
    question = book.question(one.question)
    topic = book.topic(one.topic)
    if not one.item:
        return question.label if asks(topic) == "questions" else topic.label
    if one.kind == "conflict" or question.id != topic.key:
        return f"{called(one, book)}: {question.label}"
    return called(one, book)


def called(one: Finding, book: Codebook) -> str:
    """What the item of a finding is called, in the language of the codebook where it is an instrument."""
    topic = book.topic(one.topic)
    return topic.item_label(one.item) if one.item and asks(topic) == "instruments" else one.title


def matter(one: Finding, book: Codebook) -> str:
    """What is the matter, in a sentence's beginning."""
    question = book.question(one.question)
    if one.kind == "gap":
        return _gap(one, book)
    if one.kind == "conflict":
        return wording.flag(Flag("disagree", count=one.count), question)
    said = wording.flag(Flag("overdue" if one.kind == "stale" else "undated", one.date), question)
    if one.count < 2:
        return said
    words = ngettext("{said} ({count} answer)", "{said} ({count} answers)", one.count)
    return words.format(said=said, count=one.count)


def _gap(one: Finding, book: Codebook) -> str:
    if asks(book.topic(one.topic)) == "items":
        return _("None recorded yet")
    return _("The earlier answer was set aside; not assessed since") if one.set_aside else wording.state("not_assessed")


def answer(one: Statement, book: Codebook) -> str:
    """One of several answers that cannot all be true, with its perspective where the source names one."""
    shown = wording.value(one, book.question(one.question))
    words = {
        "law": _("{answer} (in law)"),
        "practice": _("{answer} (in practice)"),
        "treaty_body": _("{answer} (according to a treaty body)"),
        "civil_society": _("{answer} (according to civil society)"),
    }
    return words.get(one.perspective, "{answer}").format(answer=shown)
