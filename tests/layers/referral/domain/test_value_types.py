import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from referral.domain.value_types import Email, Lines, Name, Text, Title

email, name, title, text, lines = (TypeAdapter(field) for field in (Email, Name, Title, Text, Lines))

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
            "x@münchen.de",
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


@pytest.mark.parametrize("value", ["", "  ", "\n", "\u200b", "\u200f \u200e", "\ufeff"])
def test_an_invisible_name_is_blank(value):
    with pytest.raises(ValidationError):
        name.validate_python(value)


@pytest.mark.parametrize("adapter", [name, title, text, lines])
@pytest.mark.parametrize("value", ["a\x00b", "a\x1bb", "a\x7fb", "a\ud800b", 1, 1.5, True, b"ab", {"a": 1}, None])
def test_control_characters_lone_surrogates_and_other_types_are_refused(adapter, value):
    with pytest.raises(ValidationError):
        adapter.validate_python(value, strict=True)


@pytest.mark.parametrize(("adapter", "longest"), [(name, 200), (title, 300), (text, 20_000), (lines, 20_000)])
def test_lengths(adapter, longest):
    assert adapter.validate_python("é" * longest) == "é" * longest
    with pytest.raises(ValidationError):
        adapter.validate_python("é" * (longest + 1))


def test_lines_come_as_one_text_or_as_a_list():
    assert lines.validate_python(["- Python", "- Go"]) == lines.validate_python("- Python\n- Go") == "- Python\n- Go"
    assert lines.validate_python([]) == lines.validate_python(" \n") == ""
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
