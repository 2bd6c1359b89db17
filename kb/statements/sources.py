"""A source: who published something, where and when, and how far it can be relied on."""

from dataclasses import dataclass
from typing import Literal

Reliability = Literal["A", "B", "C", "D"]


@dataclass(frozen=True, slots=True)
class Source:
    """One publication. Text fields are "" when not known or not stated.

    Attributes:
        id: stable id, as the collectors gave it.
        title, publisher: as printed; the publisher is the original producer (the UN for a copied UN table).
        url: where it was read.
        published, retrieved: dates as exact as known.
        kind: official, intergovernmental, ngo, academic, press, community, ...
        reliability: A official or primary, B recognised organisation, C secondary, D community list.
        licence: SPDX id, or the source's own words; "" = not stated (exported as NOASSERTION).
        note: what a reader must know about it.
        written: interval in which an undated text was written (2012/2015).
        obtained: how a table reached us when it was not read at its producer.
    """

    id: str
    title: str
    publisher: str
    url: str = ""
    published: str = ""
    retrieved: str = ""
    kind: str = ""
    reliability: str = ""
    licence: str = ""
    note: str = ""
    written: str = ""
    obtained: str = ""
