"""What a country page rests on and what it leaves open: sources, revisions, and a line on what is not known."""

from collections.abc import Sequence
from html import escape

from kb import wording
from kb.i18n import _, ngettext, written
from kb.pages.compare import drawer
from kb.pages.country.facts import Facts, is_outdated, once_topics
from kb.pages.frame import places
from kb.queries import Touch
from kb.statements.sources import Source
from kb.wording.counts import number

_OPEN_AT_ONCE = 16


def sources_html(facts: Facts) -> str:
    """Every source that says something on the country, numbered, by publisher; the end of a long list is folded."""
    found = {one.source.id: one.source for one in facts.statements()}
    listed = sorted(found.values(), key=lambda one: (one.publisher.casefold(), one.title.casefold()))
    if not listed:
        none = _("No source in the base says anything on {country} yet.").format(country=facts.name)
        return f'<p class="intro">{escape(none)}</p>'
    intro = ngettext(
        "{count} source stands behind this page. Facts as of the dates given; not legal advice.",
        "{count} sources stand behind this page. Facts as of the dates given; not legal advice.",
        len(listed),
    ).format(count=written(len(listed)))
    first = f'<ol class="refs">{"".join(_source(one) for one in listed[:_OPEN_AT_ONCE])}</ol>'
    return f'<p class="intro">{escape(intro)}</p>{first}{_folded(listed[_OPEN_AT_ONCE:])}'


def _folded(rest: Sequence[Source]) -> str:
    if not rest:
        return ""
    words = ngettext("{count} more source", "{count} more sources", len(rest)).format(count=written(len(rest)))
    items = "".join(_source(one) for one in rest)
    start = _OPEN_AT_ONCE + 1
    return (
        f'<details class="more wide"><summary>{escape(words)}</summary>'
        f'<ol class="refs" start="{start}">{items}</ol></details>'
    )


def _source(one: Source) -> str:
    published = wording.date(one.published) if one.published else _("undated")
    read = _("read {date}").format(date=wording.date(one.retrieved)) if one.retrieved else ""
    entry = escape(places.href(places.SOURCES, {"source": one.id}), quote=True)
    publisher = f'<a class="quiet" href="{entry}" target="_self">{escape(one.publisher or one.id)}</a>'
    said = escape("; ".join(word for word in (published, read) if word))
    return f"<li>{publisher}. {drawer.link_html(one.title or one.id, one.url)}. {said[:1].upper()}{said[1:]}.</li>"


def history_html(touched: Sequence[Touch], revision: int) -> str:
    """The last revisions that touched the country."""
    lines = "".join(f"<dt>{escape(wording.date(one.at[:10]))}</dt><dd>{escape(_touch(one))}</dd>" for one in touched)
    now = _("As of revision {number} of the base.").format(number=revision)
    return f'<p class="intro">{escape(now)}</p>' + (f'<dl class="f">{lines}</dl>' if lines else "")


def _touch(one: Touch) -> str:
    retired = ngettext("{count} retired", "{count} retired", one.retired).format(count=written(one.retired))
    added = ngettext("{count} statement added", "{count} statements added", one.added).format(count=written(one.added))
    counted = ", ".join(words for words, count in ((added, one.added), (retired, one.retired)) if count)
    phrase = _("Revision {number}: {message} ({counted})")
    return phrase.format(number=one.number, message=one.message or _("No message"), counted=counted)


def unknown(facts: Facts) -> list[str]:
    """What the page leaves open, counted from it, one sentence each."""
    cells = [cell for topic in once_topics(facts.book) for cell in facts.cells(topic)]
    answered = [cell for cell in cells if cell.is_known]
    outdated = sum(is_outdated(cell) for cell in cells)
    undated = sum(cell.best is not None and not cell.best.as_of for cell in answered)
    disputed = sum(cell.has("disagree") for cell in answered)
    told = (
        (len(cells) - len(answered), _open(len(cells) - len(answered), len(cells))),
        (
            outdated,
            ngettext(
                "{count} has only answers older than the law in force.",
                "{count} have only answers older than the law in force.",
                outdated,
            ),
        ),
        (undated, ngettext("{count} answer carries no date.", "{count} answers carry no date.", undated)),
        (disputed, ngettext("On {count} the sources disagree.", "On {count} the sources disagree.", disputed)),
    )
    sentences = [words.format(count=number(count)) for count, words in told if count]
    return [f"{words[:1].upper()}{words[1:]}" for words in sentences]


def _open(left: int, of: int) -> str:
    return ngettext(
        "{left} of {of} questions on the law has no answer here.",
        "{left} of {of} questions on the law have no answer here.",
        left,
    ).format(left=left, of=of)


def unknown_html(facts: Facts) -> str:
    """The same as a panel; how the law is kept in practice is said to be open on every page."""
    practice = _("How the law is kept in practice is another question than what it says.")
    said = " ".join((*unknown(facts), practice))
    return f'<p class="unknown"><b>{escape(_("What we do not know."))}</b> {escape(said)}</p>'
