"""Whether two printed names are one organisation's: examples by kind, real printed pairs, what must never happen."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb import queries
from kb.cli.match import released_names
from kb.countries import default_names
from kb.statements.drafts import Draft
from kb.store import db
from kb.topics.organisations.matching import Knowledge, Named, judge, named
from scripts.measures.matching import SAMPLE, Pair, Score, figures, matcher, read_pairs, split, token_sort, without
from tests.conftest import publish

NAMES = default_names()
NOTHING = Knowledge.of((), NAMES)
PAIRS = read_pairs(SAMPLE)
# Fictional bodies, as a base would hold them.
BASE = Knowledge.of(
    [
        Named("Fellowship for Blue Lanterns", "KEN", "Taa Bora"),
        Named("Taa za Buluu", "KEN", "TZBL"),
        Named("Lantern Watch", "KEN", local_names=("Mlinzi wa Taa",), website="https://lantern.example/ke"),
        Named("Night Lantern Watch", "KEN", website="http://www.lantern.example"),
        Named("Lumina", "KEN", networks=frozenset({"Lumina"})),
        Named("Lumina Ghana", "GHA", networks=frozenset({"Lumina"})),
        Named("Child Lantern Council", "GHA"),
    ],
    NAMES,
)


@pytest.fixture(scope="module")
def released() -> Knowledge:
    """What the release knows."""
    return Knowledge.of(named(released_names()), NAMES)


def answer(left: str, right: str, country: str = "", knowledge: Knowledge = NOTHING) -> str:
    return judge(Named(left), Named(right, country), knowledge).answer


@pytest.mark.parametrize(
    ("left", "right", "country"),
    [
        ("Lantern Watch", "LANTERN WATCH", "KEN"),
        ("The Lantern Watch", "Lantern Watch (LW)", "KEN"),
        ("Lantern Watch e.V.", "Lantern Watch", "DEU"),
        ("Lantern Watch Foundation", "Lantern Watch", "KEN"),
        ("147 Lantern Watch", "Lantern Watch", "AUT"),
        ("LanternWatch", "Lantern Watch", "KEN"),
        ("Børns Lanterne", "Borns Lanterne", "DNK"),
        ("Lantern’s Watch", "Lantern`s Watch", "KEN"),
        ("Lantern Council of Kenya", "Kenya Lantern Council", "KEN"),
        ("Kenyan Lantern Council", "Lantern Council (Kenya)", "KEN"),
        ("ECPAT Sverige", "ECPAT Sweden", "SWE"),
        ("Réseau ghanéen pour les droits de l'enfant", "Ghana Network for the Rights of the Child", "GHA"),
        ("Red peruana por los derechos de la niñez", "Peruvian Child Rights Network", "PER"),
        ("Kenya Lantern Watch Board", "KLWB", "KEN"),
        ("KLWB", "Kilima Lantern Watch Board (KLWB)", "KEN"),
        ("Lantern Institute (former Candle House)", "Candle House", "KEN"),
        ("Lantern Institute, University of Nairobi", "Lantern Institute", "KEN"),
        ("Ministry of Lamps", "Ministria e Llambave (Ministry of Lamps)", "KEN"),
        ("LUMOR / Lantern Watch Kenya", "Lantern Watch Kenya", "KEN"),
        ("Kenya NGO Lamp Coalition", "Kenya Non-Governmental Organisations’ Coalition on Lamps", "KEN"),
    ],
)  # fmt: skip
def test_one_body_however_it_is_printed(left: str, right: str, country: str) -> None:
    assert answer(left, right, country) == "same"


@pytest.mark.parametrize(
    ("left", "right", "country"),
    [
        ("Lantern Watch Kenya", "Lantern Watch Ghana", "GHA"),
        ("Lantern Watch Kenya", "Lantern Watch", "GHA"),
        ("Kenya National Commission on Human Rights", "Kenya Human Rights Commission", "KEN"),
        ("Kenya Legal Aid Board", "Kenya Legal Aid Council", "KEN"),
        ("Kenya Boys Lantern Club", "Kenya Girls Lantern Club", "KEN"),
        ("Eastern Lantern Trust", "Western Lantern Trust", "ZAF"),
        ("Lantern Watch 116", "Lantern Watch 147", "AUT"),
        ("Human Rights Commission of Niger", "Human Rights Commission of Nigeria", "NGA"),
        ("Children's Commissioner for Wales", "Children's Commissioner for England", "GBR"),
        ("Lantern Watch Kenya Centre (LWC)", "Lantern Watch Kenya Coalition (LWC)", "KEN"),
        ("Lantern Rights Commission (LARIC)", "Children's Office of the Lantern Rights Commission (LARIC)", "KEN"),
        ("Child Helpline Kenya (Ministry of Lamps)", "Ministry of Lamps", "KEN"),
        ("LUMOR Interlagos", "LUMOR Glória", "BRA"),
        ("LUMOR/North Kenya", "LUMOR/South Lamp Kenya", "KEN"),
    ],
)  # fmt: skip
def test_near_names_of_two_bodies_are_not_the_same(left: str, right: str, country: str) -> None:
    assert answer(left, right, country) != "same"


@pytest.mark.parametrize("name", ["Justice for Children", "Ministry of Justice", "National Human Rights Commission"])
def test_a_general_name_needs_a_country(name: str) -> None:
    assert answer(name, name, "KEN") == "unsure"
    assert judge(Named(name, "KEN"), Named(name, "KEN"), NOTHING).answer == "same"
    assert judge(Named(name, "GHA"), Named(name, "KEN"), NOTHING).answer == "different"


@pytest.mark.parametrize("name", ["Save the Children", "UNICEF", "ECPAT", "DCI", "Lumina", "World Vision"])
@pytest.mark.parametrize("form", ["{name} {country}", "{name}-{country}", "{name} ({country})", "{country}: {name}"])
def test_national_sections_of_one_network_are_never_the_same(released: Knowledge, name: str, form: str) -> None:
    codes = ("GHA", "KEN", "NLD", "CHE", "THA", "GBR")
    for one, other in itertools.permutations(codes, 2):
        left, right = (form.format(name=name, country=NAMES.countries[code].name) for code in (one, other))
        assert answer(left, right, other, released) == "different"
        assert answer(name, right, other, released) != "same"


def test_the_base_tells_names_short_names_and_sites() -> None:
    assert answer("Taa za Buluu", "TZBL", "KEN", BASE) == "same"
    assert answer("Fellowship for Blue Lanterns", "TZBL", "KEN", BASE) != "same"
    assert answer("Mlinzi wa Taa", "Lantern Watch", "KEN", BASE) == "same"
    assert answer("Mlinzi wa Taa", "Lantern Watch", "KEN") != "same"
    site = judge(Named("Lantern Watch", "KEN"), Named("Night Lantern Watch", "KEN"), BASE)
    assert site.answer == "same" and "They have the same website." in site.reasons


def test_a_network_is_not_its_section_even_at_home() -> None:
    assert answer("Lumina", "Lumina Kenya", "KEN", BASE) == "unsure"
    assert answer("Lumina (national section)", "Lumina Kenya", "KEN", BASE) != "different"


def test_where_the_base_knows_a_name_elsewhere_it_is_unsure() -> None:
    told = judge(Named("Child Lantern Council"), Named("Child Lantern Council", "KEN"), BASE)
    assert (told.answer, told.reasons[0]) == ("unsure", "The base knows this name in other countries only.")


def test_reasons_are_sentences_and_lead_with_what_decides() -> None:
    told = judge(Named("Lantern Watch Kenya"), Named("Lantern Watch Ghana", "GHA"), NOTHING)
    assert told.reasons[0] == "They name different countries."
    assert all(reason.endswith(".") for reason in told.reasons)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.left}|{pair.right}"[:60])
def test_the_side_does_not_matter_where_the_country_is_known(released: Knowledge, pair: Pair) -> None:
    one, other = Named(pair.left, pair.country), Named(pair.right, pair.country)
    assert judge(one, other, released) == judge(other, one, released)
    assert judge(one, one, released).answer == "same"


# --- quality on real printed pairs ---


def held_out(score: Score) -> list[float]:
    return [figures(split(PAIRS, seed)[1], score, 0.8).recall for seed in range(10)]


def test_no_real_pair_of_two_bodies_is_called_the_same(released: Knowledge) -> None:
    for knowledge in (released, NOTHING):
        wrong = [
            pair for pair in PAIRS if not pair.same and answer(pair.left, pair.right, pair.country, knowledge) == "same"
        ]
        assert wrong == []


def test_most_real_pairs_of_one_body_are_found(released: Knowledge) -> None:
    assert min(held_out(matcher(released))) >= 0.65
    assert figures(PAIRS, matcher(without(PAIRS)), 0.8).recall >= 0.50
    assert figures(PAIRS, matcher(released), 0.8).recall > 2 * figures(PAIRS, token_sort, 0.9).recall


def test_no_name_of_the_release_is_the_same_as_one_in_another_country(released: Knowledge) -> None:
    listed = [(name, one.country) for one in released_names() for name in one.names][::4]
    wrong = [
        (left, right, country)
        for (left, home), (right, country) in itertools.product(listed, listed)
        if home != country and answer(left, right, country, released) == "same"
    ]
    assert wrong == []


# --- anything may come in ---


@settings(max_examples=150)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["", "KEN", "XXX"]))
def test_no_text_raises(left: str, right: str, country: str) -> None:
    told = judge(Named(left), Named(right, country), BASE)
    assert told.answer in ("same", "different", "unsure") and 0 <= told.score <= 1 and told.reasons


@pytest.mark.parametrize(
    "name", ["", " ", "()", "- / -", "(", "a" * 10_000, "(" * 10_000, "ก" * 10_000, "A. " * 5_000, "\0\u202e"]
)
def test_odd_names_give_an_answer(name: str) -> None:
    assert answer(name, "Lantern Watch", "KEN") in ("different", "unsure")
    assert answer(name, name) in ("same", "unsure")


# --- the base ---


def test_the_base_tells_what_bodies_are_called(url: str) -> None:
    said = {"name": "Lantern Watch", "acronym": "LW", "networks": "ECPAT;DCI", "website": "https://lantern.example"}
    drafts = [Draft("KEN", f"bodies.{name}", "lantern-watch", value, source="gazette") for name, value in said.items()]
    publish(url, *drafts)
    with db.reading(url) as session:
        (found,) = queries.item_names(session, ["bodies"])
    assert (found.names, found.acronyms, found.networks) == (("Lantern Watch",), ("LW",), ("DCI", "ECPAT"))
    assert [one.acronym for one in named([found])] == ["LW"]
