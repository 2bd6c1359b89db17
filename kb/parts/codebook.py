"""Questions with their definitions, their answers and what they mean, and the standard behind each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import htpy as h

from kb import wording
from kb.codebook import Choice, Codebook, Question, SharedItem, Standard, Topic
from kb.i18n import _, ngettext, written
from kb.parts import answers, findings
from kb.parts.answers import To
from kb.queries import asks
from kb.statements.sources import Source


@dataclass(frozen=True, slots=True)
class Known:
    """What questions are drawn by.

    Attributes:
        book: the codebook.
        answered: by question: in how many States and territories it has an answer.
        sources: the base's sources by id.
        to: how addresses are made.
    """

    book: Codebook
    answered: Mapping[str, int]
    sources: Mapping[str, Source]
    to: To


def topics(asked: Sequence[Topic], known: Known, *, opened: bool) -> h.Element:
    """All questions of topics; closed, so that they can be looked over, or open, with the instruments asked about."""
    return h.div(".cb")[(_topic(one, known, opened=opened) for one in asked)]


def alone(question: Question, known: Known) -> h.Element:
    """One question under its topic."""
    topic = known.book.topic(question.topic)
    return h.div(".cb")[h.section[_title(topic, known.to), _question(question, known, opened=True)]]


def _topic(topic: Topic, known: Known, *, opened: bool) -> h.Element:
    return h.section[
        _title(topic, known.to),
        h.p(".intro")[topic.definition],
        h.p(".src")[_asked(topic)],
        opened and _instruments(topic),
        (_question(one, known, opened=opened) for one in topic.questions),
    ]


def _title(topic: Topic, to: To) -> h.Element:
    return h.h2[answers.inside(topic.label, to("codebook", {"t": topic.id}))]


def _asked(topic: Topic) -> str:
    words = {
        "questions": _("Asked once of each country."),
        "instruments": _("Asked of each country about each of {count} instruments.").format(
            count=written(len(topic.shared_items))
        ),
        "items": _("Asked about each one on record; a country may have any number."),
    }
    return words[asks(topic)]


def _instruments(topic: Topic) -> h.Node:
    if not topic.shared_items:
        return None
    words = ngettext("{count} instrument", "{count} instruments", len(topic.shared_items))
    return h.details(".cb-q")[
        h.summary[words.format(count=written(len(topic.shared_items)))],
        h.dl(".f.cb-items")[((h.dt[one.label], h.dd[_titled(one)]) for one in topic.shared_items)],
    ]


def _titled(one: SharedItem) -> str:
    if not one.adopted:
        return one.title
    return _("{title}; adopted {date}").format(title=one.title, date=wording.date(one.adopted))


def _question(question: Question, known: Known, *, opened: bool) -> h.Element:
    count = known.answered.get(question.id, 0)
    words = ngettext("answered in {count} country", "answered in {count} countries", count).format(count=written(count))
    told = words if count else _("answered nowhere yet")
    return h.details(".cb-q", id=question.id, open=opened)[
        h.summary[question.label, h.span(".src")[f"{_kind(question)}; {told}"]],
        h.p(".say")[question.definition],
        _choices(question.choices),
        answers.fields(_fields(question, known)),
    ]


def _kind(question: Question) -> str:
    """What kind of answer a question takes, in a few words."""
    words = {
        "choice": _("one coded answer"),
        "choices": _("several coded answers"),
        "age": _("an age"),
        "number": _("a number"),
        "date": _("a date"),
        "text": _("words"),
        "phone": _("a telephone number"),
        "url": _("a web address"),
        "email": _("an e-mail address"),
        "languages": _("languages"),
        "hours": _("opening hours"),
    }
    asked = words[question.kind]
    return _("{kind}, in {unit}").format(kind=asked, unit=question.unit) if question.unit else asked


def _choices(choices: Sequence[Choice]) -> h.Node:
    if not choices:
        return None
    headings = (_("Answer"), _("What it says"), _("For the child"), _("Code"))
    return h.div(".cb-box")[
        h.table(".cb-choices")[
            h.thead[h.tr[(h.th(scope="col")[heading] for heading in headings)]], h.tbody[map(_choice, choices)]
        ]
    ]


def _choice(choice: Choice) -> h.Element:
    sign = choice.polarity != "neutral" and h.i(class_=["sg", choice.polarity], aria_hidden="true")
    return h.tr[
        h.th(scope="row")[h.span(class_=["ans", choice.polarity])[sign, choice.label]],
        h.td[choice.meaning],
        h.td[wording.polarity(choice.polarity) or _("neither better nor worse")],
        h.td[h.code[choice.value]],
    ]


def _fields(question: Question, known: Known) -> list[tuple[str, h.Node]]:
    gaps = known.to("coverage", {"list": "gaps", "topic": question.topic})
    fields: tuple[tuple[str, h.Node], ...] = (
        (_("Standard"), _standard(question, known)),
        (_("Check again"), _review(question.review_months)),
        (_("Comparing"), _compared(question)),
        (_("Older than"), _outdated(question.outdated_by, known.book)),
        (_("Not known"), answers.inside(_("Where this topic has gaps"), gaps)),
        (_("Id"), answers.inside(question.id, known.to("codebook", {"question": question.id}))),
    )
    return [(name, words) for name, words in fields if words]


def _standard(question: Question, known: Known) -> h.Node:
    standard = question.standard
    if standard is None:
        return None
    named = answers.joined((_source(id, known) for id in standard.sources), "; ")
    said = (standard.text, wording.articles(question), _bounds(standard))
    return answers.lines([*filter(None, said), h.span(".src")[_("Sources:"), " ", named]])


def _source(id: str, known: Known) -> h.Node:
    """A link to a source by its title; its id where the base does not hold it."""
    return findings.cited(known.sources[id], known.to) if id in known.sources else id


def _bounds(standard: Standard) -> str:
    low, high = standard.at_least, standard.at_most
    if low is not None and high is not None:
        return _("An answer meets it from {low} to {high}.").format(low=_figure(low), high=_figure(high))
    if low is not None:
        return _("An answer meets it from {low} upwards.").format(low=_figure(low))
    return _("An answer meets it up to {high}.").format(high=_figure(high)) if high is not None else ""


def _figure(bound: float) -> str:
    return written(Decimal(f"{bound:g}"))


def _review(months: int | None) -> str:
    if months is None:
        return _("An answer does not age.")
    words = ngettext("An answer is overdue after {count} month.", "An answer is overdue after {count} months.", months)
    return words.format(count=written(months))


def _compared(question: Question) -> str:
    words = {
        "value": _("Sources that answer differently disagree."),
        "period": _("Answers for several years are a history, not a disagreement."),
        "none": _("Answers in words or names are shown side by side; they do not disagree."),
    }
    return words[question.compare]


def _outdated(subjects: Sequence[str], book: Codebook) -> str:
    """On which subjects a newer law makes an answer doubtful, by their labels among the laws' subjects."""
    asked = book.questions.get("laws.subject")
    labels = asked.words if asked else {}
    named = ", ".join(labels.get(one, one) for one in subjects)
    return _("Doubtful when a law is newer on: {subjects}.").format(subjects=named) if named else ""
