"""Work addresses of a company."""

from hashlib import sha256
from uuid import uuid4

from referral.domain.company import company_key


def work_address(company: str) -> str:
    """A new address at a domain of the company, which no rule takes for the company's name."""
    return f"{uuid4().hex[:12]}@{sha256(company_key(company).encode()).hexdigest()[:20]}.example"


def named_address(company: str) -> str:
    """A new address at the domain that has the company's name."""
    return f"{uuid4().hex[:12]}@{company_key(company)}.example"
