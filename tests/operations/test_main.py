import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import boto3
import pytest
from botocore.stub import Stubber

from local.stack import Stack
from operations.deployment import OperationFailed, on_aws, on_this_machine

ROOT = Path(__file__).parents[2]


def run(*line: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "operations", *line]
    variables = {"PATH": os.environ["PATH"]} | environment
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True)


def test_where_no_stack_runs_it_says_so(tmp_path):
    done = run("--local", tmp_path, "redrive")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("no stack runs in ")


@pytest.mark.parametrize(
    "line",
    [
        (),
        ("rewrite",),
        ("postings",),
        ("postings", "--confirm", "https://x.org/1"),
        ("reencode",),
        ("reencode", "cats"),
        ("reencode", "users", "--rate", "0"),
        ("reencode", "users", "--skip", "-1"),
        ("reencode", "users", "--skip", "some"),
        ("companies", "--confirm", "acme.com"),
        ("companies", "--confirm", "acme.com", "--company", "Acme", "--revoke", "acme.com"),
    ],
)
def test_a_command_that_there_is_not_is_refused_with_the_usage(line):
    done = run(*line)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: python -m operations")


def test_without_access_to_aws_it_says_so_in_a_line():
    done = run("--stack", "x", "status", AWS_DEFAULT_REGION="us-east-1", AWS_EC2_METADATA_DISABLED="true")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_queues_are_emptied_on_the_stack_that_runs_in_a_directory(stack: Stack):
    done = run("--local", stack.directory.path, "redrive")
    assert done.returncode == 0, done.stderr
    assert "job queue: " in done.stdout


def test_a_stack_on_aws_tells_its_resources_and_what_it_lacks(stack: Stack, monkeypatch):
    cloudformation = boto3.client("cloudformation")
    queue, not_yet_made = ("UserQueue", {"PhysicalResourceId": "https://queue"}), ("JobQueue", {})
    with Stubber(cloudformation) as stubber:
        for (name, made), page in ((not_yet_made, {"NextToken": "more"}), (queue, {})):
            summary = {
                "LogicalResourceId": name,
                "ResourceType": "AWS::SQS::Queue",
                "LastUpdatedTimestamp": datetime.now(UTC),
                "ResourceStatus": "CREATE_COMPLETE",
            }
            stubber.add_response("list_stack_resources", {"StackResourceSummaries": [summary | made]} | page)
        create = boto3.client
        monkeypatch.setattr(
            boto3,
            "client",
            lambda service, **options: cloudformation if service == "cloudformation" else create(service, **options),
        )
        deployment = on_aws("deployed")
    assert deployment["UserQueue"] == "https://queue"
    with pytest.raises(OperationFailed, match="deployed has no resource JobQueue"):
        deployment["JobQueue"]


def test_the_local_stack_tells_its_resources(stack: Stack):
    deployment = on_this_machine(stack.directory.path)
    for name in ("UserQueue", "JobDeadLetterQueue", "UsersTable", "JobsTable"):
        assert deployment[name] == stack.resources[name].id
    assert deployment["RankReferralsFunction"] == "RankReferralsFunction"
