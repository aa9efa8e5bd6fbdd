"""At each deployment: lets the IAM roles in the property `Roles` at the directory in OpenSearch, and nobody else."""

from typing import Any

from referral.adapters.search_role import SearchRole
from referral.entrypoints.deployment import deployment

role = SearchRole()


@deployment
def handler(properties: dict[str, Any]) -> dict[str, str]:
    role.give_to(properties["Roles"])
    return {}
