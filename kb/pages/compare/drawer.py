"""The drawer behind a cell: every statement with its source, date, place in the source and words as printed."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from kb import wording
from kb.codebook import Codebook, Question
from kb.i18n import _, ngettext, written
from kb.statements.statement import Statement
from kb.statements.views import Cell, Item, Step
from kb.topics import contacts
from kb.wording.likeness import state_signs, value_signs


def cell_html(cell: Cell, question: Question, steps: Sequence[Step] = ()) -> str:
    """The whole drawer of one cell as HTML, its history last; every word from the base is escaped."""
    flags = "".join(f'<p class="why">{escape(words.rstrip("."))}.</p>' for words in wording.flags(cell, question))
    statements = "".join(_statement(cell, statement, question) for statement in cell.statements)
    told = f"{flags}{_reported(cell.statements)}{statements or _nothing(cell)}{_about(question)}{_history(steps)}"
    return f'<div class="drawer">{told}</div>'


def _history(steps: Sequence[Step]) -> str:
    if not steps:
        return ""
    fields = [(wording.date(step.at[:10]), escape(_step(step))) for step in steps]
    return f'<article class="st"><h3>{escape(_("History"))}</h3>{fields_html(fields)}</article>'


def _step(step: Step) -> str:
    added, retired = len(step.added), len(step.retired)
    parts = (
        _("{message}, revision {number}").format(message=step.message or _("No message"), number=step.revision),
        ngettext("{count} statement added", "{count} statements added", added).format(count=added) if added else "",
        ngettext("{count} retired", "{count} retired", retired).format(count=retired) if retired else "",
    )
    return "; ".join(part for part in parts if part) + "."


def _nothing(cell: Cell) -> str:
    tone, sign, _alt = state_signs(cell)
    sentence = _("No source in the base answers this yet. A blank says nothing about the law: it is a question to ask.")
    head = answer_html(wording.state(cell.state), tone, sign)
    return f'<article class="st">{head}<p class="say">{escape(sentence)}</p></article>'


def _reported(statements: Sequence[Statement]) -> str:
    if not statements or any(statement.verified_by for statement in statements):
        return ""
    return (
        f'<p class="src">{escape(_("Reported by the sources named here; not yet verified by a national expert."))}</p>'
    )


def answer_html(words: str, tone: str, sign: str, alt: str = "") -> str:
    """An answer with its sign; the sign's meaning follows as text for those who do not see it."""
    mark = f'<i class="sg {sign}" aria-hidden="true"></i>' if sign else ""
    hidden = f'<span class="sr"> ({escape(alt)})</span>' if alt else ""
    return f'<p class="ans {tone}">{mark}<span>{escape(words)}{hidden}</span></p>'


def _statement(cell: Cell, statement: Statement, question: Question) -> str:
    tone, sign, alt = value_signs(statement, question)
    head = answer_html(wording.value(statement, question), tone, sign, alt)
    say = f'<p class="say">{escape(statement.note)}</p>' if statement.note else ""
    place = f'<p class="src">{escape(_standing(cell, statement))}</p>'
    old = " old" if not statement.stands else ""
    return f'<article class="st{old}"><header>{head}{place}</header>{say}{fields_html(_fields(statement))}</article>'


def _standing(cell: Cell, statement: Statement) -> str:
    if not statement.stands:
        return _("Set aside, not shown as the answer")
    if statement is cell.best:
        return _("Shown in the table")
    return _("Also on record")


def _fields(statement: Statement) -> list[tuple[str, str]]:
    ranked = statement.rank != "normal" and statement.rank_reason
    fields = [
        (_("Why"), escape(statement.rank_reason) if ranked else ""),
        (_("Source"), source_html(statement)),
        (_("As of"), _as_of(statement)),
        (_("Locator"), escape(statement.locator or _("Not recorded"))),
        (_("Law"), escape(statement.legal_basis or _("None named"))),
        (_("As printed"), _printed(statement)),
        (_("Perspective"), escape(wording.perspective(statement.perspective))),
        (_("Reliability"), escape(_reliability(statement))),
        (
            _("Verified"),
            escape(f"{statement.verified_by}, {wording.date(statement.verified_on)}" if statement.verified_by else ""),
        ),
        (_("Checked on"), escape(wording.date(statement.checked_on))),
    ]
    return [(name, words) for name, words in fields if words]


def fields_html(fields: Sequence[tuple[str, str]]) -> str:
    """Names and values as a definition list; the values are HTML already."""
    lines = "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in fields)
    return f'<dl class="f">{lines}</dl>'


def source_html(statement: Statement) -> str:
    """Title (linked where the address is a web address), publisher and year of publication."""
    source = statement.source
    published = f", {escape(wording.date(source.published))}" if source.published else ""
    obtained = f" {escape(source.obtained)}" if source.obtained else ""
    return f"{link_html(source.title or source.id, source.url)}. {escape(source.publisher)}{published}.{obtained}"


def link_html(words: str, address: str) -> str:
    """A link, or the bare words where the address is not a plain web address."""
    if not address.startswith(("https://", "http://")):
        return escape(words)
    return f'<a href="{escape(address, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(words)}</a>'


def _as_of(statement: Statement) -> str:
    if statement.as_of:
        return escape(wording.date(statement.as_of))
    written = statement.source.written
    words = _("Date not stated")
    if written:
        words = _("Date not stated; written about {years}").format(years=wording.date(written))
    return f'<span class="undated">{escape(words)}</span>'


def _printed(statement: Statement) -> str:
    name = _("Country: “{name}”.").format(name=statement.country_as_printed) if statement.country_as_printed else ""
    words = wording.printed(statement.original) if statement.original else _("The source’s own words are not stored.")
    return escape(f"{name} {words}".strip())


def _reliability(statement: Statement) -> str:
    letter, kind = wording.reliability(statement.source.reliability), statement.source.kind
    return _("{reliability} ({kind})").format(reliability=letter, kind=wording.source_kind(kind)) if kind else letter


def _about(question: Question) -> str:
    standard = question.standard
    fields = [(_("What counts"), escape(question.definition))]
    if standard is not None:
        fields.append((_("Standard"), escape(standard.text)))
    if wording.articles(question):
        fields.append((_("Articles"), escape(wording.articles(question))))
    return f'<article class="st"><h3>{escape(_("The question"))}</h3>{fields_html(fields)}</article>'


def items_html(items: Sequence[Item], book: Codebook) -> str:
    """The drawer of a listing cell: every item with all it holds."""
    count = ngettext("{count} on record.", "{count} on record.", len(items)).format(count=written(len(items)))
    note = _("Reported by the sources named here; each line says who reported it, and when.")
    flags = "".join(f'<p class="why">{escape(words)}.</p>' for words in wording.contacts_flags(items))
    shown = "".join(_item(item, book) for item in contacts.in_use_first(items))
    return f'<div class="drawer items"><p class="src">{escape(count)} {escape(note)}</p>{flags}{shown}</div>'


def _item(item: Item, book: Codebook) -> str:
    asked = [question for question in book.topic(item.topic).questions if question.id in item.cells]
    lines = [(question.label, _values(item, item.cells[question.id], question)) for question in asked]
    mark = wording.contact(item)
    told = _("Not presented as a confirmed contact: {reason}.").format(reason=mark)
    warning = f'<p class="why">{escape(told)}</p>' if mark else ""
    warning += "".join(f'<p class="why">{escape(words)}.</p>' for words in _overdue(item, asked))
    sources = {one.source.id: one for cell in item.cells.values() for one in cell.statements}
    cited = "<br>".join(f"{source_html(one)} {_as_of(one)}. {escape(_reliability(one))}" for one in sources.values())
    notes = dict.fromkeys(one.note for cell in item.cells.values() for one in cell.statements if one.note)
    say = "".join(f'<p class="say">{escape(note)}</p>' for note in notes)
    fields = [*lines, (_("Source"), cited)]
    return f'<article class="st"><h3>{escape(item.title)}</h3>{warning}{say}{fields_html(fields)}</article>'


def _values(item: Item, cell: Cell, question: Question) -> str:
    shown = dict.fromkeys(_value(item, one, question) for one in cell.statements)
    own = replace(cell, flags=tuple(flag for flag in cell.flags if flag.kind != "overdue"))
    flags = "".join(f'<span class="fl">{escape(words)}</span>' for words in wording.flags(own, question))
    return "<br>".join(shown) + flags


def _overdue(item: Item, asked: Sequence[Question]) -> dict[str, None]:
    """What is said once for the whole card: since when nobody has checked it."""
    late = [(cell, question) for question in asked if (cell := item.cells[question.id]).has("overdue")]
    only = [(replace(cell, flags=tuple(f for f in cell.flags if f.kind == "overdue")), asks) for cell, asks in late]
    return dict.fromkeys(words for cell, asks in only for words in wording.flags(cell, asks))


def _value(item: Item, statement: Statement, question: Question) -> str:
    words = wording.value(statement, question)
    if question.kind == "url" and contacts.may_link(item, statement):
        return link_html(words, statement.value)
    return escape(words)
