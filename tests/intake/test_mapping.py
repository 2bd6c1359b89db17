"""A partner's mapping, one rule at a time: what it changes, adds, replaces and leaves out, and in which order."""

from collections.abc import Mapping

import pytest

from kb.errors import InvalidData
from kb.intake import FILTERS, mapping, recipe
from kb.intake.mapping import Rule, Tidy
from kb.intake.templates import Filter
from kb.statements.drafts import Place, Row

HEAD = """
fields: {country: "{Pays}", source: partner, note: "{Note}"}
answers: [{question: "standing.{Quoi}", value: "{Dit}"}]
"""
ROW = {"Pays": "ARC", "Quoi": "sue", "Dit": "oui", "Note": "", "An": "1990"}


def made(written: str, cells: Mapping[str, str] = ROW, line: int = 2) -> list[Tidy]:
    row = Row(Place("partner.csv", line), dict(cells))
    return list(recipe(written).apply(row, FILTERS))


def one(written: str, **cells: str) -> Tidy:
    (tidy,) = made(HEAD + written, ROW | cells)
    return tidy


@pytest.mark.parametrize(
    ("test", "text", "holds"),
    [
        # One of the words, whole.
        (mapping.Test(one_of=("oui", "non")), "non", True),
        (mapping.Test(one_of=("oui", "non")), "nonsense", False),
        (mapping.Test(one_of=("",)), "", True),
        (mapping.Test(), "", False),
        # Any of the parts, and none of the others.
        (mapping.Test(has=("court", "judge")), "in court", True),
        (mapping.Test(has=("court", "judge")), "at home", False),
        (mapping.Test(lacks=("court", "judge")), "at home", True),
        (mapping.Test(lacks=("court", "judge")), "by a judge", False),
        (mapping.Test(has=("court",), lacks=("high",)), "in court", True),
        (mapping.Test(has=("court",), lacks=("high",)), "in the high court", False),
        (mapping.Test(has=("court",), lacks=("high",)), "at home", False),
        # Filled or not.
        (mapping.Test(filled=True), "anything", True),
        (mapping.Test(filled=True), "", False),
        (mapping.Test(filled=False), "", True),
        (mapping.Test(filled=False), "anything", False),
    ],
)
def test_a_condition_on_a_text(test: mapping.Test, text: str, holds: bool) -> None:
    assert test.holds(text) is holds


@pytest.mark.parametrize(
    ("cells", "holds"),
    [
        ({"An": "1990", "Note": "secret"}, True),
        ({"An": " 1990 ", "Note": "secret"}, True),
        ({"An": "1991", "Note": "secret"}, False),
        ({"An": "1990", "Note": "open"}, False),
        ({"An": "1990"}, False),
        ({}, False),
    ],
)
def test_a_rule_speaks_of_rows_that_meet_all_its_conditions(cells: dict[str, str], holds: bool) -> None:
    rule = Rule({"An": mapping.Test(one_of=("1990",)), "Note": mapping.Test(has=("secret",))})
    assert rule.holds(cells) is holds


def test_a_rule_without_conditions_speaks_of_every_row() -> None:
    assert Rule({}).holds({})


@pytest.mark.parametrize(
    ("written", "cells", "field", "text"),
    [
        # A rule sets a field, from the row's cells or from fields that are filled already.
        ("rules: [{when: {An: 1990}, set: {note: 'of {An}'}}]", {}, "note", "of 1990"),
        ("rules: [{when: {An: 1991}, set: {note: 'of {An}'}}]", {}, "note", ""),
        ("rules: [{when: {value: oui}, set: {value: 'yes'}}]", {}, "value", "yes"),
        ("rules: [{when: {question: standing.sue}, set: {perspective: law}}]", {}, "perspective", "law"),
        ("rules: [{when: {source: partner}, set: {locator: 'for {country}'}}]", {}, "locator", "for ARC"),
        ("rules: [{when: {line: 2}, set: {note: second line}}]", {}, "note", "second line"),
        ("rules: [{when: {line: [1, 3]}, set: {note: other line}}]", {}, "note", ""),
        # It adds to what stands there, or to nothing; an empty text adds nothing.
        ("rules: [{when: {An: 1990}, add: {note: 'of {An}'}}]", {"Note": "in court"}, "note", "in court; of 1990"),
        ("rules: [{when: {An: 1990}, add: {note: 'of {An}'}}]", {}, "note", "of 1990"),
        ("rules: [{when: {An: 1990}, add: {note: '{Quand}'}}]", {"Note": "in court"}, "note", "in court"),
        ("rules: [{when: {An: 1990}, add: {locator: 'p. 3'}}]", {}, "locator", "p. 3"),
        # It replaces parts of a text.
        ("rules: [{when: {An: 1990}, replace: {note: {art: article}}}]", {"Note": "art 5, art 6"}, "note",
         "article 5, article 6"),
        ("rules: [{when: {An: 1990}, replace: {locator: {a: b}}}]", {}, "locator", ""),
        # Set comes before replace, and replace before add.
        ("rules: [{when: {An: 1990}, set: {note: a}, replace: {note: {a: b}}, add: {note: a}}]", {}, "note", "b; a"),
        # Rules stand in their order, each sees what the one before it did.
        ("rules: [{when: {Pays: ARC}, set: {note: a}}, {when: {note: a}, set: {note: b}}]",
         {}, "note", "b"),
        # The words of the file become values, for one question only; the rules see the value.
        ("values: {standing.sue: {oui: 'yes'}}", {}, "value", "yes"),
        ("values: {standing.age: {oui: 'yes'}}", {}, "value", "oui"),
        ("values: {standing.sue: {oui: 'yes'}}", {"Dit": "oui!"}, "value", "oui!"),
        ("values: {standing.sue: {oui: 'yes'}}\nrules: [{when: {value: 'yes'}, set: {note: so}}]", {}, "note", "so"),
    ],
)  # fmt: skip
def test_what_a_mapping_does_to_a_statement(written: str, cells: dict[str, str], field: str, text: str) -> None:
    assert one(written, **cells).cells.get(field, "") == text


def test_a_cell_of_the_row_wins_over_a_field_of_the_same_name() -> None:
    tidy = one("rules: [{when: {note: printed}, set: {locator: seen}}]", note="printed", Note="other")
    assert (tidy.cells["note"], tidy.cells["locator"]) == ("other", "seen")


def test_the_rules_that_shaped_a_row_are_named_and_a_skip_ends_them() -> None:
    written = """
rules:
  - {name: always, when: {Pays: ARC}, set: {note: a}}
  - {name: never, when: {An: 1066}, set: {note: b}}
  - {name: secret, when: {Note: {has: secret}}, skip: Not for publication.}
  - {name: last, when: {Pays: ARC}, set: {locator: c}}
"""
    open_row, secret = one(written), one(written, Note="secret")
    assert (open_row.rules, open_row.skip) == (("always", "last"), "")
    assert (secret.rules, secret.skip, "locator" in secret.cells) == (
        ("always", "secret"),
        "Not for publication.",
        False,
    )


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        # An answer that says nothing is passed over, and so is one without a question.
        ('[{question: standing.sue, value: "{Dit}"}]', [("standing.sue", "oui")]),
        ('[{question: standing.sue, value: "{Rien}"}]', []),
        ('[{question: "{Rien}", value: "{Dit}"}]', []),
        ('[{question: standing.sue, value: "{Rien}", absent: unknown}]', [("standing.sue", "")]),
        ('[{question: standing.sue, original: "{Dit}"}]', [("standing.sue", "")]),
        ('[{question: standing.sue, note: "{Dit}"}]', [("standing.sue", "")]),
        ('[{question: standing.sue, legal_basis: "{Dit}"}]', []),
        # A condition of the answer itself.
        ('[{question: standing.sue, value: "{Dit}", when: {An: 1990}}]', [("standing.sue", "oui")]),
        ('[{question: standing.sue, value: "{Dit}", when: {An: 1991}}]', []),
        # Several answers of one row, in their order.
        (
            '[{question: standing.age, value: "{An}"}, {question: standing.sue, value: {first: ["{Rien}", "{Dit}"]}}]',
            [("standing.age", "1990"), ("standing.sue", "oui")],
        ),
    ],
)
def test_a_row_makes_one_statement_for_each_answer_that_says_something(
    answers: str, found: list[tuple[str, str]]
) -> None:
    tidy = made(f'fields: {{country: "{{Pays}}", source: s}}\nanswers: {answers}\n')
    assert [(one.cells["question"], one.cells.get("value", "")) for one in tidy] == found


def test_a_field_of_an_answer_wins_over_the_shared_one() -> None:
    (tidy,) = made('fields: {country: "{Pays}", source: s, note: shared}\nanswers: [{question: q, note: own}]\n')
    assert (tidy.cells["note"], tidy.cells["source"], tidy.cells["country"]) == ("own", "s", "ARC")


@pytest.mark.parametrize(
    ("answer", "column"),
    [
        ('{question: q, value: "{Dit}", original: "{Note}"}', "Dit"),
        ('{question: q, value: "{Note}[{Dit}]{Dit}"}', "Dit"),
        ('{question: q, absent: "{An|absent}", note: x}', "An"),
        ('{question: "{Quoi}", note: x}', "Quoi"),
        ("{question: q, note: x}", ""),
    ],
)
def test_a_statement_remembers_the_column_that_says_its_answer(answer: str, column: str) -> None:
    (tidy,) = made(f'fields: {{country: "{{Pays}}"}}\nanswers: [{answer}]\n', ROW | {"Note": "n"}, line=9)
    assert (tidy.place.line, tidy.place.column) == (9, column)
    assert "Pays" in tidy.columns


@pytest.mark.parametrize(
    ("said", "value"), [("oui", "yes"), ("non", "no"), ("peut-être", "unclear"), ("", "unclear of nothing")]
)
def test_a_table_of_words_may_have_an_entry_for_all_others(said: str, value: str) -> None:
    words = 'words: {w: {oui: "yes", non: "no", "*": unclear}}'
    answer = '{question: q, value: {first: ["{Dit|w}", unclear of nothing]}}'
    (tidy,) = made(f"{words}\nanswers: [{answer}]\n", ROW | {"Dit": said})
    assert tidy.cells["value"] == value


def test_a_filter_learns_the_country_once_it_is_known() -> None:
    filters: dict[str, Filter] = {"at": lambda text, country: f"{text}@{country or 'nowhere'}"}
    written = 'fields: {country: "{Pays|at}", note: "{Quoi|at}"}\nanswers: [{question: q, value: "{Dit|at}"}]\n'
    (tidy,) = recipe(written).apply(Row(Place("x.csv", 2), ROW), filters)
    assert (tidy.cells["country"], tidy.cells["note"], tidy.cells["value"]) == (
        "ARC@nowhere",
        "sue@ARC@nowhere",
        "oui@ARC@nowhere",
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("answers: [{question: q, vallue: x}]", "A statement has no field “vallue”; fields are: country, question,"),
        ("fields: {note: {first: a}}", "A list is expected here."),
        ("fields: {note: {first: [a], last: [b]}}", "A template is a text, a list or {first: [...]}."),
        ("rules: [{when: {}, skip: Always.}]", "The key “when” of a rule is empty."),
        ("rules: [{when: {An: {filled: maybe}}}]", "“maybe” is not allowed as truth value"),
        ("rules: [{when: {An: {has: {a: b}}}}]", "A single value is expected here."),
        ("rules: [{when: {Pays: ARC}, set: {note: 'a{'}}]", "The template “a{” has a bracket that is not closed"),
    ],
)
def test_a_slip_in_a_mapping_is_told(written: str, told: str) -> None:
    with pytest.raises(InvalidData) as caught:
        recipe(written)
    assert caught.value.reason.startswith(told)
