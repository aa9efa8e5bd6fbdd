from tests.permissions.permission import Permission, beyond, missing

SQS = "sqs.us-east-1.amazonaws.com"
READ, WRITE = Permission("s3:GetObject", "papers/resumes/*"), Permission("s3:PutObject", "papers/resumes/*")
KEY = Permission("kms:Decrypt", "key", SQS)


def test_what_is_needed_and_granted_alike_is_neither_missing_nor_beyond():
    assert missing([READ, WRITE], [WRITE, READ]) == beyond([READ, WRITE], [WRITE, READ]) == []


def test_what_nothing_allows_is_missing():
    assert missing([READ, WRITE], [READ]) == [WRITE]


def test_what_is_allowed_more_widely_is_not_missing_but_beyond():
    for wide in (Permission("s3:GetObject", "*"), Permission("s3:*", "papers/resumes/*"), Permission("*", "*")):
        assert missing([READ], [wide]) == []
        assert beyond([READ], [wide]) == [wide]


def test_a_key_that_is_allowed_without_a_service_is_not_missing_but_beyond():
    anyhow, otherwise = Permission("kms:Decrypt", "key"), Permission("kms:Decrypt", "key", "s3.us-east-1.amazonaws.com")
    assert missing([KEY], [KEY]) == missing([KEY], [anyhow]) == []
    assert beyond([KEY], [KEY, anyhow, otherwise]) == [anyhow, otherwise]
    assert missing([KEY], [otherwise]) == [KEY]


def test_a_permission_is_told_in_words():
    assert str(READ) == "s3:GetObject on papers/resumes/*"
    assert str(KEY) == f"kms:Decrypt on key via {SQS}"
