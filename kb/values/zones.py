"""What time it is in a country: the time zones that CLDR gives it, and its local times at one instant."""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.core import get_global

_KOSOVO = "XKX"


@lru_cache(maxsize=512)
def zones(country: str) -> tuple[str, ...]:
    """IANA time zones of a country (`KEN`) or of the State of a part (`GB-SCT`); none where CLDR has none (Kosovo)."""
    import pycountry

    part = country[:2] if "-" in country else None
    state = pycountry.countries.get(alpha_2=part) if part else pycountry.countries.get(alpha_3=country)
    region = "XK" if country == _KOSOVO else str(getattr(state, "alpha_2", ""))
    return tuple(sorted(get_global("territory_zones").get(region, ())))


def local_times(country: str, instant: dt.datetime) -> tuple[dt.datetime, ...]:
    """The different local times of a country at an instant (which has a time zone), earliest first, without zone."""
    return tuple(sorted({instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for zone in zones(country)}))
