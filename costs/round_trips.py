"""How often a warm function calls a store or service for one request: the budget, which tests/functions holds."""

_ACCOUNT = {"Cognito": 1}  # whether the caller's account still counts

# By route and case. No number depends on how much a list shows. A statement of SQL is a round trip, and so are the
# beginning and the end of a transaction. Each attempt of a request counts.
BUDGET: dict[str, dict[str, int]] = {
    "GET /myreferral": {**_ACCOUNT, "MySQL": 1},
    "POST /myreferral": {**_ACCOUNT, "MySQL": 5},
    "DELETE /myreferral": {**_ACCOUNT, "MySQL": 5},
    # The seeker's budget, and in one request whether profile and posting are there. Beginning and end of a transaction;
    # the ask, its first move, and the text that was sent.
    "POST /askreferral, new posting": {**_ACCOUNT, "DynamoDB": 3, "MySQL": 6, "SQS": 1},
    "POST /askreferral, known posting": {**_ACCOUNT, "DynamoDB": 2, "MySQL": 6},
    "POST /askreferral, again": {**_ACCOUNT, "DynamoDB": 2, "MySQL": 1},
    # The company of the profile, then everything else.
    "GET /givereferral": {**_ACCOUNT, "DynamoDB": 1, "MySQL": 1},
    # That the seekers are shown is written down first.
    "GET /givereferral, with seekers": {**_ACCOUNT, "DynamoDB": 1, "MySQL": 2, "OpenSearch": 1},
    "GET /givereferral, with seekers whom the directory lacks": {
        **_ACCOUNT,
        "DynamoDB": 2,
        "MySQL": 2,
        "OpenSearch": 3,
    },
    "PUT /givereferral, refer": {**_ACCOUNT, "DynamoDB": 1, "MySQL": 6, "OpenSearch": 1},
    "PUT /givereferral, deny": {**_ACCOUNT, "DynamoDB": 1, "MySQL": 5},
    "PUT /givereferral, deny by the seeker's address": {**_ACCOUNT, "DynamoDB": 2, "MySQL": 6},
    "PUT /givereferral, undo": {**_ACCOUNT, "DynamoDB": 1, "MySQL": 5},
    "GET /posting": {**_ACCOUNT, "DynamoDB": 2, "MySQL": 2},
    "PUT /posting": {**_ACCOUNT, "DynamoDB": 2, "MySQL": 6},
    "POST /register": {"DynamoDB": 4, "SES": 1},
    "POST /register, where no address is verified": {"Cognito": 2, "DynamoDB": 1, "SQS": 1},
    "POST /register/confirm": {"Cognito": 2, "DynamoDB": 5, "SQS": 1},
    "POST /register/confirm, with a resume": {"Cognito": 2, "DynamoDB": 5, "S3": 1, "SQS": 1},
    "POST /login": {"Cognito": 1},
    "POST /login, with a refresh token": {"Cognito": 1},
    "POST /logout": {"Cognito": 2},
    "POST /password/reset": {"Cognito": 1, "DynamoDB": 2, "SES": 1},
    "POST /password/confirm": {"Cognito": 3, "DynamoDB": 4},
    "PUT /me/password": {"Cognito": 4},
    "PUT /me/email, for a code": {"Cognito": 2, "DynamoDB": 4, "SES": 1},
    "PUT /me/email, with the code": {"Cognito": 2, "DynamoDB": 8, "SQS": 1, "SES": 1},
    "GET /employment": {**_ACCOUNT, "DynamoDB": 1, "MySQL": 1},
    "POST /employment": {**_ACCOUNT, "DynamoDB": 5, "SES": 1},
    "PUT /employment": {**_ACCOUNT, "DynamoDB": 4, "MySQL": 7},
    "DELETE /employment": {**_ACCOUNT, "DynamoDB": 1, "MySQL": 1},
    "GET /me": {**_ACCOUNT, "DynamoDB": 1, "S3": 1},
    "PUT /me": {**_ACCOUNT, "DynamoDB": 3, "MySQL": 2, "OpenSearch": 2, "S3": 2, "SQS": 1},
    "PATCH /me": {**_ACCOUNT, "DynamoDB": 3, "MySQL": 2, "OpenSearch": 2, "S3": 2, "SQS": 1},
    "PATCH /me, another resume": {**_ACCOUNT, "DynamoDB": 3, "MySQL": 2, "OpenSearch": 2, "S3": 3, "SQS": 1},
    "GET /me/export": {"Cognito": 2, "DynamoDB": 2, "MySQL": 4, "S3": 1},
    "DELETE /me, who has asked once": {"Cognito": 2, "DynamoDB": 7, "MySQL": 11, "OpenSearch": 1, "S3": 2, "SQS": 1},
    "GET /openapi.json": {},
    "GET /health": {},
}
