"""How texts state years of experience, and spans of time that are something else."""

from referral.extraction.patterns import Pattern, one_of

NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"twenty": 20, "a": 1, "an": 1, "couple": 2}
_WORDS = "|".join(word for word in NUMBERS if len(word) > 2 and word != "couple")
_FIGURE = rf"(?:\d{{1,2}}(?:[.,]\d)?(?![\d%])|(?:{_WORDS})\b)"
_UNIT = r"(?:y(?:ea|ae|e|ea?r|era)r{0,2}s?\b['’]?|yr[s]?\b\.?|yoe\b|y\b)"
_TO = r"(?:\s*(?:-{1,2}|[–—~/]|to|or|and)\s*|\s+)"

SPAN = Pattern(
    "span of years",
    'a figure or a range with the word "years" or a short form of it',
    rf"""
    (?<![\w$€£])(?<!\d[.,/-])
    (?: (?P<dozen>half\ a\ dozen) | (?P<couple>(?:a\ )?couple\ (?:of\ )?) | (?P<low>{_FIGURE}) )
    (?:\s*\(\s*{_FIGURE}\s*\+?\s*\)\s*)?
    \s*(?:\+|-?plus\b|\(?or\ more\b\)?|or\ above\b|or\ so\b|ish\b)?
    (?: {_TO}(?P<high>{_FIGURE}|more)(?:\s*\(\s*{_FIGURE}\s*\))?\s*\+? )?
    \s*-?\s*(?:(?:or\ more|full|full-time|solid|consecutive|cumulative|total|good|calendar)\s+){{0,2}}
    {_UNIT}\+?
    | (?P<decade>(?P<half>half\ )?(?:a|one)\ (?:full\ )?decade)
    """,
    (
        "3+ yrs",
        "three to five years",
        "five (5) years",
        "a couple of years",
        "half a dozen years",
        "a decade",
        "10yoe",
        "2 solid years",
    ),
    ("$5 years", "2019 years", "3 months", "years of experience", "1.25 years"),
    flags="ix",
)
EXPERIENCE_WITHOUT_UNIT = Pattern(
    "experience without a unit",
    'a figure after "experience:", which needs no "years"',
    rf"\b(?:exp(?:erience|\.)?|yoe)\s*(?:required\s*)?[:=-]\s*(?:min\S*\s+)?(?P<low>{_FIGURE})",
    ("Experience: 5", "exp = min. 3", "YOE: 4"),
    ("experience with 5 tools", "Experience: Kafka"),
)
ANY_FIGURE = Pattern(
    "any figure",
    "the figure of an answer that is known to speak of time, but not of months",
    rf"(?<!\w)(?P<low>{_FIGURE})(?![\s-]*mo(?:nth|s\b))|\b(?P<decade>decade)\b|(?P<couple>\bcouple\b)",
    ("five", "two summers", "decade", "a couple"),
    ("ages of it", "v5", "six months", "12 mos", "some months"),
)

# ------------------------------------------------------------ spans of time that are no experience

# What may stand between "four-year" and the noun of a course.
_COURSE_BEFORE_NOUN = (
    r"(?:(?:full[- ]time|accredited|bachelor\S*|college|university|ba/bs|b\.?[as]\.?|master\S* of [a-z ()]{3,40}) )*"
)
_SOMETHING_ELSE_BEHIND = (
    Pattern(
        "age behind",
        "years of age",
        r"of age|old|(?:or|and) (?:older|over\b|above)",
        ("of age", "old", "or older", "and over"),
        ("or overnight", "of experience"),
    ),
    Pattern(
        "past behind",
        "the past of a company",
        r"ago\b|in a row|in (?:business|operation|the market)\b|history|heritage|tradition"
        r"|of service (?:in|to) (?:our|the)\b",
        ("ago", "in business", "in the market", "of service to our"),
        ("in marketing", "agony"),
    ),
    Pattern(
        "course behind",
        "how long a course takes",
        rf"{_COURSE_BEFORE_NOUN}(?:degree|college|university|program|course|diploma|student"
        r"|of (?:college|study|high school|schooling))",
        ("degree", "accredited program", "of college", "bachelor's degree"),
        ("of practice",),
    ),
    Pattern(
        "term behind",
        "how long something is agreed for",
        r"(?:fixed[- ]term )?(?:contract|warranty|term\b|period|appointment|commitment|vesting|lease|maternity)",
        ("contract", "fixed-term appointment", "warranty"),
        ("terminal work",),
    ),
    Pattern("plan behind", "a plan for years", r"roadmap|plan\b|strateg\w+", ("roadmap", "strategy"), ("planning",)),
)
_SOMETHING_ELSE_AHEAD = (
    Pattern(
        "limit ahead",
        "a limit in time, or a rate",
        r"\b(?:last|past|next|every|previous|first|per|each|under|after|renewable for)",
        ("within the last", "every", "renewable for"),
        ("at least 3 of", "blast", "superb"),
    ),
    Pattern(
        "age ahead",
        "an age",
        r"\b(?:aged?|ages)(?: (?:at least|over))?|\bolder than",
        ("aged", "age at least", "older than"),
        ("manage", "old"),
    ),
    Pattern(
        "children ahead",
        "the ages of children and pupils",
        r"\b(?:toddlers|infants|children|kids|students|grades|ages)[\s(]*",
        ("toddlers", "children (", "grades"),
        ("child",),
    ),
    Pattern(
        "past ahead",
        "the past of a company",
        r"\b(?:founded|established|celebrating|in business|owned|since \d{4}|we(?:['’]ve| have) been)\b[^.!;\n]{0,40}",
        ("founded", "family owned, for", "we have been here for", "since 1952, for"),
        ("since we", "we are"),
    ),
    Pattern(
        "others ahead",
        "the experience of other people",
        r"\b(?:our|the) (?:team|owner|crew|staff|company|clinic|shop|founders?)\b[^.!;\n]{0,40}",
        ("our team has", "the owner brings"),
        ("your team has", "our teams"),
    ),
    Pattern(
        "boss ahead",
        "the experience of the person to report to",
        r"\breport(?:s|ing)? to\b[^.!;\n]{0,40}",
        ("reports to someone with", "report to a chef of"),
        ("write reports for",),
    ),
    Pattern(
        "duration ahead",
        '"For five years" at the start of a statement',
        r"(?:^|[\n.•*-]\s*)for (?:(?:more than|over|nearly|almost|about) )?",
        ("For ", "we bake. For over "),
        ("worked for ", "before "),
    ),
    Pattern(
        "record ahead",
        "a record that must be clean, or the length of a contract or payment",
        r"\bno\b[^.!;\n]{0,30}\b(?:in|within|for)|\bcontract runs|\b(?:paid|pd|spread) over",
        ("no accidents in", "contract runs", "paid over"),
        ("accidents in", "knowledge in"),
    ),
    Pattern(
        "length ahead",
        "how long something lasts",
        r"\blast(?:s|ing)|\bduration(?: of)?:?",
        ("lasts", "a duration of", "Duration:"),
        ("last year's", "endurance"),
    ),
)
SOMETHING_ELSE_BEHIND = one_of(
    "something else behind",
    "what follows years that are no experience",
    _SOMETHING_ELSE_BEHIND,
    before=r"[\s.-]*",
    counterexamples=("of experience", "in sales"),
)
SOMETHING_ELSE_AHEAD = one_of(
    "something else ahead",
    "what stands before years that are no experience",
    _SOMETHING_ELSE_AHEAD,
    after=r"\s*$",
    counterexamples=("at least ", "we ask for ", "the last of which took"),
)
