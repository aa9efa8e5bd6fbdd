import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.extraction.limits import MAX_LINE
from referral.extraction.text import lines, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n--\n•\n***\n", []),
        ("- Python\r\n* Go\n\n1. Rust\n(2) C++\n✓ SQL", ["Python", "Go", "Rust", "C++", "SQL"]),
        ("Python • Go • SQL", ["Python", "Go", "SQL"]),
        ("•Python•Go\n\uf0b7 SQL | Rust", ["Python", "Go", "SQL", "Rust"]),
        ("①Python ②Go\n1️⃣ SQL 2️⃣ Rust", ["Python", "Go", "SQL", "Rust"]),
        ("o\tPython\nØ Go\nü SQL\n➤ Rust\n🔹Ada", ["Python", "Go", "SQL", "Rust", "Ada"]),
        ("(a) Python\n(b) Go\niii. SQL\nD. Rust\n5.Ada", ["Python", "Go", "SQL", "Rust", "Ada"]),
        ("Knows: 1. Python 2. Go 3. SQL", ["Knows:", "Python", "Go", "SQL"]),
        ("a) Python b) Go; Rust;Ada", ["Python", "Go", "Rust", "Ada"]),
        ("- Python - Go - SQL", ["Python", "Go", "SQL"]),
        ("- Head of sales - Europe", ["Head of sales - Europe"]),
        ("Moves teams from Java → Go", ["Moves teams from Java → Go"]),
        ("3.5 years of C# and .NET in E. coli labs", ["3.5 years of C# and .NET in E. coli labs"]),
        (".NET\n#1 in sales\nC) Go", [".NET", "#1 in sales", "Go"]),
        ("Builds APIs. Runs them! Why? Because", ["Builds APIs.", "Runs them!", "Why?", "Because"]),
        ("Uses tools, e.g. Python, i.e. Snakes", ["Uses tools, e.g. Python, i.e. Snakes"]),
        ("Ph.D. Physics, M.S. Mathematics, U.S. Army", ["Ph.D. Physics, M.S. Mathematics, U.S. Army"]),
        ("min. 3 yrs. Python; Go", ["min. 3 yrs. Python", "Go"]),
        ("熟悉Python。热爱团队！有经验", ["熟悉Python。", "热爱团队！", "有经验"]),
        ("Same\nSame\n- Same", ["Same"]),
        ("Version 2.0 of v1.2.3", ["Version 2.0 of v1.2.3"]),
    ],
)
def test_lines_say_one_thing_each(text, expected):
    assert lines(text) == expected


def test_a_long_line_is_cut_into_pieces_that_lose_nothing():
    said = " ".join(f"keeps machine {n} running," for n in range(40)) + " and holds a master's degree in welding"
    pieces = lines(said)
    assert len(pieces) > 1
    assert all(len(piece) <= MAX_LINE for piece in pieces)
    assert " ".join(pieces).replace(",", "") == said.replace(",", "")
    assert "holds a master's degree in welding" in pieces[-1]
    assert lines("x" * 1000) == ["x" * MAX_LINE, "x" * 200]


@given(st.text(max_size=300))
def test_lines_are_short_trimmed_and_all_different(text):
    found = lines(text)
    assert len(set(found)) == len(found)
    assert all(0 < len(line) <= MAX_LINE and line == line.strip() for line in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("5+ years of proven experience in a similar role", set()),
        ("and/or, e.g. the 24/7 42 3.5", set()),
        ("C, C++ and C#", {"c", "c++", "c#"}),
        ("CI/CD", {"ci", "cd", "ci/cd"}),
        ("Node.js / React", {"node.js", "react"}),
        ("Full-stack", {"full-stack", "stack"}),
        ("k8s", {"k8s"}),
        ("Moody's", {"moodi"}),
        ("日本語", {"日本語"}),
    ],
)
def test_terms_are_the_words_that_carry_meaning(text, expected):
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("developing APIs", "API development"), ("PYTHON", "python"), ("tests", "testing"), ("Moody’s", "Moody's")],
)
def test_forms_of_one_word_agree(one, other):
    assert terms(one) == terms(other)


@given(st.text(max_size=200), st.text(max_size=200))
def test_terms_of_two_lines_are_those_of_both(one, other):
    assert terms(f"{one}\n{other}") == terms(one) | terms(other)
