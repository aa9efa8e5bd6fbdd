from types import SimpleNamespace

import pytest

from referral.application.ask_for_referral import notice_of
from referral.domain.identifiers import UserId
from referral.domain.notice import NoticeCode


@pytest.mark.parametrize(
    ("is_here", "verifies", "notice"),
    [(False, True, NoticeCode.NOBODY_HERE), (True, True, None), (False, False, None)],
)
def test_a_seeker_hears_that_nobody_is_here_where_that_is_known(is_here, verifies, notice):
    employments = SimpleNamespace(has_colleague=lambda company, seeker: is_here)
    assert notice_of(UserId("me"), "Orbis", employments=employments, verifies_employment=verifies) is notice
