import base64
import json
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.cursor import ASKED_POSITION, INBOX_POSITION, REVISION_POSITION, from_cursor, to_cursor

ids = st.uuids().map(str)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2200, 1, 1))
scores = st.none() | st.decimals(0, 100, places=2)
ID = "6f1c8a5e-0c8b-5d0e-9a52-3f7f0f7f8a11"
NOW = datetime(2026, 6, 15, 12, 30, 0, 123456)


@given(st.tuples(moments, ids))
def test_a_position_among_my_asks_survives(position):
    assert from_cursor(to_cursor(position, ASKED_POSITION), ASKED_POSITION) == position


@given(st.tuples(scores, moments, ids))
def test_a_position_in_the_inbox_survives(position):
    token = to_cursor(position, INBOX_POSITION)
    assert from_cursor(token, INBOX_POSITION) == position
    assert token.replace("-", "").replace("_", "").isalnum()


@given(st.tuples(st.booleans(), st.integers(0, 2**31 - 1), st.text("0123456789abcdef", min_size=64, max_size=64)))
def test_a_position_among_revisions_survives(position):
    assert from_cursor(to_cursor(position, REVISION_POSITION), REVISION_POSITION) == position


@pytest.mark.parametrize("kind", [ASKED_POSITION, INBOX_POSITION, REVISION_POSITION])
@given(token=st.text(max_size=60))
def test_any_other_token_is_refused(kind, token):
    with pytest.raises(ValueError, match="is not a cursor of this list"):
        from_cursor(token, kind)


@pytest.mark.parametrize(
    "position",
    [
        *(
            [score, NOW.isoformat(), ID]
            for score in ("NaN", "Infinity", "1E+99999", "1E-99999", "-0.01", "100.01", "1.001")
        ),
        ["50", "tomorrow", ID],
        ["50", NOW.isoformat(), "' OR '1'='1"],
        ["50", NOW.isoformat(), ID.upper()],
        ["50", NOW.isoformat(), ID + "\n"],
        ["50", NOW.isoformat()],
        ["50", NOW.isoformat(), ID, 1],
        {"score": 50},
        None,
    ],
)
def test_a_forged_token_is_refused(position):
    token = base64.urlsafe_b64encode(json.dumps(position).encode()).decode()
    with pytest.raises(ValueError, match="is not a cursor of this list"):
        from_cursor(token, INBOX_POSITION)


def test_a_token_of_the_other_list_is_refused():
    for position, kind, other in (
        ((NOW, ID), ASKED_POSITION, INBOX_POSITION),
        ((Decimal("87.50"), NOW, ID), INBOX_POSITION, ASKED_POSITION),
    ):
        with pytest.raises(ValueError, match="is not a cursor of this list"):
            from_cursor(to_cursor(position, kind), other)
