import pytest

from tests.permissions.grants import documents, grants, statements
from tests.permissions.permission import Permission

SQS, S3 = "sqs.us-east-1.amazonaws.com", "s3.us-east-1.amazonaws.com"


def test_the_statements_of_a_roles_own_and_shared_policies_are_read():
    one, two, three = ({"Effect": "Allow", "Action": "a:B", "Resource": name} for name in ("one", "two", "three"))
    own = [{"PolicyDocument": {"Statement": [one, two]}}]
    resources = {"Shared": {"Properties": {"PolicyDocument": {"Statement": three}}}}
    role = {"Policies": own, "ManagedPolicyArns": ["arn:aws:iam::aws:policy/of-aws", {"Ref": "Shared"}]}
    assert [s["Resource"] for s in statements(documents(role, resources))] == [["one"], ["two"], ["three"]]
    assert documents({"ManagedPolicyArns": []}, resources) == []


def test_a_statement_allows_each_action_on_each_resource():
    statement = {"Effect": "Allow", "Action": ["a:B", "a:C"], "Resource": ["one", "two"]}
    assert grants(statement) == [
        Permission("a:B", "one"),
        Permission("a:B", "two"),
        Permission("a:C", "one"),
        Permission("a:C", "two"),
    ]


def test_a_condition_allows_a_key_through_each_of_its_services():
    statement = {"Effect": "Allow", "Action": ["kms:Decrypt"], "Resource": ["key"]}
    condition = {"StringEquals": {"kms:ViaService": [SQS, S3]}}
    assert grants({**statement, "Condition": condition}) == [
        Permission("kms:Decrypt", "key", SQS),
        Permission("kms:Decrypt", "key", S3),
    ]


@pytest.mark.parametrize(
    "strange",
    [
        {"Effect": "Deny"},
        {"NotAction": "a:B"},
        {"Condition": {"StringLike": {"kms:ViaService": "*"}}},
        {"Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}}},
        {"Condition": {"StringEquals": {"kms:ViaService": SQS, "aws:SourceVpc": "vpc-1"}}},
    ],
)
def test_a_statement_that_says_more_is_refused(strange):
    with pytest.raises(ValueError, match="can't read"):
        grants({"Effect": "Allow", "Action": ["a:B"], "Resource": ["one"], **strange})
