"""What the Committee on the Rights of the Child did or planned: its sessions, and the steps of each State's review."""

from dataclasses import dataclass

from sqlmodel import Session

from kb import queries
from kb.countries import WORLD
from kb.queries import Lens
from kb.statements.sources import Source
from kb.statements.statement import Statement
from kb.statements.views import Item

_TOPIC = "crc_review"
_LAST = "9999"  # sorts after every date
_OUTCOMES = ("held", "cancelled", "planned")


@dataclass(frozen=True, slots=True)
class Review:
    """One session of the Committee (`country` is the world), or one step of a State's review.

    Attributes:
        kind: `session` or `pre_session`.
        session: number of the session as printed; "" = the source prints none.
        step: `loipr`, `pre_session`, `dialogue`, `concluding_observations`; "" for a session.
        instrument: `crc`, `crc_opac`, `crc_opsc`; "" = not named.
        date: of a step; starts, ends: of a session. Dates as exact as printed, "" = not printed.
        status: held, planned or cancelled, as far as its source can know on its own day; "" = not said.
        document: UN document symbol; place: where a session met. "" = not printed.
        as_of, source: the date and source of the status, or of the kind where no status is given.
    """

    country: str
    item: str
    kind: str
    session: str
    step: str
    instrument: str
    date: str
    starts: str
    ends: str
    status: str
    document: str
    place: str
    as_of: str
    source: Source

    @property
    def is_session(self) -> bool:
        """Whether it is a session of the Committee itself."""
        return self.country == WORLD

    @property
    def when(self) -> str:
        """The date to sort and to show by: that of the step, or the first day of the session."""
        return self.date or self.starts or self.ends


def reviews(session: Session, lens: Lens) -> tuple[Review, ...]:
    """All sessions and all steps of all States, the oldest first, undated ones last.

    Raises:
        NotFound: the codebook has no reviews.
    """
    found = queries.directory(session, lens, _TOPIC)
    made = [_review(item) for item in found if item.answer("kind")]
    return tuple(sorted(made, key=lambda one: (one.when or _LAST, one.session, one.country, one.item)))


def _review(item: Item) -> Review:
    told = _outcome(item) or item.said("kind")[0]
    names = ("kind", "session", "step", "instrument", "date", "starts", "ends", "document", "place")
    words = {name: item.answer(name) for name in names}
    status = told.value if told.value in _OUTCOMES else ""
    return Review(item.country, item.item, status=status, as_of=told.as_of, source=told.source, **words)


def _outcome(item: Item) -> Statement | None:
    """What is known of the outcome: that it was held stands above the announcements before it."""
    said = (*item.said("review_status"), *item.said("session_status"))
    given = [one for one in said if one.value in _OUTCOMES]
    return min(given, key=lambda one: _OUTCOMES.index(one.value), default=None)
