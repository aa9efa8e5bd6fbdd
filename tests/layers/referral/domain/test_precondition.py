import pytest

from referral.domain.precondition import IfMatch


@pytest.mark.parametrize("header", ['"a"', '"b", "a"', '"b","a"', "*", " * ", 'W/"b", "a"', '"a", W/"a"'])
def test_a_header_that_names_the_version_admits_it(header):
    assert IfMatch.of(header).admits("a")


@pytest.mark.parametrize("header", ["", "a", '"b"', 'W/"a"', '"A"', '"a', '"*"', "**", '"ab"'])
def test_any_other_header_does_not(header):
    assert not IfMatch.of(header).admits("a")
