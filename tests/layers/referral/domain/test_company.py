import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.company import KEY_LENGTH, company_key


@pytest.mark.parametrize(
    "spellings",
    [
        ["Amazon", "amazon.com ", "Amazon, Inc.", "AMAZON.COM, Inc.", "https://www.amazon.com/jobs", "Ａｍａｚｏｎ"],
        ["Moody's", "Moody’s", "MOODYS", "moody's Corporation"],
        ["Boeing", "The Boeing Company"],
        ["Johnson & Johnson", "Johnson and Johnson", "JOHNSON & JOHNSON INC"],
        ["Tiffany", "Tiffany & Co."],
        ["Müller", "MÜLLER GmbH & Co. KG", "Mu\u0308ller"],
        ["J.P. Morgan", "JP Morgan"],
        ["Philips", "Philips N.V."],
        ["example", "example.co.uk"],
        ["Straße", "STRASSE"],
        ["أرامكو", "\u200fأرامكو\u200f"],
    ],
)
def test_spellings_of_one_company_agree(spellings):
    assert len({company_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ["Amazon", "Amazon Web Services", "Amazonas"],
        ["阿里巴巴集团", "腾讯", "🚀", "❤️", "☂️"],  # the last two end in the same invisible selector
        ["किला", "कला", "काला"],  # vowels are marks
        ["Inc.", "The", "Co", "AG", "&"],
        ["Apple", "Аpple"],  # the second begins with a Cyrillic letter
    ],
)
def test_different_companies_differ(names):
    assert len({company_key(name) for name in names}) == len(names)


@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_a_key_is_never_empty_fits_its_column_and_is_its_own_key(name):
    key = company_key(name)
    assert key
    assert len(key) <= KEY_LENGTH
    assert company_key(key) == key


@pytest.mark.parametrize("name", ["ﷺ" * 200, "&" * 200, "a&" * 100, "ß" * 200])
def test_names_that_grow_when_folded_still_fit(name):
    assert len(company_key(name)) <= KEY_LENGTH
