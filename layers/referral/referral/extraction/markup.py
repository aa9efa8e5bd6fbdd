"""HTML, escaped HTML and Markdown taken off a text, so that its lines can be read."""

import html
from collections.abc import Iterator

from referral.extraction.patterns import markup as patterns

HEADING = "## "  # what a heading begins with in plain text
ITEM = "- "
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BLOCKS = _HEADINGS | frozenset(
    """address article aside blockquote body br center dd div dl dt figure footer form header hr li main nav ol p pre
    section table tbody tfoot thead tr ul""".split()
)
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
    from justhtml import JustHTML  # an import of a tenth of a second, for those who read texts only

    source = patterns.NO_TAG.compiled.sub("&lt;", text)
    page = JustHTML(source, fragment=True, sanitize=False)
    return "\n".join(line for line in _rendered(page.root) if line.strip())


class _Line:
    """A line of a page while it is put together."""

    def __init__(self, mark: str = "") -> None:
        self._mark = mark
        self._pieces: list[str] = []
        self._plain = False

    def add(self, text: str, bold: bool) -> None:
        self._pieces.append(text)
        self._plain = self._plain or (not bold and bool(text.strip(" \t\n:")))

    @property
    def is_empty(self) -> bool:
        return not any(map(str.strip, self._pieces))

    def __str__(self) -> str:
        """All words in bold make a heading, too, but not of an item."""
        text = "".join(self._pieces).strip()
        bold = not self._plain and "\n" not in text
        return f"{self._mark or (HEADING if text and bold else '')}{text}"


def _rendered(root: object) -> Iterator[str]:
    """The lines of a page. Within a paragraph most breaks of its source mean nothing."""
    line, bold, paragraphs = _Line(), 0, 0
    steps: list[tuple[object, bool]] = [(root, True)]
    while steps:
        node, enters = steps.pop()
        name = str(getattr(node, "name", ""))
        if name == "#text":
            text = str(getattr(node, "data", ""))
            line.add(patterns.SOFT_BREAK.compiled.sub(" ", text) if paragraphs else text, bold > 0)
            continue
        if name in _UNSEEN:
            continue
        step = 1 if enters else -1
        bold += step if name in _BOLD else 0
        paragraphs += step if name in _PARAGRAPHS else 0
        if name in _BLOCKS and not (enters and name != "li" and line.is_empty and name not in _HEADINGS):
            yield str(line)
            line = _Line(_mark(name) if enters else "")
        elif name in ("td", "th") and enters and not line.is_empty:
            line.add(": ", bold=True)
        if enters:
            steps.append((node, False))
            steps += [(child, True) for child in reversed(getattr(node, "children", None) or [])]
    yield str(line)


def _mark(name: str) -> str:
    return HEADING if name in _HEADINGS else ITEM if name == "li" else ""


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
    from markdown_it import MarkdownIt  # as above

    parser = MarkdownIt("zero").enable(["backticks", "emphasis", "escape", "link", "strikethrough"])
    # A line in spaces would lose them, and with them that it is indented.
    for token in parser.parseInline(line):
        for child in token.children or []:
            yield "\n" if child.type == "softbreak" else child.content
