from pathlib import Path
from typing import Any

import pytest

from local.template import Resource, Template, transformed

DOCUMENT = {
    "Parameters": {
        "Stage": {"Type": "String", "Default": "v1"},
        "Port": {"Type": "Number", "Default": 3306},
        "Subnets": {"Type": "List<AWS::EC2::Subnet::Id>", "Default": "a,b"},
        "Url": {"Type": "String", "Default": ""},
    },
    "Mappings": {"Sizes": {"small": {"memory": 128}}},
    "Conditions": {
        "HasUrl": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Url"}, ""]}]},
        "IsV1": {"Fn::Equals": [{"Ref": "Stage"}, "v1"]},
        "Both": {"Fn::And": [{"Condition": "HasUrl"}, {"Condition": "IsV1"}]},
        "Either": {"Fn::Or": [{"Condition": "HasUrl"}, {"Condition": "IsV1"}]},
    },
    "Resources": {
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": 1}},
        "Optional": {"Type": "AWS::SQS::Queue", "Condition": "HasUrl"},
        "Table": {"Type": "AWS::DynamoDB::Table"},
    },
}


def template(**parameters: str) -> Template:
    return Template(DOCUMENT, parameters, lambda name: Resource(f"id-of-{name}", {"Arn": f"arn-of-{name}"}))


@pytest.mark.parametrize(
    ("value", "resolved"),
    [
        ({"Ref": "Stage"}, "v1"),
        ({"Ref": "Port"}, "3306"),
        ({"Ref": "Subnets"}, ["a", "b"]),
        ({"Ref": "Queue"}, "id-of-Queue"),
        ({"Ref": "AWS::Region"}, "us-east-1"),
        ({"Fn::GetAtt": ["Queue", "Arn"]}, "arn-of-Queue"),
        ({"Fn::GetAtt": "Queue.Arn"}, "arn-of-Queue"),
        (
            {"Fn::Sub": "${Stage}/${Queue}/${Queue.Arn}/${!Stage}/${AWS::Region}"},
            "v1/id-of-Queue/arn-of-Queue/${Stage}/us-east-1",
        ),
        ({"Fn::Sub": ["${Name}-${Stage}", {"Name": {"Ref": "Port"}}]}, "3306-v1"),
        ({"Fn::If": ["IsV1", {"Ref": "Stage"}, "other"]}, "v1"),
        ({"Fn::If": ["HasUrl", "some", {"Ref": "Queue"}]}, "id-of-Queue"),
        ({"Fn::If": ["Both", "yes", "no"]}, "no"),
        ({"Fn::If": ["Either", "yes", "no"]}, "yes"),
        ({"Fn::Join": ["-", ["a", {"Ref": "Port"}]]}, "a-3306"),
        ({"Fn::Select": ["1", {"Fn::Split": [",", "x,y"]}]}, "y"),
        ({"Fn::FindInMap": ["Sizes", "small", "memory"]}, 128),
        ([1, {"Ref": "AWS::NoValue"}, {"Ref": "Stage"}], [1, "v1"]),
        ({"kept": True, "left out": {"Ref": "AWS::NoValue"}}, {"kept": True}),
        ({"deep": [{"er": {"Ref": "Stage"}}]}, {"deep": [{"er": "v1"}]}),
    ],
)
def test_intrinsic_functions_are_resolved(value: Any, resolved: Any):
    assert template().resolve(value) == resolved


def test_a_given_parameter_wins_over_its_default_and_decides_conditions():
    given = template(Url="http://x", Stage="v2")
    assert given.resolve({"Fn::Sub": "${Stage} ${Url}"}) == "v2 http://x"
    assert given.of_type("AWS::SQS::Queue").keys() == {"Queue", "Optional"}
    assert template().of_type("AWS::SQS::Queue") == {"Queue": {"DelaySeconds": 1}}


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ({"Ref": "Nothing"}, "Nothing"),
        ({"Fn::GetAtt": ["Queue", "Colour"]}, "Colour of Queue"),
        ({"Fn::ImportValue": "other"}, "ImportValue"),
    ],
)
def test_what_cannot_be_resolved_is_named(value: Any, complaint: str):
    with pytest.raises(ValueError, match=complaint):
        template().resolve(value)


def test_a_parameter_without_a_value_is_named():
    with pytest.raises(ValueError, match="DatabaseHost"):
        Template({"Parameters": {"DatabaseHost": {"Type": "String"}}, "Resources": {}}, {}, Resource)


def test_the_transform_keeps_the_paths_of_code(tmp_path: Path):
    path = tmp_path / "template.yaml"
    path.write_text(
        """
        Transform: AWS::Serverless-2016-10-31
        Globals: {Function: {CodeUri: code/, Runtime: python3.13, Handler: a.b}}
        Resources:
          Everywhere: {Type: AWS::Serverless::Function}
          Elsewhere: {Type: AWS::Serverless::Function, Properties: {CodeUri: other/}}
          Layer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layers/x/}}
        """
    )
    resources = transformed(path)["Resources"]
    assert resources["Everywhere"]["Properties"]["Code"]["S3Key"] == "code/"
    assert resources["Elsewhere"]["Properties"]["Code"]["S3Key"] == "other/"
    (layer,) = (value for value in resources.values() if value["Type"] == "AWS::Lambda::LayerVersion")
    assert layer["Properties"]["Content"]["S3Key"] == "layers/x/"


def test_a_template_that_the_transform_refuses_says_why(tmp_path: Path):
    path = tmp_path / "template.yaml"
    path.write_text("""
        Transform: AWS::Serverless-2016-10-31
        Resources: {F: {Type: AWS::Serverless::Function, Properties: {Events: 1}}}
    """)
    with pytest.raises(ValueError, match="F"):
        transformed(path)
