"""What a posting takes in place of a degree."""

from referral.extraction.patterns import Pattern, one_of

# Between "or" and "experience" stand only words that describe the experience: in "or a related field and 5 years of
# related experience" both are asked for.
_OTHERWISE = (
    r"(?:(?!\b(?:degree|master|ph|m\.?s|field|discipline|subject|area|major|stem|with|plus|and\s+\d)"
    r"|,\s*(?:\d|min|at least))[^.;])"
)
_ACQUIRED = (
    r"(?:demonstrable|demonstrated|proven|practical|professional|hands[- ]on|industry|work|working|military|life|lived"
    r"|real[- ]world|significant|extensive|sufficient|considerable|job|on[- ]the[- ]job|transferable)"
)

EXPERIENCE_WILL_DO = one_of(
    "experience will do",
    "experience is taken in place of the degree",
    (
        Pattern(
            "or related experience",
            'experience after "or", with nothing but its description between',
            rf"\bor\b{_OTHERWISE}{{0,60}}\b(?:equivalent|comparable|related|commensurate"
            rf"|relevant)\b{_OTHERWISE}{{0,40}}"
            r"\b(?:experience|training|work)\b",
            ("or equivalent experience", "or an equivalent mix of school and work", "or 4 years of related experience"),
            ("or a related field and 3 years of related experience", "and related experience"),
        ),
        Pattern(
            "equivalent experience",
            "experience called equivalent",
            r"\bequivalent (?:practical |work |professional |industry |(?:education|training"
            r"|qualifications?),? (?:and/or|or) )*"
            r"experience\b",
            ("(equivalent practical work experience)",),
            ("equivalent degree and experience",),
        ),
        Pattern(
            "combination",
            "a mix of education and experience",
            r"\b(?:combination|mix) of (?:[\w/-]+,? ){0,4}?(?:education|training|schooling"
            r"|study)(?:[\s,/]+(?:and/or|and|or|[\w-]+)){0,4}?"
            r"[\s,/]+experience\b",
            ("a combination of education and experience", "a mix of training, education and work experience"),
            ("a combination of skills",),
        ),
        Pattern(
            "or equivalent",
            "an equivalent that is no degree, and not that of a school's diploma",
            r"(?<!ged )(?<!g\.e\.d )(?<!g\.e\.d\. )(?<!diploma )(?<!school )(?<!levels )(?<!level )(?<!gcse"
            r" )(?<!gcses )(?<!\()"
            r"\bor equivalent\b(?!\s+(?:degree|diploma|qualification|certifi|field|discipline|subject|area"
            r"|level of education"
            r"|credential|from\b|in\b|by\b|university|college|academic|foreign))",
            ("BS or equivalent",),
            ("or equivalent degree", "or equivalent field", "GED or equivalent", "or equivalent from a university"),
        ),
        Pattern(
            "or equivalent in brackets",
            "the same in brackets behind a degree",
            r"(?:degree|bachelor['’]?s?|master['’]?s?|\b[bm]\.?(?:sc?|a)\.?|ph\.?d\.?)\s*\(or equivalent\)",
            ("Bachelor's degree (or equivalent)",),
            ("High school diploma (or equivalent)", "(or equivalent)"),
        ),
        Pattern(
            "or proven experience",
            'experience after "or" that is called practical or proven',
            rf"\bor\s+(?:an?\s+)?(?:\w+\s+){{0,2}}{_ACQUIRED}(?:[\s,]+(?:and\s+"
            rf"|or\s+)?\w+){{0,2}}\s+(?:experience|background|track record)\b"
            r"|\bor\s+(?:the\s+)?(?:relevant\s+)?experience\b(?!\s+(?:in|with|of|using|as)\b)",
            ("Degree or demonstrable experience", "or proven work experience", "Bachelor's degree or experience"),
            ("and proven experience", "or experience with Java"),
        ),
        Pattern(
            "experience substitutes",
            "experience that stands in for education or for each of its years",
            r"\bexperience\b[^.;\n]{0,60}\b(?:substitut|in place of|instead of|replace|consider|accept|count)\w*"
            r"[^.;\n]{0,50}\b(?:degree|education|college|university|diploma|schooling|qualification|stud(?:y"
            r"|ies)|bachelor)"
            r"|\b(?:substitut\w+|replace[ds]?|waived?|exchange)\b[^.;\n]{0,60}\b(?:degree|education"
            r"|college)\b[^.;\n]{0,40}"
            r"\b(?:by|with|for)\b[^.;\n]{0,30}\bexperience|\bwill substitute experience|\bexperience in lieu",
            (
                "experience may be substituted for education",
                "experience may substitute for each year of college",
                "experience is accepted instead of a degree",
            ),
            ("experience in education", "a degree and experience"),
        ),
        Pattern(
            "no degree with experience",
            "a degree that experience makes needless",
            r"\bdegree\b[^.;\n]{0,30}\b(?:not (?:required|necessary|needed)|waived)\b[^.;\n]{0,30}\bexperience"
            r"|\b(?:degree|bachelor['’]?s)"
            r"\s+and/or\s+(?:\w+\s+){0,3}experience",
            ("Degree not required with enough experience", "a degree and/or relevant experience"),
            ("a degree and experience",),
        ),
        Pattern(
            "experience abroad",
            "the same in German, French, Spanish, Portuguese, Italian, Dutch and Polish",
            r"\boder\b[^.;\n]{0,40}\b(?:vergleichbar|gleichwertig|entsprechend|adäquat|äquivalent|einschlägig"
            r"|mehrjährig|praktisch"
            r"|langjährig)\w*\s+(?:\w+\s+){0,2}(?:\w*qualifikation|\w*erfahrung|\w*ausbildung|kenntnisse|\w*praxis)"
            r"|\bou\b[^.;\n]{0,30}\b(?:expérience|experiência)\b[^.;\n]{0,30}"
            r"|\bou équivalent(?:e|s)?\b(?!\s+(?:universit|diplôme))"
            r"|\bo\s+(?:bien\s+)?(?:con\s+)?(?:una\s+)?experiencia\b|\bo\s+(?:una\s+)?(?:comprovata\s+"
            r"|equivalente\s+)?esperienza\b"
            r"|\bof\b[^.;\n]{0,30}\b(?:gelijkwaardige|vergelijkbare|aantoonbare|relevante)\s+(?:\w+)?ervaring"
            r"|\blub\b[^.;\n]{0,30}\bdoświadczeni\w+|\bexpérience équivalente|\bexperiencia equivalente"
            r"|同等(?:の|以上の)?(?:経験|学力|经验)|実務経験でも可|同等学历|或(?:同等|相关)?(?:工作)?经验",
            (
                "oder vergleichbare Qualifikation",
                "ou une expérience équivalente",
                "o experiencia equivalente",
                "of gelijkwaardige werkervaring",
                "lub równoważne doświadczenie",
                "o esperienza equivalente",
                "同等の経験",
            ),
            ("und vergleichbare Qualifikation", "et expérience", "y experiencia"),
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
