from local.template import Resource, Template
from tests.permissions.keys import keys

KEY = "arn:aws:kms:us-east-1:123456789012:key:Key"
OTHER = "arn:aws:kms:us-east-1:999999999999:key/other"
DOCUMENT = {
    "Resources": {
        "Key": {"Type": "AWS::KMS::Key"},
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"KmsMasterKeyId": {"Ref": "Key"}}},
        "Table": {
            "Type": "AWS::DynamoDB::Table",
            "Properties": {"SSESpecification": {"SSEEnabled": True, "KMSMasterKeyId": {"Fn::GetAtt": ["Key", "Arn"]}}},
        },
        "Foreign": {"Type": "AWS::SQS::Queue", "Properties": {"KmsMasterKeyId": OTHER}},
        "Plain": {"Type": "AWS::SQS::Queue", "Properties": {"SqsManagedSseEnabled": True}},
        "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"KmsMasterKeyId": {"Ref": "Key"}}},
    }
}


def resource(name: str) -> Resource:
    return Resource(name, {"Arn": KEY if name == "Key" else f"arn:{name}"})


def test_what_names_the_templates_key_is_encrypted_by_it_and_nothing_else():
    assert keys(Template(DOCUMENT, {}, resource), resource) == {"arn:Queue": KEY, "arn:Table": KEY}
