"""How much of a text is read. What is beyond a limit is left out and counted."""

MAX_LINE = 400  # characters of one line; a longer one is cut into several
MAX_CAREER_LINES = 128
MAX_COMPARED_LINES = 120  # of a posting; degrees, years and skills are read in all of them
MAX_SKILLS = 60  # that a posting names
TERMS_BEYOND_A_DEGREE = 6  # a line that names a degree and has no more terms than this asks for nothing else
