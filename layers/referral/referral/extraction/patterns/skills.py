"""What surrounds the names of skills in a text, and which sentences speak of no skill. Texts are in lower case."""

from referral.extraction.patterns import Pattern

LATIN = r"0-9a-z\u00aa-\u024f\u1e00-\u1eff"  # and digits; a text in lower case
WORD = Pattern(
    "word of a skill",
    'a word as names of skills have it: ".net", "c++", "c#", "o\'reilly"; it ends where the script changes',
    rf"(?<![{LATIN}])\.net(?![{LATIN}])|&|(?<![{LATIN}])[cfj] ?(?:\+\+|#)(?![{LATIN}])"
    rf"|[{LATIN}]+(?:'[{LATIN}]+)*(?:\+\+|[+#](?![{LATIN}_]))?|[^\W_{LATIN}]+",
    (".net", "c++", "c ++", "c#", "o'reilly", "&", "熟悉java"),
    ("-", "…", "_"),
    flags="",
)
VERSION = Pattern(
    "version of a tool",
    'a version behind the name of a tool, but no years: "17", "v3.x"',
    r"[ -]?v?\.?\d{1,2}(?:\.(?:\d{1,2}|x))*\+?"
    r"(?![\w.]*\w|\s?%|\+?\s*[-–]?\s*(?:\d+\s*)?\+?\s*(?:years?|yrs?|months?|or more)\b)",
    ("java 17", "python 3.x", "es6+", "angular v2"),
    ("java 5 years", "java, 90%", "java 3+ yrs"),
)
LIST_GAP = Pattern(
    "gap in a list",
    "all that may stand between two items of a list",
    r"\A\s{0,4}(?:\([^()\n]{1,20}\))?[\s,;/|()•・·:+*、，；｜／＆\\-]{0,20}"
    r"(?:(?:and|or|and/or|&|et|ou|und|oder|sowie|y|e|o|en|i|oraz|lub)[\s(]{1,4}(?:(?:de|d'|von|di|w|z|the)\s)?"
    r"|(?:和|或|与|與|及|と|や|および|及ひ|並ひに)[\s、]{0,2})?#?\Z",
    (", ", " and ", " / ", "; or ", "、", " et de ", "和", " (advanced), "),
    (" with ", ", not ", "."),
    flags="",
)
LIST_END = Pattern(
    "end of a list",
    "what follows the last item of a list",
    rf"\A[^\S\n]*(?:$|[\n,;/|()•・·&.:、，；。）！!]|(?:and|or|et|ou|und|oder|y|e|en|i)\b|[^\W{LATIN}])",
    (", go", ".", "", " and go"),
    (" developer", "s"),
    flags="",
)
LIST_START = Pattern(
    "start of a list",
    "what stands before the first item of a list",
    rf"(?:^|[\n,;/|()•・·&:、，；（]|\b(?:and|or|in|with|of|et|und|y|en|de|mit)|[^\W{LATIN}])[^\S\n]*$",
    ("skills: ", "with ", "go, ", ""),
    ("the ", "senior "),
    flags="",
)
LINE_START = Pattern(
    "start of an item",
    "what stands between the start of a line, or a colon, and its first word: marks and numbers of lists",
    r"(?:^|[\n:：])(?:[^\w\n]|\(?\d{1,2}[.)])*$",
    ("", "- ", "1) ", "• ", "Skills: ", "x\n* "),
    ("the ", "senior- ", "x, "),
    flags="",
)
LINE_END = Pattern(
    "end of an item",
    "what stands between the last word of a line and its end; a colon makes it a heading",
    r"\A[^\w\n:]*(?:$|\n)",
    ("", ".", " ;\n", ")"),
    (":", " developer"),
    flags="",
)
SENTENCE_START = Pattern(
    "start of a sentence",
    "what stands before the first word of a sentence or item",
    r"(?:^|[.!?:;•·|▪*\n\r–—-])\s*[\"'(]*$",
    (". ", "• ", '- "', ""),
    ("use ", ", "),
    flags="",
)
EQUALITY = Pattern(
    "equal opportunity",
    "words of a statement on equal opportunity",
    r"equal opportunit|equal employment|regardless of|without regard to|sexual orientation|gender identity"
    r"|national origin|reasonable accommodation|protected veteran",
    ("an equal opportunity employer", "without regard to age"),
    ("equal parts of java and go",),
    flags="",
)
BENEFIT = Pattern(
    "benefit",
    "what an employer offers besides the wage",
    r"401 ?\(?k|paid time off|\bpto\b|paid (?:vacation|holiday|leave)|parental leave|sick leave"
    r"|(?:health|dental|vision|life|medical)(?:care)? (?:insurance|coverage)|(?:medical|health),? dental"
    r"|stock options|free (?:lunch|snack|food)|gym membership|tuition reimbursement|retirement plan",
    ("401(k)", "paid time off", "health insurance", "medical, dental"),
    ("health records", "insurance claims"),
    flags="",
)
SENTENCE = Pattern(
    "sentence",
    "all up to a full stop that ends it",
    r"(?:[^.!?\n]|[.!?](?!\s))+",
    ("node.js and go", "run kafka. write go."),
    ("\n", ""),
    flags="",
)
INVISIBLE = Pattern(
    "invisible character",
    "a soft hyphen or a character without width, which may stand within a word",
    "[\u00ad\u200b-\u200d\u2060\ufeff]",
    ("Ku\u00adbernetes", "Py\u200bthon"),
    ("Kubernetes",),
    flags="",
)
