import json
from datetime import datetime
from decimal import Decimal

from referral.domain.evidence import Evidence, Verdict
from referral.domain.referral import Referral
from referral.domain.requirements import Kind, Need
from referral.domain.states import State
from referral.entrypoints.http.answers import Seeker, received_referral_of, referral_of

ASK = Referral(
    referral_id="cf759391-1b99-5863-9a62-e7f41624e40f",
    seeker="ada@x.org",
    link="https://x.org/job",
    company="Engines",
    role="Analyst",
    state=State.QUEUED,
    score=Decimal("87.50"),
    score_version="1/m",
    score_stale=True,
    evidence=(
        Evidence("3 years", Kind.YEARS, Need.REQUIRED, Verdict.PARTIAL, "2.5 years", Decimal("10.00"), Decimal("8.33")),
    ),
    reason=None,
    asked_at=datetime(2026, 6, 15, 12, 30, 0, 123456),
    updated_at=datetime(2026, 6, 15, 12, 31),
)
SHOWN = {
    "referralId": "cf759391-1b99-5863-9a62-e7f41624e40f",
    "link": "https://x.org/job",
    "linkHost": "x.org",
    "company": "Engines",
    "role": "Analyst",
    "state": "queued",
    "score": 87.5,
    "scoreVersion": "1/m",
    "scoreStale": True,
    "evidence": [
        {
            "requirement": "3 years",
            "kind": "years",
            "need": "required",
            "verdict": "partial",
            "quote": "2.5 years",
            "weight": 10.0,
            "points": 8.33,
        }
    ],
    "reason": None,
    "askedAt": "2026-06-15T12:30:00.123Z",
    "updatedAt": "2026-06-15T12:31:00.000Z",
}


def test_an_ask_as_its_seeker_sees_it():
    assert json.loads(referral_of(ASK).model_dump_json()) == SHOWN


def test_an_ask_as_a_referrer_sees_it():
    seeker = Seeker(email="ada@x.org", name="Ada", company=None, headline=None, resume=None)
    shown = json.loads(received_referral_of(ASK, seeker).model_dump_json())
    assert shown == SHOWN | {"seeker": json.loads(seeker.model_dump_json())}
