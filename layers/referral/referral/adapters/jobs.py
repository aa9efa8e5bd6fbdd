"""Postings and what they ask for: the table job-listings."""

from collections.abc import Iterable

from referral.adapters.documents import Document, Documents, readable
from referral.adapters.settings import NAME, setting
from referral.domain.identifiers import JobLink, UserId
from referral.domain.posting import Posting
from referral.extraction.requirements import Requirement
from referral.matching.encoding import Encoding
from referral.matching.subjects import Job


class Jobs:
    def __init__(self) -> None:
        self._documents = Documents(setting("JOBS_TABLE", NAME), "link")

    def put(self, posting: Posting, seeker: UserId) -> bool:
        """True where it has to be encoded by this seeker's doing. Only who handed a posting in first can change it."""
        return self._documents.put_as_owner(posting.link, posting.model_dump_json(), seeker)

    def get(self, link: JobLink) -> Job | None:
        document = self._documents.get(link)
        return _job(document) if document else None

    def get_all(self, links: Iterable[JobLink]) -> dict[JobLink, Job]:
        """The jobs that are there and can be read, by link."""
        return {JobLink(key): job for key, job in readable(_job, self._documents.get_all(links)).items()}

    def store_encoding(self, job: Job, requirements: list[Requirement], encoding: Encoding) -> bool:
        """False where the posting changed in between."""
        return self._documents.store_encoding(job.posting.link, job.body, encoding, [r.as_dict() for r in requirements])

    def store_failure(self, job: Job, reason: str) -> bool:
        return self._documents.store_failure(job.posting.link, job.body, reason)


def _job(document: Document) -> Job:
    """Requirements that another version wrote and this one can't read count as not encoded."""
    try:
        requirements, encoding = [Requirement.from_dict(facts) for facts in document.facts], document.encoding
    except (KeyError, TypeError, ValueError):
        requirements, encoding = [], None
    return Job(
        Posting.model_validate_json(document.body),
        requirements,
        encoding,
        document.failure,
        document.body,
    )
