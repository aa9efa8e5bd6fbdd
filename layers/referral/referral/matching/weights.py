"""Every number of the score, each with its reason. `matching.score_table` says what they apply to."""

from referral.domain.degree_level import Level

# ---------------------------------------------------------------- shares of the 100 points
# Chosen by a fit to the order in which readers put people who ask for one job (models/judge/README.md), and rounded.
# What a posting does not ask for leaves its share to the rest.
ROLE = 27.0  # the kind of work
SENIORITY = 7.0
SKILLS = 10.0  # less than it looks: the lines that name skills count as well
LINES = 46.0  # qualifications and duties together, each by how much it matters
EDUCATION = 6.0
YEARS = 4.0  # few, because most people who ask for one job have the years that it asks for

# ---------------------------------------------------------------- gates
# The share of all points that counts, by how many levels the latest title is below or above the job. One level below is
# a normal promotion; three levels are not. Being above costs less: such a person can do the job but rarely wants it.
BELOW = (1.0, 0.96, 0.84, 0.7, 0.55)
ABOVE = (1.0, 1.0, 0.95, 0.9, 0.84)

# The share of all points that counts in a field of work that has nothing to do with the posting's. All count from the
# second number upwards: people who ask for one job are often of a neighbouring field, and fit.
OUTSIDE_THE_FIELD, INSIDE_FROM = 0.5, 0.15

# ---------------------------------------------------------------- the kind of work
LATEST_JOB = 0.8  # share of the latest job; the mean of all jobs has the rest
WITHOUT_JOB = 0.6  # skills and education without a job are weaker evidence
TELLING_LINES = 5  # if a title leaves the field open, this many career lines decide: those nearest to the job's field
TITLE_SHARE = 0.15  # of a posting's field of work; titles are short and often unusual, so the lines have the rest
FIELD_GENEROSITY = 0.5  # exponent: a field that a posting mentions a quarter as much as its main one counts half
RELEVANT_FIELD = 0.3  # a job counts towards the years asked for from this affinity upwards

# Of the points for the kind of work. Within one field of work, title and words tell people apart.
FIELD_SHARE, TITLE_PROOF_SHARE, WORDS_SHARE = 0.25, 0.3, 0.45
WORDS_RANGE = (0.1, 0.6)  # nobody has all words of a posting, and everybody has some
QUOTED_TITLES = 3

# ---------------------------------------------------------------- skills
ENOUGH_SKILLS = 10  # as good as all of them: some postings name thirty, and nobody has thirty
TELLING_SKILLS = 5  # with fewer, skills get a smaller share of the points: a single skill is weak evidence
# A similar skill counts half of its similarity, so that the exact one always beats it.
SIMILAR_ENOUGH, SIMILAR_SKILL = 0.5, 0.5
UNKNOWN_SKILL = 0.5  # a listed skill that only the posting's own words confirm

# Whoever knows Django knows Python; whoever knows Python has learned what is hardest about Django.
NARROWER, BROADER = 0.9, 0.5
# Two skills count as used together from this cosine of their word vectors upwards. The second number is what a cosine
# of 1 is worth: less than the loosest family of the vocabulary.
USED_TOGETHER_FROM, USED_TOGETHER = 0.48, 0.3

# ---------------------------------------------------------------- verdicts
# A requirement is met, or partly met, from these values upwards.
MET, PARTIAL = 0.65, 0.30
# Of a learned verdict. A line that is partly met with less than the first probability earns nothing: vague lines are
# near to many texts. From there its points rise, and from the second on the line is partly met.
UNLIKELY, LIKELY = 0.3, 0.5

# ---------------------------------------------------------------- copies of the posting
COPY_RUN = 3  # words in a row: people who write their own text share few such runs with a posting
COPIED_FROM = 0.6  # a text is like the posting if at least this share of its words is in such runs
# How many words of the posting make a copy, in one line and in lines that follow each other. Standard phrases of a
# trade ("Install and maintain electrical systems") are shorter, and few people name all duties in the posting's words.
COPY_OF_A_LINE, COPY_OF_LINES = 8, 24

# ---------------------------------------------------------------- education
NEARLY_EDUCATED = 0.5  # a degree one level below the one asked for, or not finished yet
OTHER_STUDY = 0.4  # a degree of the level asked for in an unrelated field
YEARS_OF_STUDY = {  # the least that studies without an end have taken, if they are finished
    Level.ASSOCIATE: 1.5,
    Level.BACHELOR: 2.5,
    Level.MASTER: 0.75,
    Level.DOCTORATE: 2.5,
}
YEARS_FOR_DEGREE = 4.0  # years of experience that stand for a degree where the posting accepts them
SAME_STUDY = 1.0
STUDY_FAMILY = 0.7  # one family shares most of its first years' courses
STUDY_NEIGHBOUR = 0.4  # neighbours share methods rather than subjects
LICENSED_STUDY = 0.3  # where a licence goes with the field, another field of the family helps little
