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
from referral.entrypoints.drain import drain
from referral.entrypoints.schedule import SecondsLeft, scheduled
from referral.extraction.anonymisation import anonymise
from referral.matching.candidate_features import candidate_features

users, resumes, nlu, referrals, queue = Users(), Resumes(), Nlu(), Referrals(), user_queue()
directory = Directory(users)


def encode(email: str, again: bool) -> None:
    user = users.get(email)
    if user is None:
        raise NotEncodable("The profile is missing.")
    if again or not user.has_features:
        resume = resumes.get(user.profile.resumeKey) if user.profile.resumeKey else ""
        career = anonymise(user.profile.career, user.profile.person, resume)
        users.store_features(user, candidate_features(career, nlu.embed))
    directory.write(Entry.of(user.profile))
    referrals.user_changed(email)


def give_up(email: str, reason: str) -> None:
    user = users.get(email)
    if user:
        users.store_failure(user, reason)
    referrals.user_changed(email)


@scheduled
def handler(_: dict[str, Any], seconds_left: SecondsLeft) -> Counter[str]:
    return drain(queue, encode, give_up, seconds_left)
