"""The AWS account that the local stack pretends to run in."""

REGION = "us-east-1"
ACCOUNT = "123456789012"
STACK_NAME = "referral-connect"
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_REGION": REGION,
    "AWS_DEFAULT_REGION": REGION,
}
