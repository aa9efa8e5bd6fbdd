"""What a referrer sees of a seeker before knowing who they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """Nothing in it tells who the person is. `skills` come in the person's order; `years` are those that all jobs cover
    together; `seniority` is that of the latest job; `education` has each level once, the highest first."""

    skills: tuple[str, ...]
    years: float
    seniority: str | None
    education: tuple[str, ...]
