"""The figures in costs.sizing are those of the templates."""

import re
from pathlib import Path

from samtranslator.yaml_helper import yaml_parse

from costs import sizing
from referral.application import reconcile
from referral.domain.reconciliation import Walk
from tests.conftest import logical_id
from tests.stacks.test_operations import metrics_of

ROOT = Path(__file__).parents[2]
TEMPLATE = yaml_parse((ROOT / "template.yaml").read_text())
RESOURCES, PARAMETERS = TEMPLATE["Resources"], TEMPLATE["Parameters"]


def test_memory():
    usual = TEMPLATE["Globals"]["Function"]["MemorySize"]
    said = {f: RESOURCES[logical_id(f)]["Properties"].get("MemorySize", usual) for f in sizing.MEMORY_MIB}
    assert said == sizing.MEMORY_MIB


def test_throttles():
    said = {
        f"{one['HttpMethod']} {one['ResourcePath'].replace('/~1', '/')}": one["ThrottlingRateLimit"]
        for one in RESOURCES["Api"]["Properties"]["MethodSettings"]
    }
    assert {route: said[route] for route in sizing.REQUESTS_A_SECOND} == sizing.REQUESTS_A_SECOND


def test_sizes_of_database_and_models():
    assert PARAMETERS["DatabaseMinimumCapacity"]["Default"] == sizing.SMALLEST_DATABASE
    assert PARAMETERS["DatabaseMaximumCapacity"]["Default"] == sizing.LARGEST_DATABASE
    assert PARAMETERS["ModelMemory"]["Default"] == sizing.MODEL_MEMORY_GB * 1024


def test_interface_endpoints_stand_in_both_subnets():
    network = yaml_parse((ROOT / "stacks/network.yaml").read_text())["Resources"].values()
    endpoints = [one["Properties"] for one in network if one["Type"] == "AWS::EC2::VPCEndpoint"]
    subnets = [len(one["SubnetIds"]) for one in endpoints if one["VpcEndpointType"] == "Interface"]
    assert sum(subnets) == sizing.INTERFACE_ENDPOINTS


def test_rules_of_the_firewall():
    firewall = yaml_parse((ROOT / "stacks/firewall.yaml").read_text())["Resources"]["WebAcl"]
    assert len(firewall["Properties"]["Rules"]) == sizing.FIREWALL_RULES


def test_metrics_that_alarms_look_at():
    operations = yaml_parse((ROOT / "stacks/operations.yaml").read_text())["Resources"]
    alarms = [one for one in [*RESOURCES.values(), *operations.values()] if one["Type"] == "AWS::CloudWatch::Alarm"]
    assert sum(len(metrics_of(alarm["Properties"])) for alarm in alarms) == sizing.ALARM_METRICS


def test_metrics_of_the_functions():
    table = re.findall(r"^\| (`\w+`.*?) \|", (ROOT / "docs/operate.md").read_text(), re.MULTILINE)
    documented = re.findall(r"`(\w+)`", " ".join(table))
    measured = [name for f in sizing.MEMORY_MIB for name in documented if f'"{name}"' in _what_measures(f)]
    assert len(measured) == sizing.METRICS
    assert set(measured) == set(documented)


def _what_measures(function: str) -> str:
    """The function's own code, and the code of the entrypoints and of the ranker that counts for it."""
    own = (ROOT / f"functions/{function}.py").read_text()
    modules = re.findall(
        r"from referral\.(entrypoints\.(?:http\.api|drain|schedule|ranking|reconciling)|application\.rank) ", own
    )
    package = ROOT / "layers/referral/referral"
    return own + "".join((package / f"{name.replace('.', '/')}.py").read_text() for name in modules)


def test_encoders_poll_for_as_long_as_the_queues_say():
    source = (ROOT / "layers/referral/referral/adapters/queues.py").read_text()
    (seconds,) = re.findall(r"^_WAIT = (\d+)$", source, re.MULTILINE)
    assert set(sizing.POLLING_S.values()) == {int(seconds)}


def test_the_rounds_of_the_reconciler():
    function = RESOURCES[logical_id(sizing.RECONCILER)]["Properties"]
    schedule = re.fullmatch(r"rate\((\d+) minutes\)", function["Events"]["Tick"]["Properties"]["Schedule"])
    assert schedule
    assert 730 * 60 / int(schedule[1]) == sizing.RECONCILER_RUNS_A_MONTH
    assert function["Timeout"] - reconcile.MARGIN_SECONDS == sizing.WORKING_SECONDS
    rests = set(reconcile.REST_SECONDS.values())
    assert 730 * 3600 / min(rests) == sizing.ROUNDS_A_MONTH
    assert min(rests) / reconcile.REST_SECONDS[Walk.PROFILES] == sizing.PROFILES_A_ROUND
    assert 16**reconcile._ACCOUNT_DIGITS == sizing.RECONCILER_LISTS
    assert reconcile.PAGE == sizing.RESUMES_A_LIST
