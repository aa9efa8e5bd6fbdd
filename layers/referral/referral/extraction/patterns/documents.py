"""What a document proves, so that it need not be seen in a job."""

from referral.extraction.patterns import Pattern

DOCUMENTED = Pattern(
    "proven by a document",
    "a licence, certificate, registration, degree or spoken language",
    r"\b(?:licen[cs]e[sd]?|licensure|certifi(?:ed|cates?|cations?)|regist(?:ered|ration)|accredit(?:ed|ation)"
    r"|chartered|clearance|diploma|degree|graduate|nvq|gcses?|fluent|bilingual|native speaker)\b",
    (
        "Valid driving licence",
        "CPA certification preferred",
        "Registered nurse",
        "Fluent in Spanish",
        "Security clearance",
    ),
    (
        "Three years in sales",
        "Experience with Kafka",
        "Driving organizational change",
        "Programming languages such as Java",
        "Educates patients about medication",
    ),
)
