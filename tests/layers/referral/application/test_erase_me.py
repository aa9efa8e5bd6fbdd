"""The last look after an erasure. `tests/functions/test_me.py` and the simulations test erasures on real stores."""

import pytest

from referral.application.erase_me import SWEEP_S, sweep
from referral.domain.identifiers import UserId

ADA = UserId("ada")


class Stores:
    """People with profiles, those whose traces were removed, if `is_whole` to the last one, and what was queued."""

    def __init__(self, *people: str, is_whole: bool = True) -> None:
        self.exists = people.__contains__
        self.removed: list[UserId] = []
        self.queued: list[tuple[UserId, bool, int]] = []
        self._is_whole = is_whole

    def remove(self, user_id: UserId) -> bool:
        self.removed.append(user_id)
        return self._is_whole

    def send(self, key: UserId, *, erased: bool, delay: int) -> None:
        self.queued.append((key, erased, delay))


@pytest.mark.parametrize(("people", "removed"), [((), [ADA]), (("ada",), [])])
def test_who_has_a_profile_keeps_everything(people, removed):
    stores = Stores(*people)
    sweep(ADA, users=stores, traces=stores, queue=stores)
    assert (stores.removed, stores.queued) == (removed, [])


def test_what_has_to_wait_is_swept_again():
    stores = Stores(is_whole=False)
    sweep(ADA, users=stores, traces=stores, queue=stores)
    assert stores.queued == [(ADA, True, SWEEP_S)]
