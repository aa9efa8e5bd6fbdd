"""What degrees are called, level by level.

An abbreviation counts only in spellings in which it is no ordinary word, unless "degree" or another one explains it.
"""

from referral.domain.degree_level import Level
from referral.extraction.patterns import Pattern, one_of

# With the shortened and the usual mistyped forms.
DEGREE = r"(?:degree|degre|dgree|deree|deg\b\.?)"
DIPLOMA = r"(?:diploma|dipolma|diplma|dimploma)"

_DOCTORATES = (
    Pattern(
        "PhD",
        "the abbreviation of a doctorate of philosophy",
        r"\bph\.?\s?\.?d\b\.?(?:'?s\b)?",
        ("PhD", "Ph. D.", "two PhD's"),
        ("graph data", "phds_2"),
    ),
    Pattern("DPhil", "the same at Oxford", r"\bd\.?\s?phil\b", ("DPhil", "D. Phil"), ("philosophy",)),
    Pattern(
        "doctorate",
        "a doctorate in words, also with doubled letters",
        r"\bdoctt?ora(?:t{1,2}e|l)s?\b",
        ("a doctorate", "doctoral studies", "docttoratte"),
        ("doctor", "doctorally"),
    ),
    Pattern("doctor of", "a doctor of a named science", r"\bdoctor of\b", ("Doctor of Medicine",), ("see a doctor",)),
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
    Pattern(
        "professional doctorates",
        "doctorates of law, education, veterinary medicine and pharmacy, in small letters too",
        r"\b(?:jd|edd|dvm|pharm\.?\s?d)\b",
        ("jd", "EdD", "Pharm. D"),
        ("pharma", "jdk"),
    ),
    Pattern(
        "MD",
        'a doctor of medicine, but not the state in "Bethesda, MD"',
        r"(?<![a-z], )\bM\.?D\b\.?(?=$|\W)(?! \d)",
        ("MD required", "M.D."),
        ("Bethesda, MD", "MD 20814", "md5"),
        flags="",
    ),
    Pattern("J.D.", "a doctor of law with points", r"\bJ\.\s?D\b\.?", ("J.D.", "J. D"), ("j.d.",), flags=""),
    Pattern(
        "doctorates in capitals",
        "professional doctorates as they are usually written",
        r"\b(?:JD|EdD|PharmD|DNP|DVM|DDS)\b",
        ("DNP", "DDS or DVM"),
        ("dnp", "DDSX"),
        flags="",
    ),
)

_MASTERS = (
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
        "M.Sc. with points",
        "abbreviations with a point after the M",
        r"\bm\.\s?(?:sc?|a|eng|ed|tech|b\.\s?a)\b\.?",
        ("M.Sc.", "m.s.", "M. Eng.", "M.B.A."),
        ("ms", "10 a.m. start"),
    ),
    Pattern(
        "MBA and the like",
        "abbreviations that are no words in any case",
        r"\b(?:mba|msc|meng|m\.?\s?tech|magister|pgdm|mca|llm)\b",
        ("mba", "MSc", "M.Tech", "LLM"),
        ("mbar", "tech"),
    ),
    Pattern(
        "mistyped master",
        '"master" mistyped before "degree"',
        rf"\b(?:mster|maser|masetr)s?(?= {DEGREE})",
        ("mster degree", "masers degree"),
        ("a maser is like a laser",),
    ),
    Pattern(
        "MSN and the like",
        "master's of nursing, social work, computer science and engineering",
        r"\bms(?:n|w|cs|ee|me)\b",
        ("MSN", "msw", "MSEE"),
        ("ms", "msg"),
    ),
    Pattern(
        "MFA",
        "a master of fine arts, but not multi-factor authentication",
        r"(?<!\()\bmfa\b(?![,/ ]+(?:and )?(?:sso|2fa|rbac|enabled|auth))",
        ("MFA in Sculpture", "mfa a must"),
        ("multi-factor authentication (MFA)", "MFA/SSO", "MFA enabled"),
    ),
    Pattern(
        "ms degree",
        'the short forms in small letters, before "degree"',
        rf"\b(?:ms|ma)(?= {DEGREE})",
        ("ms degree", "MA degree"),
        ("5 ms delay",),
    ),
    Pattern("bs/ms", "ms after bs and a stroke", r"(?<=\bbs/)ms?\b", ("bs/ms", "BS/M"), ("cs/ms", "bs/msg")),
    Pattern("ba/ma", "ma after ba and a stroke", r"(?<=\bba/)m[as]\b", ("ba/ma", "BA/MS"), ("ca/ma",)),
    Pattern(
        "b.s./m.s.",
        "m.s. after b.s. and a stroke",
        r"(?<=\bb\.s\./)m\.s\.",
        ("b.s./m.s.",),
        ("e.g./m.s.",),
    ),
    Pattern("bs or ms", "ms as the other choice", r"(?<=\bbs or )ms\b", ("bs or ms",), ("seconds or ms",)),
    Pattern("bs / ms", "ms after bs and a spaced stroke", r"(?<=\bbs / )ms\b", ("bs / ms",), ("s / ms",)),
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
    Pattern(
        "MS and MA in capitals",
        "the abbreviations as written, but neither Boston, MA nor MS Office",
        r"(?<![a-z], )\bM[AS]c?\b(?! in the\b)(?!\s(?i:office|365|excel|word|power|outlook|access|project|teams"
        r"|visio|sharepoint|dynamics|azure|windows|server|exchange|sql|visual|\.net|products|tools|apps|suite|dos))",
        ("MS in Physics", "MA or PhD", "MSc"),
        ("Boston, MA", "MS Office", "MS SQL Server", "5 ms"),
        flags="",
    ),
    Pattern(
        "other master's in capitals",
        "abbreviations that are words or nothing in small letters",
        r"\b(?:MSN|MPH|MSW|MEd|PG)\b",
        ("MPH", "MEd", "PG degree"),
        ("pg 13", "mph"),
        flags="",
    ),
)

# Where "bs" in small letters begins a statement, and goes on like a degree.
_BEGINS = r"(?:(?<=[;•*|:] )|(?<=- )|(?m:^))"
_GOES_ON = rf"(?=\s*[+&]|\s+(?:or|in|with|w/|req|a must|{DEGREE}|min)\b)"

_BACHELORS = (
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
        "B.Sc. with points",
        "abbreviations with a point after the B",
        r"\bb\.\s?(?:sc?|a|eng?|tech|com|b\.\s?a)\b\.?",
        ("B.Sc.", "b.a.", "B. Eng", "B.B.A."),
        ("bs", "a.b. test"),
    ),
    Pattern(
        "BSc and the like",
        "abbreviations that are no words in any case",
        r"\b(?:bsc|beng|b\.?\s?tech|bba|bca|bcom)\b",
        ("bsc", "BTech", "b tech", "BCom"),
        ("tech", "bbaa"),
    ),
    Pattern(
        "BSN and the like",
        "bachelor's of nursing, social work, engineering, arts and law",
        r"\b(?:bs(?:n|w|cs|ee|me)|bfa|llb)\b",
        ("BSN", "bscs", "llb"),
        ("bs", "bsnl"),
    ),
    Pattern(
        "bs as a statement",
        '"bs" or "ba" in small letters that begins a statement and goes on like a degree',
        rf"{_BEGINS}(?:bs|ba)\b{_GOES_ON}",
        ("bs or better", "needed: ba in arts", "x\nbs degree"),
        ("no bs please", "this is bs or worse"),
    ),
    Pattern("aas or bs", "bs as the other choice", r"(?<=\baas or )bs\b", ("aas or bs",), ("gas or bs",)),
    Pattern(
        "bs explained",
        "bs that another abbreviation, a degree or a field explains",
        rf"\bb\.?s\.?(?=(?: {DEGREE}|/m\.?s\b|/ba\b| or ms\b| / ms\b| in [a-z]))",
        ("bs degree", "bs/ms", "b.s. in physics", "bs / ms"),
        ("no bs", "bs here"),
    ),
    Pattern(
        "ba explained",
        "ba before a degree, bs or ma",
        rf"\bba(?= {DEGREE}|/bs\b|/ma\b)",
        ("ba degree", "ba/bs", "ba/ma"),
        ("ba team", "ba/qa"),
    ),
    Pattern("ba/bs", "bs after ba and a stroke", r"(?<=\bba/)bs\b", ("ba/bs",), ("ca/bs",)),
    Pattern("bs/ba", "ba after bs and a stroke", r"(?<=\bbs/)ba\b", ("bs/ba",), ("qs/ba",)),
    Pattern(
        "licenciatura",
        "first degrees under names of other countries",
        r"\b(?:licen[cs]iatura|baccalaureate)\b",
        ("Licenciatura", "a baccalaureate degree"),
        ("licence",),
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
    Pattern(
        "BS in capitals",
        "the abbreviations as written, but not the British Standard BS EN 1090",
        r"\bBS(?:N|W|BA|C[EPS]|E[ES]|I[ET]|M[ET]|AE)?\b(?! EN\b)",
        ("BS", "BSEE", "BSBA"),
        ("BS EN 1090", "bs", "BSA"),
        flags="",
    ),
    Pattern(
        "BA in capitals",
        "a bachelor of arts, but no business analyst",
        r"\bBA\b(?! (?:process|team|role|and QA))",
        ("BA in History",),
        ("the BA team", "BA and QA", "ba"),
        flags="",
    ),
    Pattern(
        "BE in capitals",
        'a bachelor of engineering; "BE" in a text that is all capitals is a verb',
        r"(?<!\b[Mm]ust )(?<!\bMUST )(?<!\bTO )(?<!\bWILL )(?<!\bCAN )\bBE\b(?! (?:A|AN|THE|ABLE|ON|\d))",
        ("BE Computers", "BE/BTech"),
        ("MUST BE 21", "BE ABLE TO LIFT", "WILL BE PAID", "be"),
        flags="",
    ),
    Pattern(
        "other bachelor's in capitals",
        "abbreviations that are written so",
        r"\b(?:BSc|BFA|BCom|LLB|UG)\b",
        ("BSc", "UG degree"),
        ("ug",),
        flags="",
    ),
)

_ASSOCIATES = (
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
        rf"\bassociates\b(?= (?:or|{DEGREE}|in)\b)",
        ("associates or bachelors", "associates in welding"),
        ("our associates are kind",),
    ),
    Pattern(
        "two-year degree",
        "a degree, diploma or college of two years",
        rf"\b(?:two|2)[- ]?(?:year|yr)s?\.?[ -](?:\w+ )?(?:{DEGREE}|{DIPLOMA}|college)",
        ("2-year degree", "two yr tech diploma", "2 year college"),
        ("2 years experience",),
    ),
    Pattern(
        "foundation degree",
        "a British short degree",
        rf"\bfoundation {DEGREE}",
        ("foundation degree",),
        ("a foundation",),
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
    Pattern("AAS", "abbreviations that are no words", r"\b(?:aas|adn)\b", ("AAS", "adn"), ("gaas",)),
    Pattern("HND", "British higher nationals", r"\bhn[dc]\b", ("HND", "hnc"), ("hn",)),
    Pattern(
        "AA degree",
        '"AA" and "AS" before "degree" or a field',
        rf"\b(?:aa|as|a\.a\.|a\.s\.) (?:{DEGREE}|in\b(?= [A-Z]))",
        ("aa degree", "a.s. degree", "AS in Nursing"),
        ("as a team", "as the team"),
    ),
    Pattern(
        "A.A.S.", "an associate of arts with points", r"\ba\.a\.(?:s\.)?(?=\W)", ("A.A. ", "a.a.s. or"), ("a.a.m",)
    ),
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
    Pattern(
        "associates in capitals",
        "the abbreviations as written",
        r"\b(?:AAS|ADN|AS/AA|AA/AS)\b",
        ("AAS", "AS/AA"),
        ("as/aa",),
        flags="",
    ),
)

_SCHOOLS = (
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
        "HS in capitals",
        "the school's short form, as written, at the end of a statement or beside an alternative",
        r"\bHS\b(?=\s*(?:[+,/;]|or\b|$))",
        ("HS + 2 yrs", "HS or GED", "HS"),
        ("HS teacher", "hs or ged"),
        flags="",
    ),
    Pattern("GED in capitals", "as written", r"\bGED\b", ("GED",), ("GEDS",), flags=""),
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
    r"(?!\s+(?:of\b(?!\s+(?:bach|mast|doc))|celsius|fahrenheit|view|video|feedback))",
    ("Degree required", "a technical degre", "must be degree'd", "degree of bachelor"),
    ("a high degree of care", "360 degree feedback", "20 deg", "degrees", "some degree of freedom"),
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

STATED_ALONE = {
    Level.NONE: Pattern(
        "stated none",
        "an entry that says that there is no degree",
        r"^(?:no degree|none|self-taught)",
        ("No degree", "none", "Self-taught coder"),
        ("I have none",),
    ),
    Level.SCHOOL: Pattern(
        "stated school",
        "an entry for what comes after school and is no degree",
        r"^(?:apprentice|boot ?camp|certificat|(?:some college|(?:trade )?school)$)",
        ("Apprenticeship", "Boot camp", "Certificate", "Some college", "Trade school"),
        ("school of law", "old school"),
    ),
    Level.ASSOCIATE: Pattern(
        "stated associate",
        "an associate degree in one word",
        r"^(?:(?:associates?|aa|as)$)",
        ("Associate", "as"),
        ("Associate manager", "as I said"),
    ),
    Level.BACHELOR: Pattern(
        "stated college", "nothing but a college", r"^(?:college$)", ("College",), ("College dropout",)
    ),
    Level.MASTER: Pattern(
        "stated master",
        "an entry that begins with a master, but not of a trade",
        r"^(?:master\b(?! (?:data|plan|sched|craft|electric|plumb)))",
        ("Master Informatik",),
        ("Master electrician", "Scrum Master"),
    ),
}
NEVER_FINISHED = Pattern(
    "never finished",
    "a degree that came to nothing or is still a plan",
    r"\b(?:no degree|not? finish\w*|never finished|unfinished|incomplete|dropped out|planned|wants? (?:an?|to))\b",
    ("did not finish PhD", "dropped out", "Bachelor planned", "incomplete"),
    ("finished in 2010",),
)
UNDER_WAY = Pattern(
    "under way",
    "a degree that somebody is still working on",
    r"\b(?:candidate|in progress|pursuing|ongoing|expected|student|enrolled)\b",
    ("PhD candidate", "BSc, in progress", "expected 2027"),
    ("BSc 2019",),
)
