import io
import json
from typing import Any

import pytest

from operations.deployment import Deployment, OperationFailed
from operations.ranker import Ranker, Standing, rescore


class Function:
    """Stands for Lambda's client: at every other call the ranker has rescored one more ask, until `halt` are left."""

    def __init__(self, stale: int, halt: int = 0):
        self._left, self._halt, self._due, self._looks = stale, halt, stale, 0

    def invoke(self, FunctionName: str, Qualifier: str, Payload: str) -> dict[str, Any]:  # noqa: N803
        assert (FunctionName, Qualifier) == ("rank", "live")
        event = json.loads(Payload)
        answer = self._made_due() if event == {"rescore": True} else self._looked_at()
        return {"Payload": io.BytesIO(json.dumps(answer).encode())}

    def _made_due(self) -> dict[str, int]:
        made_due = min(self._due, 2)
        self._due -= made_due
        return {"MadeDue": made_due} if made_due else {}

    def _looked_at(self) -> dict[str, float]:
        self._looks += 1
        if self._looks % 2 == 0 and self._left > self._halt:
            self._left -= 1
        return {"Stale": self._left, "OldestUnscored": 1.5}


@pytest.fixture
def ranker(stack):
    def ranker(*args, **kwargs) -> Ranker:
        deployment = Deployment("test", {"RankReferralsFunction": "rank"})
        deployment.functions = Function(*args, **kwargs)
        return Ranker(deployment)

    return ranker


def test_it_says_how_many_are_left_until_none_is(ranker, said):
    rescore(ranker(3), said.append, poll_s=0)
    assert said == [
        "2 asks made due",
        "3 asks made due",
        "3 still have a score from another version",
        "2 still have a score from another version",
        "1 still have a score from another version",
        "no score is from another version",
    ]


def test_it_gives_up_where_nothing_moves(ranker, said):
    with pytest.raises(OperationFailed, match=r"^2 make no progress"):
        rescore(ranker(3, halt=2), said.append, poll_s=0.01, patience_s=0.1)


def test_where_nothing_is_stale_there_is_nothing_to_wait_for(ranker, said):
    rescore(ranker(0), said.append)
    assert said == ["no score is from another version"]


def test_how_things_stand(ranker):
    assert ranker(3).standing() == Standing(stale=3, oldest_unscored=1.5)


def test_an_unknown_revision_cannot_be_confirmed(ranker):
    one, sent = ranker(0), []
    for found in (1, 0):
        answer = json.dumps({"Confirmed": found})
        one._deployment.functions.invoke = lambda answer=answer, **call: (
            sent.append(call["Payload"]) or {"Payload": io.StringIO(answer)}
        )
        if found:
            one.confirm("5eed")
    with pytest.raises(OperationFailed, match="there is no such revision"):
        one.confirm("5eed")
    assert sent == ['{"confirm": "5eed"}'] * 2


def test_a_function_that_fails_is_named_with_the_type_of_its_failure(ranker):
    broken = ranker(1)
    answer = {"errorMessage": "Unavailable", "errorType": "Unfinished"}
    broken._deployment.functions.invoke = lambda **_: {
        "FunctionError": "Unhandled",
        "Payload": io.StringIO(json.dumps(answer)),
    }
    with pytest.raises(OperationFailed, match=r"^rank failed: Unavailable"):
        broken.standing()
