"""Identifiers of people, jobs, companies and asks. Each is a type of its own, so that they can't be confused."""

from typing import NewType

# The user pool's `sub`: opaque, and the only key of a person.
UserId = NewType("UserId", str)
# In lower case. People type it and can change it, so it is never a key.
EmailAddress = NewType("EmailAddress", str)
# A normalised link (link.py), which names a job.
JobLink = NewType("JobLink", str)
# The digest of a posting with its link (posting.py). Another text, role or company is another revision.
RevisionId = NewType("RevisionId", str)
# The form that all spellings of a company's name share (company.py).
CompanyKey = NewType("CompanyKey", str)
ReferralId = NewType("ReferralId", str)
