"""Words of an English job title that say how senior the role is, and those that look like it and say nothing."""

from referral.extraction.patterns import Pattern, one_of
from referral.extraction.patterns import titles_by_language as abroad

# "C.T.O." and "Sr." are whole words, "Leadership" is not "lead", "the CEO's assistant" is no CEO.
_WORD_START = r"(?<![\w.])"
_WORD_END = r"\.?(?![\w'’])"
# What may follow a word that is the whole of a title's part.
_PART_END = r"(?=\s*(?:$|[-–—,;:/&|(@)]))"
_CHIEF_LETTERS = r"c[abcdefgilmoprstx]o|c(?:hr|is|mi|pt|lt)o|cino"

_THINGS = (
    Pattern(
        "senior things",
        "what is for old people or for the last years of school",
        r"senior\s+(?:high\b|secondary\s+school|cent(?:er|re)s?\b|living\b|care\b|housing\b|citizens?\b|residences?\b|companions?\b"
        r"|services(?=\s+(?:coordinator|director|worker|officer)\b))",
        ("Senior Centre Driver", "Senior Living Nurse", "Senior High School Librarian"),
        ("Senior Cook", "Senior Nurse, Care Home"),
    ),
    Pattern(
        "junior things",
        "schools, leagues and teams of the young",
        r"junior\s+(?:high\b|college\b|(?:secondary\s+|primary\s+)?school\b|league\b|achievement\b|varsity\b|rotc\b"
        r"|kindergarten\b|cycle\b|infants\b|(?:golf|tennis|soccer|football|hockey|basketball|cricket|rugby|sailing"
        r"|swim(?:ming)?|sports?)\b)",
        ("Junior High Librarian", "Junior College Registrar", "Junior Tennis Coach"),
        ("Junior Teacher", "Junior Developer, College Boards"),
    ),
    Pattern(
        "lead things",
        "the metal, and sales leads",
        r"lead[- ](?:paint|risk|abatement|acid|batter(?:y|ies)|smelt(?:er|ing)|free|glass|mine|mining|removal|hazards?"
        r"|poisoning|exposure|based|safe|dust|testing|remediation|gen(?:eration)?|nurtur\w+|qualif\w+|capture|scoring"
        r"|conversion|response|routing)\b",
        ("Lead Abatement Worker", "Lead Generation Specialist", "Lead-Acid Battery Technician"),
        ("Lead Painter", "Lead Inspector", "Tech Lead, Batteries"),
    ),
    Pattern(
        "programmes",
        "programmes for beginners, and the schools of graduates, which somebody else runs",
        r"(?:intern(?:ship)?|trainee|apprentice(?:ship)?|graduate|grad|student|co-?op)s?['’]?\s+"
        r"(?:&\s+\w+\s+)?(?:program(?:me)?s?(?:\s+co-?ordinator)?|scheme|co-?ordinat\w+|supervis\w+|mentor)\b(?!\s+(?:trainee|intern)\b)"
        r"|(?:intern|apprentice|graduate|grad|student)(?:ship)?s?\s+(?:recruit\w+|admissions?|hiring|relations"
        r"|development|training|placements?|education|advis[eo]r\w*|instructor|trainer|school|college|studies|affairs"
        r"|services|success|council|housing|faculty|division)\b"
        r"|(?:intern|apprentice)ship\s+(?:\w+\s+){0,2}(?:manager|director|lead|specialist|officer)\b",
        ("Trainee Scheme Manager", "Graduate School Clerk", "Apprentice Training Manager", "Internship Coordinator"),
        ("Intern, Product", "Apprentice Electrician", "Graduate Engineer", "Trainee Recruitment Consultant"),
    ),
    Pattern(
        "entries",
        "what is entered",
        r"(?:data|order|key|claims?|charge|payment|invoice|forcible|point\s+of)[- ]entry\b|entry\s+(?:door|way|clerk)",
        ("Data Entry Clerk", "Order Entry"),
        ("Entry Level Clerk", "Analyst - Entry"),
    ),
    Pattern(
        "occupations of directors",
        "occupations whose name has a director in it",
        r"(?:funeral|film|movie|stage|theat(?:er|re)|choir|choral|band|casting|activit(?:y|ies)|cruise|camp)\s+director"
        r"|director\s+of\s+photography|board\s+of\s+directors",
        ("Choir Director", "Activities Director", "Director of Photography"),
        ("Director", "Director of Film Studies", "Managing Director"),
    ),
    Pattern(
        "other occupations",
        "occupations that have a word of another rank in their name",
        r"(?:crew|pit)\s+chief|chief\s+(?:of\s+staff|mate|cook|steward(?:ess)?|resident)\b|school\s+principal"
        r"|principal\s+investigator|(?:executive|personal|physician(?:['’]s)?|anesthesiologist|administrative)\s+assistant"
        r"|associate\s+(?:professor|partner|attorney|lawyer|solicitor|counsel(?!\s+general)|dentist|orthodontist"
        r"|optometrist|veterinarian|physician|pastor|minister|judge|justice|editor)\b",
        ("Chief of Staff", "Associate Dentist", "Executive Assistant", "School Principal", "Crew Chief"),
        ("Chief", "Associate", "Sales Assistant", "Principal", "Associate General Counsel"),
    ),
    Pattern(
        "assistant managers",
        "the deputy of somebody who leads",
        r"assistant\s+(?!to\b)(?:[\w&-]+\s+){0,3}?(?:manager|professor|coach|superintendent|controller|comptroller|attorney"
        r"|counsel|commissioner|registrar|treasurer|editor|supervisor|sheriff|chef|head)\b",
        ("Assistant Manager", "Assistant Professor", "Assistant Branch Manager"),
        ("Assistant", "Assistant Accountant", "Manager's Assistant", "Assistant Director"),
    ),
    Pattern(
        "offices of others",
        "the office, the aides and the services of somebody in the lead",
        rf"\b(?:{_CHIEF_LETTERS}|s?vp|president|dean|founder)(?:['’]?s)?\s+(?:office|assistant|secretary|coach"
        r"|advis(?:ory|[eo]r)|analyst|desk|structurer|trader|recruiter|search)\b"
        r"|\b(?:director|principal|executive)(?:['’]?s)?\s+(?:assistant|secretary)\b",
        ("CEO Assistant", "CFO Analyst", "Dean's Office"),
        ("CEO", "VP Sales", "Office Manager"),
    ),
    Pattern(
        "clubs",
        "offices of honour among students and members",
        r"(?:student(?:\s+(?:body|government|council|union|association))?|class|club|chapter|sorority|fraternity)\s+"
        r"(?:vice[- ])?president|(?:vice[- ])?president\s*(?:,|-|\bof\b)\s*(?:the\s+)?(?:[\w&'’]+\s+){0,3}?"
        r"(?:club|chapter|sorority|fraternity|student\s+(?:body|government|council|union|association))\b",
        ("Student Body President", "President, Chess Club", "Vice President of the Debating Club"),
        ("President", "Vice President, Sales"),
    ),
    Pattern(
        "co-operatives",
        "shops and houses that their members own",
        r"(?:food|housing|grocery|farm(?:ers?)?['’]?|electric|worker|credit)\s+co-?op\b",
        ("Manager, Food Co-op",),
        ("Software Co-op", "Engineering Coop Student"),
    ),
    Pattern(
        "numbered things",
        "numbers of classes, places and shifts",
        r"(?:grades?|years?|class|key\s+stage|stage|terminal|area|zone|shift|phase|station|region|district|building"
        r"|plant|room|formula|world\s+war|type|chapter|title|tier)\s+(?:i{1,3}|iv|[1-4])\b",
        ("Teacher, Grade 3", "Officer, Terminal 4", "Title I Teacher"),
        ("Engineer III", "Nurse 3", "Level 3"),
    ),
    abroad.OCCUPATIONS,
)
THING = one_of(
    "thing",
    "a name in which a word for a level says nothing of the level",
    _THINGS,
    before=r"(?<![\w.])",
    counterexamples=("Senior Engineer", "Junior Accountant", "Lead Engineer", "Intern", "Director of Sales", "CTO"),
)
ASSISTED = Pattern(
    "assisted",
    "whom somebody assists and in whose office, which says nothing of their own level",
    r"(?<=assistant)\s+to\s.*"
    rf"|\s(?:reporting\s+)?to\s+(?:the\s+|our\s+|an?\s+)?(?:vice[- ]|senior\s+|managing\s+|executive\s+)?"
    rf"(?:chief|president|director|dean|head|principal|founder|board|{_CHIEF_LETTERS}|s?vp)\b.*"
    r"|\boffices?\s+of\s+(?:the\s+)?[^-–—,;:/|()]*",
    ("Assistant to the Vice President", "Advisor to the CEO", "Intern, Office of the President"),
    ("Assistant Manager", "Order to Cash Director", "Office Manager"),
)

LEARNER = one_of(
    "learner",
    "somebody who is still learning the work, whatever it is",
    (
        Pattern(
            "learner in English",
            "an intern, a trainee or an apprentice",
            r"intern(?:ship)?|trainee(?:ship)?|apprentice(?:ship)?|(?:working|placement)\s+student|co-?op\s+student"
            rf"|co-?op{_PART_END}|summer\s+(?:analyst|associate|student)",
            ("Intern", "Marketing Internship", "Trainee Solicitor", "Co-op Student", "Engineering Co-op"),
            ("Analyst", "Co-op Manager"),
        ),
        abroad.LEARNER,
    ),
    before=_WORD_START,
    after=_WORD_END,
    counterexamples=("Internal Auditor", "International Sales Manager", "Manager of the stage"),
)
EXECUTIVE = one_of(
    "executive",
    "a head of the whole company, an owner or a vice president",
    (
        Pattern(
            "executive in English",
            "a chief officer, a president, a founder or a partner who owns a share",
            r"chief\s+(?!petty|warrant|master)(?:[\w&,/-]+\s+){0,5}officer|chief\s+executive"
            rf"|(?:{_CHIEF_LETTERS})(?!\s+(?:office|services?)\b)|[se]vp|[rg]?vp"
            r"|(?<!assistant\s)(?:vice[- ])president|(?<!vice\s)(?<!vice-)president"
            rf"|chair(?:man|woman|person)|(?:^|vice[- ])chair{_PART_END}|founder|managing\s+director|business\s+owner"
            r"|(?:managing|senior|founding|general|equity)\s+partner(?=\s*(?:$|[-–—,;:/&|(@)])|\s+(?:at|of|in|and)\b)"
            rf"|(?:^|(?<=co-))(?:owner|partner){_PART_END}|(?:brigadier|major|lieutenant)\s+general|(?:rear\s+)?admiral",
            ("CTO", "CLO", "Chief Financial Officer", "VP, Engineering", "Co-Founder", "Founding Partner", "Owner"),
            ("Chief Petty Officer", "Chief Architect", "Product Owner", "HR Business Partner"),
        ),
        abroad.EXECUTIVE,
    ),
    before=_WORD_START,
    after=_WORD_END,
    counterexamples=("Chief", "Cook", "Director", "Vice Principal", "Assistant Vice President", "CEO's Driver"),
)
LEAD = one_of(
    "lead",
    "a director, a head of something, a principal, or an expert of that rank",
    (
        Pattern(
            "lead in English",
            "a director, a head, a chief of a part of the company, a principal",
            r"director|head\s+of|head(?=$)|chief(?!\s+(?:petty|warrant|master))|principal|general\s+counsel|dean"
            r"|(?:department|division)\s+chair|avp|assistant\s+vice[- ]president"
            r"|distinguished\s+(?:engineer|scientist|technologist|architect|researcher|designer|professor|member)"
            r"|(?:technical|engineering|technology)\s+fellow"
            r"|(?:lieutenant\s+)?colonel|(?<!lieutenant\s)commander",
            ("Director of Sales", "Head of People", "Department Head", "Principal Engineer", "Chief Architect"),
            ("Head Chef", "Chief Petty Officer", "Research Fellow", "Lieutenant Commander"),
        ),
        abroad.LEAD,
    ),
    before=_WORD_START,
    after=_WORD_END,
    counterexamples=("Headhunter", "Director's Driver", "Manager"),
)
BEGINNER = one_of(
    "beginner",
    "a role for somebody without experience",
    (
        Pattern(
            "beginner in English",
            "a junior, a graduate, or the first grade",
            r"junior|jn?r|entry[- ]level|(?:^|(?<=[,(/])|(?<=[,(–-]\s))entry|graduate|grad|freshers?|cadet"
            r"|student(?=\s*(?:$|[-–—,(])|\s+(?:nurse|teacher|assistant|worker|ambassador)\b)"
            r"|private(?=\s+first\s+class|$)|lance\s+corporal|airman|seaman"
            r"|(?:i|1)(?=$|\s*[-,(])",
            ("Junior Engineer", "Jr. Developer", "Graduate Nurse", "Engineer I", "Student Teacher"),
            ("Engineer", "Student Advisor", "Private Chef"),
        ),
        abroad.BEGINNER,
    ),
    before=_WORD_START,
    after=_WORD_END,
    counterexamples=("Engineer II", "Undergraduate Teacher"),
)
ASSISTING = one_of(
    "assisting",
    "a role that assists",
    (
        Pattern(
            "assisting in English",
            "an assistant, an associate or a coordinator",
            r"coordinator|associate|assistant",
            ("Sales Associate", "Medical Assistant", "Project Coordinator"),
            ("Manager",),
        ),
        abroad.ASSISTING,
    ),
    before=_WORD_START,
    after=_WORD_END,
    counterexamples=("Assistance", "Association"),
)
_MAKER = (
    r"(?:engineer|developer|scientist|designer|programmer|researcher|architect|technologist|sre|technical\s+writer"
    r"|(?:product|program(?:me)?)\s+manager|data\s+analyst)"
)
SENIOR = one_of(
    "senior",
    "a senior role, a leader of a team, an engineer of the staff grade, a third grade or higher",
    (
        Pattern(
            "senior in English",
            "a senior, a lead, a technical architect, a sergeant or captain",
            rf"senior|snr|sr|lead|(?:team|group|crew|squad|platoon|section|technical)\s+leader"
            rf"|staff(?=\s+(?:[\w&/+.-]+\s+){{0,3}}?{_MAKER}\b)|(?<=[,(-])\s?staff(?=\s*(?:$|\)))"
            r"|group(?=\s+product)|(?:iii|iv|3|4)(?=$|\s*[-,(])"
            r"|(?:solutions?|cloud|security|software|data|enterprise|infrastructure|technical|systems?|platform)\s+architect"
            r"|(?:staff|technical|master|gunnery|first|command)\s+sergeant|sergeant\s+(?:first\s+class|major)"
            r"|(?:chief|master)\s+petty\s+officer|(?:chief\s+)?warrant\s+officer|lieutenant\s+commander|captain"
            r"|major(?=$|\s*[-,(])",
            ("Senior Engineer", "Sr. Engineer", "Tech Lead", "Staff Engineer", "Engineer III", "Master Sergeant"),
            ("Staff Nurse", "Level 3 Support", "Architect", "Technical Staff", "Major Gifts"),
        ),
        abroad.SENIOR,
    ),
    before=_WORD_START,
    after=_WORD_END,
    counterexamples=("Staff Accountant", "Seniority", "Leadership Coach", "Kitchen Staff"),
)
WORD_FOR_LEVEL = Pattern(
    "word for a level",
    "a word that says a level and nothing of the occupation",
    rf"{_WORD_START}(?:senior|snr|sr|junior|jn?r|lead|staff(?=\s+(?:[\w&/+.-]+\s+){{0,3}}?{_MAKER}\b)|principal"
    r"|distinguished|associate|assistant|entry[- ]level|trainee|intern|graduate"
    r"|(?:chief|head|(?<!managing\s)director|vice[- ]president|[se]?vp)(?:\s+of)?"
    rf"|new\s+grad|grad|group|i{{1,3}}|iv|[1-4]|{abroad.ADJECTIVE}){_WORD_END}",
    ("Senior Engineer", "Director of Sales", "VP, Engineering", "Engineer II", "Starszy Księgowy"),
    ("Staff Accountant", "Managing Director", "Engineer"),
)
LEVEL_OR_THING = Pattern(
    "level or thing",
    "a word for a level, or a whole thing whose name has one",
    rf"(?P<thing>{THING.source})|{WORD_FOR_LEVEL.source}",
    ("Senior Engineer", "Lead Smelter Operator"),
    ("Engineer", "Smelter Operator"),
)
# Where the first part of a title ends, which names the role.
PART_JOINT = Pattern(
    "part joint",
    "what separates the parts of a title",
    r"\s[-–—|]\s|[,;:/(|]|\s(?:at|of|for)\s",
    ("Intern - Sales", "Engineer, Senior", "Head of Sales"),
    ("Co-Founder", "Staff Nurse"),
)
