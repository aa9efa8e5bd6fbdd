"""Each function may do what it does and nothing more: compares its policy with its calls in the whole story."""

from collections import Counter
from dataclasses import replace

from tests.conftest import FUNCTIONS, logical_id
from tests.permissions.permission import Permission, beyond, missing

# What Lambda itself does with the role: it writes logs and, in a VPC, manages network interfaces.
LOGS = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
NETWORK = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"


def test_functions_may_do_all_that_they_do(deployment):
    lacking = [
        f"{function} needs {permission}"
        for function, granted in deployment.grants.items()
        for permission in missing(deployment.needs[function], granted)
    ]
    assert not lacking, "\n".join(lacking)


def test_functions_may_do_nothing_that_they_do_not_do(deployment):
    unused = [
        f"{function} does not need {permission}"
        for function, granted in deployment.grants.items()
        for permission in beyond(deployment.needs[function], granted)
    ]
    assert not unused, "\n".join(unused)


def test_every_function_is_looked_at(deployments):
    assert set(deployments["made"].functions) == {logical_id(function) for function in FUNCTIONS}


def test_a_function_has_a_role_of_its_own(deployment):
    roles = Counter(properties["Role"]["Fn::GetAtt"][0] for properties in deployment.functions.values())
    assert set(roles.values()) == {1}


def test_a_role_has_what_lambda_itself_needs_besides(deployment):
    for function, role in deployment.roles.items():
        network = [NETWORK] if "VpcConfig" in deployment.functions[function] else []
        of_aws = [arn for arn in role["ManagedPolicyArns"] if arn.startswith("arn:aws:iam::aws:")]
        assert sorted(of_aws) == [LOGS, *network], function


def test_a_line_that_a_policy_loses_is_missed(deployment):
    for function, lines in deployment.grants.items():
        for line in lines:
            others = [other for other in lines if other is not line]
            already = missing(deployment.needs[function], lines)
            assert len(missing(deployment.needs[function], others)) > len(already), f"{function}: {line}"


def test_a_line_that_a_policy_gains_is_found(deployment):
    for function, lines in deployment.grants.items():
        services = {line.action.partition(":")[0] for line in lines}
        foreign = [Permission("s3:DeleteObject", line.resource) for line in lines]
        foreign += [Permission(f"{service}:*", line.resource) for service in services for line in lines]
        for line in [*foreign, Permission("sts:AssumeRole", "*")]:
            assert line in beyond(deployment.needs[function], [*lines, line]), f"{function}: {line}"


def test_a_line_that_is_widened_is_found(deployment):
    for function, lines in deployment.grants.items():
        for line in lines:
            wider = [replace(line, resource="*"), *([replace(line, via="")] if line.via else [])]
            assert beyond(deployment.needs[function], wider) == sorted(wider), f"{function}: {line}"
