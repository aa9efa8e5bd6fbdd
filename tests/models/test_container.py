import logging

import pytest

from models.container import ContainerError, RequestError, body_of, guarded, inputs_of, readable

SECRET = "the candidate's own words"


@guarded
def broken(text: str) -> None:
    raise ValueError(text)


def test_an_error_tells_where_it_failed_and_nothing_of_what_was_given(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(ContainerError) as raised:
        broken(SECRET)
    assert raised.value.status_code == 500
    assert str(raised.value) == raised.value.message == raised.value.phrase == "internal error"
    assert raised.value.__suppress_context__
    assert "ValueError" in caplog.text
    assert "in broken" in caplog.text
    assert "candidate" not in caplog.text


def test_the_clients_fault_is_told_as_it_is() -> None:
    with pytest.raises(RequestError, match="is not a text") as raised:
        guarded(readable)(5, "inputs[0]")
    assert raised.value.status_code == 400


def test_the_container_sees_how_many_arguments_a_function_takes() -> None:
    """It counts the parameters in the signature, and passes one more argument where there is room."""
    from inspect import signature

    assert list(signature(broken).parameters) == ["text"]


@pytest.mark.parametrize("content_type", [None, "", "text/plain", "application/x-npy"])
def test_only_json_is_read(content_type: str | None) -> None:
    with pytest.raises(RequestError) as raised:
        inputs_of(b'{"inputs": ["text"]}', content_type, 1, "texts")
    assert raised.value.status_code == 415


@pytest.mark.parametrize("accept", ["application/json", "text/html, Application/JSON;q=0.9", "application/*", "*/*"])
def test_json_is_answered_to_whom_it_suits(accept: str) -> None:
    assert body_of({"model": "m"}, accept) == b'{"model": "m"}'


@pytest.mark.parametrize("accept", ["", "text/html", "application/x-npy, text/*"])
def test_nothing_else_is_answered(accept: str) -> None:
    with pytest.raises(RequestError) as raised:
        body_of({"model": "m"}, accept)
    assert raised.value.status_code == 406
