"""What the answers of the question-answering model mean.

An answer is known to speak of a degree, of a field or of years, so that these patterns can be far looser than those
that find such things in a text.
"""

from referral.domain.degree_level import Level
from referral.extraction.patterns import Pattern

LEVEL_CUES = {
    Level.SCHOOL: Pattern(
        "school in an answer",
        "any word for a finished school",
        r"\bh\.?\s?s\b|\bhsd\b|\bhigh[\s-]?sch|skool|\bg\.?\s?e\.?\s?d\b|secondary|12th|twelfth|\bgrade (?:12|twelve)"
        r"|finished school|10\+2|apprentice|matric|abitur",
        ("HS diploma", "h.s. or g.e.d.", "high skool diploma", "12th pass", "grade 12"),
        ("college", "trade school", "BS"),
    ),
    Level.ASSOCIATE: Pattern(
        "associate in an answer",
        "any word for an associate degree or a school of a trade",
        r"\bassoc|\ba\.?\s?a\.?(?:\s?s)?\b|\ba\.?s\b|\badn\b|\bhn[dc]\b|\b(?:2|two)[\s-]*y|\btrade|\bvoc|polytechnic"
        r"|community|\btech(?:nical)?\.? (?:school|college|diploma)|foundation",
        ("2 yr degree", "AAS", "a.a.", "trade school", "assoc", "AS", "community college"),
        ("4 yr degree", "BS", "technical degree"),
    ),
    Level.BACHELOR: Pattern(
        "bachelor in an answer",
        "any word for a first degree",
        r"\bbach|\bbacc|\bb\.?\s?(?:s|a|e|sc|eng|tech|com|ba|fa|ca|sn|see|sme|scs|see|sce)\b|\bll\.?b\b"
        r"|\b(?:4|four)[\s-]*y|under-?\s?grad|\bug\b|first degree|\bany grad|\bgrad(?:uate)?\s*/",
        ("bs/ms", "4 yr deg", "B. Sc", "bachelor", "grad/PG", "any graduate"),
        ("graduate degree", "MS"),
    ),
    Level.MASTER: Pattern(
        "master in an answer",
        "any word for a degree above the first",
        r"\bmaster|\bmstr|\bm\.?\s?(?:s|a|sc|eng|ed|ba|tech|sw|ph|fa|sn|ca|see|sme|ls|pa|ha|at|ot)\b|\bll\.?m\b"
        r"|\badv(?:anced)?\b(?!\s+dip)|\bhigher degree|\bgrad(?:uate)?[\s-](?:degree|deg|level|school|stud)"
        r"|\bpost-?\s?grad|\bpg",
        ("MS or PhD", "advanced degree", "grad deg", "post-grad", "MBA", "m. sc."),
        ("advanced diploma", "graduate", "BS"),
    ),
    Level.DOCTORATE: Pattern(
        "doctorate in an answer",
        "any word for a doctorate",
        r"\bph\.?\s?\.?d|\bdoct(?:ora|or(?:['’]?s)?\s+(?:degree|of\b(?!\s+record)))|\bdr\b|\b[jm]\.?\s?d\b|\bpharm\.?\s?d|\bedd\b|\bd[pvdn][tmsp]\b|terminal|\bd\.?phil",
        ("ph d", "PharmD", "J.D.", "doctorate", "DPT", "terminal degree"),
        ("graph", "MBA", "doctor", "doctor of record"),
    ),
}
BELOW_BACHELOR = Pattern(
    "below a bachelor's",
    "a diploma, course or school of which nothing else says the level",
    r"\bdip|\bprogram|\bcourse|\bschool\b|training",
    ("diploma", "dip.", "a nursing program", "culinary school"),
    ("degree", "university"),
)
SOME_DEGREE_IN_ANSWER = Pattern(
    "some degree in an answer",
    "a word for higher education without its level",
    r"degree|\bdeg\b|\bgrad|\buniv?\b|universit|colleg",
    ("degree", "univ. degree", "grads", "uni", "college"),
    ("A-levels", "record", "upgrade"),
)
LONG_WORD = Pattern(
    "long word",
    "a word long enough to be compared with others for mistyped letters",
    r"[a-zA-Z]{4,}",
    ("masetr", "two yeras"),
    ("BS", "2 yr", "a"),
    flags="",
)
A_YEAR = Pattern(
    "a year",
    'one year, said with "a"',
    r"^an?\b(?=\s+(?:full\s+|solid\s+)?y)",
    ("a year", "an yr", "a full year"),
    ("half a year", "a decade"),
)
OR_RELATED_IN_ANSWER = Pattern(
    "or a related one in an answer",
    "the end of an answer that takes a related field, too",
    r"[\s,/]+(?:or|and)?\s*(?:an?\s+|any\s+|an?other\s+|other\s+)*(?:closely\s+)?"
    r"(?:related|similar|equivalent|rel\.)(?!\w).*",
    ("CS/EE, or related", "Physics or another similar field", "Physics/related"),
    ("related", "Physics or Law"),
)
WORD_IN_ANSWER = Pattern(
    "word of an answer",
    "letters and digits in a row, by which an answer is found in a line",
    r"[^\W_]+",
    ("BS", "3 yrs."),
    ("+ / -", "_"),
    flags="",
)
