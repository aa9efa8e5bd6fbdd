import json
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral.domain.evidence import Evidence, Verdict
from referral.domain.referral import InboxPage, MyReferralsPage, Referral, referral_id
from referral.domain.requirements import Kind, Need
from referral.domain.states import State
from referral.entrypoints.http import pagination as module
from referral.entrypoints.http.answers import ReferralList, referral_of
from referral.entrypoints.http.pagination import fitting_page

ASKED = datetime(2026, 6, 15)


def ask(number: int, requirement: str = "Runs Kafka") -> Referral:
    return Referral(
        referral_id=referral_id("ada@x.org", str(number)),
        seeker="ada@x.org",
        link=f"https://x.org/{number}",
        company="Engines",
        role="Analyst",
        state=State.QUEUED,
        score=Decimal(number % 101),
        score_version="1/m",
        reason=None,
        asked_at=ASKED - timedelta(hours=number),
        updated_at=ASKED,
        evidence=(Evidence(requirement, Kind.YEARS, Need.REQUIRED, Verdict.MET, None, Decimal(5), Decimal(5)),),
    )


def shown(page: MyReferralsPage | InboxPage, found: list[Referral]) -> tuple[list[str], str | None]:
    shown, cursor = fitting_page(page, found, referral_of)
    return [referral.link for referral in shown], cursor


@pytest.mark.parametrize("text", ["é" * 60_000, '"\\\n' * 40_000, "🚀" * 30_000])
def test_a_page_of_very_long_postings_fits_into_lambdas_answer(text):
    found = [ask(number, text) for number in range(100)]
    shown, cursor = fitting_page(MyReferralsPage(limit=100), found, referral_of)
    body = ReferralList(referrals=shown, cursor=cursor).model_dump_json()
    carried = json.dumps({"statusCode": 200, "body": body}, ensure_ascii=False).encode()
    assert 4 * 1024 * 1024 < len(carried) < 6 * 1024 * 1024
    assert 1 < len(shown) < 100


@pytest.mark.parametrize("kind", [MyReferralsPage, InboxPage])
@given(st.lists(st.integers(0, 5000), max_size=30), st.integers(1, 100), st.integers(0, 9000))
def test_following_the_cursor_shows_everything_once(kind, lengths, limit, most):
    asks = [ask(number, "x" * length) for number, length in enumerate(lengths)]
    seen, rest, page = [], asks, kind(limit=limit)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MAX_SIZE", most)
        while True:
            links, cursor = shown(page, rest[:limit])
            seen += links
            if cursor is None:
                break
            position = kind.model_validate_strings({"cursor": cursor}).cursor
            rest = asks[[one.referral_id for one in asks].index(position[-1]) + 1 :]
    assert seen == [one.link for one in asks]
