"""What a question-answering model is asked about a posting."""

from collections.abc import Mapping

QUESTIONS = {
    "level": "Which degree level is required?",
    "field": "In which field of study?",
    "years": "How many years of experience are required?",
}
# The spans that answer QUESTIONS, "" where nothing does; those are left out of which the model is not sure.
Answers = Mapping[str, str]
NO_ANSWERS: Answers = {}
SURE = 4.0  # how far the scores of the best span and of none must be apart; chosen by models/qa/evaluate.py
