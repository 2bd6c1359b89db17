"""A little release: the real countries, a small codebook, two fictional sources, a handful of statements."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from kb import codebook
from kb.codebook import Codebook
from kb.settings import data_dir

CODEBOOK = """\
id: aid
order: 10
label: Legal aid
definition: Lawyers for children.
questions:
  - id: aid.lawyer
    label: Does a child get a lawyer?
    definition: A lawyer paid by the State, by law.
    kind: choice
    compare: value
    review_months: 24
    choices:
      - {value: "yes", label: "Yes", meaning: The law grants it., polarity: favourable}
      - {value: "no", label: "No", meaning: The law does not grant it., polarity: unfavourable}
  - id: aid.age
    label: From which age?
    definition: Lowest age at which the child chooses its lawyer.
    kind: age
    compare: value
    unit: years
"""
LINES = """\
id: lines
order: 20
label: Hotlines
definition: Numbers to call.
repeats: true
key: lines.name
required: [lines.name]
questions:
  - {id: lines.name, label: Name, definition: The name as printed., kind: text, compare: none}
  - {id: lines.phone, label: Number, definition: The number as printed., kind: phone, compare: none}
"""
SOURCES = """\
id,title,publisher,url,published,retrieved,kind,reliability,licence,note,written,obtained
gazette,Gazette of Freedonia,Freedonian Printing Office,https://gazette.example/,2024,2026-11-21,official,A,CC-BY-4.0,,,
herald,Report of the Herald,Freedonian Herald,,,2026-11-21,press,B,NOASSERTION,,2012/2015,
"""
HEADING = (
    "country,question,item,value,absent,original,country_as_printed,as_of,source,locator,legal_basis,note,"
    "perspective,rank,rank_reason,checked_on,verified_by,verified_on\n"
)
AID = (
    HEADING
    + """\
KEN,aid.age,,12,,,Kenya,2024-03-01,gazette,p. 3,,,law,normal,,,,
KEN,aid.lawyer,,yes,,Yes,Kenya,2024-03-01,gazette,p. 3,"Lawyers Act 2024, s. 2",,law,normal,,,,
KEN,aid.lawyer,,no,,,,,herald,,,None was seen.,law,normal,,,,
NAM,aid.lawyer,,,unknown,,Namibia,,herald,,,"Asked; nobody knew, ""yet"".",,normal,,,,
"""
)
HOTLINES = (
    HEADING
    + """\
KEN,lines.name,116,Example Line,,,Kenya,2024,gazette,,,,,normal,,,,
KEN,lines.phone,116,116,,1-1-6,Kenya,2024,gazette,,,,,normal,,,,
"""
)
MATCHES = """\
left_country,left_item,right_country,right_item,answer,reason
KEN,freedonian-aid,KEN,freedonian-society-for-aid,same,"Its statutes say so, art. 1"
"""
ASSERTIONS = """\
day: 2026-11-22
facts:
  - country: KEN
    question: aid.age
    value: 12
    as_of: 2024-03-01
    why: The age stands on page 3 of the gazette.
  - {country: KEN, question: aid.lawyer, source: gazette, value: "yes", shown: true, disagree: true, why: Page 3.}
  - {country: KEN, question: aid.lawyer, source: herald, value: "no", shown: false, note: None was seen, why: A report.}
  - {country: NAM, question: aid.lawyer, absent: unknown, state: unknown, why: The herald asked.}
  - {country: NAM, question: aid.age, state: not_assessed, why: Nobody asked.}
counts:
  - {of: countries, min: 2, max: 2, why: Kenya and Namibia.}
  - {topic: lines, of: items, min: 1, max: 1, why: One line.}
  - {question: aid.lawyer, source: herald, min: 2, max: 2, why: Two rows of the herald.}
  - {of: sources, min: 2, max: 2, why: The gazette and the herald.}
  - {question: aid.age, note: draft, none: true, why: No draft is law.}
"""
PARTS = {
    "codebook/aid.yml": CODEBOOK,
    "codebook/lines.yml": LINES,
    "sources.csv": SOURCES,
    "aliases.csv": "name,country\nFreedonia on Sea,KEN\n",
    "headings.csv": "heading,field\nNation,country\n",
    "match_decisions.csv": MATCHES,
    "statements/aid.csv": AID,
    "statements/lines.csv": HOTLINES,
}


def write(folder: Path) -> Path:
    """Write the little release without its descriptor; gives the folder."""
    for name, content in PARTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    shutil.copy(data_dir() / "countries.csv", folder)
    (folder / "names.csv").write_text(_few_names(), encoding="utf-8", newline="")
    return folder


def book() -> Codebook:
    """The codebook of the little release."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("aid", "lines"):
            (Path(folder) / f"{name}.yml").write_text(PARTS[f"codebook/{name}.yml"], encoding="utf-8")
        return codebook.load(Path(folder))


_NAMED = {"KEN", "NAM", "ZMB"}


@cache
def _few_names() -> str:
    """The spellings of the countries that its tests name: all 24,000 would take most of their time."""
    heading, *lines = (data_dir() / "names.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    return heading + "".join(line for line in lines if _NAMED & set(line.split(",")))
