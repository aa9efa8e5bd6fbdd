"""Two deployments of the template as IAM sees them: one brings its database, domain and endpoints, one creates them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samtranslator.yaml_helper import yaml_parse

from local.aws_account import ACCOUNT, REGION
from local.stack import NLU_ENDPOINT, QA_ENDPOINT, ROOT, Stack
from local.template import Resource, Template, transformed
from tests.permissions.grants import documents, grants, listed, statements
from tests.permissions.keys import keys
from tests.permissions.needs import Call, needs
from tests.permissions.permission import Permission

DOMAIN = "arn:aws:es:us-east-1:123456789012:domain/people"
THEIR_KEY = "arn:aws:kms:us-east-1:123456789012:key/of-brought-secrets"
# The one is for a closed group, the other for everybody.
BROUGHT = {"OpenSearchArn": DOMAIN, "DatabaseSecretKeyArn": THEIR_KEY, "VerifyEmail": "false"}
SENDER = "no-reply@referral-connect.example"
MADE = {"MailFromArn": f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/{SENDER}"}
NESTED = "AWS::CloudFormation::Stack"


@dataclass(frozen=True)
class Deployment:
    """By a function's logical id: its properties and its role's in the template, its needs and its grants."""

    functions: Mapping[str, dict[str, Any]]
    roles: Mapping[str, dict[str, Any]]
    needs: Mapping[str, set[Permission]]
    grants: Mapping[str, list[Permission]]


def brought(stack: Stack, calls: Iterable[Call]) -> Deployment:
    """The deployment with existing resources: the running stack, with BROUGHT as its parameters."""
    template = stack.resources.template
    secrets = {call["SecretId"]: THEIR_KEY for call in calls if "SecretId" in call}
    return _deployment(template, secrets | keys(template, stack.resources.__getitem__), calls, {})


class Made:
    """The template with the parameters MADE, whose resources are the running stack's."""

    def __init__(self, stack: Stack, search_url: str) -> None:
        self._stack = stack
        self._outputs = _outputs(stack.environment("MigrateDatabaseFunction"), search_url)
        self.template = Template(transformed(ROOT / "template.yaml"), MADE, self._resource)

    def deployment(self, calls: Iterable[Call]) -> Deployment:
        """This template's deployment, with the needs of these calls."""
        encrypted = keys(self.template, self._resource) | _secret_keys(self.template)
        return _deployment(self.template, encrypted, calls, _domain_grants(self.template))

    def _resource(self, name: str) -> Resource:
        if name in self._outputs:
            return Resource(name, {f"Outputs.{output}": value for output, value in self._outputs[name].items()})
        return self._stack.resources[name]


def _outputs(there: Mapping[str, str], search_url: str) -> dict[str, dict[str, str]]:
    """The outputs of the nested stacks, by logical id."""
    return {
        "Database": {
            "Url": there["DATABASE_URL"],
            "SecretArn": there["DATABASE_SECRET_ARN"],
            "AdminSecretArn": there["DATABASE_ADMIN_SECRET_ARN"],
        },
        "Network": {"SubnetIds": "subnet-1,subnet-2", "SecurityGroupId": "sg-1", "VpcId": "vpc-1"},
        "Nlu": {"Endpoint": NLU_ENDPOINT},
        "Qa": {"Endpoint": QA_ENDPOINT},
        "Search": {"Url": search_url, "Arn": DOMAIN},
    }


def _deployment(
    template: Template,
    encrypted: Mapping[str, str],
    calls: Iterable[Call],
    grants_elsewhere: Mapping[str, list[Permission]],
) -> Deployment:
    functions = template.of_type("AWS::Lambda::Function")
    declared = {name: _role(template, function) for name, function in functions.items()}
    calls_of: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        calls_of[call["function"]].append(call)
    policies = {name: template.resolve(documents(role, template.resources)) for name, role in declared.items()}
    own = {
        name: [grant for statement in statements(read) for grant in grants(statement)]
        for name, read in policies.items()
    }
    elsewhere = {name: grants_elsewhere.get(template.resolve(functions[name]["Role"]), []) for name in functions}
    return Deployment(
        functions,
        template.resolve(declared),
        {name: needs(calls_of[name], encrypted, DOMAIN) for name in functions},
        {name: own[name] + elsewhere[name] for name in functions},
    )


def _role(template: Template, function: Mapping[str, Any]) -> dict[str, Any]:
    return template.resources[function["Role"]["Fn::GetAtt"][0]]["Properties"]


def _nested(template: Template, name: str) -> Template:
    """The template of a nested stack, with the values of its parameters."""
    stack = template.resolve(template.of_type(NESTED)[name])
    return Template(yaml_parse((ROOT / stack["TemplateURL"]).read_text()), stack["Parameters"], Resource)


def _secret_keys(template: Template) -> dict[str, str]:
    """The keys of the secrets that the database's stack creates, or lets RDS create."""
    database = _nested(template, "Database")
    of_secrets = {
        "SecretArn": database.resources["ApplicationSecret"]["Properties"],
        "AdminSecretArn": database.resources["Cluster"]["Properties"]["MasterUserSecret"],
    }
    return {
        template.resolve({"Fn::GetAtt": ["Database", f"Outputs.{output}"]}): database.resolve(properties["KmsKeyId"])
        for output, properties in of_secrets.items()
        if "KmsKeyId" in properties
    }


def _domain_grants(template: Template) -> dict[str, list[Permission]]:
    """The grants of the domain's own policy by role ARN; what it leaves to the account is in the roles' policies."""
    search = _nested(template, "Search")
    policy = search.resolve(search.resources["Domain"]["Properties"]["AccessPolicies"])
    return {
        statement["Principal"]["AWS"]: grants(listed({**statement, "Resource": f"{DOMAIN}/*"}))
        for statement in policy["Statement"]
        if not statement["Principal"]["AWS"].endswith(":root")
    }
