from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from referral.domain.value_types import Date, Email, Lines, Name, NameOrBlank, NamesAreTexts, Text, Title

email, name, title, text, lines = (TypeAdapter(field) for field in (Email, Name, Title, Text, Lines))
day, last_name = TypeAdapter(Date), TypeAdapter(NameOrBlank)
skills = TypeAdapter(Annotated[list[Name], NamesAreTexts])

LONGEST = "a" * 64 + "@" + "b" * 59 + ".org"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" O'Brien@X.org ", "o'brien@x.org"),
        ("a.b+c_d-e@mail.example.co.uk", "a.b+c_d-e@mail.example.co.uk"),
        ("x@a-b.museum", "x@a-b.museum"),
        ("\u212aelvin@x.org", "kelvin@x.org"),  # the Kelvin sign is a k
        ("a" * 64 + "@x.org", "a" * 64 + "@x.org"),
        (LONGEST, LONGEST),
        ("anna@Bäckerei.example", "anna@xn--bckerei-5wa.example"),
        ("anna@xn--bckerei-5wa.example", "anna@xn--bckerei-5wa.example"),
        ("li@例子.测试", "li@xn--fsqu00a.xn--0zwm56d"),
    ],
)
def test_addresses(given, kept):
    assert email.validate_python(given) == kept
    assert email.validate_python(kept) == kept


@pytest.mark.parametrize(
    "value",
    [
        *("", "' OR '1'='1", "x", "x@", "@x.org", "x@y", "x@@y.org", "x y@z.org", "x@y..org", "x@-y.org", "x@y-.org"),
        *(
            "x@y.org.",
            ".x@y.org",
            "x.@y.org",
            "x..y@z.org",
            '"x"@y.org',
            "x@[127.0.0.1]",
            "jürgen@x.org",
            "x@mün chen.de",
            "x@münchen",
        ),
        *("x@y.org\nbcc: z@y.org", "x\x00@y.org", "<x@y.org>", "a" * 65 + "@x.org", "x@" + "a" * 64 + ".org"),
    ],
)
def test_anything_but_an_address_is_refused(value):
    with pytest.raises(ValidationError, match="must be an e-mail address"):
        email.validate_python(value)


def test_an_address_that_the_user_pool_would_not_take_is_refused():
    with pytest.raises(ValidationError, match="at most 128 characters"):
        email.validate_python(LONGEST + "g")


@pytest.mark.parametrize(
    "value",
    ["Zoë", "علي حسن", "שָׁלוֹם", "李小龙", "👩‍🚀 Ada", "🚀", "O'Brien-Łukasz", "'; DROP TABLE referral; --", "x" * 200],
)
def test_names_in_all_scripts(value):
    assert name.validate_python(f"  {value} ") == value


def test_a_name_is_one_line():
    assert name.validate_python("Ada\n\tKing \u2028 Lovelace") == "Ada King Lovelace"


@pytest.mark.parametrize("value", ["", "  ", "\n", "\u200b", "\u200f \u200e", "\ufeff", "\u0300", "\u0308\u20dd"])
def test_an_invisible_name_is_blank(value):
    with pytest.raises(ValidationError):
        name.validate_python(value)


def test_breaks_of_lines_and_pages_are_breaks():
    assert text.validate_python("Sewed\x0band\x0cironed\x85all\x1fday.") == "Sewed\nand\nironed\nall day."
    assert name.validate_python("Ada\x0bKing") == "Ada King"


def test_a_last_name_may_be_blank_but_not_invisible():
    assert [last_name.validate_python(value) for value in (None, "", " ", " King ")] == ["", "", "", "King"]
    for wrong in ("\u200b", "\u0300", 3):
        with pytest.raises(ValidationError):
            last_name.validate_python(wrong, strict=True)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (2021, "2021"),
        ({"year": 2021}, "2021"),
        ({"year": 2021, "month": 3}, "2021-03"),
        ({"year": 2021, "month": 3, "day": 7}, "2021-03-07"),
        ("2021-03-07T00:00:00Z", "2021-03-07"),
    ],
)
def test_dates_of_exports(value, kept):
    assert day.validate_python(value, strict=True) == kept


@pytest.mark.parametrize("value", [True, 20.21, 21, {}, {"month": 3}, {"year": 2021, "day": 7}, "2999"])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(ValidationError):
        day.validate_python(value, strict=True)


def test_skills_of_exports():
    web = {"name": "Weaving", "level": "Master", "keywords": ["Looms", "Silk"]}
    assert skills.validate_python([web, "Dyeing", {"name": "Felting"}]) == [
        *("Weaving", "Looms", "Silk", "Dyeing", "Felting")
    ]
    assert skills.validate_python(None) == []
    for wrong in ([{"title": "Weaving"}], "Weaving", [3], [""], [{"name": " "}]):
        with pytest.raises(ValidationError):
            skills.validate_python(wrong, strict=True)


@pytest.mark.parametrize("adapter", [name, title, text, lines])
@pytest.mark.parametrize("value", ["a\x00b", "a\x1bb", "a\x7fb", "a\ud800b", 1, 1.5, True, b"ab", {"a": 1}])
def test_control_characters_lone_surrogates_and_other_types_are_refused(adapter, value):
    with pytest.raises(ValidationError):
        adapter.validate_python(value, strict=True)


@pytest.mark.parametrize(("adapter", "longest"), [(name, 200), (title, 300), (text, 20_000), (lines, 60_000)])
def test_lengths(adapter, longest):
    assert adapter.validate_python("é" * longest) == "é" * longest
    with pytest.raises(ValidationError):
        adapter.validate_python("é" * (longest + 1))


def test_lines_come_as_one_text_or_as_a_list():
    assert lines.validate_python(["- Python", "- Go"]) == lines.validate_python("- Python\n- Go") == "- Python\n- Go"
    assert lines.validate_python([]) == lines.validate_python(" \n") == lines.validate_python(None) == ""
    for wrong in (["Python", 3], [["Python"]], {"0": "Python"}):
        with pytest.raises(ValidationError):
            lines.validate_python(wrong)


@given(st.text(max_size=250))
def test_accepted_text_is_kept_unchanged(value):
    for adapter in (name, title, text):
        try:
            kept = adapter.validate_python(value)
        except ValidationError:
            continue
        assert adapter.validate_python(kept) == kept
