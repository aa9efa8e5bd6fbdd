"""What a text asks for: the degree, the field of study and the years, from words to values."""
