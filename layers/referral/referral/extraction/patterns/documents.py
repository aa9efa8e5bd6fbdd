"""What a document proves, so that it need not be seen in a job."""

from referral.extraction.patterns import Pattern

DOCUMENTED = Pattern(
    "proven by a document",
    "a licence, certificate, registration, degree or language",
    r"\b(?:licen[cs]\w*|certif\w*|regist(?:ered|ration)\w*|accredit\w*|charter(?:ed|ership)|membership|clearance"
    r"|diploma|degree|graduate|educat\w*|nvq|gcse|driving|languages?|fluent|bilingual|english|spanish|french|german)\b",
    (
        "Valid driving licence",
        "CPA certification preferred",
        "Registered nurse",
        "Fluent in Spanish",
        "Security clearance",
    ),
    ("Three years in sales", "Experience with Kafka", "Driven and curious"),
)
