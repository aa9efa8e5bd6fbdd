"""What tells who somebody is: contacts, age, address, gender.

All repetitions have an end and a start of their own: no text costs more than its length.
"""

from referral.extraction.patterns import Pattern, one_of

_UNIT = (
    r"(?:[€$£%]|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|INR|JPY|CNY|BRL|CAD|AUD|ZAR)\b|(?:people|million|billion)\b"
    r"|[a-z]{2,30}s\b)"
)
_GROUPED = r"\d{1,3}(?:[\s.]\d{3})+"
# Dates come first, because "2015 - 2019" would read as a telephone number.
DATE_OR_CONTACT = one_of(
    "date or contact",
    "a date, which stays, or a way to reach somebody, which goes",
    (
        Pattern(
            "date",
            "a year, with or without day and month",
            r"(?P<date>\b(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}\b)",
            ("2015", "01/02/2015", "2015-03"),
            ("1815", "20155"),
            flags="",
        ),
        Pattern(
            "figure of work",
            "digits in groups of three, a decimal, an address of a network, the number of a standard, a long count",
            r"(?P<figure>(?<![\w+(.-])(?:"
            rf"{_GROUPED}(?:\s?[-–]\s?|\sto\s){_GROUPED}"
            rf"|\d{{1,2}}(?:[\s.]\d{{3}}){{2,}}|\d{{3}}(?:[\s.]\d{{3}}){{2,}}(?=\s?{_UNIT})"
            rf"|[1-9]\d{{8,14}}(?=\s?{_UNIT})"
            r"|\d{1,3}[.]\d{5,}(?![.-])"
            r"|(?!(?:\d\d[.]){3}\d\d(?!\d))(?:\d{1,3}[.]){3}\d{1,3}(?:/\d{1,2})?"
            r"|(?:ISO|IEC|DIN|ISBN|ISSN|IEEE|NFPA|ASTM|ANSI|SAE|RFC)[\s:-]{1,3}\d[\d\s:.-]{0,30}"
            r")(?!\d))",
            (
                "1 500 000",
                "Users: 250 000 - 300 000",
                "2500000000 rows",
                "10.0.12.200/16",
                "ISO 9001 14001",
                "3.1415926",
            ),
            ("501 234 567", "0711 1234567", "12.34.56.78", "+1 500 000 000"),
            flags="",
        ),
        Pattern(
            "e-mail address",
            "an e-mail address in any letters",
            r"(?:(?<![\w.%+-])[\w.%+-]{1,64}|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64})@[^\s@]{1,190}\.[^\s@]{1,63}",
            ("ana@portrait.example", "write to ä.b@c.de"),
            ("meet @ noon", "@ana", "ana@host"),
            flags="",
        ),
        Pattern(
            "web address",
            "an address of the web, with or without its scheme",
            r"(?:https?://|www\.)\S+|(?<![\w.-])(?P<site>[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:com|org|me|dev|edu)\b)"
            r"(?:/\S*)?",
            ("https://photos.example.net/u/ana.png", "www.example.net", "linkedin.com/in/emily"),
            ("node.js", "asp.net", "tell me"),
            flags="",
        ),
        Pattern(
            "handle",
            "the name of somebody at a service",
            r"(?<![\w.@])@[a-z][\w.]{2,}|\b(?:linkedin|github|gitlab|twitter|instagram|xing|telegram|skype)\s?:\s?\S+",
            ("@mokaforova", "LinkedIn: mokaforova", "github:ada-k"),
            ("LinkedIn Recruiter", "engineer @ Acme", "5 @ 3"),
        ),
        Pattern(
            "telephone number",
            "nine digits or more with the marks of a telephone number",
            r"\+?\(?\d[\d\s().-]{7,}\d",
            ("+1 (415) 555-2671", "0711 1234567"),
            ("12345", "27 people"),
            flags="",
        ),
    ),
    counterexamples=("Led 27 people for 5 years", "Moved 5 TB to AWS"),
)
BEFORE_TELEPHONE = Pattern(
    "before a telephone number",
    "a word that says that a number is one to call",
    r"\b(?:tel(?:ephone|efon)?|(?:tele)?phone|mobile|mob|cell|call|fax|whatsapp)\W{0,3}$",
    ("Tel. ", "call ", "my WhatsApp: "),
    ("hotel ", "called "),
)
HONORIFIC = Pattern(
    "honorific",
    "what stands before a name, and only there",
    r"\b(?:Mrs?|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Madam|Herrn?|Frau|Monsieur|Madame|Mme|Señora?|Signora?)\b\.?",
    ("Mr. Smith", "Dr Smith", "Frau Smith"),
    ("MR scanner", "mr", "Sr. Engineer"),
    flags="",
)
BEFORE_EMPLOYER = Pattern(
    "before an employer",
    "words before the name of somebody's employer",
    r"(?:\b(?:at|joined|left|(?:employed|hired) by|work(?:ed|s|ing)? (?:for|with)|bei|chez|presso)\s|@\s?)$",
    ("DBA at ", "then joined ", "worked for ", "@"),
    ("worked on ", "that ", "tuned "),
)
AFTER_EMPLOYER = Pattern(
    "after an employer",
    "words behind the name of somebody's employer",
    r"(?:['’]s)?\s(?:hired|employed|promoted|offered|asked)\b",
    (" hired me", " promoted me"),
    (" certified", " flows"),
)
_NAME_WORDS = r"[A-Z][\w&.'’-]{0,30}(?:\s+[A-Z][\w&.'’-]{0,30}){0,3}"
ORGANISATION = one_of(
    "organisation",
    "the name of a firm or a school, told by its legal form or kind",
    (
        Pattern(
            "firm",
            "capitalised words before a legal form",
            rf"\b{_NAME_WORDS},?\s+(?:Inc|LLC|Ltd|GmbH|Corp|Corporation|PLC)\b\.?",
            ("Acme Widgets, Inc.", "Müller Maschinenbau GmbH"),
            ("Las Vegas, NV", "the Inc"),
            flags="",
        ),
        Pattern(
            "named school",
            "capitalised words before a kind of school",
            rf"\b{_NAME_WORDS}\s+(?:University|Universität|Polytechnic|College|Institute)\b"
            r"(?:\s+of(?:\s+[A-Z][\w'’-]{0,30}){1,4})?",
            ("Stanford University", "Massachusetts Institute of Technology"),
            ("taught at a college", "University lecturer"),
            flags="",
        ),
        Pattern(
            "school of",
            "a kind of school and its place",
            r"\b(?:University|Universität|College|Institute|Polytechnic)"
            r"(?:\s+of|\s+[A-Z]\w{2,30}\s+of)?(?:\s+[A-Z][\w'’-]{0,30}){1,3}",
            ("University of Oxford", "Universität Wien"),
            ("University lecturer", "college of arts"),
            flags="",
        ),
    ),
    counterexamples=("Senior Engineer", "High School Teacher", "Python, SQL, AWS"),
)
PERSONAL_LINE = Pattern(
    "personal line",
    'a line that states what must not count; "Mobile: Swift, Kotlin" states nothing of the kind',
    r"^[\s•*-]*(?:"
    r"(?:gender|sex|pronouns?|age|date of birth|birth ?(?:date|day)|d\.?o\.?b\.?|born|place of birth|birthplace"
    r"|nationality|citizenship|marital status|religion|ethnicity|race|photo(?:graph)?|picture"
    r"|maiden name)\s*(?:[:=]|-\s)"
    r"|(?:married|single|children)\s*[:=]\s*(?:yes|no|none|\d)"
    r"|(?:(?:full|first|last|middle|family|given) ?name|surname|name)\s*[:=]"
    r"|(?:phone|mobile|telephone|tel|cell)\s*[:=]?\s*[+(]?\d[\d\s()./-]{5,}"
    r"|(?:(?:home )?address|residence)\s*[:=]\s*(?-i:\d|[A-Z][^\n]*\d)"
    r")[^\n]*$",
    ("Gender: female", "• Age: 27", "Children: 2", "Mobile: +49 711 1234567", "Address: 12 Elm Street"),
    ("Mobile: Swift, Kotlin", "Sex education teacher", "Address: changes in scope", "Single - page applications"),
    flags="im",
)
_STREET = (
    r"(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|square|sq|terrace|place|pl|highway|way)"
)
_AGE = r"\d{1,2}[\s-]*(?:years?|yrs?|y)[\s/-]*(?:old|of\s+age|o)\b"
PERSONAL = one_of(
    "personal",
    "words within a line that tell age, origin, family or address",
    (
        Pattern(
            "born",
            "when and where somebody was born",
            r"\b(?:i\s+(?:am|was)\s+|i['’]m\s+)?born\s+(?:on\s+|in\s+)?(?:[\w.,-]{1,30}\s+){0,3}(?:19|20)\d\d\b\.?",
            ("Born in Palo Alto, 1999", "I was born 1 May 1961."),
            ("born leader", "stubborn in 1999"),
        ),
        Pattern(
            "age",
            "an age after a verb or a word for it, but no range of the ages of others",
            r"(?:\bi\s+am\s+|\bi['’]m\s+|(?:^|[,;|•(])\s*aged?\s+)\d{1,2}"
            r"(?!\d|\s?(?:%|\+|-|–|to\b|and\s+(?:over|older|above|under|up)))(?:\s+years?(?:\s+old|\s+of\s+age)?)?\b\.?",
            ("I am 27 years old.", "Aged 65", "I’m 30", "Welder, age 44"),
            ("I am a welder", "managed 27 people", "Nursed patients aged 65", "Aged 6 to 12", "age 3+"),
        ),
        Pattern(
            "years old",
            "an age before a word for it, unless it is that of something or somebody whom the text names",
            r"(?:(?:^|[.,;:|•(]\s?|\b(?:i\s+am|as|i['’]m)\s)(?:an?\s)?" + _AGE + r"|\b" + _AGE + r"(?!\s[a-z]))",
            ("45 yrs old", "61 y/o", "27-year-old", "As a 27-year-old engineer I led", "Ada is 40 years old."),
            ("5 years of work", "10 years older", "Rebuilt a 40 years old bridge", "taught 6-year-old pupils"),
        ),
        Pattern(
            "DOB",
            "a date of birth, shortened",
            r"\bd\.?o\.?b\.?\s*[\d./-]{4,}",
            ("DOB 12/03/1985", "d.o.b. 1.1.1961"),
            ("DOB 1", "adobe 2020"),
        ),
        Pattern(
            "class of", "a year of school", r"\bclass\s+of\s+(?:19|20)\d\d\b", ("class of 1999",), ("class of 30",)
        ),
        Pattern(
            "née", "a name at birth", r"\bn[ée]e\s+(?-i:[A-Z])[\w'’-]*", ("née Smith", "nee Smith"), ("nee smith",)
        ),
        Pattern(
            "citizen",
            "a nationality",
            r"\b(?-i:(?!Senior|Corporate|Global|Digital|Grand|First|The)[A-Z][a-z]+\s+(?:citizen|national))\b",
            ("German citizen", "Indian national"),
            ("a national team", "the citizen", "Senior citizen services", "First National Bank"),
        ),
        Pattern(
            "married",
            "a marital status, and children",
            r"(?:^|[,;|•(]\s?|\b(?:i\s+am|i['’]m)\s)(?:happily\s)?(?:married|divorced|widowed)\b"
            r"(?!\s(?!with|to|and|for|since)[a-z])(?:[^.\n]{0,30}\b(?:child|children|kids)\b)?",
            ("married", "divorced with two kids", "42, married"),
            ("marries art and code", "Married design and code", "has married lean with agile"),
        ),
        Pattern(
            "street",
            "a house number and street, English",
            r"\b(?:(?:flat|apt|apartment|unit|suite)\s+\w+\s*,\s*)?\d{1,5}\w?\s+(?-i:[A-Z][\w.'’-]*\s+){1,3}"
            rf"{_STREET}\b\.?(?!\s(?!in\b|near\b|and\b|apt\b|flat\b)(?-i:[a-z]))",
            ("12 Elm Street", "Flat 9, 230 Commercial Road", "at 12 Elm Street in Graz"),
            ("10 years on the road", "Bear Street Bank", "Moved 12 Google Drive accounts"),
        ),
        Pattern(
            "Straße",
            "a street and house number, German, and the town",
            r"\b(?-i:[A-Z])\w{2,20}(?:straße|strasse|str\.|weg|platz|allee)\s+\d{1,4}\w?(?:,\s*\d{5}\s+(?-i:[A-Z])\w+)?",
            ("Hauptstraße 5, 70173 Stuttgart", "Birkenweg 12"),
            ("Norwegen 5", "weg 12"),
        ),
        Pattern(
            "town and ZIP",
            "an American town with its state and code",
            r"\b(?-i:[A-Z][a-z.'-]+(?:\s[A-Z][a-z.'-]+){0,2},\s*[A-Z]{2})\s+\d{5}(?:-\d{4})?\b",
            ("Palo Alto, CA 94301", "Gary, IN 46402-1234"),
            ("Gary, IN", "in 46402"),
        ),
        Pattern(
            "postcode",
            "a British postcode",
            r"\b(?-i:[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2})\b",
            ("SW1A 1AA", "M1 1AE"),
            ("sw1a 1aa", "A4 paper"),
        ),
    ),
    counterexamples=("Led 27 people for 5 years", "Raced against time", "10 years of experience on the road"),
)

# ------------------------------------------------------------ words that tell a man from a woman

NEUTRAL = {
    "he": "they",
    "she": "they",
    "him": "their",
    "his": "their",
    "her": "their",
    "hers": "their",
    "himself": "themself",
    "herself": "themself",
    "mr": "",
    "mrs": "",
    "mister": "",
    "madam": "",
    "sir": "",
    "man": "person",
    "woman": "person",
    "men": "people",
    "women": "people",
    "male": "person",
    "female": "person",
    "boy": "child",
    "girl": "child",
    "boys": "children",
    "girls": "children",
    "father": "parent",
    "mother": "parent",
    "fathers": "parents",
    "mothers": "parents",
    "husband": "partner",
    "wife": "partner",
    "son": "child",
    "daughter": "child",
    "brother": "sibling",
    "sister": "sibling",
    "fraternity": "society",
    "sorority": "society",
    "gentleman": "person",
    "lady": "person",
    "gentlemen": "people",
    "ladies": "people",
    "waitress": "waiter",
    "actress": "actor",
    "hostess": "host",
    "stewardess": "steward",
    "barmaid": "barperson",
    "headmaster": "head teacher",
    "headmistress": "head teacher",
}
GENDERED = one_of(
    "gendered",
    "a word that tells a man from a woman",
    (
        Pattern(
            "gendered word",
            "a word of the table, but no acronym of a hospital's system",
            rf"\b(?!(?:MR|HIS|HE|HER|SHE|SIR|SON|MAN)\b)(?i:{'|'.join(sorted(NEUTRAL, key=len, reverse=True))})\b",
            ("She led", "his team", "Mr. Smith", "a headmistress"),
            ("HIS and MR", "the theory", "human"),
            flags="",
        ),
        Pattern(
            "title of a woman",
            '"Ms" or "Miss" before a name; "Ms Excel" is no lady',
            r"\b(?P<title>Ms|Miss)\b(?=\.?\s[A-Z])"
            r"(?!\s(?:Office|Excel|Word|PowerPoint|Powerpoint|Access|Project|Outlook|Teams|SQL|Azure|Windows)\b)",
            ("Ms. Smith", "Miss Smith"),
            ("Ms Excel", "MS in Physics", "miss no deadline"),
            flags="",
        ),
        Pattern(
            "occupation in -man or -woman",
            "an occupation that ends in man or woman",
            r"\b(?P<stem>chair|spokes|sales|business|crafts|fore|police|fire|camera|congress|service|work|repair|trades"
            r"|bar|door|handy|anchor|drafts|journey|ombuds)(?:man|woman|men|women)\b",
            ("Chairwoman", "salesman", "policewomen"),
            ("salesperson", "a woman chairs"),
        ),
    ),
    counterexamples=("The human person", "showed others the theory"),
)
