"""What is assumed because it could not be measured. The result rests on this, on measured.json and on prices."""

from dataclasses import dataclass, field, fields

HOURS = 730.0
SECONDS = HOURS * 3600
GB = 10**9


def _assumed(value: float, meaning: str) -> float:
    return field(default=value, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Assumptions:
    """Per ask, unless its meaning says otherwise."""

    registrations: float = _assumed(0.25, "registrations for each ask: a new person asks four times")
    active_people: float = _assumed(0.4, "people who are active in the month, seekers and referrers, for each ask")
    logins: float = _assumed(1.5, "log-ins and renewed log-ins for each ask")
    new_postings: float = _assumed(0.3, "postings that nobody asked for before, for each ask")
    lists: float = _assumed(5, "times that a seeker looks at their asks, for each ask")
    asks_in_a_list: float = _assumed(5, "asks in such a list")
    inboxes: float = _assumed(2, "times that a referrer opens the inbox, for each ask")
    asks_in_an_inbox: float = _assumed(20, "asks in a page of the inbox")
    decisions: float = _assumed(0.65, "share of asks that are decided or withdrawn")
    rankings: float = _assumed(
        1.5, "scores computed for each ask: the first, and those after changes of profiles and postings"
    )
    resumes: float = _assumed(0.1, "resumes opened for each ask")
    resume_bytes: float = _assumed(20_000, "bytes of a resume")
    documents: float = _assumed(1, "length of profiles and postings, where the measured ones are 1")
    cold_starts: float = _assumed(0.02, "share of requests that start a process")
    waiting_ms: float = _assumed(5, "ms that a function waits for each answer of a store or queue")
    accounts_ms: float = _assumed(200, "ms that a function waits for Cognito, which hashes passwords")
    processor: float = _assumed(1, "speed of AWS's processors, where the measured one is 1")
    database_ios: float = _assumed(40, "reads and writes of database pages for each ask")
    database_load: float = _assumed(0.5, "load of a unit at which Aurora adds another")
    months: float = _assumed(12, "months of stored data, none of it cleared yet")
    busiest: float = _assumed(5, "load of the busiest minute, where the mean is 1")

    def meanings(self) -> dict[str, tuple[float, str]]:
        """The value and meaning of each assumption, by name."""
        return {one.name: (getattr(self, one.name), one.metadata["meaning"]) for one in fields(self)}
