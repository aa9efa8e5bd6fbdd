"""Words of a job's title that say how senior the role is."""

from referral.extraction.patterns import Pattern

ASSISTED = Pattern(
    "assisted",
    "whom somebody assists, which says nothing of their own level",
    r"(?<=assistant)\s+to\s.*",
    ("Assistant to the Vice President",),
    ("Assistant Manager", "Reports to the CEO"),
)

# "C.T.O." and "Sr." are whole words, "Leadership" is not "lead".
_WORD_START = r"(?<![\w.])"
_WORD_END = r"\.?(?!\w)"
_ASSISTANT = r"(?<!executive\s)(?<!personal\s)(?<!physician\s)(?<!administrative\s)assistant"

EXECUTIVE = Pattern(
    "executive",
    "a head of the whole company or a vice president",
    rf"{_WORD_START}(?:chief(?!\s+of\s+staff)|c[efotimr]o|ciso|chro|cpo|s?vp|evp|(?:vice[- ])?president|founder"
    rf"|managing\s+director){_WORD_END}",
    ("CTO", "Chief Financial Officer", "VP, Engineering", "Vice-President", "Co-Founder", "Managing Director"),
    ("Chief of Staff", "Director", "Cook", "Vice Principal"),
)
LEAD = Pattern(
    "lead",
    "a director, a head of something, a principal",
    rf"{_WORD_START}(?:director|head\s+of|head(?=$)|(?<!school\s)principal(?!\s+investigator)|general\s+counsel|dean)"
    rf"{_WORD_END}",
    ("Director of Sales", "Head of People", "Department Head", "Principal Engineer", "Dean"),
    ("School Principal", "Principal Investigator", "Head Chef", "Headhunter"),
)
ENTRY = Pattern(
    "entry",
    "a beginner, or a role that assists",
    rf"{_WORD_START}(?:junior|jr|entry|entry[- ]level|trainee|graduate|grad|apprentice|intern|internship"
    r"|working\s+student|coordinator|associate(?!\s+(?:general|partner|professor))"
    rf"|{_ASSISTANT}(?!\s+(?:manager|professor))"
    rf"|(?:i|1)(?=$|\s*[-,(])){_WORD_END}",
    ("Junior Engineer", "Jr. Developer", "Intern", "Engineer I", "Sales Associate", "Medical Assistant"),
    ("Associate Professor", "Executive Assistant", "Assistant Manager", "Internal Auditor", "Engineer II"),
)
SENIOR = Pattern(
    "senior",
    "a senior or staff role, a technical architect, a third grade or higher",
    rf"{_WORD_START}(?:senior|sr|lead(?!\s+(?:generation|gen))"
    r"|staff(?!\s+(?:accountant|nurse|attorney|writer|sergeant|assistant))"
    r"|group(?=\s+product)|(?:iii|iv|3|4)(?=$|\s*[-,(])"
    r"|(?:solutions?|cloud|security|software|data|enterprise|infrastructure|technical|systems?|platform)\s+architect)"
    rf"{_WORD_END}",
    ("Senior Engineer", "Sr. Engineer", "Tech Lead", "Staff Engineer", "Engineer III", "Cloud Architect"),
    ("Staff Nurse", "Lead Generation Specialist", "Leadership Coach", "Level 3 Support", "Architect"),
)
WORD_FOR_LEVEL = Pattern(
    "word for a level",
    "a word that says a level and nothing of the occupation",
    rf"{_WORD_START}(?:senior|sr|junior|jr|lead(?!\s+gen)|staff(?!\s+(?:accountant|nurse|attorney))|principal|associate"
    rf"|{_ASSISTANT}|entry[- ]level|trainee|intern|graduate"
    r"|(?:chief|head|(?<!managing\s)director|vice[- ]president|[se]?vp)(?:\s+of)?"
    rf"|new\s+grad|grad|group|i{{1,3}}|iv|[1-4]){_WORD_END}",
    ("Senior Engineer", "Director of Sales", "VP, Engineering", "Engineer II"),
    ("Staff Accountant", "Lead Generation", "Executive Assistant", "Managing Director"),
)
