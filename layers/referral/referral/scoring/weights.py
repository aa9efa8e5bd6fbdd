"""Every number that the score rests on, each with its reason."""

from referral.scoring.requirements import Kind, Need

# Goes up with every change that may change a score.
RULES_VERSION = "1"

# How the 100 points are shared among the sections of a posting. One that is missing leaves its share to the others.
SECTION = {
    (Need.REQUIRED, False): 65.0,  # what the employer calls required decides
    (Need.REQUIRED, True): 20.0,  # duties: they repeat the requirements, and hold company prose
    (Need.PREFERRED, False): 15.0,  # preferred qualifications add, they never decide
}

# How heavy a requirement is within its section. A line that asks for a degree or years is one fact among others.
KIND = {
    Kind.QUALIFICATION: 1.0,
    Kind.RESPONSIBILITY: 1.0,
    Kind.EDUCATION: 1.0,
    Kind.YEARS: 1.0,
}

# A text requirement is seen in two ways: nearness of meaning, and, with this share, how many of its terms the profile
# has. Terms have a say of their own because short, skill-heavy texts are told apart by their words.
TERM_SHARE = 0.4

# Cosine of MiniLM between a requirement and the nearest part of a profile: at or below the first nothing is met, at or
# above the second all of it is.
COSINE_RANGE = (0.15, 0.55)

# From these values on a text requirement reads as met, and as partly met.
MET, PARTIAL = 0.65, 0.30

# A degree one level below the one asked for, or not finished yet.
NEARLY_EDUCATED = 0.5

# Years of experience that stand for a degree where the posting takes experience in its place.
YEARS_FOR_DEGREE = 4.0
