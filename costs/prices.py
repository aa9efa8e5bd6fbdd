"""AWS's list prices in US dollars: us-east-1, on demand, without taxes and free tiers."""

from typing import NamedTuple


class Price(NamedTuple):
    """The price of `number` units, and the provider's page that lists it."""

    usd: float
    unit: str
    page: str
    number: int = 1

    @property
    def each(self) -> float:
        return self.usd / self.number


_API = "https://aws.amazon.com/api-gateway/pricing/"
_CLOUDWATCH = "https://aws.amazon.com/cloudwatch/pricing/"
_COGNITO = "https://aws.amazon.com/cognito/pricing/"
_DYNAMODB = "https://aws.amazon.com/dynamodb/pricing/on-demand/"
_LAMBDA = "https://aws.amazon.com/lambda/pricing/"
_KMS = "https://aws.amazon.com/kms/pricing/"
_OPENSEARCH = "https://aws.amazon.com/opensearch-service/pricing/"
_AURORA = "https://aws.amazon.com/rds/aurora/pricing/"
_S3 = "https://aws.amazon.com/s3/pricing/"
_SAGEMAKER = "https://aws.amazon.com/sagemaker/ai/pricing/"
_SECRETS = "https://aws.amazon.com/secrets-manager/pricing/"
_WAF = "https://aws.amazon.com/waf/pricing/"

ACTIVE_PERSON = Price(0.015, "person active in a month, Essentials", _COGNITO)
ACTIVE_PERSON_LITE = Price(0.0055, "person active in a month, Lite", _COGNITO)
ALARM_METRIC = Price(0.10, "metric watched by an alarm, per month", _CLOUDWATCH)
API_REQUEST = Price(3.50, "requests to the API", _API, 1_000_000)
DASHBOARD = Price(3.00, "dashboard-month", _CLOUDWATCH)
DATABASE_CAPACITY = Price(0.12, "hour of a capacity unit of the database", _AURORA)
DATABASE_IO = Price(0.20, "reads and writes of database pages", _AURORA, 1_000_000)
DATABASE_STORAGE = Price(0.10, "GB-month in the database", _AURORA)
ENDPOINT_DATA = Price(0.01, "GB through an interface endpoint", "https://aws.amazon.com/privatelink/pricing/")
ENDPOINT_HOUR = Price(0.01, "hour of an interface endpoint in one zone", "https://aws.amazon.com/privatelink/pricing/")
FUNCTION_GB_SECOND = Price(0.0000133334, "GB-second of a function's memory, arm64", _LAMBDA)
FUNCTION_REQUEST = Price(0.20, "invocations of functions", _LAMBDA, 1_000_000)
KEY = Price(1.00, "encryption key-month", _KMS)
KEY_REQUEST = Price(0.03, "uses of a key", _KMS, 10_000)
LOG_DATA = Price(0.50, "GB written to logs", _CLOUDWATCH)
LOG_STORAGE = Price(0.03, "GB-month in logs", _CLOUDWATCH)
MAIL = Price(0.10, "mails", "https://aws.amazon.com/ses/pricing/", 1_000)
METRIC = Price(0.30, "metric-month", _CLOUDWATCH)
MODEL_DATA = Price(0.016, "GB to or from a serverless model", _SAGEMAKER)
MODEL_GB_SECOND = Price(0.00002, "GB-second of a serverless model's memory", _SAGEMAKER)
MODEL_INSTANCE_HOUR = Price(0.1071, "hour of an ml.c7i.large", _SAGEMAKER)
OBJECT_READ = Price(0.0004, "objects read", _S3, 1_000)
OBJECT_STORAGE = Price(0.023, "GB-month of objects", _S3)
OBJECT_WRITE = Price(0.005, "objects written, and lists of objects", _S3, 1_000)
QUEUE_REQUEST = Price(0.40, "requests to queues", "https://aws.amazon.com/sqs/pricing/", 1_000_000)
SEARCH_HOUR = Price(0.036, "hour of a t3.small.search", _OPENSEARCH)
SEARCH_STORAGE = Price(0.122, "GB-month of the search domain, gp3", _OPENSEARCH)
SECRET = Price(0.40, "secret-month", _SECRETS)
SECRET_REQUEST = Price(0.05, "reads of a secret", _SECRETS, 10_000)
TABLE_BACKUP = Price(0.20, "GB-month of tables that can be restored to any second", _DYNAMODB)
TABLE_READ = Price(0.125, "reads of a table, 4 KiB each", _DYNAMODB, 1_000_000)
TABLE_STORAGE = Price(0.25, "GB-month in tables", _DYNAMODB)
TABLE_WRITE = Price(0.625, "writes to a table, 1 KiB each", _DYNAMODB, 1_000_000)
TRANSFER_OUT = Price(0.09, "GB to the internet", "https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer")
WEB_ACL = Price(5.00, "firewall-month", _WAF)
WEB_REQUEST = Price(0.60, "requests that the firewall inspects", _WAF, 1_000_000)
WEB_RULE = Price(1.00, "rule-month", _WAF)

ALL = [value for value in globals().values() if isinstance(value, Price)]
