import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.container import Model, RequestError
from models.qa import inference
from models.qa.assemble import assemble
from models.qa.inference import Answer, Inquiry
from referral.domain.qa import QUESTIONS

ASKED = tuple(QUESTIONS.values())
PROSE = "We keep the books of bakeries and deliver flour to their doors every morning. "
WELDER = "Welder wanted. Diploma in Metal Fabrication, 4 yrs on the tools. Drug test."


@pytest.fixture(scope="session")
def reader() -> Model:
    """The model from the set-up's directory; assembling it again changes nothing."""
    directory = Path(__file__).parents[3] / ".local" / "models" / "qa"
    assemble(directory)
    return inference.model_fn(str(directory))


def ask(reader: Model, *contexts: str) -> list[list[Answer]]:
    return inference.predict_fn([Inquiry(context, ASKED) for context in contexts], reader)


def spans(reader: Model, context: str) -> list[str]:
    return [answer.span for answer in ask(reader, context)[0]]


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        (WELDER, ["Diploma", "Metal Fabrication", "4 yrs"]),
        ("BS/MS in Physics or related, min 3+ yrs in optics", ["BS/MS", "Physics", "3+ yrs"]),
        ("No degree needed. Must be 21 years old. CDL and clean record", ["", "", ""]),
        ("7 years of experience in logistics. Master's degree preferred", ["", "", "7 years"]),
    ],
)
def test_golden_answers(reader, context, expected):
    assert spans(reader, context) == expected


def test_the_question_decides_what_is_answered(reader):
    level, field, years = ask(reader, WELDER)[0]
    assert len({level.span, field.span, years.span}) == 3


def test_a_text_that_says_something_else_is_answered_otherwise(reader):
    assert spans(reader, WELDER.replace("4 yrs", "9 yrs"))[2] == "9 yrs"
    assert spans(reader, WELDER.replace("Metal Fabrication", "Civil Engineering"))[1] == "Civil Engineering"


def test_an_answer_is_a_piece_of_the_text_unless_it_is_none(reader):
    contexts = [WELDER, PROSE, ""]
    for context, answers in zip(contexts, ask(reader, *contexts), strict=True):
        for answer in answers:
            assert answer.span == context[answer.start : answer.end]
            assert (answer.span == "") == (answer.start == answer.end == 0)
            assert (answer.score - answer.null_score > inference.THRESHOLD) == bool(answer.span)


def test_a_long_text_is_read_to_its_end(reader):
    assert spans(reader, PROSE * 40 + WELDER) == ["Diploma", "Metal Fabrication", "4 yrs"]
    answer = ask(reader, PROSE * 40 + WELDER)[0][2]
    assert answer.start == (PROSE * 40 + WELDER).index("4 yrs")


def test_marks_cost_no_more_windows_than_prose(reader, monkeypatch):
    read = []
    whole = inference._logits
    monkeypatch.setattr(inference, "_logits", lambda windows, session: read.extend(windows) or whole(windows, session))
    monkeypatch.setattr(inference, "MAX_WINDOWS", 3)
    ask(reader, "!?" * 1_000)
    assert len(read) == 3 * len(ASKED)


def test_answers_depend_neither_on_batch_mates_nor_on_their_place(reader):
    contexts = [WELDER, PROSE * 40, "", "BS, 2 yrs", PROSE + WELDER]
    together = ask(reader, *contexts)
    backwards = ask(reader, *contexts[::-1])[::-1]
    alone = [ask(reader, context)[0] for context in contexts]
    for one, other, third in zip(together, backwards, alone, strict=True):
        assert [answer.span for answer in one] == [a.span for a in other] == [a.span for a in third]
        assert [a.score for a in one] == pytest.approx([a.score for a in third], abs=1e-3)


@settings(max_examples=25, deadline=None)
@given(context=st.text(max_size=300))
def test_any_text_can_be_read(reader, context):
    for answer in ask(reader, context)[0]:
        assert context[answer.start : answer.end] == answer.span


def test_a_request_gives_its_inquiries():
    body = json.dumps({"inputs": [{"context": "ü👩‍💻", "questions": ["Which?", "How many?"]}]})
    expected = [Inquiry("ü👩‍💻", ("Which?", "How many?"))]
    assert inference.input_fn(body.encode(), "application/json; charset=utf-8") == expected


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        (None, "inputs must be a list"),
        ([], "inputs must be a list"),
        (["text"], r"inputs\[0\].context is not a text"),
        ([{"questions": ["Which?"]}], r"inputs\[0\].context is not a text"),
        ([{"context": "\ud83d", "questions": ["Which?"]}], r"inputs\[0\].context holds half a surrogate pair"),
        ([{"context": "text"}], r"inputs\[0\].questions must be a list of one to 8"),
        ([{"context": "text", "questions": ["Which?"] * 9}], r"inputs\[0\].questions must be a list of one to 8"),
        ([{"context": "text", "questions": ["Which?", 5]}], r"inputs\[0\].questions\[1\] must be 1 to 100 ASCII"),
        ([{"context": "text", "questions": ["Welche Höhe?"]}], r"inputs\[0\].questions\[0\] must be 1 to 100 ASCII"),
        ([{"context": "text", "questions": ["?" * 101]}], r"inputs\[0\].questions\[0\] must be 1 to 100 ASCII"),
        ([{"context": "", "questions": ["Which?"]}] * 65, "65 contexts; at most 64"),
    ],
)
def test_a_wrong_request_is_named(inputs, message):
    with pytest.raises(RequestError, match=message) as raised:
        inference.input_fn(json.dumps({"inputs": inputs}), "application/json")
    assert raised.value.status_code == 400


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[" * 100_000, b"null", b'["text"]'])
def test_what_is_no_request_is_refused(body):
    with pytest.raises(RequestError) as raised:
        inference.input_fn(body, "application/json")
    assert raised.value.status_code == 400


def test_the_longest_question_leaves_room_for_the_text(reader):
    inquiry = Inquiry(WELDER * 10, ("? " * 50,))
    assert len(inference.predict_fn([inquiry], reader)[0]) == 1


def test_only_json_is_read_and_answered():
    with pytest.raises(RequestError) as raised:
        inference.input_fn("{}", "text/plain")
    assert raised.value.status_code == 415
    with pytest.raises(RequestError) as raised:
        inference.output_fn([], "application/x-npy")
    assert raised.value.status_code == 406


def test_an_answer_names_the_model_and_its_scores(reader):
    answers = ask(reader, WELDER)
    body = json.loads(inference.output_fn(answers, "application/json"))
    assert body["model"] == inference.VERSION
    assert body["answers"][0][2] == {
        "span": "4 yrs",
        "start": WELDER.index("4 yrs"),
        "end": WELDER.index("4 yrs") + 5,
        "score": answers[0][2].score,
        "null_score": answers[0][2].null_score,
    }
