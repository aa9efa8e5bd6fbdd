"""What names people, jobs, companies and asks: texts that must not be taken for one another."""

from typing import NewType

# The user pool's `sub`: opaque, and the only thing that names a person in a key.
UserId = NewType("UserId", str)
# Lower case. What a person types, and what can change; a key nowhere.
EmailAddress = NewType("EmailAddress", str)
# Normalised (link.py): names a job.
JobLink = NewType("JobLink", str)
# What spellings of a company's name have in common (company.py).
CompanyKey = NewType("CompanyKey", str)
ReferralId = NewType("ReferralId", str)
