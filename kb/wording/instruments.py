"""A treaty and a State's part in it as they fit into a line: short names, the Convention in one sentence."""

from collections.abc import Callable

from kb import wording
from kb.codebook import SharedItem
from kb.i18n import _
from kb.topics.treaties import Standing, Status, is_young

# --- how a State stands ---


def convention(found: Standing, country: str) -> str:
    """The one line on the Convention: party, signatory, not a party, or that nobody recorded it."""
    if found.status == "not_recorded":
        return _("Whether {country} is bound by the Convention on the Rights of the Child is not recorded.").format(
            country=country
        )
    says: dict[Status, Callable[[Standing], str]] = {
        "party": _party,
        "signatory": _signatory,
        "not_party": _no_party,
        "unclear": _unclear,
    }
    return says[found.status](found)


def _party(found: Standing) -> str:
    if not found.since:
        bound = _("Party to the Convention on the Rights of the Child; since when is not recorded.")
    else:
        phrase = _("Party to the Convention on the Rights of the Child since {date}.")
        bound = phrase.format(date=wording.date(found.since))
    printed = {
        "yes": _("A reservation, declaration or objection is printed: read it before relying on the treaty."),
        "no": _("No reservation or declaration is printed."),
    }
    return f"{bound} {printed.get(found.reservations, _('Reservations are not recorded.'))}"


def _signatory(found: Standing) -> str:
    if not found.since:
        return _("Signed the Convention on the Rights of the Child, but has not joined it.")
    phrase = _("Signed the Convention on the Rights of the Child ({date}), but has not joined it.")
    return phrase.format(date=wording.date(found.since))


def _no_party(found: Standing) -> str:
    if not found.as_of:
        return _("Listed as taking no part in the Convention on the Rights of the Child; the list is undated.")
    phrase = _("Listed as taking no part in the Convention on the Rights of the Child ({date}).")
    return phrase.format(date=wording.date(found.as_of))


def _unclear(found: Standing) -> str:
    phrase = _("Bound by the Convention on the Rights of the Child? {standing}.")
    return phrase.format(standing=wording.treaty_standing(found))


def words(found: Standing) -> str:
    """How the State stands to an instrument, in a few words for a line; `line` says it with less."""
    if found.status == "party":
        return (
            _("party since {date}").format(date=wording.date(found.since))
            if found.since
            else _("party, date not recorded")
        )
    if found.status == "signatory":
        return (
            _("signed {date}, not a party").format(date=wording.date(found.since))
            if found.since
            else _("signed, not a party")
        )
    return _("not a party") if found.status == "not_party" else _blank(found)


def line(found: Standing) -> str:
    """What stands at the end of a line of time; "not a party" carries the date of a list older than 24 months."""
    if found.status == "party":
        return wording.date(found.since) if found.since else _("party, no date")
    if found.status == "signatory":
        return _("signed {date}").format(date=wording.date(found.since)) if found.since else _("signed, not a party")
    if found.status != "not_party":
        return _blank(found)
    if is_young(found, found.day):
        return _("not a party")
    return _("not a party, {date}").format(date=wording.date(found.as_of)) if found.as_of else _("not a party, undated")


def _blank(found: Standing) -> str:
    return wording.treaty_standing(found) if found.status == "unclear" else _("not recorded")


# --- what a treaty is called ---


def name(instrument: SharedItem) -> str:
    """The same where it stands alone, away from its Convention."""
    short = short_name(instrument).lstrip("…")
    return short[:1].upper() + short[1:]


def short_name(instrument: SharedItem) -> str:
    """An instrument as it fits beside a line; the codebook's own label where there is no shorter one."""
    return _short_names().get(instrument.id, instrument.label)


def _short_names() -> dict[str, str]:
    return {
        "crc": _("Rights of the Child (CRC)"),
        "crc_opac": _("…armed conflict (OPAC)"),
        "crc_opsc": _("…sale of children (OPSC)"),
        "crc_opic": _("…complaints (OPIC)"),
        "acrwc": _("African Charter on the Child"),
        "hague_1980_abduction": _("Child abduction (Hague)"),
        "hague_1993_adoption": _("Intercountry adoption (Hague)"),
        "hague_1996_protection": _("Child protection (Hague)"),
        "hague_2007_support": _("Child support (Hague)"),
        "ilo_c138": _("Minimum age for work (C138)"),
        "ilo_c182": _("Worst forms of labour (C182)"),
        "lanzarote": _("Sexual abuse (Lanzarote)"),
        "saarc_child_welfare": _("Child welfare (SAARC)"),
        "icescr": _("Social rights (ICESCR)"),
        "icescr_op": _("…complaints (ICESCR-OP)"),
        "iccpr": _("Civil rights (ICCPR)"),
        "iccpr_op1": _("…complaints (ICCPR-OP1)"),
        "iccpr_op2": _("…death penalty (ICCPR-OP2)"),
        "icerd": _("Racial discrimination (ICERD)"),
        "cedaw": _("Women (CEDAW)"),
        "cedaw_op": _("…complaints (CEDAW-OP)"),
        "cat": _("Torture (CAT)"),
        "opcat": _("…visits (OPCAT)"),
        "crpd": _("Disabilities (CRPD)"),
        "crpd_op": _("…complaints (CRPD-OP)"),
        "icrmw": _("Migrant workers (ICRMW)"),
        "cped": _("Disappearance (CPED)"),
        "refugee_1951": _("Refugees (1951)"),
        "refugee_1967": _("…protocol (1967)"),
        "stateless_1954": _("Stateless persons (1954)"),
        "stateless_1961": _("Statelessness (1961)"),
        "palermo_tip": _("Trafficking (Palermo)"),
        "saarc_trafficking": _("Trafficking (SAARC)"),
        "coe_trafficking": _("Trafficking (C. of Europe)"),
        "istanbul": _("Violence on women (Istanbul)"),
        "budapest_cybercrime": _("Cybercrime (Budapest)"),
        "ilo_c189": _("Domestic workers (C189)"),
    }
