"""Bring the translations in step with the code and the codebook: new texts come in untranslated, old ones go.

    .venv/bin/python -m scripts.words            updates every language in kb/locale
    .venv/bin/python -m scripts.words es         begins a new language, or updates one

A text without a translation is shown in English. `tests/whole/test_language.py` names every one that is missing.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from kb import codebook, i18n
from kb.settings import data_dir

HOME = Path(__file__).resolve().parent.parent
LOCALE = HOME / "kb" / "locale"
TEXTS = {"_": 1, "ngettext": 2, "pgettext": 2}
WIDTH = 116
PROJECT = "Child Protection Law Atlas"


def interface() -> Catalog:
    """Every text that the code says to a reader."""
    catalog = Catalog()
    for path in sorted((HOME / "kb").rglob("*.py")):
        for name, texts in spoken(path.read_text(encoding="utf-8")):
            if name == "pgettext":
                catalog.add(texts[1], context=texts[0])
            else:
                catalog.add(texts if name == "ngettext" else texts[0])
    return catalog


def spoken(code: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The calls of `kb.i18n` in Python code, each with its texts.

    Babel reads a module sign by sign and so, before Python 3.12, does not see a call inside an f-string.
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEXTS:
            given = (part.value for part in node.args[: TEXTS[node.func.id]] if isinstance(part, ast.Constant))
            texts = tuple(text for text in given if isinstance(text, str))
            if len(texts) == TEXTS[node.func.id]:
                yield node.func.id, texts


def of_codebook() -> Catalog:
    """Every text of the codebook."""
    catalog = Catalog()
    for text in codebook.texts(codebook.load(data_dir() / "codebook")):
        catalog.add(text)
    return catalog


def read(code: str, domain: str) -> Catalog:
    """The translations into a language as they are; empty when it has none."""
    path = LOCALE / code / f"{domain}.po"
    if not path.exists():
        return Catalog(locale=code.replace("-", "_"), fuzzy=False, header_comment=f"# {PROJECT}: {code}, {domain}.")
    with path.open("rb") as file:
        return read_po(file, locale=code.replace("-", "_"))


def update(code: str) -> Iterator[str]:
    """Rewrite both catalogues of a language; tells what each holds."""
    for domain, wanted in {"interface": interface(), "codebook": of_codebook()}.items():
        known = read(code, domain)
        wanted.creation_date = known.creation_date
        known.update(wanted, no_fuzzy_matching=True)
        known.obsolete.clear()
        known.project, known.version, known.last_translator, known.language_team = PROJECT, domain, "", ""
        known.msgid_bugs_address = ""
        path = LOCALE / code / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, known, width=WIDTH, no_location=True, sort_output=True)
        missing = sum(not is_translated(message.string) for message in known if message.id)
        yield f"{code} {domain}: {len(known)} texts, {missing} without a translation"


def is_translated(words: object) -> bool:
    """Whether a translation says something, in every plural form."""
    return all(words) if isinstance(words, list | tuple) else bool(words)


if __name__ == "__main__":
    for language in sys.argv[1:] or [code for code in i18n.languages() if code != i18n.ENGLISH]:
        for told in update(language):
            print(told)
