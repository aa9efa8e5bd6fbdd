"""How much of a text is read. What is beyond a limit is left out and counted."""

MAX_LINE = 400  # characters of one line
MAX_CAREER_LINES = 128
MAX_LINES_PER_SECTION = 24  # of a posting's duties, required and preferred qualifications
MAX_SKILLS = 60  # that a posting names
TERMS_BEYOND_A_DEGREE = 6  # a line that names a degree and no more words than these asks for nothing else
