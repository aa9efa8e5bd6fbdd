"""Headings in postings. They are tried on a heading in small letters, with straight apostrophes and without marks."""

from referral.extraction.patterns import Pattern, one_of

_WHAT = r"(?:what|things|skills|qualities|experience)"
_YOU_WILL = r"you(?:'ll| will| would| could| can| get to)?"

WISH_HEADING = one_of(
    "heading of wishes",
    "a heading over what is wished for, in words that hardly stand elsewhere",
    (
        Pattern(
            "to stand out",
            "what makes somebody stand out",
            r"\bstands? (?:you )?out\b|\b(?:sets?|setting) you apart\b|\b(?:wows?|impress(?:es)?|delights?"
            r"|excites?) us\b"
            r"|\b(?:extra|brownie) (?:credit|points?)\b|\bcherry on (?:the )?(?:top|cake)\b|\bicing on the cake\b"
            r"|\bgives? you an edge\b|\ban edge\b|\bgo(?:es)? the extra\b|\bput you ahead\b|\b(?:score"
            r"|earn) (?:extra )?points\b",
            ("what would make you stand out", "skills that set you apart", "extra credit", "icing on the cake"),
            ("outstanding results", "credit points"),
        ),
        Pattern(
            "to have",
            "what is nice to have",
            r"\b(?:nice|good|great|cool|helpful|useful|handy|ideal)[- ]to[- ]haves?\b|\b(?:nice"
            r"|good)[- ]to[- ]knows?\b"
            r"|\bcould[- ]haves?\b|\bshould[- ]haves?\b",
            ("nice-to-haves", "good to have", "could haves"),
            ("must haves", "we have to"),
        ),
        Pattern(
            "we would love",
            "what the employer would love",
            r"\b(?:we'd|we would|i'd|would) (?:also |really )*(?:love|like|help|suit|welcome|value|appreciate"
            r"|be (?:glad|great|nice|good|ideal|awesome"
            r"|amazing"
            r"|delighted|happy|thrilled|a (?:big |huge |definite )?(?:plus|bonus|advantage)))\b"
            r"|\blove (?:it )?if you\b"
            r"|\blove to see\b|\bit(?:'s| is) (?:also )?(?:a (?:big |huge |definite )?(?:plus|bonus|advantage)|great"
            r"|nice) if\b"
            r"|\beven better\b|\bshine\b|\ban? (?:big |huge |definite |real |strong )?(?:plus|bonus|asset"
            r"|advantage)\b|\bextra happy\b|\b(?:big|huge|definite|major) (?:plus(?:es)?|bonus|advantage)\b",
            ("we'd love it if you also have", "it's a plus if you have", "even better if"),
            ("you love data", "better results"),
        ),
        Pattern(
            "you might also",
            "what somebody may have besides",
            r"\byou (?:may|might|could) (?:also )?(?:have|bring|know)\b|\byou(?:'ll)? (?:\w+ )?also (?:have|bring"
            r"|know)\b"
            r"|\bbonus(?:es)? (?:points|if|skills?|qualifications?|for)\b|\bplus(?:es)? (?:if|points|skills?)\b"
            r"|\bpreferred\b|\bpreferably\b|\bdesir(?:ed|ables?)\b|\bnot (?:strictly )?(?:required|essential"
            r"|necessary|mandatory"
            r"|needed|a must)\b|\bideally\b|\boptional\b|\bwish[- ]?list\b|\badvantageous\b|\bbeneficial\b"
            r"|\badditional (?:skills?|points|qualifications?|requirements?|experience|education|attributes"
            r"|competenc(?:ies|es))\b",
            ("you might also have", "bonus points", "preferred qualifications", "not required", "wishlist"),
            ("additional information", "what you have", "bonus"),
        ),
    ),
    counterexamples=("requirements", "what you'll need", "our benefits"),
)
WISH_WORD = Pattern(
    "word of a heading of wishes",
    "a word that is a heading over wishes where it stands alone",
    r"\bbonus(?:es)?\b|\bplus(?:s?es)?\b|\bassets?\b|\bextras?\b|\badvantages?\b|\bpreferences?\b|\bideal(?:s)?\b"
    r"|\bwanted\b",
    ("assets", "a plus", "bonus", "pluses", "extras"),
    ("surplus", "extract"),
)
WISH_HINT = Pattern(
    "hint at wishes",
    "words in the conditional, and other hints that what stands below is no condition",
    r"\b(?:would|could|might|may)\b|\bhelp(?:s|ful)\b|\b(?:valued|valuable|appreciated|useful)\b|\bapart\b"
    r"|\bleg up\b|\bextras?\b"
    r"|\b(?:great|good|nice|cool|happy|better|awesome|lovely|even) if\b|\balso (?:great|good|nice|helpful|useful"
    r"|a)\b|\bahead\b"
    r"|\bdon'?t worry\b|\bdeal[- ]?breakers?\b|\b(?:bonus|karma|plus|edge)\b|\bexcite[sd]?\b|\balso (?:have|bring)\b",
    ("strong candidates may also have", "it helps if you have", "great if you know", "what would make us smile"),
    ("you have", "what you'll do", "how to help"),
)
FIT = Pattern(
    "fit",
    "words that speak of whom the job suits, in the conditional, too",
    r"\b(?:fit|match|thrive|succeed|success(?:ful)?|suit(?:ed|s)?|perfect|right)\b",
    ("you might be a good fit if", "who would thrive here"),
    ("what would help", "outfit"),
)
DEMAND = Pattern(
    "demand in a heading",
    "a word that says that what stands below is required",
    r"(?<!not )(?<!not strictly )\b(?:required?s?|req'?d?|minimum|basic|essentials?|must[- ]haves?|must|mandatory"
    r"|necessary)\b",
    ("required skills", "minimum qualifications", "must-haves"),
    ("not required", "preferred"),
)
REQUIRED_HEADING = Pattern(
    "heading of requirements",
    "a heading over what is required of somebody",
    r"\brequire(?:d|ments?)\b|\bqualifications?\b|\bqualified\b|\bmust[- ]haves?\b|\bessentials?\b|\bminimum\b"
    r"|\beligibility\b"
    r"|\babout you\b|\bwho you(?:'re| are)\b|\bwho are you\b|\blooking for\b|\bwho we need\b"
    rf"|\b{_WHAT} {_YOU_WILL} (?:\w+ )?(?:have|bring|need|possess|know)\b|\byou(?:'ll| will| should| must)? (?:have"
    rf"|bring|need|possess)\b"
    r"|\byour (?:profile|background|skills?|experience|strengths|expertise|talents?)\b|\bprofile\b"
    r"|\b(?:ideal|right|successful|perfect|good) (?:candidate|fit|person|match)\b|\bcandidate\b"
    r"|\b(?:what|who)? ?we (?:need|expect|require|want|look for|are after)\b|\bwho you(?:'ll| will) be\b"
    r"|\bsounds? like you\b|\bthis is you\b|\bwhat it takes\b|\bwhat(?:'s| is) (?:needed"
    r"|required|expected)\b"
    r"|\bto (?:be considered|be successful|succeed|qualify|thrive|excel)\b|\bperson specification\b|\bskill ?sets?\b"
    r"|\bcompetenc(?:ies|es|y)\b|\byou(?:'re| are) (?:a|an|the|someone|somebody)\b|\bis this you\b|\bdo you have\b"
    r"|\byou have\b"
    r"|\bprerequisites?\b|\bselection criteria\b|\bcriteria\b",
    ("requirements", "what you'll need", "who you are", "to be successful in this role", "what it takes", "you have"),
    ("what you'll do", "our benefits", "about us"),
)
DUTIES_HEADING = Pattern(
    "heading of duties",
    "a heading over what somebody will do",
    r"\bresponsibilit(?:y|ies)\b|\bresponsible for\b|\bdut(?:y|ies)\b|\btasks?\b|\baccountabilit(?:y|ies)\b"
    r"|\bdeliverables\b|\bfunctions\b"
    rf"|\bwhat {_YOU_WILL} (?:be )?(?:do|doing|work on|working on|own|owning|build|building|deliver|achieve"
    rf"|accomplish|be responsible)\b"
    rf"|\bhow {_YOU_WILL} (?:\w+ )?(?:impact|contribute|spend|help|make)\b|\b{_WHAT} {_YOU_WILL} be\b"
    rf"|\bwhat {_YOU_WILL}$|\b(?:you|candidate|holder|person|hire)(?:'ll| will| would)$"
    r"|\bday[- ]to[- ]day\b|\bday in the life\b|\btypical day\b|\byour (?:impact|mission|days?|contribution)\b"
    r"|\bscope of work\b"
    r"|\b(?:key|main) (?:activities|objectives)\b",
    ("key responsibilities", "what you'll do", "a day in the life", "essential duties", "you will"),
    ("what you'll need", "about us", "requirements", "your role"),
)
ROLE_HEADING = Pattern(
    "heading of the job",
    "a heading over the job as a whole, which also stands in headings of requirements",
    r"\b(?:the|your|this|main|job|open|day-to-day) (?:role|job|position|work|opportunity|mission|assignment)\b"
    r"|^(?:role|job|position|work)$|\b(?:job|role|position) (?:description|summary|overview|purpose|scope|profile)\b"
    r"|\bsummary\b|\boverview\b|\bpurpose\b",
    ("your role", "about the job", "job summary", "purpose", "position description"),
    ("what you'll need", "roles", "jobless"),
)
OFFER_HEADING = Pattern(
    "heading of an offer",
    "a heading over pay and benefits",
    r"\bbenefits?\b|\bperks?\b|\bin it for you\b|\byou(?:'ll| will)? (?:get|receive|enjoy)\b|^the deal$|\b(?:we"
    r"|our) offer(?:ings?)?\b|\bwhat you(?:'ll| will)? (?:get"
    r"|receive|gain|enjoy)\b|\bcompensation\b"
    r"|\bsalar(?:y|ies)\b|\bpay\b|\bremuneration\b|\brewards?\b|\bpackage\b|\bwages?\b|\bwhat we(?:'ll| will"
    r"| can)? (?:offer|provide|give|bring)\b"
    r"|\btake care of you\b|\bhow we support\b|\btime off\b|\bbonus (?:and|&)\b",
    ("benefits", "what's in it for you", "compensation & benefits", "salary range", "what you'll get"),
    ("what you'll do", "you offer", "payments"),
)
NOTICE_HEADING = Pattern(
    "heading of a notice",
    "a heading over what the law, the place or the application asks for",
    r"\bequal (?:employment )?opportunit(?:y|ies)\b|\beeoc?\b|\bdiversity\b|\binclusion\b|\binclusive\b"
    r"|\bdisclaimer\b"
    r"|\bprivacy\b|\bcommitment\b"
    r"|\b(?:how to|ready to|before you|want to) apply\b|\bapply\b|\bapplications?\b|\b(?:hiring|interview"
    r"|recruitment|recruiting|selection) process\b"
    r"|\badditional information\b|\baccommodations?\b|\blocations?\b|\bjob (?:type|id|details|category|number"
    r"|posting)\b|\bemployment type\b"
    r"|\bwork (?:location|schedule|hours|authori[sz]ation|model)\b|\bworking hours\b|\bschedule\b|\bshifts?\b"
    r"|\bvisa\b"
    r"|\blegal\b|\bbackground checks?\b|\be-verify\b|\btransparency\b|\bcontacts?\b|\breference (?:number|id)\b"
    r"|\bnext steps\b|\bstart date\b"
    r"|\bagenc(?:y|ies)\b|\bsponsorship\b|\bstatement\b",
    ("equal opportunity employer", "how to apply", "location", "hiring process", "additional information"),
    ("requirements", "responsibilities", "applied sciences"),
)
EMPLOYER_HEADING = Pattern(
    "heading of the employer",
    "a heading over the company and its people",
    r"^about (?!you\b|the (?:role|job|position|opportunity|work|candidate|applicant|person|ideal)\b|this\b)|^about$"
    r"|^who (?:we are|is)\b|^why\b"
    r"|^join\b|^meet (?:the|our|your) (?:team|company|founders?|people|manager)\b"
    r"|^(?:our|the) (?:company|story|culture|values|mission|vision|team|people|purpose|organi[sz]ation|employer"
    r"|client|product|history)\b"
    r"|^company (?:overview|description|profile|information|culture)|^(?:life|working|work) (?:at|with)\b"
    r"|^what we (?:do|believe|stand for|value)\b"
    r"|^(?:culture|values|mission|introduction|intro|team)$",
    ("about acme", "who we are", "why us", "life at acme", "our mission", "company description"),
    ("about you", "about the role", "whyever", "working hours"),
)
TOPIC_HEADING = Pattern(
    "heading of a topic",
    "a heading over one kind of qualifications, required or preferred as the heading above says",
    r"\beducation(?:al)?\b|\bexperiences?\b|\bskills?\b|\bcertifi(?:cations?|cates?)\b|\blicen[cs](?:es?|ures?)\b"
    r"|\blanguages?\b|\bknowledge\b"
    r"|\babilit(?:y|ies)\b|\btools?\b|\btechnolog(?:y|ies)\b|\btech(?:nical)?(?: stack)?\b|\bstack\b|\bexpertise\b"
    r"|\btraining\b|\bphysical\b|\bdemands\b|\bwork(?:ing)? (?:environment|conditions)\b"
    r"|\battributes\b|\btraits\b|\bcharacteristics\b|\bqualities\b|\bbackground\b|\bcredentials\b|\bsoftware\b"
    r"|\bother\b",
    ("technical skills", "education and experience", "certifications", "physical demands"),
    ("requirements", "benefits"),
)
PRAISE = Pattern(
    "praise",
    "a word in front of a skill, by which it is asked for",
    r"(?:excellent|strong|good|great|proven|demonstrated|solid|outstanding|effective|exceptional|superior"
    r"|extensive)\b",
    ("excellent communication skills",),
    ("goods", "soft skills"),
)
# Other words that headings have, as terms() stems them.
HEADING_TERMS = frozenset(
    """about academ acquir addit applic area averag basic behavior bonus bring candid core desir detail differ do
    element employ essenti expect final first follow formal found general go hard here ideal impact import
    includ interperson it item job key know life list love main major make mind minimum more must need new
    next note organiz overal overview own part perfect person personal plus point posit prefer primari princip
    profession profil purpos role section see seek select signific soft special specif start success summari
    tell thing think type want we'd we'll we're what's wish you'd you'll you're""".split()
)
LIKE_A_NAME = Pattern(
    "like a name",
    "words that all begin with a capital letter, short words aside",
    r"^(?:[A-Z0-9&\"'(][\w.&'’)\"-]*|[a-z]{1,3}|[&|/–-])(?:\s+(?:[A-Z0-9&\"'(][\w.&'’)\"-]*|[a-z]{1,3}|[&"
    r"|/–-]))*\s*[:?!]?$",
    ("About Acme Robotics", "Who We Are", "Why Acme?"),
    ("About average typing speed", "why join"),
    flags="",
)
HEADING_WITHIN_LINE = Pattern(
    "heading within a line",
    "a heading in a text without lines, where it is all that stands between two marks, or has a mark and a colon",
    r"(?<=[;•|/.!-] )(?:(?:preferred|desired|desirable|additional|bonus) (?:qualifications?|skills?|points)"
    r"|nice[- ]to[- ]haves?|desirable|pluss?es):?(?=[ ]?[;•|/.!-] )",
    ("Python. Nice to have: - Go", "| Preferred skills | Go"),
    ("Python is nice to have. Go", "Preferred skills: Go"),
)
LABEL = Pattern(
    "label",
    "words with a colon at the start of a line or a sentence, with more behind them",
    r"(?:^[\W_]*|(?<=[.;!?|•]\s))(?P<words>[^\W\d_][^:：.;!?|•\n]{1,50})[:：]\s*(?=\S)"
    r"|^[\W_]*(?P<capitals>[A-Z][A-Z '’&/-]{3,40})\.\s+(?=\S)",
    ("Nice to have: Go", "- Location: Rome", "Python. Bonus: Go", "JOB SUMMARY. We bake."),
    ("Requirements:", "a", "12:30", "We bake. Go"),
    flags="",
)
