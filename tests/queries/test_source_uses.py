"""Where sources are used: counted by country and topic, live statements only."""

from kb import queries
from kb.queries import SourceUse
from kb.statements.drafts import Draft
from kb.store import db
from tests.conftest import BOOK, publish


def uses(url: str) -> dict[str, SourceUse]:
    with db.reading(url) as session:
        return {one.source.id: one for one in queries.source_uses(session, BOOK)}


def test_a_source_counts_its_statements_countries_and_topics(url: str) -> None:
    publish(
        url,
        Draft("KEN", "aid.lawyer", value="yes", as_of="2024", source="gazette"),
        Draft("KEN", "aid.age", value="12", as_of="2024", source="gazette"),
        Draft("NAM", "lines.name", item="116", value="Example Line", as_of="2024", source="gazette"),
        Draft("001", "lines.name", item="1", value="Line of the world", as_of="2024", source="gazette"),
    )

    gazette = uses(url)["gazette"]

    assert gazette.counts == {("001", "lines"): 1, ("KEN", "aid"): 2, ("NAM", "lines"): 1}
    assert gazette.statements == 4
    assert gazette.countries == ("KEN", "NAM")
    assert gazette.topics == {"lines": 2, "aid": 2}


def test_a_source_that_nothing_rests_on_stays_in_the_list(url: str) -> None:
    publish(url, Draft("KEN", "aid.lawyer", value="yes", as_of="2024", source="gazette"))

    assert sorted(uses(url)) == ["gazette", "herald", "rumour"]
    assert (uses(url)["rumour"].statements, uses(url)["rumour"].countries) == (0, ())
