"""The revisions of a posting, as a referrer compares them and confirms the right one."""

from dataclasses import dataclass

from referral.application import ports
from referral.domain.company import company_key
from referral.domain.errors import NotFound
from referral.domain.identifiers import RevisionId, UserId
from referral.domain.posting import Posting, StoredPosting
from referral.domain.revision import Revision, RevisionConfirmation, RevisionPage

OPERATOR = "operator"
_NOT_FOUND = "There is no such posting at your company."


@dataclass(frozen=True)
class ReadRevision:
    """A revision with its text, which is None if that is gone."""

    revision: Revision
    posting: Posting | None


def list_revisions(
    referrer: UserId,
    page: RevisionPage,
    *,
    company_of: ports.CompanyOf,
    revisions: ports.Revisions,
    jobs: ports.Jobs,
) -> list[ReadRevision]:
    """The revisions of a job at the referrer's company: the confirmed one, then those of most undecided asks. NotFound
    if there is none."""
    company = company_of(referrer)
    found = revisions.of_job(company, page.link, page.limit, page.cursor) if company else []
    if not found and not page.cursor:
        raise NotFound(_NOT_FOUND)
    postings = jobs.get_all(revision.id for revision in found)
    return [
        ReadRevision(revision, stored.posting if (stored := postings.get(revision.id)) else None) for revision in found
    ]


def confirm_revision(
    referrer: UserId,
    confirmation: RevisionConfirmation,
    *,
    company_of: ports.CompanyOf,
    revisions: ports.Revisions,
    jobs: ports.Jobs,
) -> Posting:
    """Makes this revision the one that all undecided asks for the job at the referrer's company are scored against.
    Returns its posting. NotFound unless it is a revision of this link at this company. Safe to repeat."""
    company = company_of(referrer)
    stored = jobs.get(confirmation.revision) if company else None
    if (
        company is None
        or stored is None
        or stored.posting.link != confirmation.link
        or company_key(stored.posting.company) != company_key(company)
    ):
        raise NotFound(_NOT_FOUND)
    if not _confirm(stored, referrer, revisions, jobs):
        raise NotFound(_NOT_FOUND)
    return stored.posting


def confirm_by_operator(revision: RevisionId, *, revisions: ports.Revisions, jobs: ports.Jobs) -> bool:
    """Makes this revision the one that counts at its company. False if there is no such revision. Safe to repeat."""
    stored = jobs.get_all([revision]).get(revision)
    return stored is not None and _confirm(stored, OPERATOR, revisions, jobs)


def _confirm(stored: StoredPosting, by: str, revisions: ports.Revisions, jobs: ports.Jobs) -> bool:
    """False if the posting was forsaken when it was read, and is gone."""
    # The mark goes first: under it, the posting may be deleted before anybody can see the confirmation.
    if stored.is_forsaken and not jobs.keep(stored.revision):
        return False
    revisions.confirm(stored, by)
    return True
