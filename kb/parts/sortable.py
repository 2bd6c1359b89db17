"""A table that its reader may sort: drawn here, sorted in the browser by what each field says of its order."""

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from kb.parts.answers import marked

_MANY = 5


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sortable table; figures stand at its end."""

    label: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a sortable table.

    Attributes:
        text: what is read; more: smaller lines below it.
        href: where it leads; outside: to another site, in a tab of its own.
        tone, sign, alt: as in every table of answers.
        sort: what it is sorted by, if not by its text; "" stands last.
    """

    text: str
    href: str = ""
    outside: bool = False
    tone: str = ""
    sign: str = ""
    alt: str = ""
    more: tuple[str, ...] = ()
    sort: str | float | None = None


Rows = Sequence[Sequence[Field]]


def table(columns: Sequence[Column], rows: Rows, *, caption: str, height: int = 0) -> h.Element:
    """The table in its scrolling box, in the order given; the first field of a row is its heading and may be its link.

    Args:
        columns: what stands over the fields.
        rows: the fields of each row.
        caption: what the table shows, for those who do not see it.
        height: pixels after which it scrolls inside its box; 0 = never.
    """
    style = f"max-height: {height}px" if height else None
    return h.div(".twin", tabindex="0", role="region", aria_label=caption, style=style)[
        h.table(class_="wide" if len(columns) > _MANY else None)[
            h.caption(".sr")[caption],
            h.thead[h.tr[(_head(column) for column in columns)]],
            h.tbody[(_row(columns, fields) for fields in rows)],
        ]
    ]


def _head(column: Column) -> h.Element:
    return h.th(scope="col", class_=_class(column), aria_sort="none")[
        h.button(type="button")[column.label, h.span(".arrow", aria_hidden="true")]
    ]


def _row(columns: Sequence[Column], fields: Sequence[Field]) -> h.Element:
    first, *rest = zip(columns, fields, strict=True)
    return h.tr[
        h.th(scope="row", **_attributes(*first))[_content(first[1])],
        (h.td(**_attributes(column, field))[_content(field)] for column, field in rest),
    ]


def _class(column: Column) -> str | None:
    return "number" if column.number else None


def _attributes(column: Column, field: Field) -> dict[str, str | None]:
    """Its class, and what it is sorted by where its text alone does not say it."""
    if isinstance(field.sort, float | int):
        return {"class_": _class(column), "data_number": str(field.sort)}
    if field.sort is None and not (field.alt or field.more):
        return {"class_": _class(column)}
    return {"class_": _class(column), "data_sort": field.text if field.sort is None else field.sort}


def _content(field: Field) -> h.Fragment:
    return h.fragment[_words(field), (h.small[words] for words in field.more)]


def _words(field: Field) -> h.Element:
    words = [field.text, bool(field.tone and field.alt) and h.span(".sr")[f" ({field.alt})"]]
    target = {"target": "_blank", "rel": "noopener noreferrer"} if field.outside else {}
    said = h.a(href=field.href, **target)[words] if field.href else h.span[words]
    if not field.tone:
        return said
    return marked(field.tone, field.sign, said)
