import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from referral.domain.directory_entry import Entry
from referral.domain.evidence import Evidence, Verdict
from referral.domain.identifiers import RevisionId
from referral.domain.posting import RevisionsOfJob
from referral.domain.referral import Referral, Reveal
from referral.domain.requirements import Kind, Need
from referral.domain.revision import Revision
from referral.domain.states import State
from referral.domain.summary import Summary
from referral.entrypoints.http.answers import posting_revision_of, received_referral_of, referral_of

ASK = Referral(
    referral_id="cf759391-1b99-5863-9a62-e7f41624e40f",
    seeker="ada@x.org",
    link="https://x.org/job",
    company="Engines",
    role="Analyst",
    state=State.QUEUED,
    score=Decimal("87.50"),
    score_version="1/m",
    evidence=(
        Evidence("3 years", Kind.YEARS, Need.REQUIRED, Verdict.PARTIAL, "2.5 years", Decimal("10.00"), Decimal("8.33")),
    ),
    reason=None,
    asked_at=datetime(2026, 6, 15, 12, 30, 0, 123456),
    updated_at=datetime(2026, 6, 15, 12, 31),
    revision=RevisionId("5eed"),
)
SHOWN = {
    "referralId": "cf759391-1b99-5863-9a62-e7f41624e40f",
    "link": "https://x.org/job",
    "linkHost": "x.org",
    "company": "Engines",
    "role": "Analyst",
    "revision": "5eed",
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
    "reasonBy": None,
    "askedAt": "2026-06-15T12:30:00.123Z",
    "updatedAt": "2026-06-15T12:31:00.000Z",
}


SUMMARY = Summary(("Python",), 2.5, "senior", ("bachelor",))
BLIND = {"email": None, "name": None, "company": None, "headline": None, "resume": None} | {
    "skills": ["Python"],
    "years": 2.5,
    "seniority": "senior",
    "education": ["bachelor"],
}


def test_an_ask_as_its_seeker_sees_it():
    seen = replace(ASK, reveals=(Reveal(datetime(2026, 6, 16), "Engines"),))
    assert json.loads(referral_of(seen).model_dump_json()) == SHOWN | {
        "mayAppeal": False,
        "appealed": False,
        "reveals": [{"at": "2026-06-16T00:00:00.000Z", "company": "Engines"}],
    }


def test_a_denial_names_the_company_that_gave_the_reason_and_may_be_appealed_once():
    denied = replace(ASK, state=State.DENIED, reason="Not now.")
    shown = referral_of(denied)
    assert (shown.reason, shown.reasonBy, shown.mayAppeal) == ("Not now.", "Engines", True)
    assert not referral_of(replace(denied, was_appealed=True)).mayAppeal
    assert referral_of(replace(ASK, reason="The posting is missing.")).reasonBy is None


def test_an_ask_as_a_referrer_sees_it():
    ask = replace(ASK, summary=SUMMARY, revisions_of_job=RevisionsOfJob(2, ASK.revision))
    blind = json.loads(received_referral_of(ask, None, None).model_dump_json())
    assert blind == SHOWN | {"undoUntil": None, "revisions": 2, "revisionConfirmed": True, "seeker": BLIND}
    entry = Entry("ada", "ada@x.org", "Ada", None, "Analyst, Mills", "key")
    revealed = json.loads(received_referral_of(ask, entry, "https://x.org/resume").model_dump_json())
    known = {"email": "ada@x.org", "name": "Ada", "headline": "Analyst, Mills", "resume": "https://x.org/resume"}
    assert revealed["seeker"] == BLIND | known


def test_a_decision_can_be_undone_for_a_day():
    decided = replace(ASK, state=State.MATCHED, decided_at=datetime(2026, 6, 15, 12))
    assert received_referral_of(decided, None, None).undoUntil == datetime(2026, 6, 16, 12)
    assert received_referral_of(replace(decided, state=State.QUEUED), None, None).undoUntil is None


@pytest.mark.parametrize("confirmed", [None, RevisionId("07e4")])
@pytest.mark.parametrize("revision", [None, RevisionId("5eed")])
def test_an_ask_is_confirmed_if_its_own_revision_is(revision, confirmed):
    ask = replace(ASK, revision=revision, revisions_of_job=RevisionsOfJob(2, confirmed))
    assert not received_referral_of(ask, None, None).revisionConfirmed


def test_a_revision_whose_text_is_gone_has_its_numbers():
    shown = posting_revision_of(ASK.link, Revision(RevisionId("5eed"), 3, True), None)
    assert (shown.openAsks, shown.confirmed, shown.role, shown.description) == (3, True, None, None)
