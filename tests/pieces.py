"""Reads HTML as a test wants it: the pieces of one class, and the text in each."""

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

_EMPTY = {"br", "col", "hr", "img", "input", "link", "meta"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tree = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in _EMPTY:
            self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        self.tree.data(data)


def read(html: object) -> Element:
    """An element, or its text, as a tree below one root."""
    reader = _Reader()
    reader.tree.start("root", {})
    reader.feed(str(html))
    reader.tree.end("root")
    return reader.tree.close()


def pieces(within: Element, name: str) -> Iterator[Element]:
    """Every element of a class, in the order of reading."""
    return (one for one in within.iter() if name in one.get("class", "").split())


def text(within: Element) -> str:
    """All words of an element, with single spaces."""
    return " ".join("".join(within.itertext()).split())


def texts(within: Element, name: str) -> list[str]:
    """The words of every element of a class."""
    return [text(one) for one in pieces(within, name)]
