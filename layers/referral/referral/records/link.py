"""The link that names a job, normalised so that one job has one link."""

from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

MAX_LENGTH = 2048
_TRACKING = frozenset(
    "fbclid gclid gclsrc dclid msclkid yclid mc_cid mc_eid igshid trk trkinfo trackingid refid lipi src_ref _hsenc"
    " _hsmi".split()
)
_DEFAULT_PORT = {"http": 80, "https": 443}
_IN_PATH = "/:@!$&'()*+,;=~-._%"


def normalise_link(link: str) -> str:
    """ASCII, host lower-cased, without fragment and tracking parameters. ValueError says what is wrong with it."""
    try:
        parts = urlsplit(link.strip())
        host, port = parts.hostname or "", parts.port
        host = host.encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError):
        raise ValueError("is not a link") from None
    if parts.scheme not in _DEFAULT_PORT or not host:
        raise ValueError("must be an http or https link")
    if parts.username or parts.password:
        raise ValueError("must not carry a user name or password")
    if any(char.isspace() for char in parts.netloc):
        raise ValueError("is not a link")
    netloc = f"[{host}]" if ":" in host else host
    if port and port != _DEFAULT_PORT[parts.scheme]:
        netloc = f"{netloc}:{port}"
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if _kept(key)])
    normal = urlunsplit((parts.scheme, netloc, quote(parts.path or "/", safe=_IN_PATH), query, ""))
    if len(normal) > MAX_LENGTH:
        raise ValueError(f"must have at most {MAX_LENGTH} characters")
    return normal


def _kept(parameter: str) -> bool:
    name = parameter.lower()
    return not name.startswith("utm_") and name not in _TRACKING
