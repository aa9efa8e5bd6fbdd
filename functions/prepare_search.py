"""At each deployment: lets the IAM roles in the property `Roles` at the directory in OpenSearch, and nobody else."""

from typing import Any

from referral.adapters.search_role import SearchRole
from referral.entrypoints.deployment import deployment
from referral.entrypoints.settings import URL, setting

role = SearchRole(setting("OPENSEARCH_URL", URL))


@deployment
def handler(properties: dict[str, Any]) -> dict[str, str]:
    role.give_to(properties["Roles"])
    return {}
