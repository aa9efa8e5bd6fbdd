import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from referral.entrypoints.ranking import ClearDecided, ConfirmRevision, RankOne, Rescore, TellStanding, Tick, command_of

EVENT = json.loads((Path(__file__).parents[4] / "events/rank_referrals.json").read_text())


def test_a_command_is_recognised_by_its_fields():
    assert command_of({"rescore": True}) == Rescore(rescore=True)
    assert command_of({"clearDecided": True}) == ClearDecided(clearDecided=True)
    assert command_of({"standing": True}) == TellStanding(standing=True)
    assert command_of({"confirm": "0" * 64}) == ConfirmRevision(confirm="0" * 64)
    assert command_of(EVENT) == Tick(source="aws.events")
    one = command_of({"userId": "someone", "link": "https://jobs.example.com/1?utm_source=x"})
    assert one == RankOne(userId="someone", link="https://jobs.example.com/1")


@pytest.mark.parametrize(
    "event",
    [{}, {"rescore": False}, {"rescore": "yes"}, {"userId": "someone"}, {"link": "https://x.org/1"},
     {"rescore": True, "standing": True}, {"userId": "someone", "link": "no link"}, {"source": "somebody"},
     {"confirm": "https://x.org/1"}, {"confirm": "0" * 64, "rescore": True}],
)  # fmt: skip
def test_anything_else_is_refused(event):
    with pytest.raises(ValidationError):
        command_of(event)
