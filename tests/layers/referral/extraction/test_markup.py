import pytest

from referral.extraction.markup import plain
from referral.extraction.text import lines
from tests.linear import is_linear


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Welds steel\nPaints", "Welds steel\nPaints"),
        ("<p>Welds steel</p><p>Paints</p>", "Welds steel\nPaints"),
        ("<ul><li>Welds <em>thin</em> steel</li><li>Paints</li></ul>", "- Welds thin steel\n- Paints"),
        ("<ul>\n<li><p>Welds</p></li>\n<li>Paints</li>\n</ul>", "- Welds\n- Paints"),
        ("Welds steel<br>Paints<BR />Drives", "Welds steel\nPaints\nDrives"),
        ("<h2>Your tasks</h2><div>Weld</div>", "## Your tasks\nWeld"),
        ("<p><strong>Your tasks:</strong></p><p>Weld</p>", "## Your tasks:\nWeld"),
        ("<ol><li><b>Weld</b></li></ol>", "- Weld"),
        (
            "<table><tr><td>Trade</td><td>TIG</td></tr><tr><td>Shift</td><td>Late</td></tr></table>",
            "Trade: TIG\nShift: Late",
        ),
        ("&lt;ul&gt;&lt;li&gt;Weld &amp;amp; paint&lt;/li&gt;&lt;/ul&gt;", "- Weld & paint"),
        ("&amp;lt;p&amp;gt;Weld&amp;lt;/p&amp;gt;", "Weld"),
        ("Research &amp; development&nbsp;teams", "Research & development\xa0teams"),
        ("<style>p { color: red }</style><p>Weld</p><script>alert(1)</script>", "Weld"),
        ("<!-- from a template --><p>Weld</p>", "Weld"),
        ("Writes Map<String, Integer> and a < b", "Writes Map<String, Integer> and a < b"),
        ("<p>Writes List<String> in <b>Java</b></p>", "Writes List<String> in Java"),
        ("<p>Weld", "Weld"),
        ("Weld\\nPaint\\n\\tDrive", "Weld\nPaint\n\tDrive"),
        (r"Keeps C:\new and C:\temp tidy", r"Keeps C:\new and C:\temp tidy"),
        ("\\- Weld\n\\* Paint", "- Weld\n* Paint"),
        ("**What you do**\nWeld", "## What you do\nWeld"),
        ("Rates 5 * 3 * 2, my_own_name and #1", "Rates 5 * 3 * 2, my_own_name and #1"),
    ],
)
def test_markup_is_taken_off_and_lines_stay(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Tasks\n**Weld** _steel_ with [TIG](https://tig.example)\n***\n`make`",
            ["Tasks", "Weld steel with TIG", "make"],
        ),
        ("| Trade | Years |\n|---|---|\n| Welding | 3 |", ["Trade: Years", "Welding: 3"]),
        ("<div>Weld steel\nPaint doors\n- Drive</div>", ["Weld steel", "Paint doors", "Drive"]),
        ("```\nweld()\n```\nPaint", ["weld()", "Paint"]),
        (
            "<p>Several years of work as a welder of thin sheets and of pipes in\n  Shipyards or\n on land</p>",
            ["Several years of work as a welder of thin sheets and of pipes in Shipyards or on land"],
        ),
    ],
)
def test_lines_have_no_markup(text, expected):
    assert lines(text) == expected


HOSTILE = ["<div>", "<b><i><p>", "<a ", "<!--", "&lt;p", "<", "**a ", "[a](", "_a_", "`a", "| a ", "<li>", "\\n", "a.B"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_hostile_markup_holds_a_reader_up(piece):
    assert is_linear(plain, piece)
