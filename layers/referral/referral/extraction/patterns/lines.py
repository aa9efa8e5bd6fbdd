"""How texts fall into lines and words."""

from referral.extraction.patterns import Pattern

BULLET = Pattern(
    "bullet",
    "the mark or number at the start of an item of a list",
    r"^[\s\-–—*•‣▪◦·●○■►✓✔➢>]+|^\(?\d{1,2}[.)]\s+",
    ("- Kafka", "• Kafka", "1) Kafka", "(12) Kafka"),
    ("Kafka", "Kafka - or", "2019 Kafka"),
    flags="",
)
_ABBREVIATIONS = "".join(
    rf"(?<!\b{word}\.)" for word in r"e\.g i\.e etc yrs min max approx incl vs Sr Jr Dr St".split()
)
SENTENCE_END = Pattern(
    "end of a sentence",
    "a full stop that no abbreviation ends with, before a new sentence; or a semicolon",
    rf"(?<=[.!?]){_ABBREVIATIONS}(?<!\.[A-Z]\.)\s+(?=[A-Z0-9\"'(])|(?<=[。！？；])|;\s+",
    ("Ran Kafka. Wrote Go.", "Kafka; Go", "懂。会"),
    ("e.g. Kafka", "Sr. Engineer", "the U.S. Army", "Node.js 18"),
    flags="",
)
LINE_BREAK = Pattern(
    "line break",
    "the end of a line, or a bullet within one",
    r"[\r\n\u2028]+|\s[•‣▪●]\s",
    ("Kafka\nGo", "Kafka • Go"),
    ("Kafka, Go", "•Kafka"),
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
MARKUP = Pattern(
    "markup", "a tag, which could hide a copy", r"<[^<>]*>", ("<b>", "<span style='x'>"), ("a < b",), flags=""
)
