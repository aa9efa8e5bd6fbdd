"""JSON Merge Patch (RFC 7396): changes to a document, in the shape of the document."""

import json
from typing import Any

from referral.domain.errors import TooLarge
from referral.domain.profile import ProfileDocument, ProfilePatch
from referral.entrypoints.http.request import MAX_BODY
from referral.entrypoints.http.validation import validated


def patched(document: ProfileDocument, patch: ProfilePatch) -> ProfileDocument:
    """The document with the patch. Like the same document in a PUT, it must be valid and may not be larger than a body,
    or small patches would add up to a profile that no store takes."""
    merged = merge(document.model_dump(mode="json", exclude_none=True), patch.changes())
    text = json.dumps(merged, ensure_ascii=False)
    if len(text.encode()) > MAX_BODY:
        raise TooLarge("The whole profile must have at most 128 KiB.")
    return validated(lambda: ProfileDocument.model_validate_json(text))


def merge(target: Any, patch: Any) -> Any:
    """What the patch names replaces what the target has, and null removes it. Objects are merged member by member."""
    if not isinstance(patch, dict):
        return patch
    members = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            members.pop(name, None)
        else:
            members[name] = merge(members.get(name), value)
    return members
