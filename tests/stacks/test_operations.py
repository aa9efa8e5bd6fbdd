"""Every alarm notifies somebody, says what to do, and watches an existing metric."""

import json
import re
from typing import Any

import pytest
from samtranslator.yaml_helper import yaml_parse

from tests.conftest import FUNCTIONS
from tests.test_architecture import MODULES, ROOT, imports

STACK = yaml_parse((ROOT / "stacks/operations.yaml").read_text())
ALARMS = {
    name: resource["Properties"]
    for name, resource in STACK["Resources"].items()
    if resource["Type"] == "AWS::CloudWatch::Alarm"
}
RUNBOOK = (ROOT / "docs/operate.md").read_text()
# The services' documented metrics, by namespace and dimensions.
OF_AWS = {
    ("AWS/ApiGateway", "ApiName", "Stage"): {"Count", "4XXError", "5XXError", "Latency"},
    ("AWS/Lambda", "FunctionName"): {"Throttles", "Errors"},
    ("AWS/RDS", "DBClusterIdentifier"): {"ACUUtilization", "DatabaseConnections"},
    ("AWS/SQS", "QueueName"): {"ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"},
    ("AWS/SageMaker", "EndpointName", "VariantName"): {"Invocation5XXErrors", "ModelLatency"},
}
# Metrics that a function's own file doesn't name: outcomes of the drain, and counts of every run.
SHARED = {"Failures", "Outages"}


def anchors() -> set[str]:
    """The anchors of the headings, built as Markdown renderers build them."""
    headings = re.findall(r"^#+ (.+)$", RUNBOOK, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def metrics_of(alarm: dict[str, Any]) -> list[dict[str, Any]]:
    return [one["MetricStat"]["Metric"] for one in alarm.get("Metrics", []) if "MetricStat" in one] or [alarm]


def is_measured(name: str, service: str) -> bool:
    function = ROOT / f"functions/{service}.py"
    sources = [function, *(MODULES[module] for module in imports(function) & MODULES.keys())]
    return name in SHARED or any(f'"{name}"' in source.read_text() for source in sources)


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_tells_somebody_when_it_begins_and_ends(name):
    assert ALARMS[name]["AlarmActions"] == ALARMS[name]["OKActions"] == [{"Ref": "Topic"}]
    assert ALARMS[name].get("ActionsEnabled", True)


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_says_what_it_means_and_where_its_runbook_is(name):
    words, anchor = re.fullmatch(
        r"([A-Z].+)\. Runbook - docs/operate\.md#([\w-]+)", ALARMS[name]["AlarmDescription"]
    ).groups()
    assert len(words.split()) > 5
    assert anchor in anchors()


@pytest.mark.parametrize("name", ALARMS)
def test_what_missing_data_means_is_decided(name):
    assert ALARMS[name]["TreatMissingData"] in ("breaching", "notBreaching", "ignore")
    assert (ALARMS[name]["TreatMissingData"] == "breaching") == name.endswith("SilentAlarm")


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_looks_at_metrics_that_there_are(name):
    for metric in metrics_of(ALARMS[name]):
        dimensions = {one["Name"]: one["Value"] for one in metric["Dimensions"]}
        if metric["Namespace"] == {"Ref": "Namespace"}:
            assert dimensions.keys() == {"service"}
            assert is_measured(metric["MetricName"], dimensions["service"])
        else:
            assert metric["MetricName"] in OF_AWS[metric["Namespace"], *dimensions]


def test_every_section_on_an_alarm_is_of_use():
    used = {re.search(r"#([\w-]+)$", alarm["AlarmDescription"])[1] for alarm in ALARMS.values()}
    (part,) = re.findall(r"^# Alarms$(.+?)^# ", RUNBOOK, re.MULTILINE | re.DOTALL)
    sections = {heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.+)$", part, re.MULTILINE)}
    assert sections == used | {"release"}  # its alarm is in template.yaml, because releases depend on it
    for text in re.split(r"^## ", part, flags=re.MULTILINE)[1:]:
        assert all(f"**{word}**" in text for word in ("Means", "Look at", "Do", "Over"))


def test_links_within_the_runbook_lead_somewhere():
    assert set(re.findall(r"\]\(#([\w-]+)\)", RUNBOOK)) <= anchors()


def test_the_dashboard_shows_metrics_that_there_are():
    text, _ = STACK["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
    shown = set()
    for widget in json.loads(text)["widgets"]:
        before: list[str] = []
        for line in widget["properties"]["metrics"]:
            if "expression" not in line[0]:
                before = names(line, before)
                shown.add(tuple(before))
    own = {(name, service) for namespace, name, *rest in shown if namespace == "${Namespace}" for service in rest[1:]}
    assert own
    assert {service for _, service in own} <= set(FUNCTIONS)
    assert all(is_measured(name, service) for name, service in own)
    for namespace, name, *dimensions in shown:
        assert namespace == "${Namespace}" or name in OF_AWS[namespace, *dimensions[::2]]


def names(line: list[Any], before: list[str]) -> list[str]:
    """A metric as the dashboard reads it: "." repeats a part of the metric above, "..." all parts that are left out."""
    parts = [part for part in line if isinstance(part, str)]
    if parts[0] == "...":
        return before[: len(before) - len(parts) + 1] + parts[1:]
    return [above if part == "." else part for part, above in zip(parts, before + parts[len(before) :], strict=False)]
