"""HTML, escaped HTML and Markdown taken off a text, so that its lines can be read."""

import html
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from referral.extraction.patterns import markup as patterns

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

HEADING = "## "  # what a heading begins with in plain text
ITEM = "- "
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BLOCKS = _HEADINGS | frozenset(
    """address article aside blockquote body br center dd div dl dt figure footer form header hr li main nav ol p pre
    section table tbody tfoot thead tr ul""".split()
)
_CELLS = frozenset(("td", "th"))
_BOLD = frozenset(("b", "strong", "th"))
_UNSEEN = frozenset(("head", "script", "style", "svg", "title"))
_PARAGRAPHS = frozenset(("p", "li", "div"))
_DEEPEST = 3  # how often signs are escaped one over the other


def plain(text: str) -> str:
    """The text without markup, line by line; a heading that the markup shows begins with HEADING, an item with ITEM."""
    if "\n" not in text:
        text = patterns.WRITTEN_TAB.compiled.sub("\t", patterns.WRITTEN_BREAK.compiled.sub("\n", text))
    text = _unescaped(text)
    if patterns.TAG.compiled.search(text):
        text = _without_html(text)
    return "\n".join(_without_markdown(line) for line in text.split("\n") if not patterns.FENCE.compiled.match(line))


def _unescaped(text: str) -> str:
    """The text with its entities read; those of HTML stay for the parser, or an escaped sign would become a tag."""
    for _ in range(_DEEPEST):
        if patterns.TAG.compiled.search(text) or not patterns.ESCAPED_TAG.compiled.search(text):
            break
        text = html.unescape(text)
    if patterns.TAG.compiled.search(text):
        return text
    return patterns.ENTITY.compiled.sub(lambda entity: html.unescape(entity[0]), text)


def _without_html(text: str) -> str:
    from justhtml import JustHTML  # takes a tenth of a second, and only readers of markup need it

    source = patterns.NO_TAG.compiled.sub("&lt;", text)
    page = _Page()
    steps: list[tuple[Any, bool]] = [(JustHTML(source, fragment=True, sanitize=False).root, True)]
    while steps:  # a hostile page is nested too deeply for recursion
        node, enters = steps.pop()
        if node.name == "#text":
            page.add(node.data)
        elif not enters:
            page.leave(node.name)
        elif node.name not in _UNSEEN:
            page.enter(node.name)
            steps += [(node, False), *((child, True) for child in reversed(node.children or []))]
    return "\n".join(page.lines())


class _Page:
    """The lines of a page, put together from its elements."""

    def __init__(self) -> None:
        self._lines: list[_Line] = [_Line("")]
        self._bold = 0
        self._paragraphs = 0

    def enter(self, name: str) -> None:
        self._count(name, 1)
        empty = self._lines[-1].is_empty
        if name == "li" or name in _HEADINGS or (name in _BLOCKS and not empty):
            self._lines.append(_Line(HEADING if name in _HEADINGS else ITEM if name == "li" else ""))
        elif name in _CELLS and not empty:
            self._lines[-1].add(": ", bold=True)

    def leave(self, name: str) -> None:
        self._count(name, -1)
        if name in _BLOCKS:
            self._lines.append(_Line(""))

    def add(self, text: str) -> None:
        """Within a paragraph most line breaks of the source mean nothing."""
        self._lines[-1].add(patterns.SOFT_BREAK.compiled.sub(" ", text) if self._paragraphs else text, self._bold > 0)

    def lines(self) -> list[str]:
        return [str(line) for line in self._lines if not line.is_empty]

    def _count(self, name: str, step: int) -> None:
        self._bold += step if name in _BOLD else 0
        self._paragraphs += step if name in _PARAGRAPHS else 0


class _Line:
    """A line of a page and its mark. All words in bold make a heading, too, but not of an item."""

    def __init__(self, mark: str) -> None:
        self._mark = mark
        self._pieces: list[str] = []
        self._is_bold = True

    def add(self, text: str, bold: bool) -> None:
        self._pieces.append(text)
        self._is_bold = self._is_bold and (bold or not text.strip(" \t\n:"))

    @property
    def is_empty(self) -> bool:
        return not any(map(str.strip, self._pieces))

    def __str__(self) -> str:
        text = "".join(self._pieces).strip()
        mark = HEADING if self._is_bold and "\n" not in text else ""
        return f"{self._mark or mark}{text}"


def _without_markdown(line: str) -> str:
    row = patterns.TABLE_ROW.compiled.match(line)
    if row:
        line = ": ".join(cell.strip() for cell in row[1].split("|"))
    heading = patterns.MARKDOWN_HEADING.compiled.match(line)
    if heading:
        return HEADING + _without_emphasis((heading["title"] or heading["words"]).strip(" #"))
    return _without_emphasis(line)


def _without_emphasis(line: str) -> str:
    if not patterns.MARKDOWN.compiled.search(line):
        return line
    return "".join(_text_of(line))


def _text_of(line: str) -> Iterator[str]:
    for token in _markdown().parseInline(line):
        for child in token.children or []:
            yield child.content


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # as slow as the other

    return MarkdownIt("zero").enable(["backticks", "emphasis", "escape", "link", "strikethrough"])
