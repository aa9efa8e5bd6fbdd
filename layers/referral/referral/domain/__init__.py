"""Rules about people, postings and asks. They do no I/O."""
