"""How texts mark what they only wish for, and where such a mark stops counting."""

from referral.extraction.patterns import Pattern, one_of

# The second half of "Elem. Ed." or "Constr. Mgmt": what stands before it is no end of a sentence.
SHORTENED = r"(?:ed|sci|eng|engr|engg|mgmt|mgt|admin|tech)\b"
FULL_STOP = rf"\.(?=\s|$)(?!\s{SHORTENED})"

WISH_BEHIND = one_of(
    "wish behind",
    "words that make a wish of what stands before them",
    (
        Pattern(
            "preferred",
            "preferred, in any form",
            r"(?:(?:strongly|highly|is|are)\s+)?pref(?:erred|erable|erably|'?d)?\b",
            ("strongly preferred", "pref", "pref'd", "is preferable"),
            ("preference", "prefix"),
        ),
        Pattern("prf", "preferred, shortened", r"\bprf\b|\bprefd\b", ("BA prf", "prefd"), ("perf",)),
        Pattern(
            "a plus",
            "an advantage with its article",
            r"a\s+(?:(?:big|strong|huge|definite)\s+)?(?:plus|bonus|advantage)\b",
            ("a plus", "a big plus", "a definite advantage"),
            ("3 plus years", "take advantage"),
        ),
        Pattern("big plus", "the same without", r"\b(?:big|strong|huge|definite) plus\b", ("= big plus",), ("plus",)),
        Pattern("plus!", "a plus in a sign or with a mark", r"\bplus!|\ban?\s\+", ("plus!", "a +"), ("plus 2", "3+")),
        Pattern(
            "desired",
            "desired",
            r"(?:highly\s+)?desir(?:ed|able)\b",
            ("highly desirable", "desired"),
            ("a desire to learn",),
        ),
        Pattern(
            "bonus",
            "a bonus or an asset",
            r"\bbonus\b|an? asset\b|beneficial|advantageous|appreciated",
            ("bonus", "an asset", "beneficial", "appreciated"),
            ("assets", "bonuses"),
        ),
        Pattern(
            "optional",
            "what is optional, helpful or welcome",
            r"optional\b|helpful\b|welcome\b|encouraged\b|may substitute|gets you",
            ("optional", "grads welcome", "may substitute", "gets you a raise"),
            ("you will help", "welcomed"),
        ),
        Pattern(
            "better",
            "what would be ideal or better",
            r"\bideal\b(?!\s+candidate)|(?<!or )\bbetter\b",
            ("would be ideal", "the more the better"),
            ("the ideal candidate", "BS or better", "ideally"),
        ),
        Pattern(
            "nice",
            "what would be nice",
            r"\b(?:is|degree|diploma) nice\b|would be (?:great|good|nice|ideal)|would (?:help|set you)",
            ("is nice", "would be great", "would set you apart"),
            ("nice people", "you would be paid"),
        ),
        Pattern(
            "wished elsewhere",
            "the same in other languages",
            r"von Vorteil|wünschenswert|erwünscht|(?:serai(?:en)?t|est|sont) (?:un )?(?:plus|souhaitée?s?"
            r"|apprécié\w*)|souhaitée?s?\b"
            r"|deseable|(?:será |se )valora\w*|desejável|(?:será )?(?:um )?diferencial|gradit[aoe]|preferibil\w+|(?:è"
            r"|sarà) un plus"
            r"|is een (?:pré|pluspunt)|mile widzian\w+|będzie (?:dodatkowym )?atutem",
            ("von Vorteil", "est un plus", "deseable", "desejável", "gradita", "is een pré", "mile widziane"),
            ("Vorteile", "exigé", "widoczne"),
        ),
        Pattern(
            "not required",
            "what isn't needed",
            r"not (?:required|necessary|needed|essential|a must|must|a req)",
            ("not required", "not a must"),
            ("required", "not a small"),
        ),
    ),
    counterexamples=("required", "with 3 plus years", "BS or better"),
)

WISH_AHEAD = one_of(
    "wish ahead",
    "words that make a wish of what follows them, or speak of degrees that others have or that are still to come",
    (
        Pattern(
            "preferably",
            "preferred, before what is",
            r"\bprefer(?:ably|red:|ence (?:for|given to)|s)?",
            ("preferably", "preferred:", "preference given to", "prefers"),
            ("pref",),
        ),
        Pattern(
            "preferred heading",
            "the same as a heading",
            r"\bpref(?:erred|['’]?d)?[*_]{0,2}:[^.;\n]{0,20}",
            ("Preferred:", "pref'd: BA or", "pref**: a"),
            ("preferred", "pref. "),
        ),
        Pattern(
            "ideally",
            "ideal, desired or nice, before what is",
            r"\bideally|\bpluss?:|\bdesir(?:ed|able):|\bnice[- ]to[- ]have:",
            ("ideally", "plus:", "desired:", "nice-to-have:"),
            ("plus", "an ideal"),
        ),
        Pattern(
            "ideally elsewhere",
            "the same in other languages",
            r"\b(?:idealerweise|im Idealfall|idéalement|de préférence|idealmente|preferiblemente|preferencialmente"
            r"|preferibilmente"
            r"|bij voorkeur|najlepiej|mile widziane)",
            ("idealerweise", "de préférence", "bij voorkeur"),
            ("ideale", "préférence"),
        ),
        Pattern(
            "bonus for",
            "a bonus for what follows",
            r"\bbonus(?: points)?(?: for| if (?:you|u) ha?ve|:)|\blove to see",
            ("bonus points for", "bonus if u hve", "we'd love to see"),
            ("a bonus", "bonus scheme"),
        ),
        Pattern(
            "language level",
            "the level of a spoken language",
            r"\blanguage level\b[^;\n]{0,30}",
            ("language level:",),
            ("language skills",),
        ),
        Pattern(
            "people here",
            "the degrees of people who are here, or whom others have",
            r"\bour\b(?: \w+ of)?|\bteam of|\bcandidates w/",
            ("our", "our team of", "candidates w/"),
            ("your", "candidates with"),
        ),
        Pattern(
            "still to come",
            "a degree that somebody works or is paid for",
            r"\btowards?|\bfor your|\bpay for (?:your|an?)|\b(?:tuition|scholarships?)\b[^.;\n]{0,20} for",
            ("working towards", "we pay for your", "tuition aid for"),
            ("we pay well",),
        ),
        Pattern(
            "no need",
            "what isn't needed",
            r"\b(?:don.?t|do not|no|not) (?:need|require|necessarily)|\bno(?:\b[^.;,\n]{0,25}(?:\bor|/))?|\bneither",
            ("don't need", "no", "no high school or", "neither"),
            ("we need", "know"),
        ),
    ),
    after=r"(?i::?[ \t]*(?:(?:with|have)[ \t]+)?(?:an?[ \t]+|the[ \t]+)?$)",
    counterexamples=("required: ", "we prefer people who have seen the "),
)

NEXT_STATEMENT = one_of(
    "next statement",
    "where a statement ends, and with it what a wish behind it can speak of",
    (
        Pattern(
            "mark or but",
            "a mark between statements, a bracket or a contrast",
            r"[;\n•|!?]|\(|\s-\s|\bbut\b",
            ("a; b", "a - b", "a (b", "but"),
            ("full-time", "button"),
        ),
        Pattern(
            "full stop",
            "the end of a sentence, but not that of an abbreviation",
            rf"{FULL_STOP}(?<!\b[a-z]\.)(?<!yrs\.)(?<!min\.)(?<!\bexp\.)",
            ("done. Next",),
            ("b.s. in", "3 yrs. of", "Elem. Ed", "min. 3", "node.js"),
        ),
        Pattern(
            "demand",
            "a word that says what is required",
            r"(?<!not )(?<!not a )\b(?:required|mandatory|must)\b",
            ("required", "a must"),
            ("not required", "not a must"),
        ),
        Pattern(
            "another qualification",
            "a comma before something else that is asked for",
            r",\s*(?:and\s+)?(?:\w+\s+)?(?:experience|knowledge|ability|familiar|proficien|\d|an? |in |with "
            r"|preferably|ideally)",
            (", experience with", ", and solid knowledge", ", 3 years", ", preferably"),
            (", Physics", ", MBA"),
        ),
        Pattern(
            "with a higher degree",
            '"with" before a higher degree',
            r"\b(?:with|plus) (?:an? )?(?=(?:advanced|master|m\.?b\.?a|ph\.?d|graduate deg))",
            ("with a master", "plus MBA", "with an advanced degree"),
            ("with a smile",),
        ),
        Pattern(
            "another degree",
            "another degree after a comma, an and or a bracket",
            r"(?:,|\band\b|\()\s*(?:an?\s+|with\s+)?(?:masters?\b|master.s|ph\.?\s?d|doctora|m\.?s\.?c?\b|mba\b"
            r"|(?:advanced|graduate)\s+deg|bachelor|b\.?s\.?\b)",
            (", MBA", "and a master's", "(PhD", ", bs"),
            ("or a master's", ", masterful"),
        ),
        Pattern(
            "other years",
            "years after a comma, an and or a bracket",
            r"(?:,|\band\b|\()\s*(?:an?\s+|with\s+)?(?:\d|two|three|four|five|six|seven|eight|ten)\S*"
            r"\s*(?:\+\s*)?(?:or more\s+)?y",
            (", 3 years", "and five or more years", "(2+ yrs"),
            ("or 3 years", ", 3 months"),
        ),
    ),
    counterexamples=(" in Physics or Maths preferred", " 3 yrs. of sales is a plus"),
)

WISH_AT_START = Pattern(
    "wish at the start",
    "words at the start of a line that make a wish of all of it",
    r"^[\W_]*(?:(?:ideally|preferably|optionally)\b|(?:nice|good|great)[- ]to[- ]have\b|(?:preferred|desired"
    r"|bonus(?: points)?|plus|a plus|optional)\s*[:–—-]"
    r"|bonus (?:points )?(?:if|for)\b|(?:it(?:['’]?s| is| would be)? )?(?:a (?:big )?(?:plus|bonus)|nice|great"
    r"|even better) if\b|(?:we(?:['’]d| would)|i['’]d) (?:love|like)\b|extra credit\b)",
    ("Ideally, you know Go", "Bonus points for Go", "It would be a plus if you know Go", "Preferred: Go"),
    ("Preferred suppliers", "Plus size fashion", "Ideal weight"),
)
IS = Pattern(
    "verb of a wish",
    "the verb by which a wish speaks of all that stands before it in its sentence",
    r"\b(?:is|are|be|considered)\b[^,]{0,30}$",
    ("Go, Rust or Zig is a plus", "Go and Rust are preferred", "Go, Rust would be nice"),
    ("Go, Rust preferred",),
)
WISH_AT_END = Pattern(
    "wish at the end",
    "a wish in brackets or behind a dash, which speaks of all that stands before it in its line",
    r"(?:\(|\s[-–—]\s)(?:(?:strongly|highly|is|an?|big|but|it['’]?s|would be)\s+)*(?:preferred|desired|desirable"
    r"|optional|bonus|plus"
    r"|nice[- ]to[- ]have|good[- ]to[- ]have|nice|advantage|asset|beneficial|not (?:required|essential|necessary"
    r"|mandatory))\)?[.!]?$",
    ("Go (preferred)", "Go (nice to have)", "Go – a big plus", "Go (but not required)"),
    ("Go (preferred by us)", "Go preferred"),
)
DEMANDED = Pattern(
    "demanded",
    "a word by which a line requires some of what it names",
    r"(?<!not )(?<!not a )(?<!strictly )\b(?:required|req['’]?d?|mandatory|must|essential)\b",
    ("required", "a must", "HS req"),
    ("not required", "not a must", "requirements", "basic"),
)
