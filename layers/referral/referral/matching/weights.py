"""Every number of the score, each with its reason. `matching.score_table` says what they apply to."""

# ---------------------------------------------------------------- shares of the 100 points
# What a posting does not ask for leaves its share to the rest.
ROLE = 45.0  # the field of work tells good candidates from poor ones better than anything else that was tried
SENIORITY = 5.0  # small, because seniority is also a gate on all points, see below
SKILLS = 25.0  # named skills tell more than the lines that name them
REQUIRED = 15.0  # required qualifications, shared by their lines
PREFERRED = 5.0  # preferred qualifications add, they never decide
DUTIES = 5.0  # duties repeat the requirements, and hold company prose

# Weight of a line within its share. Degrees and years are facts; similarity of two texts is a judgement.
FACT, LINE = 1.5, 1.0

# ---------------------------------------------------------------- gates
# What part of all points counts if the latest title is so many levels below or above the job. One level below is a
# step of a career, three are another career. Being above weighs less: such a person can do the job and rarely wants it.
BELOW = (1.0, 0.85, 0.5, 0.25, 0.1)
ABOVE = (1.0, 1.0, 0.8, 0.65, 0.5)

# ---------------------------------------------------------------- the kind of work
LATEST_JOB = 0.8  # share of the latest job; the mean of all jobs has the rest
WITHOUT_JOB = 0.6  # the rest of a profile says less than a job does
TELLING_LINES = 5  # what a title leaves open, so many lines of the career decide: those nearest to the job's field
TITLE_SHARE = 0.15  # of a posting's field of work; titles are short and often odd, the lines have the rest
FIELD_GENEROSITY = 0.5  # exponent: a field that a posting mentions a quarter as much as its main one counts half
RELEVANT_FIELD = 0.3  # from this affinity on a job counts towards the years asked for

# Beside the field of work, the lines of the posting that the career comes nearest to, because two jobs of one field can
# be far apart. The best third of the lines says most; the others are about things that no profile mentions.
NEAREST_SHARE = 0.4
NEAREST_LINES = 1 / 3
FEWEST_NEAREST_LINES = 3
NEAREST_RANGE = (0.2, 0.9)
QUOTED_TITLES = 3

# ---------------------------------------------------------------- skills
ENOUGH_SKILLS = 10  # so many of the named skills are as good as all of them: nobody has thirty
TELLING_SKILLS = 5  # a posting that names fewer leaves as much of their points to the rest: one name tells little
# A similar skill counts half of its similarity, so that the exact one always beats it.
SIMILAR_ENOUGH, SIMILAR_SKILL = 0.5, 0.5
UNKNOWN_SKILL = 0.5  # a listed skill that only the posting's own words confirm
NAMED_SKILLS = 0.6  # of a line that names skills: the share of the skills, against the similarity of the words

# Whoever knows Django knows Python; whoever knows Python has learned what is hardest about Django.
NARROWER, BROADER = 0.9, 0.5
# From this cosine of word vectors on two skills count as used together, and what a cosine of 1 is worth: less than the
# loosest family of the vocabulary.
USED_TOGETHER_FROM, USED_TOGETHER = 0.48, 0.3

# ---------------------------------------------------------------- lines
# Similarity of a line has two parts: its meaning, and with this share how many of its stems the career has. Stems count
# because words tell short texts full of skills apart better than vectors do.
TERM_SHARE = 0.4
# Cosine of the sentence model between a line and the nearest line of a career: at the first value and below nothing is
# met, at the second and above all of it is.
COSINE_RANGE = (0.15, 0.55)
# From these values on a requirement reads as met, and as partly met.
MET, PARTIAL = 0.65, 0.30

# ---------------------------------------------------------------- copies of the posting
COPY_RUN = 3  # words in a row: people who write for themselves share few such runs with a posting
COPIED_FROM = 0.6  # a text is copied from this share of words in such runs on

# ---------------------------------------------------------------- education
NEARLY_EDUCATED = 0.5  # a degree one level below the one asked for, or not finished yet
OTHER_STUDY = 0.4  # a degree of the level asked for in an unrelated field
YEARS_FOR_DEGREE = 4.0  # years of experience that stand for a degree where the posting accepts them
SAME_STUDY = 1.0
STUDY_FAMILY = 0.7  # one family shares most of its first years' courses
STUDY_NEIGHBOUR = 0.4  # neighbours share methods rather than subjects
LICENSED_STUDY = 0.3  # where a licence goes with the field, another field of the family helps little
