"""The questions that a question-answering model is asked about a posting."""

from collections.abc import Mapping

QUESTIONS = {
    "level": "Which degree level is required?",
    "field": "In which field of study?",
    "years": "How many years of experience are required?",
}
# The spans that answer QUESTIONS, by kind; "" if nothing in the text answers. Uncertain answers are left out.
Answers = Mapping[str, str]
NO_ANSWERS: Answers = {}
SURE = 4.0  # least distance between the scores of the best span and of "no answer"; from models/qa/evaluate.py
