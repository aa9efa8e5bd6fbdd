"""How texts fall into lines and words."""

from referral.extraction.patterns import Pattern

# Bullets, check marks and arrows; 2022 to 2043 are those of word processors, E000 to F8FF those of their symbol fonts.
_ARROWS = dict.fromkeys(map(ord, "➔➜➡⮞❯▶►▸▹➢➤"))  # within a line they are no bullets
_DOT = r"•‣⁃∙·●○◦◉◌■□▪▫◾◽▶►▸▹◆◇❖★☆✦✧✓✔✗✘✅☑➢➤➔➜➡⮞❯"
_SYMBOL = (
    _DOT + r"\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff\ue000-\uf8ff\U0001f000-\U0001faff"
    r"\u200d\ufe0f\u20e3"
)
_NUMBER = (
    r"(?:\(?(?:\d{1,2}|[a-zA-H]|[ivx]{2,4})\)\s*|(?:\d{1,2}|[a-z]|[ivx]{2,4})\.\s+|[A-H]\.\s+(?=[A-Z])"
    r"|\d{1,2}\.(?=[^\W\d]{2}))"
)
BULLET = Pattern(
    "bullet",
    "the marks, number or letter at the start of an item of a list",
    rf"^(?:[\s\-–—*>›⁎{_SYMBOL}]|[=~]+>|[~+§¤»#](?=\s)|#{{2,6}}(?=\s)|[oØü§]\t|[oØü]\s+(?=[A-Z])|\[[ xX]?\](?=\s)"
    rf"|\d\ufe0f?\u20e3)+{_NUMBER}?|^{_NUMBER}",
    (
        "- Kafka",
        "• Kafka",
        "1) Kafka",
        "(12) Kafka",
        "2.Kafka",
        "iv) Kafka",
        "A. Kafka",
        "(b) Kafka",
        "o\tKafka",
        "Ø Kafka",
        "✅ Kafka",
        "» Kafka",
        "=> Kafka",
        "## Kafka",
        "- [x] Kafka",
    ),
    (
        "Kafka",
        "Kafka - or",
        "2019 Kafka",
        "#LI-Remote",
        "C++",
        ".NET",
        "outstanding",
        "(and) Go",
        "E. coli",
        "3.5 years",
    ),
    flags="",
)
_ABBREVIATIONS = "".join(
    rf"(?<!\b{word}\.)" for word in r"e\.g i\.e etc yrs min max approx incl vs Sr Jr Dr St".split()
)
SENTENCE_END = Pattern(
    "end of a sentence",
    "a full stop that no abbreviation ends with, before a new sentence; or a semicolon",
    rf"(?<=[.!?]){_ABBREVIATIONS}(?<!\.[A-Z]\.)\s+(?=[A-Z0-9\"'(])|(?<=[。！？；])|;\s*"
    r"|(?<=[a-z][a-z)][.!?])(?=[A-Z][a-z]{3})",
    ("Ran Kafka. Wrote Go.", "Kafka; Go", "懂。会", "Ran Kafka.Wrote Go"),
    ("e.g. Kafka", "Sr. Engineer", "the U.S. Army", "Node.js 18", "ASP.Net Core"),
    flags="",
)
LINE_BREAK = Pattern(
    "line break",
    "the end of a line, or a bullet, a bar or a number in a circle within one",
    rf"[\r\n\v\f\x85\u2028\u2029]+|(?<=\s)[|{_DOT.translate(_ARROWS)}]\ufe0f?(?=\s)|(?<=\w)[•▪●■‣]"
    r"|(?<=\s)(?=[\u2460-\u2473]|\d\ufe0f?\u20e3)",
    ("Kafka\nGo", "Kafka • Go", "Kafka · Go", "Kafka•Go", "Kafka | Go", "①Kafka ②Go"),
    ("Kafka, Go", "•Kafka", "Kafka → Go", "col·lecció", "a||b"),
    flags="",
)
NUMBER_OF_ITEM = Pattern(
    "number of an item",
    "a number or a letter in front of an item, at the start of a line or within one",
    r"(?<!\S)\(?(?:(?P<number>\d{1,2})[.)]|(?P<letter>[a-z])\))(?=\s)",
    ("1) Kafka", "Kafka 2. Go", "(a) Kafka", "b) Go"),
    ("v1.2", "Kafka (2019)", "i.e. Go"),
    flags="",
)
CLAUSE_END = Pattern(
    "end of a clause",
    "where a line that is too long is cut best: behind a comma or a mark, or before a conjunction",
    r"(?<=[,;:，、；]) ?| (?=(?:and|or|but|who|which|while|und|oder|et|ou|y|o|e|en|of|i|lub) )",
    ("Kafka, Go", "Kafka and Go"),
    ("Kafka Go", "android"),
    flags="",
)
TERM = Pattern(
    "word with its marks",
    "a word, with the marks inside it and the signs of languages behind it",
    r"[^\W_](?:[\w'’]|[+#]|[.&/-](?=\w))*",
    ("CI/CD", "C++", "don't", "R&D"),
    ("—", "_", "…"),
    flags="",
)
COMPOUND_JOINT = Pattern(
    "joint of a compound", "what joins the pieces of a compound", r"[/-]", ("full-stack", "CI/CD"), ("R&D",), flags=""
)
PLAIN_WORD = Pattern(
    "plain word",
    'a word without marks; "A+" and "C#" are other words than "a" and "c"',
    r"[^\W_]+[+#]*",
    ("Kafka", "C#", "A+"),
    ("—", "+", "_"),
    flags="",
)
OF_OTHERS = Pattern(
    "degrees and years of others",
    "words by which a line of the duties speaks of the company, or of people whom somebody serves",
    r"\b(?:students?|pupils?|interns?|supervis\w+|mentor\w*|teach\w*|tutor\w*|train(?:s|ing)?|founded|established"
    r"|since|anniversary)\b"
    r"|\b(?:we|our|us|company|firm)\b(?!.*\b(?:looking|seek\w*|search\w*|need\w*|require\w*|want|expect|ask|you|your"
    r"|candidates?|hir(?:e|ing))\b)",
    ("Supervises PhD students", "We have 20 years of experience", "Founded 30 years ago"),
    ("We are looking for 5 years of sales", "Bachelor's degree"),
)
MARKUP = Pattern(
    "markup", "a tag, which could hide a copy", r"<[^<>]*>", ("<b>", "<span style='x'>"), ("a < b",), flags=""
)
