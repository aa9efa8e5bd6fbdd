import pytest

from referral.extraction.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "line",
    """We are an equal opportunity employer and value diversity at our company.
    All qualified applicants will receive consideration without regard to race, color, religion or sex.
    Reasonable accommodations are available on request
    EOE/M/F/D/V
    Visa sponsorship is not available
    We cannot sponsor work visas at this time
    Must be legally authorized to work in Canada
    Offers are subject to a criminal background check
    Location: Leeds (hybrid)
    Job ID: 88123
    Application deadline: 31 January
    Employment type: full-time
    Posted 2 weeks ago
    #LI-Onsite
    #LI-XY1 #hybrid
    Full-time, permanent
    Remote
    Over 100 applicants
    Req ID: 2026-114
    Apply now
    Please send your CV and a cover letter
    No agencies, please
    Salary: $70,000 - $85,000 per year
    £32k–£38k p.a.
    Pay range: 25 to 30 EUR/hour
    $120,000
    Competitive salary
    401(k) with company match
    Medical, dental and vision
    Health insurance
    25 days of annual leave
    Unlimited PTO
    Stock options
    Free lunches and snacks
    We offer a friendly team
    Wir bieten 30 Tage Urlaub
    Other duties may be assigned
    This is not an exhaustive list of duties""".splitlines(),
    ids=str.strip,
)
def test_what_asks_nothing_is_boilerplate(line):
    assert is_boilerplate(line.strip())


@pytest.mark.parametrize(
    "line",
    """Python
    Computer vision
    Medical coding
    Dental assistant licence
    Health and safety
    Life sciences background
    Health and life sciences
    Verify dental insurance of patients
    Experience with 401(k) plans
    Administer employee benefits and leave of absence
    Manages a budget of $5M
    Closed $2 million in new business
    Salary surveys and job evaluation
    Visa and Mastercard payments
    Sponsors and leads agile projects
    Remote sensing
    Full-time equivalent planning
    Posts invoices
    Applies coatings
    Equal parts writer and engineer
    Location scouting
    Runs background jobs in Go
    Contract negotiation
    Competitive analysis
    Security clearance
    Submits tax returns online
    C# and F#
    Pension fund accounting
    Option pricing
    Race engineering
    Salary: $70,000 for nurses with 5 years of experience""".splitlines(),
    ids=str.strip,
)
def test_what_asks_for_something_is_none(line):
    assert not is_boilerplate(line.strip())
