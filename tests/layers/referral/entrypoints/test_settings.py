import traceback

import pytest

from referral.entrypoints.settings import (
    BUCKET,
    NAME,
    ORIGINS,
    SECRET_ARN,
    TEXT,
    URL,
    WrongSetting,
    choice_setting,
    number_setting,
    optional_setting,
    parsed_setting,
    setting,
)

ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:referral/database-AbCdEf"


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        (TEXT, ["x", "two words"], [" "]),
        (NAME, ["referral-connect-user-data", "eu-central-1_Ab3"], ["two words", "a/b", "a\n"]),
        (BUCKET, ["resumes", "a.b-c"], ["Resumes", "ab", "-abc", "a" * 64]),
        (
            URL,
            ["http://127.0.0.1:9324/1/queue", "https://search.example.org"],
            ["ftp://a", "https://", "sqs", "http://a b"],
        ),
        (
            ORIGINS,
            ["*", "https://example.org", "http://localhost:3000", "https://a.example,https://b.example:8443"],
            [
                "example.org",
                "https://example.org/",
                "**",
                "*,https://a.example",
                "https://a.example, https://b.example",
            ],
        ),
        (SECRET_ARN, [ARN], [ARN.replace("secretsmanager", "sqs"), "referral/database", ARN + " "]),
    ],
)
def test_a_value_must_have_its_form(monkeypatch, form, right, wrong):
    for value in right:
        monkeypatch.setenv("X", value)
        assert setting("X", form) == optional_setting("X", form) == value
    for value in wrong:
        monkeypatch.setenv("X", value)
        for read, words in ((setting, form.words), (optional_setting, f"empty or {form.words}")):
            with pytest.raises(WrongSetting) as refusal:
                read("X", form)
            assert str(refusal.value) == f"the environment variable X must be {words}"


def test_only_optional_settings_may_be_empty(monkeypatch):
    monkeypatch.setenv("X", "")
    assert optional_setting("X") == ""
    with pytest.raises(WrongSetting):
        setting("X")
    monkeypatch.delenv("X")
    with pytest.raises(WrongSetting):
        optional_setting("X")


@pytest.mark.parametrize("value", ["1", "65535", "080"])
def test_a_number_within_its_bounds(monkeypatch, value):
    monkeypatch.setenv("X", value)
    assert number_setting("X", 1, 65535) == int(value)


@pytest.mark.parametrize("value", ["0", "65536", "-1", "1.5", "1_0", " 7", "", "٣", "9" * 99])
def test_a_value_that_is_not_a_number_within_bounds(monkeypatch, value):
    monkeypatch.setenv("X", value)
    with pytest.raises(WrongSetting, match=r"must be a whole number from 1 to 65535$"):
        number_setting("X", 1, 65535)


def test_one_of_a_few(monkeypatch):
    monkeypatch.setenv("X", "off")
    assert choice_setting("X", ("verify", "off")) == "off"
    monkeypatch.setenv("X", "of")
    with pytest.raises(WrongSetting, match=r"must be one of verify, off$"):
        choice_setting("X", ("verify", "off"))


def test_a_value_that_is_parsed(monkeypatch):
    monkeypatch.setenv("X", "7")
    assert parsed_setting("X", "a number", int) == 7


@pytest.mark.parametrize("value", ["seven", "", None])
def test_a_value_that_cannot_be_parsed_is_not_quoted(monkeypatch, value):
    if value is None:
        monkeypatch.delenv("X", raising=False)
    else:
        monkeypatch.setenv("X", value)
    with pytest.raises(WrongSetting) as refusal:
        parsed_setting("X", "a number", int)
    printed = "".join(traceback.format_exception(refusal.value, limit=0))
    assert "the environment variable X must be a number" in printed
    assert "seven" not in printed
