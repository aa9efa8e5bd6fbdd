"""Creates what the template declares, through the APIs that CloudFormation uses. Leaves existing resources alone."""

import contextlib
import json
from collections.abc import Callable, Mapping
from typing import Any

import boto3
from botocore.client import BaseClient
from botocore.exceptions import ClientError

from local.aws_account import ACCOUNT, CREDENTIALS, REGION, STACK_NAME
from local.template import Resource, Template

Properties = Mapping[str, Any]


class Clients:
    """boto3 clients for the stack's own endpoints, by service name; each is made when first used."""

    def __init__(self, endpoints: Mapping[str, str]) -> None:
        self._endpoints = endpoints
        self._session = boto3.Session(
            CREDENTIALS["AWS_ACCESS_KEY_ID"], CREDENTIALS["AWS_SECRET_ACCESS_KEY"], region_name=REGION
        )
        self._clients: dict[str, BaseClient] = {}

    def __getitem__(self, service: str) -> BaseClient:
        if service not in self._clients:
            specific = f"AWS_ENDPOINT_URL_{service.upper().replace('-', '_')}"
            endpoint = self._endpoints.get(specific, self._endpoints["AWS_ENDPOINT_URL"])
            self._clients[service] = self._session.client(service, endpoint_url=endpoint)
        return self._clients[service]


class Resources:
    """The resources of a template. Those that hold data are created; the others (roles, alarms …) are only names."""

    def __init__(self, document: Mapping[str, Any], parameters: Mapping[str, str], clients: Clients) -> None:
        self.template = Template(document, parameters, self.__getitem__)
        self._clients = clients
        self._existing: dict[str, Resource] = {}

    def create(self) -> None:
        """Creates every resource that holds data."""
        for name in self.template.of_type(*CREATORS):
            self[name]

    def __getitem__(self, name: str) -> Resource:
        """The resource with a logical id, created if necessary."""
        if name not in self._existing:
            self._existing[name] = self._make(name)
        return self._existing[name]

    def _make(self, name: str) -> Resource:
        declared = self.template.resources[name]
        kind = declared["Type"]
        if create := CREATORS.get(kind):
            return create(self._clients, f"{STACK_NAME}-{name}", self.template.resolve(declared.get("Properties", {})))
        if kind == "AWS::Lambda::Alias":
            function, alias = (self.template.resolve(declared["Properties"][key]) for key in ("FunctionName", "Name"))
            return Resource(f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function}:{alias}")
        service, noun = kind.lower().split("::")[-2:]
        return Resource(name, {"Arn": f"arn:aws:{service}:{REGION}:{ACCOUNT}:{noun}:{name}"})


def put_secret(clients: Clients, name: str, content: Mapping[str, str]) -> str:
    """Stores the content in the secret, as JSON, and returns its ARN."""
    manager = clients["secretsmanager"]
    try:
        answer = manager.put_secret_value(SecretId=name, SecretString=json.dumps(content))
    except manager.exceptions.ResourceNotFoundException:
        answer = manager.create_secret(Name=name, SecretString=json.dumps(content))
    return str(answer["ARN"])


def verify_sender(clients: Clients, address: str) -> str:
    """Lets the address send mails, and returns its ARN."""
    ses = clients["sesv2"]
    with contextlib.suppress(ses.exceptions.AlreadyExistsException):
        ses.create_email_identity(EmailIdentity=address)
    return f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/{address}"


def _user_pool(clients: Clients, name: str, properties: Properties) -> Resource:
    cognito = clients["cognito-idp"]
    pool_name = properties.get("UserPoolName", name)
    pools = cognito.list_user_pools(MaxResults=60)["UserPools"]
    identifier = next((pool["Id"] for pool in pools if pool["Name"] == pool_name), None)
    if not identifier:
        arguments = _accepted(cognito, "CreateUserPool", properties)
        identifier = cognito.create_user_pool(PoolName=pool_name, **arguments)["UserPool"]["Id"]
    provider = f"cognito-idp.{REGION}.amazonaws.com/{identifier}"
    return Resource(
        identifier,
        {
            "Arn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{identifier}",
            "ProviderName": provider,
            "ProviderURL": f"https://{provider}",
            "UserPoolId": identifier,
        },
    )


def _user_pool_client(clients: Clients, name: str, properties: Properties) -> Resource:
    cognito = clients["cognito-idp"]
    arguments = {"ClientName": name, **_accepted(cognito, "CreateUserPoolClient", properties)}
    known = cognito.list_user_pool_clients(UserPoolId=arguments["UserPoolId"], MaxResults=60)["UserPoolClients"]
    identifier = next((client["ClientId"] for client in known if client["ClientName"] == arguments["ClientName"]), None)
    if not identifier:
        identifier = cognito.create_user_pool_client(**arguments)["UserPoolClient"]["ClientId"]
    return Resource(identifier, {"ClientId": identifier})


def _table(clients: Clients, name: str, properties: Properties) -> Resource:
    dynamodb = clients["dynamodb"]
    arguments = {"TableName": name, **_accepted(dynamodb, "CreateTable", properties, without=("SSESpecification",))}
    try:
        dynamodb.create_table(**arguments)
    except dynamodb.exceptions.ResourceInUseException:
        pass
    else:
        dynamodb.get_waiter("table_exists").wait(TableName=arguments["TableName"], WaiterConfig={"Delay": 1})
        if expiry := properties.get("TimeToLiveSpecification"):
            dynamodb.update_time_to_live(TableName=arguments["TableName"], TimeToLiveSpecification=expiry)
    arn = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{arguments['TableName']}"
    return Resource(arguments["TableName"], {"Arn": arn})


def _queue(clients: Clients, name: str, properties: Properties) -> Resource:
    sqs = clients["sqs"]
    queue_name = properties.get("QueueName", name)
    try:
        url = sqs.get_queue_url(QueueName=queue_name)["QueueUrl"]
    except sqs.exceptions.QueueDoesNotExist:
        attributes = {key: properties[key] for key in QUEUE_ATTRIBUTES if key in properties}
        url = sqs.create_queue(
            QueueName=queue_name,
            Attributes={
                key: value if isinstance(value, str) else json.dumps(value) for key, value in attributes.items()
            },
        )["QueueUrl"]
    return Resource(
        url, {"Arn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{queue_name}", "QueueName": queue_name, "QueueUrl": url}
    )


def _bucket(clients: Clients, name: str, properties: Properties) -> Resource:
    s3 = clients["s3"]
    bucket = properties.get("BucketName", name.lower())
    try:
        s3.head_bucket(Bucket=bucket)
    except ClientError:
        s3.create_bucket(Bucket=bucket)
        if block := properties.get("PublicAccessBlockConfiguration"):
            s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=block)
        if versioning := properties.get("VersioningConfiguration"):
            s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=versioning)
    return Resource(bucket, {"Arn": f"arn:aws:s3:::{bucket}", "DomainName": f"{bucket}.s3.amazonaws.com"})


def _secret(clients: Clients, name: str, properties: Properties) -> Resource:
    manager = clients["secretsmanager"]
    arguments = {"Name": name, **_accepted(manager, "CreateSecret", properties)}
    try:
        arn = manager.describe_secret(SecretId=arguments["Name"])["ARN"]
    except manager.exceptions.ResourceNotFoundException:
        if generate := properties.get("GenerateSecretString"):
            arguments["SecretString"] = _generated(manager, generate)
        arn = manager.create_secret(**arguments)["ARN"]
    return Resource(arn, {"Arn": arn, "Id": arn})


def _generated(manager: BaseClient, rules: Properties) -> str:
    """JSON with a random text under the key that the rules name."""
    password = manager.get_random_password(**_accepted(manager, "GetRandomPassword", rules))["RandomPassword"]
    return json.dumps({**json.loads(rules["SecretStringTemplate"]), rules["GenerateStringKey"]: password})


def _accepted(
    client: BaseClient, operation: str, properties: Properties, without: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The properties that are also parameters of the operation; most resources need no other conversion."""
    members = client.meta.service_model.operation_model(operation).input_shape.members
    return {key: value for key, value in properties.items() if key in members and key not in without}


# The attributes that ElasticMQ supports; encryption and the like make no difference on one machine.
QUEUE_ATTRIBUTES = (
    "ContentBasedDeduplication",
    "DelaySeconds",
    "FifoQueue",
    "MessageRetentionPeriod",
    "ReceiveMessageWaitTimeSeconds",
    "RedrivePolicy",
    "VisibilityTimeout",
)

CREATORS: Mapping[str, Callable[[Clients, str, Properties], Resource]] = {
    "AWS::Cognito::UserPool": _user_pool,
    "AWS::Cognito::UserPoolClient": _user_pool_client,
    "AWS::DynamoDB::Table": _table,
    "AWS::S3::Bucket": _bucket,
    "AWS::SecretsManager::Secret": _secret,
    "AWS::SQS::Queue": _queue,
}
