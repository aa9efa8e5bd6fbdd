"""What a browser does with an answer from another origin: the checks of the Fetch standard (fetch.spec.whatwg.org).

Steps of the standard that concern cookies are left out: the API uses none.
"""

from collections.abc import Collection, Mapping

Headers = Mapping[str, str]
_SAFE_METHODS = {"GET", "HEAD", "POST"}
_SAFE_REQUEST_HEADERS = {"accept", "accept-language", "content-language"}
_SAFE_RESPONSE_HEADERS = {
    "cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma",
}  # fmt: skip


def passes_cors_check(origin: str, headers: Headers) -> bool:
    """Whether a page of this origin may read the answer ("CORS check")."""
    return headers.get("Access-Control-Allow-Origin") in ("*", origin)


def passes_preflight(origin: str, method: str, names: Collection[str], status: int, headers: Headers) -> bool:
    """Whether the browser sends the request after this answer to its preflight ("CORS-preflight fetch").

    `names` are the headers that the page sets.
    """
    if not passes_cors_check(origin, headers) or not 200 <= status <= 299:
        return False
    methods, allowed = (_listed(headers.get(f"Access-Control-Allow-{what}", "")) for what in ("Methods", "Headers"))
    if method not in methods and method not in _SAFE_METHODS and "*" not in methods:
        return False
    allowed = {name.lower() for name in allowed}
    unsafe = {name.lower() for name in names} - _SAFE_REQUEST_HEADERS
    # A wildcard does not cover Authorization.
    return all(name in allowed or ("*" in allowed and name != "authorization") for name in unsafe)


def readable_headers(headers: Headers) -> set[str]:
    """The names of the headers that the page may read, in lower case ("CORS filtered response")."""
    exposed = {name.lower() for name in _listed(headers.get("Access-Control-Expose-Headers", ""))}
    return {name.lower() for name in headers} & (exposed | _SAFE_RESPONSE_HEADERS)


def _listed(value: str) -> set[str]:
    return {part.strip() for part in value.split(",") if part.strip()}
