"""The link that names a job, normalised so that one job has one link."""

import re
from ipaddress import ip_address, ip_network
from urllib.parse import quote, unquote_plus, urlsplit, urlunsplit

from referral.domain.identifiers import JobLink
from referral.domain.wrong_value import FieldCode, WrongValue

MAX_LENGTH = 2048
_TRACKING = frozenset(
    "fbclid gclid gclsrc dclid msclkid yclid mc_cid mc_eid igshid trk trkinfo trackingid refid lipi src_ref _hsenc"
    " _hsmi".split()
)
_DEFAULT_PORT = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|[0-9a-f.]*:[0-9a-f:.]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# Addresses of the machine or network of whoever follows the link.
_PRIVATE = [
    ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"),
        *("::/127", "::ffff:0:0/96", "fc00::/7", "fe80::/10"),
    )
]
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_AS_IT_IS = "/:@!$&'()*+,;=~-._%?"


def normalise_link(link: str) -> JobLink:
    """The link in ASCII, with a lower-case host and no fragment or tracking parameters. WrongValue if it is no link."""
    link = link.strip()
    if _CONTROL.search(link):
        raise WrongValue(FieldCode.CONTROL_CHARACTERS, "must not contain control characters")
    try:
        parts = urlsplit(link)
        host, port = (parts.hostname or "").removesuffix("."), parts.port
        host = host.encode("idna").decode("ascii")
        path = quote(parts.path or "/", safe=_AS_IT_IS)
        query = quote("&".join(filter(_is_kept, parts.query.split("&"))), safe=_AS_IT_IS)
    except (ValueError, UnicodeError):
        raise WrongValue(FieldCode.NOT_A_LINK, "is not a link") from None
    if parts.scheme not in _DEFAULT_PORT or not host:
        raise WrongValue(FieldCode.NOT_A_LINK, "must be an http or https link", pattern="^https?://")
    if parts.username or parts.password:
        raise WrongValue(FieldCode.NOT_A_LINK, "must not carry a user name or password")
    if not _HOST.fullmatch(host):
        raise WrongValue(FieldCode.NOT_A_LINK, "is not a link")
    if _is_private(host):
        raise WrongValue(FieldCode.NOT_A_LINK, "must lead to a public host")
    netloc = f"[{host}]" if ":" in host else host
    if port and port != _DEFAULT_PORT[parts.scheme]:
        netloc = f"{netloc}:{port}"
    normal = urlunsplit((parts.scheme, netloc, path, query, ""))
    if len(normal) > MAX_LENGTH:
        raise WrongValue(FieldCode.TOO_LONG, f"must have at most {MAX_LENGTH} characters", maximum=MAX_LENGTH)
    return JobLink(normal)


def host_of(link: JobLink) -> str:
    """The host that a normalised link leads to, as a person should see it before following the link."""
    return urlsplit(link).hostname or ""


def _is_private(host: str) -> bool:
    """Browsers take a host whose last part is a number for an address, in whatever way it is written."""
    if ":" not in host and not _NUMBER.fullmatch(host.rpartition(".")[2]):
        return host == "localhost" or host.endswith(".localhost")
    try:
        address = ip_address(host)
    except ValueError:
        return True
    return any(address in network for network in _PRIVATE)


def _is_kept(parameter: str) -> bool:
    name = unquote_plus(parameter.partition("=")[0]).lower()
    return bool(parameter) and not name.startswith("utm_") and name not in _TRACKING
