import pytest

from referral.domain.plain_text import without_links
from referral.domain.wrong_value import FieldCode, WrongValue


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example/pay",
        "see HTTP://x.org",
        "ftp://files",
        "javascript:alert(1)",
        "Write to mailto:a@b.example",
        "ask hr@evil.example for it",
        "www.evil.example",
        "Apply at evil.com.",
        "evil.dev",
        "bit.ly/3xYz",
        "evil.io/pay now",
        "(x.net/a)",
        "evil.tech/apply",
        "evil.top",
        "evil.fr",
        "evil\u3002com",
        "\uff48\uff54\uff54\uff50\uff53\uff1a\uff0f\uff0fevil",
        "http:\\\\evil",
        "8.8.8.8/x",
        "tel:+15550100",
    ],
)
def test_what_a_program_would_make_clickable_is_refused(text):
    with pytest.raises(WrongValue) as refused:
        without_links(text)
    assert refused.value.code is FieldCode.HAS_LINK


@pytest.mark.parametrize(
    "text",
    [
        "We are looking for somebody closer to the job.",
        "Knows ASP.NET, Node.js and Socket.io; also Node.js/Express.",
        "Great fit: 5 years/3 jobs, i.e. enough.Thank you",
        "We met @ a fair, and/or talked. Rated 4.5/5",
        "They left.It was 2.5 years ago; vue.js or main.py/main.rs",
    ],
)
def test_plain_text_stays(text):
    assert without_links(text) == text
