"""What a posting takes in place of a degree."""

from referral.extraction.patterns import Pattern, one_of

# Between "or" and "experience" stand only words that describe the experience: in "or a related field and 5 years of
# related experience" both are asked for.
_OTHERWISE = r"(?:(?!\b(?:degree|master|ph|m\.?s|field|discipline|subject|area|major|stem|with|plus|and\s+\d))[^.;])"

EXPERIENCE_WILL_DO = one_of(
    "experience will do",
    "experience is taken in place of the degree",
    (
        Pattern(
            "or related experience",
            'experience after "or", with nothing but its description between',
            rf"\bor\b{_OTHERWISE}{{0,60}}\b(?:equivalent|comparable|related|commensurate|relevant)\b{_OTHERWISE}{{0,40}}"
            r"\b(?:experience|training|work)\b",
            ("or equivalent experience", "or an equivalent mix of school and work", "or 4 years of related experience"),
            ("or a related field and 3 years of related experience", "and related experience"),
        ),
        Pattern(
            "equivalent experience",
            "experience called equivalent",
            r"\bequivalent (?:practical |work |professional |industry )*experience\b",
            ("(equivalent practical work experience)",),
            ("equivalent degree and experience",),
        ),
        Pattern(
            "or equivalent",
            "an equivalent that is no degree",
            r"\bor equivalent\b(?!\s+(?:degree|diploma|qualification|certifi|field|discipline|subject|area))",
            ("BS or equivalent",),
            ("or equivalent degree", "or equivalent field"),
        ),
        Pattern(
            "or years, or in lieu",
            "years as the other choice, or what is taken in lieu",
            r"(?<!\d )\bor (?:at least )?\d+\+? years\b|\bin lieu\b",
            ("Degree or at least 5 years", "in lieu of a degree"),
            ("3 or 4 years", "or 5 tools"),
        ),
    ),
    counterexamples=("Bachelor's degree", "BS or equivalent degree", "BS and 3 or 4 years of experience"),
)
