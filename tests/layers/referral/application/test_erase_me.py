"""The last look after an erasure. `tests/functions/test_me.py` and the simulations test erasures on real stores."""

import pytest

from referral.application.erase_me import sweep
from referral.domain.identifiers import UserId

ADA = UserId("ada")


class Stores:
    """People with profiles, and those whose traces were removed."""

    def __init__(self, *people: str) -> None:
        self.exists = people.__contains__
        self.removed: list[UserId] = []
        self.remove = self.removed.append


@pytest.mark.parametrize(("people", "removed"), [((), [ADA]), (("ada",), [])])
def test_who_has_a_profile_keeps_everything(people, removed):
    stores = Stores(*people)
    sweep(ADA, users=stores, traces=stores)
    assert stores.removed == removed
