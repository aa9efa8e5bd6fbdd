"""How much of a text is read. What is beyond a limit is left out and counted."""

MAX_LINE = 400  # characters of one line; a longer one is cut into several
MAX_CAREER_LINES = 128
MAX_COMPARED_LINES = 120  # of a posting; skills are read in all of them
MAX_FACT_LINES = 100  # of a posting, that ask for a degree or for years
MAX_POSTING_WORDS = 20_000  # that are recognised in a copy; few postings have a tenth of them
MAX_SKILLS = 60  # that a posting names
TERMS_BEYOND_A_DEGREE = 6  # a line that names a degree and has no more terms than this asks for nothing else
