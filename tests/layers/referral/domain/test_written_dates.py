import pytest

from referral.domain.written_dates import is_ongoing, written


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (["2021", " 2021 "], "2021"),
        (
            ["2021-3", "2021/03", "2021.03", "3/2021", "03-2021", "Mar 2021", "March, 2021", "MARCH 2021"],
            "2021-03",
        ),
        (["Sept. 2021", "Sep 2021", "September 2021"], "2021-09"),
        (["2021-03-07T23:59:59Z", "2021-03-07T00:00:00.000+02:00", "2021-03-07 10:00", "2021/3/7"], "2021-03-07"),
        (["7 March 2021", "7. Mar 2021", "March 7, 2021", "Mar 07 2021"], "2021-03-07"),
    ],
)
def test_a_date_however_it_is_written(texts, day):
    assert {text: written(text) for text in texts} == dict.fromkeys(texts, day)


@pytest.mark.parametrize("text", ["", "spring 2021", "07/03/2021", "21", "March", "20211", "Marching 2021", "２０２１"])
def test_what_is_no_date_or_leaves_the_day_open_stays_as_it_is(text):
    assert written(text) == text


def test_an_end_may_say_that_there_is_none():
    assert all(map(is_ongoing, ["Present", " current ", "PRESENT", "heute", "Aujourd'hui", "至今"]))
    assert not any(map(is_ongoing, ["", "2021", "never"]))
