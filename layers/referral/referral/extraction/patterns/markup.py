"""How HTML, escaped HTML and Markdown show in a text."""

from referral.extraction.patterns import Pattern

# "List<String>" is no tag: only elements that job boards and editors write are taken off.
_ELEMENT = (
    r"(?:a|abbr|article|aside|b|blockquote|body|br|center|code|col|colgroup|dd|div|dl|dt|em|font|footer|form|figure"
    r"|h[1-6]"
    r"|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|mark|meta|nav|ol|p|pre|s|script|section|small"
    r"|span"
    r"|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|u|ul|o:p)"
)
TAG = Pattern(
    "tag",
    "the tag of an element of HTML",
    rf"<(?:/?{_ELEMENT}(?=[\s/>])[^<>]*|!--[^<>]*)>",
    ("<p>", "<!-- x -->", "</strong>", '<a href="x">', "<br/>", "<H2 class='x'>"),
    ("List<String>", "a < b", "<5 years", "<T>"),
)
NO_TAG = Pattern(
    "no tag",
    "a less-than sign that begins neither a tag nor a comment",
    rf"<(?!/?{_ELEMENT}(?=[\s/>])[^<>]*>|!--[^<>]*>)",
    ("a < b", "List<String>", "<p"),
    ("<p>", "<!-- x -->", "</li>"),
)
ESCAPED_TAG = Pattern(
    "escaped tag",
    "a tag whose signs are written as entities, once or several times",
    rf"&(?:amp;){{0,3}}lt;/?{_ELEMENT}(?=[\s/&])",
    ("&lt;p&gt;", "&lt;/li&gt;", "&amp;lt;br/&amp;gt;"),
    ("a &lt; b", "List&lt;String&gt;", "<p>"),
)
ENTITY = Pattern(
    "entity",
    "an entity of HTML with its semicolon; without one it may be part of an address",
    r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});",
    ("R&amp;D", "&#8226;", "&nbsp;"),
    ("R&D", "?a=1&copy=2"),
)
WRITTEN_BREAK = Pattern(
    "written line break",
    "a line break as JSON writes it; behind a drive or a share it begins a folder's name",
    r"(?<![:\\])(?:\\r)?\\n",
    (r"Python\nGo", r"Python\r\nGo"),
    (r"C:\new", "Python\nGo"),
    flags="",
)
WRITTEN_TAB = Pattern(
    "written tab", "a tab as JSON writes it", r"(?<![:\\])\\t", (r"o\tPython",), (r"C:\temp",), flags=""
)
SOFT_BREAK = Pattern(
    "soft break",
    "a line break in the source of a paragraph: behind a long line, unless an item follows, or before a small letter",
    r"(?<=[^\n]{60})\n[ \t]*(?![-–*•·▪◦●‣]|\d{1,2}[.)])|\n[ \t]*(?=[a-z])",
    ("Python\n  and Go", "Several years of experience as a nurse in a large hospital or with\nMSF"),
    ("Python\nGo", "Several years of experience as a nurse in a large hospital or a home\n- MSF"),
    flags="",
)
MARKDOWN = Pattern(
    "marks of Markdown",
    "emphasis, links or code within a line",
    r"\*[^\s*]|(?<!\w)_{1,2}[^\W_]|\]\(|`|~~|\\[*_#+.()\[\]-]",
    ("**Kafka**", "__Go__", "[Go](https://go.dev)", "`make`", "\\- Kafka"),
    ("* Kafka", "snake_case", "4 * 5", "[x] Go"),
    flags="",
)
MARKDOWN_HEADING = Pattern(
    "heading of Markdown",
    "a line with number signs in front, or a line in bold from end to end",
    r"^\s{0,3}(?:#{1,6}\s+(?P<title>\S.*)|(?P<bold>\*\*|__)(?P<words>[^*_\s][^*_]*)(?P=bold)\s*:?\s*)$",
    ("## Requirements", "**Requirements:**", "__Duties__ :"),
    ("#LI-Remote", "**Kafka** and Go", "Requirements"),
    flags="",
)
FENCE = Pattern(
    "fence", "the mark around a block of code", r"^\s{0,3}(?:```|~~~)", ("```python",), ("a ```",), flags=""
)
TABLE_ROW = Pattern(
    "row of a table",
    "cells between bars, with a bar at both ends",
    r"^\s*\|(.*)\|\s*$",
    ("| Go | 3 |",),
    ("a | b",),
    flags="",
)
