"""On a schedule: encodes the profiles in the user queue."""

from collections import Counter
from functools import partial
from typing import Any

from referral.adapters.directory import Directory
from referral.adapters.nlu import Nlu
from referral.adapters.queues import Queue
from referral.adapters.resumes import Resumes
from referral.adapters.users import Users
from referral.application.encode_candidate import encode_candidate, give_up_candidate
from referral.entrypoints.database import referrals as referrals_of_settings
from referral.entrypoints.drain import drain
from referral.entrypoints.schedule import SecondsLeft, scheduled
from referral.entrypoints.settings import BUCKET, NAME, URL, optional_setting, setting

users, resumes = Users(setting("USERS_TABLE", NAME)), Resumes(setting("RESUME_BUCKET", BUCKET))
nlu, directory = Nlu(setting("NLU_ENDPOINT", NAME)), Directory(users, optional_setting("OPENSEARCH_URL", URL))
referrals, queue = referrals_of_settings(), Queue(setting("USER_QUEUE_URL", URL), "userId")
encode = partial(encode_candidate, users=users, resumes=resumes, model=nlu, directory=directory, referrals=referrals)
give_up = partial(give_up_candidate, users=users, referrals=referrals)


@scheduled
def handler(_: dict[str, Any], seconds_left: SecondsLeft) -> Counter[str]:
    return drain(queue, encode, give_up, seconds_left)
