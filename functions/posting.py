"""GET /posting: the revisions of a posting at the caller's company. PUT /posting: confirms one of them."""

from functools import partial

from referral.adapters.accounts import Accounts
from referral.adapters.employments import Employments
from referral.adapters.jobs import Jobs
from referral.adapters.revisions import Revisions
from referral.adapters.users import Users
from referral.application import posting_revisions
from referral.application.referrer import company_of as company_of_referrer
from referral.domain.errors import NotFound
from referral.domain.identifiers import UserId
from referral.domain.revision import RevisionConfirmation, RevisionPage
from referral.entrypoints.database import database as database_of_settings
from referral.entrypoints.http import answers
from referral.entrypoints.http.api import Api
from referral.entrypoints.http.pagination import fitting_page
from referral.entrypoints.settings import NAME, flag_setting, setting

api = Api(Accounts(setting("USER_POOL_ID", NAME)).is_active)
users, jobs = Users(setting("USERS_TABLE", NAME)), Jobs(setting("JOBS_TABLE", NAME))
database = database_of_settings()
revisions = Revisions(database)
company_of = partial(
    company_of_referrer,
    users=users,
    employments=Employments(database),
    verifies_employment=flag_setting("VERIFY_EMPLOYMENT"),
)
handler = api.handler


@api.route("GET", "/posting", problems=(NotFound,))
def list_revisions(caller: UserId, query: RevisionPage) -> answers.PostingRevisionList:
    """List the different postings that asks at the caller's company have for a link.

    The confirmed one comes first, then those of most undecided asks.
    """
    found = posting_revisions.list_revisions(caller, query, company_of=company_of, revisions=revisions, jobs=jobs)
    postings = {one.revision.id: one.posting for one in found}
    shown, cursor = fitting_page(
        query,
        [one.revision for one in found],
        lambda one: answers.posting_revision_of(query.link, one, postings[one.id]),
    )
    return answers.PostingRevisionList(revisions=shown, cursor=cursor)


@api.route("PUT", "/posting", problems=(NotFound,))
def confirm_revision(caller: UserId, body: RevisionConfirmation) -> answers.ConfirmedRevision:
    """Confirm which of the postings for a link is the right one.

    All undecided asks for this link at the caller's company are scored against it from now on. Another confirmation
    replaces it. Decided asks keep what they were decided on.
    """
    posting = posting_revisions.confirm_revision(caller, body, company_of=company_of, revisions=revisions, jobs=jobs)
    return answers.ConfirmedRevision(
        revision=body.revision, link=posting.link, company=posting.company, role=posting.role
    )
