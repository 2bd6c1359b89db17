"""What a search found, drawn: the words of the base stay words, and a line that is not to be dialled says so."""

from kb.pages.search import hits
from kb.queries import Group, Hit, Marked
from kb.statements.sources import Source
from tests.pieces import read, text, texts

LEDGER = Source("ledger", "Ledger of <Freedonia>", "Freedonian Printing Office")
LINE = Hit("hotline", ("KEN", "hotlines.name", "1"), Marked("Line <1>", ((5, 8),)), Marked(""), 1.0, "KEN", "hotlines")


def test_words_of_the_base_are_never_markup() -> None:
    drawn = read(hits.marked(Marked("Act on <b>aid</b>", ((10, 13),))))

    assert text(drawn) == "Act on <b>aid</b>"
    assert [(one.tag, one.text) for one in drawn] == [("mark", "aid")]


def test_a_hit_has_its_place_its_source_and_what_more_is_on_record() -> None:
    hit = Hit("source", ("", "", "ledger"), Marked("Ledger"), Marked("aid"), 1.0, as_of="2024", source=LEDGER, others=2)

    drawn = read(hits.group(Group("source", 1, (hit,)), {}))

    assert [link.get("href") for link in drawn.iter("a")] == ["./sources?source=ledger"]
    assert texts(drawn, "hit-say") == ["aid"]
    assert texts(drawn, "hit-src") == ["Ledger of <Freedonia> · 2024 · 2 more on record"]
    assert texts(drawn, "old") == texts(drawn, "hit-why") == []


def test_a_line_that_is_not_to_be_dialled_says_so_beside_its_number() -> None:
    lines = {("KEN", "1"): hits.Line("555 0100", "former line")}

    drawn = read(hits.group(Group("hotline", 1, (LINE,)), lines))

    assert texts(drawn, "hit-where") == ["Kenya555 0100"]
    assert texts(drawn, "hit-why") == ["Former line"]
    assert len(texts(drawn, "old")) == 1
    assert all("tel:" not in link.get("href", "") for link in drawn.iter("a"))
