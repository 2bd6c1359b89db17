"""Codebook: every question with its definition, its answers and what they mean, and the standard behind it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape

import streamlit as st

from kb import wording
from kb.codebook import Choice, Question, SharedItem, Standard, Topic
from kb.export.codebook import codebook_csv
from kb.i18n import _, ngettext, written
from kb.pages.compare import drawer
from kb.pages.coverage import completeness, findings
from kb.pages.frame import address, context, places, widgets
from kb.pages.frame.address import Parameter
from kb.pages.frame.now import kept
from kb.queries import asks

_PAGE = "codebook"


def show() -> None:
    """Draw the page."""
    asked = _parameters()
    told = address.adopt(_PAGE, tuple(asked.values()))
    widgets.heading(_("Codebook"), _lead())
    for words in told:
        widgets.sentence(words)
    _choose(asked["t"])
    topic, question = (address.value(_PAGE, asked[name]) for name in ("t", "question"))
    st.html(_shown(topic, question))
    if question:
        _back(asked, question)
    address.write(_PAGE, tuple(asked.values()))


def _parameters() -> dict[str, Parameter]:
    book = context.book()
    parameters = (
        Parameter("t", address.one_of([topic.id for topic in book.topics])),
        Parameter("question", address.one_of(list(book.questions))),
    )
    return {one.name: one for one in parameters}


def _lead() -> str:
    book = context.book()
    words = _("{questions} questions in {topics} topics: what each asks, what counts, and what an answer means.")
    return words.format(questions=written(len(book.questions)), topics=written(len(book.topics)))


def _choose(asked: Parameter) -> None:
    labels = {"": _("All topics"), **{topic.id: topic.label for topic in context.book().topics}}
    with st.container(horizontal=True, key="codebook-bar", vertical_alignment="bottom"):
        st.selectbox(
            _("Topic"),
            list(labels),
            key=address.key(_PAGE, asked),
            format_func=labels.__getitem__,
            on_change=_leave_question,
            width=420,
        )
        st.download_button(
            _("Download the codebook as CSV"),
            data=lambda: codebook_csv(context.book(), completeness.whole().answered_in).encode(),
            file_name="codebook.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
        )


def _leave_question() -> None:
    """Another topic closes the question that the address named."""
    st.session_state[address.key(_PAGE, _parameters()["question"])] = ""


def _back(asked: Mapping[str, Parameter], question: str) -> None:
    topic = context.book().question(question).topic
    with st.container(horizontal=True, key="codebook-back"):
        for name, label, id in (
            ("topic", _("All questions on this topic"), topic),
            ("all", _("The whole codebook"), ""),
        ):
            address.turn(_PAGE, label, {asked["question"]: "", asked["t"]: id}, name=name)


@kept(64)
def _shown(topic: str, question: str) -> str:
    """The questions asked for, as HTML; in the whole codebook they are closed, so that it can be looked over."""
    book, answered = context.book(), completeness.whole().answered_in
    if question:
        one = book.question(question)
        own = book.topic(one.topic)
        title = findings.html_link(places.CODEBOOK, {"t": own.id}, own.label)
        told = _question(one, own, answered, opened=True)
        return f'<div class="cb"><section><h2>{title}</h2>{told}</section></div>'
    chosen = [one for one in book.topics if topic in ("", one.id)]
    return f'<div class="cb">{"".join(_topic(one, answered, opened=bool(topic)) for one in chosen)}</div>'


def _topic(topic: Topic, answered: Mapping[str, int], *, opened: bool) -> str:
    asked = "".join(_question(one, topic, answered, opened=opened) for one in topic.questions)
    title = findings.html_link(places.CODEBOOK, {"t": topic.id}, topic.label)
    return (
        f'<section><h2>{title}</h2><p class="intro">{escape(topic.definition)}</p>'
        f'<p class="src">{escape(_asked(topic))}</p>{_instruments(topic) if opened else ""}{asked}</section>'
    )


def _asked(topic: Topic) -> str:
    words = {
        "questions": _("Asked once of each country."),
        "instruments": _("Asked of each country about each of {count} instruments.").format(
            count=written(len(topic.shared_items))
        ),
        "items": _("Asked about each one on record; a country may have any number."),
    }
    return words[asks(topic)]


def _instruments(topic: Topic) -> str:
    if not topic.shared_items:
        return ""
    lines = "".join(f"<dt>{escape(one.label)}</dt><dd>{escape(_titled(one))}</dd>" for one in topic.shared_items)
    words = ngettext("{count} instrument", "{count} instruments", len(topic.shared_items))
    summary = escape(words.format(count=written(len(topic.shared_items))))
    return f'<details class="cb-q"><summary>{summary}</summary><dl class="f cb-items">{lines}</dl></details>'


def _titled(one: SharedItem) -> str:
    if not one.adopted:
        return one.title
    return _("{title}; adopted {date}").format(title=one.title, date=wording.date(one.adopted))


def _question(question: Question, topic: Topic, answered: Mapping[str, int], *, opened: bool) -> str:
    count = answered.get(question.id, 0)
    words = ngettext("answered in {count} country", "answered in {count} countries", count).format(count=written(count))
    known = words if count else _("answered nowhere yet")
    return (
        f'<details class="cb-q" id="{question.id}"{" open" if opened else ""}>'
        f'<summary>{escape(question.label)}<span class="src">{escape(kind(question))}; {escape(known)}</span></summary>'
        f'<p class="say">{escape(question.definition)}</p>{_choices(question.choices)}'
        f"{drawer.fields_html(_fields(question, topic))}</details>"
    )


def kind(question: Question) -> str:
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


def _choices(choices: Sequence[Choice]) -> str:
    if not choices:
        return ""
    headings = (_("Answer"), _("What it says"), _("For the child"), _("Code"))
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in headings)
    rows = "".join(_choice(one) for one in choices)
    table = f'<table class="cb-choices"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="cb-box">{table}</div>'


def _choice(choice: Choice) -> str:
    sign = "" if choice.polarity == "neutral" else f'<i class="sg {choice.polarity}" aria-hidden="true"></i>'
    meaning = wording.polarity(choice.polarity) or _("neither better nor worse")
    return (
        f'<tr><th scope="row"><span class="ans {choice.polarity}">{sign}{escape(choice.label)}</span></th>'
        f"<td>{escape(choice.meaning)}</td><td>{escape(meaning)}</td><td><code>{escape(choice.value)}</code></td></tr>"
    )


def _fields(question: Question, topic: Topic) -> list[tuple[str, str]]:
    gaps = {"list": "gaps", "topic": topic.id}
    fields = (
        (_("Standard"), _standard(question, question.standard) if question.standard else ""),
        (_("Check again"), escape(_review(question.review_months))),
        (_("Comparing"), escape(_compared(question))),
        (_("Older than"), escape(_outdated(question.outdated_by))),
        (_("Not known"), findings.html_link(places.COVERAGE, gaps, _("Where this topic has gaps"))),
        (_("Id"), f"{findings.html_link(places.CODEBOOK, {'question': question.id}, question.id)}"),
    )
    return [(name, words) for name, words in fields if words]


def _standard(question: Question, standard: Standard) -> str:
    named = "; ".join(_source(id) for id in standard.sources)
    lines = (
        escape(standard.text),
        escape(wording.articles(question)),
        escape(_bounds(standard)),
        f'<span class="src">{escape(_("Sources:"))} {named}</span>',
    )
    return "<br>".join(line for line in lines if line)


def _source(id: str) -> str:
    """A link to a source by its title; its id where the base does not hold it."""
    known = completeness.source_uses().get(id)
    if known is None:
        return escape(id)
    return findings.html_link(places.SOURCES, {"source": id}, known.source.title or id)


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


def _outdated(subjects: Sequence[str]) -> str:
    """On which subjects a newer law makes an answer doubtful, by their labels among the laws' subjects."""
    asked = context.book().questions.get("laws.subject")
    labels = asked.words if asked else {}
    named = ", ".join(labels.get(one, one) for one in subjects)
    return _("Doubtful when a law is newer on: {subjects}.").format(subjects=named) if named else ""
