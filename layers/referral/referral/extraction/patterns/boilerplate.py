"""Lines that stand in any section of a posting and ask nothing that a profile could show."""

from referral.extraction.patterns import Pattern, one_of

_SIGN = r"[$€£¥₹₩]"
_CURRENCY = r"(?:usd|eur|gbp|cad|aud|chf|inr|pln|brl|jpy|sgd|zł)"
_SUM = r"\d[\d.,']*"
_MONEY = rf"(?:(?:{_SIGN}|\b{_CURRENCY}\b)\s?{_SUM}\s?k?|\b{_SUM}\s?k?\s?(?:{_SIGN}|{_CURRENCY}\b))"

EQUAL_TREATMENT = Pattern(
    "equal treatment",
    "that nobody is treated worse, and what helps the disabled to apply",
    r"\bequal[- ](?:employment )?opportunit(?:y|ies)\b|\b(?:eoe|eeoc?)\b|\baffirmative action\b"
    r"|\bwithout regard to\b|\bregardless of (?:race|age|gender|colou?r|sex|religion)"
    r"|\bprotected (?:class|status|veteran|characteristic|by (?:law|applicable))"
    r"|\breasonable (?:accommodation|adjustment)s?\b|\bdo(?:es)? not discriminate\b|\bnon-?discrimination (?:policy"
    r"|statement|notice)"
    r"|\b(?:race|colou?r|religion|gender identity|sexual orientation|national origin"
    r"|veteran status)\b[^.]{0,60}\b(?:race|colou?r|religion|gender|sex|sexual orientation|national origin"
    r"|age|disability|veteran|marital)\b"
    r"|\b(?:celebrate|embrace|value|promote) diversity\b|\bdiverse (?:candidates|applicants|workforce|backgrounds)\b"
    r"|\ball (?:qualified )?(?:applicants"
    r"|candidates) (?:will|are|regardless)\b|\bm/w/d\b|\b(?:chancengleichheit|gleichstellung)\b",
    (
        "We are an equal opportunity employer",
        "without regard to race, color or religion",
        "EOE",
        "reasonable accommodations",
    ),
    ("a race against time", "equal parts artist and engineer"),
)
NOTICE = one_of(
    "notice",
    "what the law, the place or the application asks for",
    (
        Pattern(
            "leave to work",
            "who may work in a country, and who is checked before",
            r"\bvisas?\b[^.]{0,30}\bsponsor|\bsponsor(?:ship|ed)?\b[^.]{0,40}\bvisas?\b|\b(?:no|not|without"
            r"|unable to|cannot|can't|offer|provide|require|need|requiring)\b[^.]{0,40}\b(?:visa|immigration"
            r"|employment|work)?\s?sponsorship\b|^sponsorship\b[^.]{0,30}\b(?:available|offered|provided|possible"
            r"|required)\b"
            r"|\b(?:authori[sz]ed|eligib(?:le|ility)|legally (?:able|permitted|entitled)|right|entitled|permi(?:t"
            r"|ssion)) to work\b|\bwork (?:authori[sz]ation|permit)\b|\be-verify\b|\b(?:us|u\.s\.) citizen(?:s"
            r"|ship)?\b[^.]{0,20}(?:only|required)"
            r"|\bbackground (?:check|screening|investigation)s?\b[^.]{0,30}$|\b(?:pass|subject to|complete|undergo"
            r"|submit to|consent to)\b[^.]{0,50}\b(?:background|drug|credit|criminal)\b[^.]{0,20}\b(?:checks?|tests?"
            r"|screen(?:s|ing)?|investigations?)\b|\bdrug (?:test|screen)(?:ing)?s?\b|\bdrug[- ]free\b",
            (
                "No visa sponsorship",
                "Must be authorized to work in the US",
                "We are unable to provide sponsorship",
                "Must pass a background check",
            ),
            ("Visa card processing", "Sponsors of events", "Runs background jobs"),
        ),
        Pattern(
            "label of a notice",
            "a place, a date, a number or a kind of contract behind its name",
            r"^(?:(?:job|work|office|primary|posting|position|employment|contract|req(?:uisition)?|application"
            r"|closing|start|reference|ref|expected|anticipated|reporting|date|seniority|company"
            r"|number of) ?)?(?:locations?|place|city|country|region|ref(?:erence)?|id|number"
            r"|req(?:uisition)? ?(?:id|number|#)|date|deadline|department|division|shift|schedule|hours|type|posted"
            r"|travel|duration|contract|industry|seniority level|employees|openings|vacancies|telecommute|size"
            r"|standort"
            r"|arbeitsort|ubicación|lieu|localização|sede|locatie|lokalizacja|勤務地"
            r"|工作地点)\s*(?:\([^)]{0,30}\))?\s*(?:[:#：]\s*|\s[-–—]\s+)\S",
            ("Location: Austin, TX", "Reference: REQ-2231", "Job ID: 4711", "Application deadline: 1 May", "Req #: 12"),
            ("Location of leaks", "Skills: Go", "Manages schedules"),
        ),
        Pattern(
            "posted",
            "when and where the posting stands, and what job boards add",
            r"^(?:re)?posted\b(?:[^.]{0,20}\b(?:ago|today|yesterday|on|by|via)\b|\s*:?\s*\d)|^#li-"
            r"|^#[a-z]\w+(?:\s+#\w+)*$|^(?:\d+|an?|one) (?:minute|hour|day|week|month)s? ago\b"
            r"|^(?:over |more than )?\d+ applicants\b|^be among the first\b|^easy apply\b|^show (?:more|less)\b"
            r"|^(?:job|req(?:uisition)?)[- ]?(?:id|number|no\.?)?[- #:]*\d+$|^share this\b"
            r"|^job location\b"
            r"|^(?:(?:full|part)[- ]?time|remote|hybrid|on-?site|permanent|temporary|temp|contract|internship"
            r"|freelance)(?:\s*[,·|/-]?\s*(?:and |or )?(?:(?:full|part)[- ]?time|remote|hybrid|on-?site|permanent"
            r"|temporary|contract|position|role|job|only|work|first|friendly|\([^)]{1,30}\)|\d days?(?: a"
            r"| per)?(?: week)?(?: in (?:the )?office)?))*$",
            ("Posted 3 days ago", "#LI-Remote", "#LI-JD1 #remote", "Full-time", "Over 200 applicants", "Remote"),
            ("Posted ledgers", "Remote sensing", "C# and F#"),
        ),
        Pattern(
            "how to apply",
            "what an applicant sends, and to whom",
            r"^(?:please |to |you can |how to )?(?:submit|send|e-?mail|upload|attach|include"
            r"|forward)\b[^.]{0,40}\b(?:resum[eé]s?|cvs?|cover letter|applications?|portfolio)\b"
            r"|^(?:please |to |you can |how to )?apply\b(?: (?:now|here|online|today|at|via|by|in|through|for this"
            r"|to this|directly)\b|$|[,!])|\bclick (?:here|below|the|on|apply)\b|^(?:please )?apply with\b"
            r"|^(?:follow|contact|visit|join) us\b"
            r"|^(?:see|visit) our\b|^(?:learn|read) more\b"
            r"|^(?:if this sounds|interested\?|sounds? (?:good|interesting)|don['’]?t (?:meet|tick|check)"
            r"|not sure if)\b|\bwe (?:encourage|invite) you to apply\b|\bonly (?:shortlisted"
            r"|successful) (?:candidates|applicants)\b"
            r"|\bno (?:agencies|recruiters|phone calls)\b|\bunsolicited (?:resum[eé]s|cvs)\b"
            r"|\bwe look forward to (?:hearing|receiving|your|meeting)\b",
            ("Apply now", "Please send your resume and cover letter", "To apply, click here", "No agencies please"),
            ("Applies coatings", "Submit tax returns for clients"),
        ),
        Pattern(
            "disclaimer",
            "that the posting is not complete",
            r"\b(?:not (?:intended|designed|meant) to (?:be|cover|contain)|not an? (?:exhaustive|all-inclusive"
            r"|comprehensive)|subject to change|may be (?:changed|assigned|amended)|reserves? the right)\b"
            r"|\ball rights reserved\b|\bprivacy (?:policy|notice)\b",
            ("This is not an exhaustive list", "Duties are subject to change"),
            ("Changes of subject", "Change management"),
        ),
    ),
    counterexamples=("Experience with Kafka", "Equal parts artist and engineer", "Location scouting"),
)
PLACE = Pattern(
    "place alone",
    "a line that is a city with its state or country",
    r"^[A-Z][a-zé]+(?: [A-Z][a-zé]+)?, (?:[A-Z]{2}|[A-Z]{2,3}, [A-Z]{2,3}|USA|UK|Germany|France|India"
    r"|Canada)(?: \d{5})?$",
    ("Austin, TX", "New York, NY 10001", "Berlin, Germany"),
    ("Go, AWS and SQL", "React, TypeScript", "Excel, Word"),
    flags="",
)
PAY = one_of(
    "pay",
    "what somebody earns",
    (
        Pattern(
            "sum of pay",
            "a sum with words for pay, or for the time it is paid for",
            rf"(?:\b(?:salar(?:y|ies)|pay|compensation|wages?|ote|earn(?:ings)?|hourly rate|remuneration|gehalt"
            rf"|salaire|salario|salário|stipendio|salaris|wynagrodzenie|bonus)\b|年収|月給|薪资)[^.;]{{0,60}}?{_MONEY}"
            rf"|{_MONEY}[^.;]{{0,40}}(?:\b(?:per|an?|/)\s?(?:year|annum|hour|month|day|week|jahr|monat)\b|/\s?(?:yr"
            rf"|hr|h|year|hour|month|mo|jahr|an)\b|\bannual(?:ly)?\b|\bp\.?a\.?(?!\w)|\bhourly\b|\bsalary\b|\bote\b"
            rf"|\bbase\b|\bdoe\b)",
            ("Salary: $90,000 - $120,000", "€60k per year", "Pay range $30–$35/hr", "OTE of £80k"),
            ("Manages a budget of $5M", "Sales of $2 million", "Salary surveys"),
        ),
        Pattern(
            "sum alone",
            "a line that is a sum, or a range of them",
            rf"^{_MONEY}\s*(?:(?:-|–|—|to|bis|à|a)\s*(?:{_MONEY}|\d[\d.,']*k?))?\s*(?:\+|gross|net|brutto"
            rf"|plus \w+)?$",
            ("$90,000 - $120,000", "€55k–€65k", "50.000 €"),
            ("$5M in sales", "5 years"),
        ),
        Pattern(
            "competitive pay",
            "pay that is praised",
            r"\b(?:competitive|attractive|generous|market|excellent|negotiable) (?:\w+ )?(?:salar(?:y|ies)|pay"
            r"|compensation|wages?|remuneration|package|benefits)\b|\b(?:salary|pay"
            r"|compensation) (?:is )?(?:commensurate|negotiable|depends|depending|range|transparency)\b"
            r"|\b(?:performance|annual|sign(?:ing)?-on|referral|quarterly) bonus(?:es)?\b[^.]{0,20}$",
            ("Competitive salary", "Salary commensurate with experience", "Annual bonus"),
            ("Competitive analysis", "Pays suppliers"),
        ),
    ),
    counterexamples=("Manages a budget of $5M", "Payroll"),
)
BENEFIT_WORD = Pattern(
    "benefit of a job",
    "a benefit that employers give",
    r"\b401\s?\(?k\)?|\b(?:medical|health(?:care)?|dental|vision|life|disability) (?:insurance|coverage|benefits"
    r"|plan|cover)\b"
    r"|\b(?:medical|health(?:care)?|dental)(?:\s*(?:,|and|&|/)\s*(?:and\s+)?(?:dental|vision)\b)+(?:\s(?:insurance"
    r"|coverage|benefits|plans?|cover)\b)?"
    r"|\b(?:paid|unlimited|generous|flexible) (?:time off|vacation|pto|leave|holidays?|parental leave|sick (?:leave"
    r"|days|time)|family leave)\b|\bpto\b|\b(?:parental|maternity|paternity|sick|annual) leave\b|\bpaid holidays?\b"
    r"|\bretirement (?:plan|savings|match|benefits?)\b|\bpension (?:plan|scheme|contributions?)\b"
    r"|\bemployer match(?:ing)?\b|\bcompany match(?:ing)?\b|\b(?:stock|share) options?\b|\bequity (?:package|grants?"
    r"|compensation|options?)\b|\brsus?\b"
    r"|\btuition (?:assistance|reimbursement|aid)\b|\b(?:free|catered|complimentary|subsidi[sz]ed) (?:lunch(?:es)?"
    r"|meals?|snacks?|food|coffee|parking|drinks|gym|breakfast|fruit)\b|\bgym (?:membership|allowance)\b"
    r"|\bcommuter (?:benefits?|allowance)\b"
    r"|\b(?:days|weeks) of (?:paid )?(?:vacation|holiday|leave|pto|annual leave)\b|\b\d+ (?:vacation|holiday|pto"
    r"|leave) days\b|^company (?:car|phone|laptop|bike)\b|\brelocation (?:assistance|package|support|bonus)\b"
    r"|\b\d+ days'? (?:holiday|annual leave|vacation|urlaub)\b|\burlaubstage\b|\bhome[- ]office (?:stipend|budget"
    r"|allowance)\b|\b(?:learning|training|wellness|education) (?:stipend|budget|allowance)\b"
    r"|\bflexible (?:working )?(?:hours|schedule|working)\b|\bteam (?:events|outings|lunch(?:es)?)\b"
    r"|\bwork[- ]life balance\b|\b(?:fsa|hsa)\b|\bemployee (?:discounts?|assistance program)\b",
    (
        "401(k)",
        "medical, dental and vision",
        "25 days of paid vacation",
        "stock options",
        "Free lunch",
        "dental insurance",
    ),
    ("Experience with Kafka", "mentions", "lunch service", "401 cases"),
)
ASK_WORD = Pattern(
    "word that asks",
    "what somebody knows, can or does with a thing that might be a benefit",
    r"\b(?:experienced?|knowledge|abilit(?:y|ies)|able|skills?|familiar(?:ity)?|understanding|proficien\w*"
    r"|administ\w+|manag\w+|process\w*|verif\w+|sell\w*|sold|design\w*|licen[cs]e\w*|certif\w+"
    r"|degrees?|willing(?:ness)?|clinics?|patients?|assist(?:s|ed|ing)?|support(?:s|ed|ing)?|explain\w*|bill\w*"
    r"|work(?:ed|ing"
    r"|s)? (?:with|in|as)|record\w*|review\w*|coordinat\w+|handl\w+|enrol\w*|provid\w+|records?|devices?"
    r"|terminolog\w*|coding|school|assistants?)\b",
    ("Experience with 401(k) plans", "Verify dental insurance", "Administers benefits"),
    ("401(k), medical, dental and vision",),
)
OFFERS = Pattern(
    "what is offered",
    "a line that begins with what the employer gives",
    r"^(?:we|wir) (?:offer|provide|give you|bieten)\b|^(?:you(?:'ll|’ll| will) (?:get|receive|enjoy)|in return"
    r"|in exchange)\b|^(?:nous (?:vous )?(?:offrons|proposons)|(?:te )?ofrecemos|oferecemos|offriamo|wij bieden"
    r"|oferujemy)\b",
    ("We offer a warm team", "You'll get a laptop", "Wir bieten 30 Tage Urlaub"),
    ("Offers advice", "We are looking for a nurse"),
)
