"""What the model says of the deployment is what the templates say."""

from pathlib import Path

from samtranslator.yaml_helper import yaml_parse

from costs import deployment
from tests.conftest import logical_id

ROOT = Path(__file__).parents[2]
TEMPLATE = yaml_parse((ROOT / "template.yaml").read_text())
RESOURCES, PARAMETERS = TEMPLATE["Resources"], TEMPLATE["Parameters"]


def test_memory():
    usual = TEMPLATE["Globals"]["Function"]["MemorySize"]
    said = {f: RESOURCES[logical_id(f)]["Properties"].get("MemorySize", usual) for f in deployment.MEMORY_MIB}
    assert said == deployment.MEMORY_MIB


def test_throttles():
    said = {
        f"{one['HttpMethod']} {one['ResourcePath'].replace('/~1', '/')}": one["ThrottlingRateLimit"]
        for one in RESOURCES["Api"]["Properties"]["MethodSettings"]
    }
    assert {route: said[route] for route in deployment.REQUESTS_A_SECOND} == deployment.REQUESTS_A_SECOND


def test_sizes_of_database_and_models():
    assert PARAMETERS["DatabaseMinimumCapacity"]["Default"] == deployment.SMALLEST_DATABASE
    assert PARAMETERS["DatabaseMaximumCapacity"]["Default"] == deployment.LARGEST_DATABASE
    assert PARAMETERS["ModelMemory"]["Default"] == deployment.MODEL_MEMORY_GB * 1024


def test_interface_endpoints_stand_in_both_subnets():
    network = yaml_parse((ROOT / "stacks/network.yaml").read_text())["Resources"].values()
    endpoints = [one["Properties"] for one in network if one["Type"] == "AWS::EC2::VPCEndpoint"]
    subnets = [len(one["SubnetIds"]) for one in endpoints if one["VpcEndpointType"] == "Interface"]
    assert sum(subnets) == deployment.INTERFACE_ENDPOINTS


def test_rules_of_the_firewall():
    firewall = yaml_parse((ROOT / "stacks/firewall.yaml").read_text())["Resources"]["WebAcl"]
    assert len(firewall["Properties"]["Rules"]) == deployment.FIREWALL_RULES
