import pytest

from referral.extraction.degree_substitutes import experience_will_do


@pytest.mark.parametrize(
    ("will_do", "requirement"),
    [
        (True, "Bachelor's degree or equivalent practical experience"),
        (True, "Bachelor's degree in CS, a related field, or equivalent experience"),
        (True, "BA/BS degree (or equivalent work experience)"),
        (True, "PhD or equivalent combination of education and experience"),
        (True, "Degree or 4 years of related experience"),
        (True, "Bachelor's degree or at least 5 years in the field"),
        (True, "BS or equivalent"),
        (True, "BS, experience accepted in lieu of a degree"),
        (False, "Bachelor's degree"),
        (False, "Bachelor's degree in CS or a related field"),
        (False, "Bachelor's degree in CS or a related field and 3+ years of related experience"),
        (False, "BS in CS or related technical field, with 5 years of relevant work experience"),
        (False, "Bachelor's or Master's degree and 5 years of relevant experience"),
        (False, "BS or equivalent degree"),
        (False, "BS and 3 or 4 years of experience"),
        (False, ""),
    ],
)
def test_whether_experience_will_do(will_do, requirement):
    assert experience_will_do(requirement) is will_do
