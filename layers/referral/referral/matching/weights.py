"""Every number that the score rests on, each with its reason."""

from referral.extraction.requirements import Kind, Need

# Goes up with every change that may change a score.
RULES_VERSION = "2"

# How the 100 points are shared. What is missing leaves its share to the others.
ROLE = 45.0  # the field of work tells good from poor better than all else that was tried (models/evaluation)
SENIORITY = 5.0  # a share of its own is small, for the level is a gate, see below
SKILLS = 25.0  # named skills tell more than the lines that name them
REQUIRED = 15.0  # qualifications, line by line
PREFERRED = 5.0  # they add, they never decide
DUTIES = 5.0  # duties repeat the requirements, and hold company prose

# How heavy a line is within its share. Degrees and years are facts; how near two texts are is a judgement.
LINE = {
    Kind.QUALIFICATION: 1.0,
    Kind.RESPONSIBILITY: 1.0,
    Kind.EDUCATION: 1.5,
    Kind.YEARS: 1.5,
}

# The gate: what part of all points counts for somebody whose latest role stands so many levels below or above the
# job. Below, a level is a step of a career, three are another career. Above weighs less: they can do the job, and
# rarely want it.
BELOW = (1.0, 0.85, 0.5, 0.25, 0.1)
ABOVE = (1.0, 1.0, 0.8, 0.65, 0.5)

# Of the role: the latest job, and the mean over all jobs. Without any job, the rest of a profile says less.
LATEST_SHARE = 0.8
NO_JOB = 0.6
# What a title leaves open, so many parts of the career say: those that are nearest to the posting's field of work.
TELLING_PARTS = 5

# Of the role: the lines of the posting that the profile comes nearest to, beside its field of work, for two jobs of
# one field can be far apart. The best third of the lines says most; the others are about what no profile speaks of.
CLOSEST_SHARE = 0.4
CLOSEST_LINES = 1 / 3
CLOSEST_RANGE = (0.2, 0.9)

# Of the posting's field of work: its title, and its lines. Titles are short and often odd.
TITLE_SHARE = 0.15

# So many skills that the posting names are as good as all of them: nobody has thirty.
ENOUGH_SKILLS = 10
# A posting that names fewer skills than this leaves as much of their points to the rest: one name tells little.
TELLING_SKILLS = 5
# A skill that is near enough to one asked for counts half of its nearness: the exact one always beats it.
NEAR_ENOUGH, NEAR_SKILL = 0.5, 0.5
# A listed skill that the vocabulary does not know and the posting names: any words of the posting would do.
UNKNOWN_SKILL = 0.5

# Of a line that names skills: how many of them are there, against nearness of the words.
NAMED_SKILLS_SHARE = 0.6

# Nearness of a line is seen in two ways: nearness of meaning, and, with this share, how many of its terms the profile
# has. Terms have a say of their own because short, skill-heavy texts are told apart by their words.
TERM_SHARE = 0.4

# Cosine of MiniLM between a line and the nearest part of a profile: at or below the first nothing is met, at or above
# the second all of it is.
COSINE_RANGE = (0.15, 0.55)

# From these values on something reads as met, and as partly met.
MET, PARTIAL = 0.65, 0.30

# A degree one level below the one asked for, or not finished yet.
NEARLY_EDUCATED = 0.5

# A degree of the level asked for in a field that has nothing to do with the one asked for.
OTHER_FIELD = 0.4

# Years of experience that stand for a degree where the posting takes experience in its place.
YEARS_FOR_DEGREE = 4.0

# A job counts towards the years asked for if its field of work comes so near to the posting's.
RELEVANT_FIELD = 0.3


def section(kind: Kind, need: Need) -> float:
    """The share of the 100 points that a requirement has a part in."""
    whole = {Kind.ROLE: ROLE, Kind.SENIORITY: SENIORITY, Kind.SKILLS: SKILLS, Kind.RESPONSIBILITY: DUTIES}
    return whole.get(kind, REQUIRED if need is Need.REQUIRED else PREFERRED)
