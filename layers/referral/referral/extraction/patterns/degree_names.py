"""How texts word degrees beside the names in degree_names.txt, and what decides whether a name is a degree."""

from referral.domain.degree_level import Level
from referral.extraction.patterns import Pattern, one_of

# With the shortened and the usual mistyped forms.
DEGREE = r"(?:degree|degre|dgree|deree|deg\b\.?)"
DIPLOMA = r"(?:diploma|dipolma|diplma|dimploma)"

_BY_NUMBER = r"(?:[ns]?vqs?|rqf|qcf|nqf|eqf|nfq|dqr|btec|qualifications?|diploma|certificate|apprenticeship|award)"


def _numbered(levels: str, numbers: str) -> Pattern:
    """Qualifications by their number, which Britain and the European Union give in the same order."""
    number = rf"(?:levels?|niveau|stufe)\s?[{numbers}]\b"
    return Pattern(
        f"numbered qualification: {levels}",
        f"a qualification of {levels} by its number in a national framework",
        rf"\b{_BY_NUMBER}[ (,-]{{0,2}}(?:at )?(?:{number}|[{numbers}]\b(?!\w|[.,]?\d))"
        rf"|\b{number}(?: \w{{1,12}}){{0,2}} {_BY_NUMBER}\b",
        (f"NVQ Level {numbers[0]}", f"EQF {numbers[0]}", f"a level {numbers[0]} teaching qualification"),
        (f"level {numbers[0]} support", f"NVQ 1{numbers[0]}", f"{numbers[0]} qualifications"),
    )


_DOCTORATES = (
    _numbered("doctorate's level", "8"),
    Pattern(
        "PhD",
        "the abbreviation of a doctorate of philosophy",
        r"\bph\.?\s?\.?d\b\.?(?:['’]s\b)?",
        ("PhD", "Ph. D.", "a PhD's"),
        ("graph data", "phds_2", "PhDs of the lab"),
    ),
    Pattern(
        "doctorate",
        "a doctorate in words, also with doubled letters",
        r"\bdoctt?ora(?:t{1,2}e|l)s?\b",
        ("a doctorate", "doctoral studies", "docttoratte"),
        ("doctor", "doctorally"),
    ),
    Pattern(
        "doctor of",
        "a doctor of a named science",
        r"\bdoctor of (?:(?:applied|clinical|veterinary|dental|musical|physical|occupational|public|business|social"
        r"|juridical|nursing|professional) )?(?:philosophy|sciences?|medicine|education|law|laws|jurisprudence|pharmacy"
        r"|psychology|engineering|nursing|practice|surgery|dentistry|therapy|health|administration|ministry|theology"
        r"|divinity|arts|music|work|studies|optometry|chiropractic|podiatr\w+|audiology|osteopath\w+|technology"
        r"|management|humanities|letters|design|economics)\b",
        ("Doctor of Medicine", "Doctor of Nursing Practice", "doctor of physical therapy"),
        ("see a doctor", "the doctor of record", "doctors of the clinic"),
    ),
    Pattern(
        "doctor's degree",
        "a doctor's degree",
        rf"\bdoctor(?:'s)? {DEGREE}",
        ("doctor's degree", "doctor degre"),
        ("the doctor's office",),
    ),
    Pattern(
        "postdoc",
        "a postdoctoral position, which takes a doctorate",
        r"\bpost-?\s?doc(?:toral)?\b",
        ("postdoc", "post-doctoral fellow"),
        ("post documents",),
    ),
)

_MASTERS = (
    _numbered("master's level", "7"),
    Pattern(
        "master's",
        'a master\'s with its "s", and what it is of',
        r"\bmaster[’'`]?s\b(?! touch)(?: of (?:science|arts|\w+))?",
        ("Master's", "masters of science", "Master’s degree"),
        ("the master's touch", "mastersuite"),
    ),
    Pattern(
        "master of or in something",
        '"master" alone is a verb, a Scrum role and a branch, unless what follows makes it a degree',
        rf"(?<!scrum\s)(?<!to\s)(?<!web)\bmaster(?="
        rf"$|[,.)]|\s*/\s*(?:ph|doc|dipl)|\s+(?:{DEGREE}|in|level|program|thesis|or|and)\b"
        r"|\s+of\s+(?:sc|art|eng|bus|ed|public|social|law|tech|phil|fine|health|nurs|applied|comp|lib|soc|econ))",
        ("Master of Science", "Master or PhD", "Bachelor or Master", "master/PhD"),
        ("Scrum Master", "ability to master", "webmaster", "master data", "master of ceremonies"),
    ),
    Pattern(
        "mistyped master",
        '"master" mistyped before "degree"',
        rf"\b(?:mster|maser|masetr)s?(?= {DEGREE})",
        ("mster degree", "masers degree"),
        ("a maser is like a laser",),
    ),
    Pattern(
        "postgraduate",
        "postgraduate studies",
        r"\bpost[- ]?grad(?:uate|uation)?\b",
        ("postgraduate", "post-grad degree"),
        ("graduate",),
    ),
    Pattern(
        "graduate degree",
        "a graduate degree, but no undergraduate one",
        rf"(?<!under)(?<!under-)(?<!under )\bgrad(?:uate)?[- ](?:{DEGREE}|level {DEGREE}|school)",
        ("graduate degree", "grad school", "graduate level degree"),
        ("undergraduate degree", "under graduate degree", "graduate of a program"),
    ),
    Pattern(
        "advanced degree",
        "a degree above the first one",
        rf"\b(?:advanced|higher) {DEGREE}",
        ("advanced degree", "higher degree"),
        ("advanced training", "high degree"),
    ),
)

_BACHELORS = (
    _numbered("bachelor's level", "6"),
    Pattern(
        "diploma of a Fachhochschule",
        "a German diploma whose addition puts it beside a bachelor's",
        r"\b(?i:dipl)(?:om)?\b[^;,\n]{0,40}?\((?:FH|BA|DH)\)",
        ("Dipl.-Ing. (FH)", "Diplom-Informatiker (FH)"),
        ("Diplom-Ingenieur", "diplomacy (FH)"),
        flags="",
    ),
    Pattern(
        "British class of honours",
        "a class of honours, which only a degree has",
        r"(?:\b(?:a|minimum|min|least|of|or|above|with)\s+|(?m:^)(?:[^\S\n]|[•*-])*)2[:.][12]\b"
        r"(?=\s*(?:$|[,;)\n]|\.(?!\d)|(?:or|and|degree|hons|honou?rs|in|from|minimum|class)\b))"
        r"|\b(?:first|1st|second|2nd|third)[- ]class (?:hon(?:ou?r)?s|degree)",
        ("2:1 or above", "a 2:1 degree", "at least a 2.2 in Law", "First class honours"),
        ("2:1 ratio", "version 2.1", "first class service", "a 2.1 engine"),
    ),
    Pattern(
        "bachelor",
        "a bachelor's, and the ways to mistype it",
        r"\bbat?ch[ae]?l{1,2}[aeo]?u?r[’'`]?s?\b",
        ("Bachelor's", "bachelors", "batchelor", "bachlor"),
        ("bachata", "Bach"),
    ),
    Pattern(
        "bach degree",
        '"bach" before "degree" or "of"',
        rf"\bbach(?:['’]s)?\b\.?(?= (?:{DEGREE}|of)\b)",
        ("bach degree", "Bach. of Science", "bach's deg"),
        ("Bach and Mozart",),
    ),
    Pattern("bach.", '"bach" with a point', r"\bbach\.", ("Bach. in Physics",), ("Bach",)),
    Pattern(
        "baccalaureate",
        "a bachelor's in Latin, but not the school's in French",
        r"(?<!international )\bbaccalaureate\b",
        ("a baccalaureate degree",),
        ("baccalauréat", "International Baccalaureate"),
    ),
    Pattern(
        "undergraduate",
        "undergraduate studies",
        rf"\bundergrad(?:uate)?\b(?: {DEGREE})?",
        ("undergrad", "undergraduate degree"),
        ("graduate", "undergraduates"),
    ),
    Pattern(
        "college degree",
        "a degree of a college, a university or four years",
        r"\b(?:college|coll\.|university|uni|univ\.?|four[- ]years?|4[- ]?y(?:ea)?rs?\.?)(?: level)?[ -](?:\w+ )?"
        rf"(?:{DEGREE}|{DIPLOMA}|grad(?:uate)?s?)",
        ("college degree", "4 yr deg", "four-year degree", "university level degree", "uni grad"),
        ("university hospital", "4 years of work"),
    ),
    Pattern(
        "four years of college",
        "four years of studies",
        r"\b(?:4|four)[- ](?:years?|yrs?\.?) of (?:college|coll\b\.?|university)",
        ("4 yrs of college", "four years of university"),
        ("4 years of experience",),
    ),
    Pattern(
        "finished college",
        "studies that were finished",
        r"\b(?:completed|finished) (?:college|university|uni)\b",
        ("completed college", "finished uni"),
        ("finished school",),
    ),
    Pattern(
        "college educated",
        "an education at that level, without a word for the degree",
        r"\bcollege educated|\buniversity (?:education|studies)\b|\bat university level\b",
        ("college educated", "university education", "German at university level"),
        ("educated guess",),
    ),
    Pattern(
        "a graduate",
        '"Graduate" at the start of a line, but no graduate student or programme',
        r"(?m:^)(?:[•*-]\s*)?(?:any )?graduates?\b"
        rf"(?!\s+(?:student|school|assistant|date|{DEGREE}|level|program))",
        ("Graduate with a good eye", "- any graduate"),
        ("Graduate student", "the graduate"),
    ),
    Pattern(
        "graduate in or of",
        "a graduate in a field, of a university, or named in a list",
        rf"\bgrad(?:uate|uation)\b(?!\s+(?:student|school|assistant|date|between|{DEGREE}))(?="
        r"\s+(?:in|with|from|of an? (?:recogni|college|universit|4|four))\b|\s*[,/.(]|\s*$"
        r"|\s+or\b(?!\s+intern)| and\b)",
        ("a graduate in physics", "graduation from a four year college", "be a graduate", "graduate or equivalent"),
        ("graduate assistant in physics", "graduate or intern", "grads welcome"),
    ),
)

_ASSOCIATES = (
    _numbered("an associate degree's level", "45"),
    Pattern(
        "associate degree",
        "an associate degree with its noun or field",
        rf"\bassoc(?:iate|\.)?(?:[’'`]?s)? (?:{DEGREE}|deg\b|of (?:arts|science|applied|occupational)"
        r"|in (?:applied|arts|science|nurs))",
        ("Associate's degree", "assoc. deg", "Associate of Science", "associate in nursing"),
        ("sales associate", "associate of the firm"),
    ),
    Pattern("associate's", "the possessive", r"\bassoc(?:iate)?[’'`]s\b", ("associate's", "assoc’s"), ("associates",)),
    Pattern(
        "associates",
        "the plural where it goes on like a degree",
        r"(?:(?m:^)(?:[^\S\n]|[•*-])*|\b(?:an?|or|and|have|has|minimum|least)\s+|[,/]\s*)associates\b"
        rf"(?= (?:or|{DEGREE}|in)\b)",
        ("associates or bachelors", "associates in welding"),
        ("our associates are kind", "trains store associates in upselling"),
    ),
    Pattern(
        "two-year degree",
        "a degree, diploma or college of two years",
        rf"\b(?:two|2)[- ]?(?:year|yr)s?\.?[ -](?:\w+ )?(?:{DEGREE}|{DIPLOMA}|college)",
        ("2-year degree", "two yr tech diploma", "2 year college"),
        ("2 years experience",),
    ),
    Pattern(
        "vocational degree",
        "a vocational qualification",
        rf"\bvocational (?:{DEGREE}|{DIPLOMA}|qualification)",
        ("vocational diploma", "vocational qualification"),
        ("vocational training",),
    ),
    Pattern(
        "community college",
        "a community college",
        r"\bcommunity col(?:lege|l\b\.?)",
        ("community college", "community coll."),
        ("community collection",),
    ),
    Pattern("dip. in", "a diploma shortened", r"\bdip\.(?= in\b)", ("dip. in welding",), ("dip. your brush",)),
    Pattern(
        "diploma",
        "a diploma, but not that of a school",
        r"(?<!high school )(?<!high-school )(?<!highschool )(?<!\bhs )(?<!equivalent )(?<!secondary )"
        rf"\b{DIPLOMA}\b(?!\s*(?:/|or|and)\s*g\.?e\.?d)",
        ("a diploma in design", "trade school diploma"),
        ("high school diploma", "diploma or GED", "diplomacy"),
    ),
    Pattern(
        "graduate of a program",
        "who has finished a school or programme that is no college",
        r"\b(?:graduate|graduation|completion|grad) (?:of|from) (?:an? )?"
        r"(?:(?!college\b|universit)[\w,/&.-]+ ){0,8}?(?:program(?:me)?|school|course\b)",
        ("Graduate of an accredited nursing program", "completion of a welding course"),
        ("graduate of a college program", "graduate of distinction"),
    ),
)

_SCHOOLS = (
    _numbered("a school's level", "123"),
    Pattern(
        "high school",
        "a high or secondary school that somebody finished, but not one to work at or whose people are meant",
        r"\b(?:high[- ]?schoo?l|secondary (?:school|education))s?\b"
        r"(?!\s+(?:stud|foot|sport|prog|teach|team|kid|princ|age|math|level stud|class|and coll|or coll))",
        ("high school", "high-school diploma", "secondary education", "highschool"),
        ("high school students", "high school teacher", "high scholar"),
    ),
    Pattern(
        "HS diploma",
        "the school's short form before a word for what one gets there",
        rf"\bh\.?s\.?(?: (?:{DIPLOMA}|grad\w*|{DEGREE})|\s?/\s?g\.?e\.?d)",
        ("hs diploma", "H.S. grad", "HS/GED"),
        ("hs", "ohs diploma"),
    ),
    Pattern(
        "diploma or GED",
        "a diploma beside its equivalent, which makes it a school's",
        rf"\b{DIPLOMA}\s?(?:/|or)\s?g\.?e\.?d",
        ("diploma/GED", "diploma or g.e.d"),
        ("diploma or degree", "diploma and GED"),
    ),
    Pattern(
        "school leaving examinations",
        "what school leavers hold in other countries",
        r"\b(?:abitur|matura|matric(?:ulation)?|hsc|gcses?|grade 12|10\+2)\b",
        ("Abitur", "Matric", "5 GCSEs", "grade 12", "10+2"),
        ("matrix", "grade 1"),
    ),
    Pattern(
        "apprenticeship",
        "an apprenticeship that is completed",
        r"\bcompleted (?:\w+ ){0,3}apprenticeship\b",
        ("completed apprenticeship", "completed an electrical apprenticeship"),
        ("offers an apprenticeship",),
    ),
    Pattern(
        "finished school",
        "other words for having finished school",
        r"\bfinished school\b|\bhigh skool\b|\bh\.?s\.? (?:edu|or better)",
        ("finished school", "high skool", "H.S. education", "hs or better"),
        ("finished schooling", "hs"),
    ),
    Pattern(
        "12th grade",
        "the last year of school",
        r"\b(?:12th|twelfth) (?:grade|std|standard|pass)",
        ("12th pass", "twelfth grade"),
        ("12th floor",),
    ),
    Pattern(
        "G.E.D.", "the equivalent of a school's diploma, with points", r"\bg\.e\.d\b", ("g.e.d.",), ("ged", "e.g. ed")
    ),
    Pattern("ged", "the same without points", r"\bged\b(?=\W|$)", ("GED or better", "ged"), ("gedit", "aged")),
    Pattern(
        "A levels",
        "the British examination, with a capital",
        r"\bA(?:-(?i:levels?)| (?i:levels))\b",
        ("A-Level", "A levels"),
        ("a level of detail", "A level"),
        flags="",
    ),
)

NAMES = {
    Level.DOCTORATE: one_of(
        "doctorate's names", "any name of a doctorate", _DOCTORATES, counterexamples=("see a doctor",)
    ),
    Level.MASTER: one_of(
        "master's names",
        "any name of a master's degree",
        _MASTERS,
        counterexamples=("Scrum Master", "MS Office", "5 ms", "undergraduate degree", "Master electrician"),
    ),
    Level.BACHELOR: one_of(
        "bachelor's names",
        "any name of a first degree",
        _BACHELORS,
        counterexamples=("BS EN 1090", "knows BSA and AML rules", "graduate student", "MUST BE 21 OR OLDER"),
    ),
    Level.ASSOCIATE: one_of(
        "associate's names",
        "any name of an associate degree",
        _ASSOCIATES,
        counterexamples=("Sales associate", "high school diploma", "as needed"),
    ),
    Level.SCHOOL: one_of(
        "school's names",
        "any name for a finished school",
        _SCHOOLS,
        counterexamples=("high school teacher", "a level of detail"),
    ),
}

SOME_DEGREE = Pattern(
    "some degree",
    '"Degree" alone, neither a temperature nor a school\'s nor "a high degree of"',
    r"(?<!high )(?<!highest )(?<!some )(?<!\d )(?<!\d\d )\b(?:degree'?d?\b|degre\b|dgree\b|deree\b|deg\b\.?)"
    r"(?!\s+(?:of\b(?!\s+(?:bach|mast|doc))|celsius|fahrenheit|view|video|feedback|program(?:me)?s\b|courses\b"
    r"|connections?\b|apprentice|audits?\b))",
    ("Degree required", "a technical degre", "must be degree'd", "degree of bachelor"),
    (
        "a high degree of care",
        "360 degree feedback",
        "20 deg",
        "degrees",
        "degree programmes",
        "some degree of freedom",
    ),
)

# ------------------------------------------------------------ how degrees stand together

JOINING = Pattern(
    "joining",
    'what joins two degrees into one statement: "BS/MS", "Bachelor\'s or Master\'s degree"',
    r"^(?:[’'`]?s)?\s*(?:degree\s*)?(?:/|\bor\b|/or\b|,\s*or\b)\s*(?:an?\s+)?(?:higher\s+)?$",
    ("/", "'s or ", " degree or a higher ", ", or "),
    (" and ", " or equivalent ", ", "),
)
LIST_COMMA = Pattern(
    "list comma",
    'the comma between degrees in a list that an "or" will end',
    r"^(?:[’'`]?s)?\s*,\s*$",
    (", ", "'s,"),
    (" or ", ", a"),
)
LIST_GOES_ON = Pattern(
    "list goes on",
    "what follows a degree in a list of alternatives",
    r"^(?:[’'`]?s)?\s*(?:degree)?\s*,?\s*(?:/|\bor\b)",
    ("'s or PhD", ", or a PhD", " degree / PhD"),
    (" and PhD", ", PhD"),
)
DEGREE_NOUN_BEHIND = Pattern(
    "degree noun behind",
    'the rest of a degree\'s name: "s" and the noun',
    r"[’'`]?s(?:\s+(?:degree|diploma|deg\b\.?|grad(?:uate)?\b))?|\s+(?:degree|diploma|deg\b\.?|grad(?:uate)?\b)",
    ("'s degree", " diploma", "s"),
    (" or", " in"),
)
INSTEAD_OF_YEARS = Pattern(
    "degree instead of years",
    '"Five years, or three with a Master\'s": the degree shortens the years, and is not asked for',
    r"(?:years?|yrs?|yoe)\b[^.;\n]{0,60}\bor\s+(?:at least\s+)?"
    r"(?:\d+(?:\.\d)?|two|three|four|five|six|seven|eight|nine|ten)"
    r"[^.;\n]{0,30}?(?:\bwith|\bw/|\bplus|\+)\s*(?:an?\s+)?$",
    ("5 years of experience, or 3 years with a ", "5 yrs or three w/ "),
    ("5 years of experience with a ", "Bachelor's or "),
)

# ------------------------------------------------------------ what only an entry of a profile can mean

SOME_COLLEGE = Pattern(
    "some college",
    "a college that somebody went to without a degree",
    r"\bsome (?:college|university)\b|\b\d+ (?:credits?|semesters?|hours) (?:of|in|at|towards?)\b"
    r"|\b(?:1|2|3|one|two|three) ?(?:years?|yrs?\.?) (?:of|at|in) (?:college|uni)",
    ("Some college, no degree", "60 credits towards a BA", "2 years of college"),
    ("College", "some degree", "4 years of college"),
)
HONORARY = Pattern(
    "honorary",
    "a degree given in honour of somebody, who has not studied for it",
    r"\bhonorary\b|\bhonoris causa\b|\bh\.\s?c\.|\bhon\. (?:doctor|ph\.?d|d\.)|\behrendoktor|\be\. ?h\.",
    ("Honorary doctorate", "Dr. h.c.", "Doctor honoris causa", "Dr. e.h."),
    ("BSc (Hons)", "with honours"),
)
NEVER_FINISHED = Pattern(
    "never finished",
    "a degree that came to nothing or is still a plan",
    r"\b(?:no degree|(?:not|never|un|non|niet)[- ]?(?:yet )?(?:finish|complete|graduat|awarded|conferred"
    r"|obtained|terminé"
    r"|afgerond)\w*|did ?n[o’']t (?:finish|complete|graduate)|incomplet\w*|inconclus\w*|dropped out|drop-?out|abandoned"
    r"|discontinued|withdr[ae]w\w*|left (?:early|without)|planned|wants? (?:an?|to)|abgebrochen\w*|nicht abgeschlossen"
    r"|ohne abschluss|abbruch|inachevé\w*|non (?:validée?|obtenue?|conseguit[ao])|abandonn?ée?|sin (?:terminar"
    r"|titul\w+)"
    r"|trancad[ao]|interrott[ao]|afgebroken|nie ?ukończon\w*|przerwan\w*)(?!\w)|неоконч|незаконч|незаверш|中退"
    r"|肄业|退学|未毕业",
    (
        "did not finish PhD",
        "dropped out",
        "Bachelor planned",
        "incomplete",
        "BSc (not completed)",
        "Studium abgebrochen",
    ),
    ("finished in 2010", "completed"),
)
UNDER_WAY = Pattern(
    "under way",
    "a degree that somebody is still working on",
    r"\b(?:candidate(?! of)|in[- ]progress|pursuing|on-?going|expected|anticipated|exp\.?(?= \d|: ?\d)"
    r"|due (?:in )?20\d\d"
    r"|students?|enrol+ed|current(?:ly)?|studying|reading for|working (?:on|towards?)|final[- ]year|graduating"
    r"|undergraduate at|all but dissertation|abd|laufend\w*|derzeit|angestrebt|immatrikuliert|eingeschrieben"
    r"|studierend\w*"
    r"|en cours|étudiante?|en curso|cursando|estudiante|em (?:andamento|curso)|in corso|laureand[ao]|studente|lopend\w*"
    r"|w trakcie|w toku|studentka|studiuje|student(?:in)?)(?!\w)|студент|обучаюсь|在读|在讀|在学|在校|見込",
    ("PhD candidate", "BSc, in progress", "expected 2027", "PhD (ABD)", "Bachelor (laufend)", "本科在读"),
    ("BSc 2019", "Candidate of Sciences"),
)

# ------------------------------------------------------------ where a name of the table is a degree, and where it isn't

JOINS_A_NAME = Pattern(
    "joint of a degree's name",
    "what stands between the words of a name",
    r"^[ \t.’'`+_(&-]{1,3}$",
    (".-", " (", "'"),
    (", ", "\n", "/"),
    flags="",
)
POINTED = Pattern(
    "pointed", "a point within an abbreviation", r"\w\.\s?\w", ("B.Ed", "m. a."), ("BEd.", "BA"), flags=""
)
_YEARS_BEHIND = (
    r"(?:at least |min\w*\.? |over )?(?:\d|one|two|three|four|five|six|seven|eight|ten)\S* ?\+? ?(?:or more )?y"
)
SIGN_BEHIND = one_of(
    "sign behind a degree",
    "what follows an abbreviation only if it is a degree",
    (
        Pattern("its noun", "the noun", rf"\s*{DEGREE}|\s+(?:holders?|graduates?|level)\b", (" degree",), (" team",)),
        Pattern(
            "or another",
            "another degree or more than it",
            r",?\s*(?:\(?\bor|\band|/|&)\s+(?:an?\s+)?(?:higher|above|better|more|equiv|eqv|similar|comparable|foreign"
            r"|advanced|related|gr[ae]ater|beyond|up\b)",
            (" or equivalent", ", or a higher degree", " and above"),
            (" or PO", " and QA"),
        ),
        Pattern(
            "how a degree is asked for",
            "whether it must be",
            r"[\s,(]*(?:is\s+|are\s+)?(?:required|reqd|req\b|req['’]d|preferred|pref\b|needed|mandatory|minimum|min\b"
            r"|desired|desirable|a must|must\b(?! be)|a plus|essential|strongly)",
            (" required", ", preferred", " a must"),
            (" will be", " must be able"),
        ),
        Pattern(
            "from a school",
            "who gave it",
            r"\s+(?:from|at) (?:an?|the|any|accredited|recogni\w+|one)\b",
            (" from an accredited college",),
            (" from home",),
        ),
        Pattern(
            "licence beside it",
            "the licence that comes after it",
            r",?\s*(?:and|or|\+|with|w/|&|,)\s*(?:an?\s+)?(?:active\s+|valid\s+|state\s+|current\s+)?(?:bar\b|licen[sc]"
            r"|admission|admitted|board[- ]cert)",
            (" + active bar", ", bar admission", " and a valid license"),
            (" and bars", ", active"),
        ),
        Pattern(
            "years beside it",
            "the years that are asked for with it",
            rf"\s*[-–,;:+&(]?\s*(?:w/|with|plus|and|&|\+|or)?\s*{_YEARS_BEHIND}"
            r"|\s*(?:w/|with|plus|\+)\s*\d{1,2}\+?\s*(?:$|[,;.)\n]|of\b|or\b)",
            (", 3 years", " + 5 yrs", " with two years"),
            (" 7671", " 2 rooms"),
        ),
    ),
    before=r"(?i:['’`]?s?)",
    counterexamples=(" Office", " (multiple sclerosis)", "/PO in Scrum"),
)
SIGN_AHEAD = Pattern(
    "sign ahead of a degree",
    "what leads to an abbreviation only if it is a degree",
    r"\b(?:hold(?:s|ing)?|have|has|having|earned|possess\w*|minimum(?: of)?|min\.?|least|requires?|required:|needs?"
    rf"|needed:?|education(?: level)?\s?:|qualifications?\s?:|{DEGREE}s?\s?[:(]|either|obtained"
    r"|accredited)\s*(?:an?\s+)?$",
    ("must have a ", "minimum: at least ", "Education: ", "degree ("),
    ("work as ", "people with "),
)
STATEMENT_BEGINS = Pattern(
    "beginning of a statement",
    "where a line or a statement begins",
    r"(?:(?:^|\n)[\s•*·\d.)-]*|[;•|]\s*|\.\s+|:\s*)$",
    ("", "x\n- ", "Python; "),
    ("work as ", "Boston, "),
    flags="",
)
STATEMENT_ENDS = Pattern(
    "end of a statement",
    "where a line or a statement ends, or a field begins",
    r"^\s*(?:$|[;|\n•]|\.(?:\s|$))|^(?:\s+\([^()\n]{1,30}\))?\s+in\s(?!the\b|our\b|all\b)|^\s*[+&]\s|^\s[A-Z]{2}[/,]",
    ("", "; Python", " in Puppetry", " + CPA", " EE/CE"),
    (" Office", ", phlebotomy"),
    flags="",
)
FIELD_INTRODUCED = Pattern(
    "field introduced",
    "what may stand between an abbreviation and its field",
    r"^['’`]?s?[\s,]+(?:(?:in|of)\s+)?(?:an?\s+|the\s+)?\(?",
    (" in ", " ", ", "),
    ("/", "; "),
)
SHORT_FIELD = Pattern(
    "short field",
    "the abbreviation of a field after its degree",
    r"^['’`]?s? in \(?[A-Z]{2,4}\b",
    (" in CS", " in EE"),
    (" in the", " EN"),
    flags="",
)
NO_DEGREE_AHEAD = Pattern(
    "no degree ahead",
    "what makes a verb, a place, a job or a unit of an abbreviation",
    r"\b(?:must|to|will|can|may|shall|should|not|as|people with|patients with)\s+(?:an?\s+)?$|&$"
    r"|\b(?:latenc(?:y|ies)|jitter|durations?|delays?|timeouts?)[\s:(]*$",
    ("MUST ", "work as an ", "R&", "latency: "),
    ("a ", "Minimum "),
)
NUMBER_AHEAD = Pattern(
    "number ahead",
    "a number that is not a year, which makes a unit of an abbreviation in small letters",
    r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d(?:[\d.,]*\d)?k?[\s-]?$",
    ("to 240 ", "1,250.5 ", "p99 < 5 ", "500k "),
    ("2014 ", "since 1998 ", "1. ", "1) ", "5+ "),
)
PLACE_AHEAD = Pattern(
    "place ahead", "what may be a town before its state", r"[a-z], $", ("Boston, ",), ("Minimum ",), flags=""
)
NO_DEGREE_BEHIND = Pattern(
    "no degree behind",
    "what makes a product, a standard, a place or a unit of an abbreviation",
    r"\s(?:office|365|excel|word|power|outlook|access|project\b(?! manag)|teams|visio|sharepoint|dynamics|azure"
    r"|windows|server"
    r"|exchange|sql|visual|\.net|products|tools|apps|suite|dos|en\b|iso\b|iec\b|\d+\b(?!\+|\s?-?\s?y)"
    r"|latenc(?:y|ies)|jitter|resolution|timeouts?)|[&’']\w\w|&"
    r"|\s\((?!hons|honou?rs|or\b|by\b|in\b|minimum|required)[a-z]+ [a-z]+\)",
    (" Office", " EN 1090", " 7671", " (multiple sclerosis)", "&E", " latency"),
    (" (Hons)", " 5+ years", " in Physics"),
)
PEOPLE_BEHIND = Pattern(
    "people behind a degree",
    "the people whose degree it is",
    r"['’`]?s?\s*(?:level\s+)?(?:students?|candidates?|researchers?|scientists?|fellows?|faculty|physicians?"
    r"|trainees?)\b",
    (" students", "-level researchers", "'s candidates"),
    (" degree", " in Physics"),
)
WORD_IN_CAPITALS = Pattern(
    "word in capitals",
    "a word of a line that is all in capitals",
    r"(?:AS|BE|DO|ME)\b(?=[^a-z\n]*\b[A-Z]{4})(?![^\n]{0,200}[a-z])",
    ("AS NEEDED", "BE READY TO LIFT"),
    ("AS in Nursing", "BE"),
    flags="",
)
SIDE_BY_SIDE = Pattern(
    "degrees side by side",
    "what stands between two degrees that explain each other",
    r"^['’`]?s?\s*(?:degrees?\s*)?(?:/|\||(?:,\s*)?\b(?:or|and|and/or|oder|ou|of|lub)\b|&)\s*(?:an?\s+)?$",
    ("/", " or ", "'s degree or a "),
    (", ", " team and the "),
)
COMMA = Pattern("comma between degrees", "a comma alone", r"^['’`]?s?\s*,\s*$", (", ",), (" or ",), flags="")

# ------------------------------------------------------------ degrees that others have, or that are still to come

STUDIES_AHEAD = Pattern(
    "studies ahead",
    "words that make studies of the degree behind them",
    r"\b(?:enrol+(?:ed|ment|ing)|pursuing|studying|working (?:on|towards?)|matriculated|(?:final|last|penultimate"
    r"|first|second|third|1st|2nd|3rd|4th)[- ]year|current (?:students?|undergraduates?)|students? (?:in|of|at|on|doing"
    r"|pursuing)|completing|in the process of|eingeschrieben|immatrikuliert|laufendes|angestrebt\w*"
    r"|student(?:in)? (?:im|in|der)"
    r"|étudiante?s? en|en cours de|préparant|préparez|inscrite?s? en|estudiantes? de|cursando|matriculad[oa]s? en"
    r"|student[ei] (?:di|in)|iscritt[oaie]|ingeschreven|studerend|studentk?a?i? (?:kierunku|studiów)|w trakcie)(?!\w)"
    r"[^.;\n]{0,80}$",
    ("currently enrolled in a ", "Final-year student in ", "pursuing or planning a ", "étudiant en "),
    ("have completed a ", "finished; pursuing goals. A "),
)
STUDIES_BEHIND = Pattern(
    "studies behind",
    "words behind a degree that make studies of it",
    r"['’`]?s?\s*(?:degree\s*)?(?:program(?:me)?\s*)?(?:students?\b|candidates?\b"
    r"|[^.;\n]{0,60}?\b(?:in progress|currently (?:enrolled|pursuing|studying)|under ?way|nearing completion|laufend"
    r"|en cours|en curso|em andamento|in corso|w trakcie|在读|在校生?|在学))",
    (" students", "'s degree in Physics, in progress", " degree (currently pursuing)"),
    ("'s degree completed", " graduates"),
)
OF_OTHERS = Pattern(
    "degrees of others",
    "what one does for people who have or seek the degree behind it",
    r"\b(?:present\w*|report\w*|support\w*|assist\w*|works? with|working with|alongside|collaborat\w*|supervis\w*"
    r"|mentor\w*|teach\w*|tutor\w*|coach\w*|train(?:s|ing)?|advis\w*|guid\w*|recruit\w*|help\w*|lectur\w*|serv\w*)\b"
    r"[^.;,\n]{0,40}$",
    ("Supervises ", "teaching our ", "Work with "),
    ("training. A ", "have a "),
)
PROGRAMMES_BEHIND = Pattern(
    "programmes behind",
    "the plural that makes an offer of a degree",
    r"['’`]?s?\s+(?:degree\s+)?(?:program(?:me)?s|courses|curricul\w+)\b",
    (" programmes", "'s degree courses"),
    (" program",),
)
SAYS_NOTHING_ALONE = Pattern(
    "says nothing alone",
    "a word that is a degree only beside others, so that an answer of nothing else proves none",
    r"^\W*(?:doctors?|associates?|ph\.?ds|mds|mbas|degree program(?:me)?s|hs&e|graduates?|students?"
    r"|(?-i:[A-Z]{2}(?:\s?/\s?[A-Z]{2,4})*))\W*\Z",
    ("MA)", "associates", "PhDs", "HS", "BA/PO"),
    ("MBA", "associate degree", "B.A."),
)
JOINT_OF_WORDS = Pattern(
    "joint of words",
    "what joins words in the names of programs: BACHELOR_DEGREE, bachelorDegree",
    r"_|(?<=[a-z]{4})(?=[A-Z][a-z]{3})",
    ("BACHELOR_DEGREE", "bachelorDegree"),
    ("PharmD", "BSc", "EngD"),
    flags="",
)
NO_DEGREE = Pattern(
    "no degree",
    "words of degrees that are none: a master of something, a licence to do something, software of Microsoft",
    r"\b(?:scrum|web|quarter|post|choir|band|station|toast)[- ]?master\b|\bmaster (?:data|plan|sched|craft"
    r"|electric|plumb|mechan"
    r"|gardener|baker|black)"
    r"|\b(?!(?:de|la|une|ma|sa|in|en|of)\b)\w+\ licen[cs]e\b"
    r"|\bms\ (?:office|excel|word|project|access|sql|teams|power|windows|dynamics|visio)",
    ("Scrum Master", "Master electrician", "Forklift licence", "MS Office"),
    ("Master Informatik", "Master of Arts", "Licence en droit", "Diplôme de licence", "MS in Physics"),
)
