"""What is assumed where nothing could be measured. The result rests on this, on measured.json and on prices."""

from dataclasses import dataclass, field, fields

HOURS = 730.0
SECONDS = HOURS * 3600
GB = 10**9


def _assumed(value: float, meaning: str) -> float:
    return field(default=value, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Assumptions:
    """Per ask, where nothing else is said."""

    registrations: float = _assumed(0.25, "registrations for an ask: somebody new asks four times")
    active_people: float = _assumed(0.4, "people active in the month for an ask, seekers and referrers")
    logins: float = _assumed(1.5, "log-ins and renewed log-ins for an ask")
    new_postings: float = _assumed(0.3, "postings for an ask that nobody asked for before")
    lists: float = _assumed(5, "times that a seeker looks at the own asks, for an ask")
    asks_in_a_list: float = _assumed(5, "asks in such a list")
    inboxes: float = _assumed(2, "times that a referrer opens the inbox, for an ask")
    asks_in_an_inbox: float = _assumed(20, "asks in a page of it")
    decisions: float = _assumed(0.65, "asks that are decided or withdrawn")
    rankings: float = _assumed(1.5, "scores computed for an ask; changes of profiles and postings add to one")
    resumes: float = _assumed(0.1, "resumes opened for an ask")
    resume_bytes: float = _assumed(20_000, "bytes of a resume")
    documents: float = _assumed(1, "how long profiles and postings are, measured ones being 1")
    cold_starts: float = _assumed(0.02, "share of requests that start a process")
    waiting_ms: float = _assumed(5, "ms that a function waits for each answer of a store or queue")
    accounts_ms: float = _assumed(200, "ms that it waits for Cognito, which hashes passwords")
    processor: float = _assumed(1, "how fast AWS's processors are, this machine's being 1")
    database_ios: float = _assumed(40, "reads and writes of database pages for an ask")
    database_load: float = _assumed(0.5, "how far Aurora loads a unit before it adds one")
    months: float = _assumed(12, "months of data that are stored: nothing is deleted")
    busiest: float = _assumed(5, "how much busier the busiest minute is than the mean")

    def meanings(self) -> dict[str, tuple[float, str]]:
        """Value and meaning of each assumption."""
        return {one.name: (getattr(self, one.name), one.metadata["meaning"]) for one in fields(self)}
