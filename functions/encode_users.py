"""On a schedule: turns the people in the user queue into encodings, and their open asks become due."""

from collections import Counter
from typing import Any

from referral.adapters.directory import Directory, Entry
from referral.adapters.nlu import Nlu
from referral.adapters.queues import user_queue
from referral.adapters.referrals import Referrals
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.domain.errors import NotEncodable
from referral.domain.identifiers import UserId
from referral.entrypoints.drain import drain
from referral.entrypoints.schedule import SecondsLeft, scheduled
from referral.extraction.anonymisation import anonymise
from referral.matching.candidate_features import candidate_features

users, resumes, nlu, referrals, queue = Users(), Resumes(), Nlu(), Referrals(), user_queue()
directory = Directory(users)


def encode(user_id: UserId, again: bool) -> None:
    user = users.get(user_id)
    if user is None:
        raise NotEncodable("The profile is missing.")
    if again or not user.has_features:
        resume = resumes.get(user.profile.resumeKey) if user.profile.resumeKey else ""
        career = anonymise(user.profile.career, user.profile.person, resume)
        users.store_features(user_id, user, candidate_features(career, nlu.embed))
    directory.write(Entry.of(user_id, user.profile))
    referrals.user_changed(user_id)


def give_up(user_id: UserId, reason: str) -> None:
    user = users.get(user_id)
    if user:
        users.store_failure(user_id, user, reason)
    referrals.user_changed(user_id)


@scheduled
def handler(_: dict[str, Any], seconds_left: SecondsLeft) -> Counter[str]:
    return drain(queue, encode, give_up, seconds_left)
