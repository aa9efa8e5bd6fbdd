"""GET, PUT and PATCH /me: the caller's profile. GET /me/export: the caller's data. DELETE /me: erases the caller."""

from functools import partial

from referral.adapters.account_records import AccountRecords
from referral.adapters.accounts import Accounts
from referral.adapters.budgets import Budgets
from referral.adapters.codes import Codes
from referral.adapters.directory import Directory
from referral.adapters.employments import Employments
from referral.adapters.jobs import Jobs
from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.queues import Queue
from referral.adapters.ranking_queue import RankingQueue
from referral.adapters.referrals import Referrals
from referral.adapters.resumes import Resumes
from referral.adapters.secrets import Secret
from referral.adapters.users import Users
from referral.application.erase_me import Traces, erase
from referral.application.export_me import export
from referral.application.my_profile import Keeps, MyProfile, change_profile, show_profile
from referral.domain.errors import BudgetSpent, NotRegistered
from referral.domain.identifiers import UserId
from referral.domain.precondition import IfMatch
from referral.domain.profile import ProfileDocument, ProfilePatch
from referral.domain.referral import ExportPage
from referral.entrypoints.database import database as database_of_settings
from referral.entrypoints.http import my_answers as answers
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.merge_patch import patched
from referral.entrypoints.http.pagination import fitting_page
from referral.entrypoints.http.routes import Tagged
from referral.entrypoints.log import log_failure, logger
from referral.entrypoints.metrics import measure
from referral.entrypoints.settings import BUCKET, NAME, SECRET_ARN, URL, optional_setting, setting

pool = setting("USER_POOL_ID", NAME)
pool_accounts = Accounts(pool)
api = Api(pool_accounts.is_active, pool_accounts.is_disabled)
accounts, database = AccountRecords(pool), database_of_settings()
users, jobs = Users(setting("USERS_TABLE", NAME)), Jobs(setting("JOBS_TABLE", NAME))
resumes, queue = Resumes(setting("RESUME_BUCKET", BUCKET)), Queue(setting("USER_QUEUE_URL", URL), "userId")
directory = Directory(users, optional_setting("OPENSEARCH_URL", URL))
referrals, employments = Referrals(database), Employments(database)
traces = Traces(jobs, referrals, employments, resumes, directory)
codes = Codes(setting("PENDING_TABLE", NAME), KeyedHash(Secret(setting("HASH_KEY_SECRET_ARN", SECRET_ARN))))
change = partial(
    change_profile,
    users=users,
    budgets=Budgets(setting("BUDGETS_TABLE", NAME)),
    resumes=resumes,
    directory=directory,
    asks=RankingQueue(database),
    employments=employments,
    queue=queue,
    report=log_failure,
)
handler = api.handler


@api.route("GET", "/me", problems=(NotRegistered,))
def show_me(caller: UserId) -> Tagged[answers.MyProfile]:
    """Get the caller's profile.

    The answer can be sent back with PUT. Its `ETag` names the version.
    """
    return _answer(show_profile(caller, users=users, resumes=resumes))


@api.route("PUT", "/me", problems=(NotRegistered, BudgetSpent))
def replace_me(caller: UserId, if_match: IfMatch, body: ProfileDocument) -> Tagged[answers.MyProfile]:
    """Replace the caller's profile.

    The new profile is read again, and open asks get a new score. The e-mail address can't be changed here.
    """
    return _answer(change(caller, if_match, lambda _: body, Keeps.LOST))


@api.route("PATCH", "/me", problems=(NotRegistered, BudgetSpent))
def change_me(caller: UserId, if_match: IfMatch, body: ProfilePatch) -> Tagged[answers.MyProfile]:
    """Change parts of the caller's profile.

    The body is a JSON Merge Patch (RFC 7396): what it does not name stays, null removes, and a list replaces the list.
    The result must be valid like a body of PUT.
    """
    keeps = Keeps.NONE if "resume" in body.changes() else Keeps.ANY
    return _answer(change(caller, if_match, lambda present: patched(present, body), keeps))


@api.route("GET", "/me/export")
def export_me(caller: UserId, query: ExportPage) -> answers.Export:
    """Get everything that is held about the caller.

    The asks come in pages; everything else is the same on each page.
    """
    found = export(
        caller,
        query.limit,
        query.cursor,
        accounts=accounts,
        users=users,
        resumes=resumes,
        referrals=referrals,
        employments=employments,
    )
    whole = answers.Export(
        account=answers.account_of(caller, found.account) if found.account else None,
        profile=answers.profile_of(found.profile) if found.profile else None,
        reading=answers.reading_of(found.features) if found.features else None,
        employment=answers.my_employment_of(found.employment) if found.employment else None,
        decisions=[answers.decision_of(ask) for ask in found.decided],
        referrals=[],
        cursor=None,
    )
    by_id = {ask.referral.referral_id: ask for ask in found.asks}
    shown, cursor = fitting_page(
        query,
        [ask.referral for ask in found.asks],
        lambda one: answers.exported_referral_of(by_id[one.referral_id]),
        beside=[whole],
    )
    return whole.model_copy(update={"referrals": shown, "cursor": cursor})


@api.route("DELETE", "/me", status=202)
def erase_me(token_owner: UserId) -> answers.Receipt:
    """Erase the caller.

    The account, the profile, the resume and everything that is said about the caller in asks are gone with the answer.
    Of asks, the history keeps ids, states and times. Backups end with their time. Erasing again gives the same receipt.
    """
    receipt = erase(token_owner, accounts=accounts, users=users, traces=traces, codes=codes, queue=queue)
    logger.info("erased", receipt=receipt.receipt_id)
    measure("Erasures")
    return answers.receipt_of(receipt)


def _answer(profile: MyProfile) -> Tagged[answers.MyProfile]:
    return Tagged(answers.profile_of(profile.document), profile.version)
