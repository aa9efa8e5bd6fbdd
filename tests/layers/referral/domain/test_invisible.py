from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from referral.domain.invisible import without_invisible
from referral.domain.profile import Registration
from referral.domain.value_types import Document, Lines, Name, Text, Title
from tests.functions.conftest import body_of

TURNED = "Acme\u202egnp.exe"
NEEDED = [
    "می\u200cخواهم",  # Persian: "I want", which is another word without the joiner
    "क्\u200dष",  # Hindi: a half form
    "ක්\u200dර",  # Sinhala
    "നന്\u200d",  # Malayalam, as written before its letter had a code of its own
    "👩\u200d💻",
    "👩🏽\u200d🚀",
    "❤\ufe0f\u200d🔥",
    "1\ufe0f\u20e3",
    "葛\U000e0100城",  # a variant of a character in a name of a town
]


@pytest.mark.parametrize("text", NEEDED)
def test_what_a_script_needs_stays(text):
    kept = text.removesuffix("\u200d")
    assert without_invisible(text) == kept
    assert TypeAdapter(Name).validate_python(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        TURNED,
        "Goo\u200bgle",
        "Goo\u200dgle",
        "Goo\u200cgle",
        "Go\u00adogle",
        "\ufeffGoogle",
        "Google\u2060",
        "G\U000e0067oogle",  # a tag, of which whole hidden texts are made
        "G\ufe0foogle",
        "Google\u3164",
        "Goo\u034fgle",
        "\u2066Google\u2069",
        "Google\u200f",
        "می\u200c",
        "می\u200c\ufe00",
        "👩\u200d",
    ],
)
def test_a_name_with_an_invisible_character_is_refused_and_prose_loses_it(text):
    for adapter in map(TypeAdapter, (Name, Title)):
        with pytest.raises(ValidationError, match="invisible"):
            adapter.validate_python(text)
    kept = without_invisible(text)
    assert kept in ("Google", "Acmegnp.exe", "می", "👩")
    for adapter in map(TypeAdapter, (Text, Lines, Document)):
        assert adapter.validate_python(f"At {text} I led.") == f"At {kept} I led."


@pytest.mark.parametrize("control", ["\x00", "\x08", "\x1b", "\x7f", "\x84", "\x9b"])
def test_control_characters_are_refused_but_in_a_resume_that_was_pasted(control):
    for adapter in map(TypeAdapter, (Name, Title, Text, Lines)):
        with pytest.raises(ValidationError, match="control characters"):
            adapter.validate_python(f"a{control}b")
    assert TypeAdapter(Document).validate_python(f"a{control}b") == "a b"


def test_the_resume_of_a_registration_loses_them():
    registration = Registration.model_validate(body_of("register") | {"resume": f"Was at {TURNED}.\x0cPage two"})
    assert registration.resume == "Was at Acmegnp.exe.\nPage two"


@pytest.mark.parametrize("hidden", ["\u200b", "\u200d", "\ufe0f", "ش\u200c", "क\u094d\u200d"])
def test_a_text_full_of_them_takes_no_time(hidden):
    began = monotonic()
    without_invisible(hidden * 60_000)
    assert monotonic() - began < 1


@given(st.text(alphabet=st.characters(categories=["Cf", "Mn", "Lo", "So", "Ll"])))
def test_a_second_pass_changes_nothing(text):
    for adapter in map(TypeAdapter, (Text, Document)):
        kept = adapter.validate_python(text)
        assert adapter.validate_python(kept) == kept
