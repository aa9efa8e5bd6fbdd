"""At each deployment: lets the IAM roles in the property `Roles`, and no others, use the directory in OpenSearch."""

from typing import Any

from referral.adapters.search_role import SearchRole
from referral.entrypoints.custom_resource import custom_resource
from referral.entrypoints.settings import URL, setting

role = SearchRole(setting("OPENSEARCH_URL", URL))


@custom_resource
def handler(properties: dict[str, Any]) -> dict[str, str]:
    role.give_to(properties["Roles"])
    return {}
