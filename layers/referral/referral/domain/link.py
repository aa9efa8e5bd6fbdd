"""The link that names a job, normalised so that one job has one link."""

import re
from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from urllib.parse import quote, unquote_plus, urlsplit

from referral.domain.identifiers import JobLink
from referral.domain.job_boards import one_link
from referral.domain.wrong_value import FieldCode, WrongValue

MAX_LENGTH = 2048
_MOST_TO_READ = 4 * MAX_LENGTH
_SCHEMES = frozenset(("http", "https"))
_DEFAULT_PORTS = frozenset((None, 80, 443))
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
_PRIVATE_ENDINGS = (".localhost", ".local", ".internal", ".lan", ".home.arpa")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_AS_IT_IS = "/:@!$&'()*+,;=~-._%?"
_WITHOUT_SCHEME = re.compile(r"^(?://)?(?=[\w-]+(?:\.[\w-]+)+(?::\d+)?[/?#]\S)")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")

# ------------------------------------------------------------ what does not name a job

_TRACKING = frozenset(
    "fbclid gclid gclsrc dclid msclkid yclid ttclid twclid gbraid wbraid li_fat_id igshid igsh trk trkinfo trackingid"
    " lipi src_ref gh_src lever-source lever-origin mkt_tok _ga _gl jsessionid phpsessid sessionid iis iisn"
    " jobboardsource".split()
)
_TRACKING_START = ("utm_", "mc_", "mtm_", "pk_", "hsa_", "_hs", "vero_", "oly_")
# They say where a visitor comes from, but a value with digits may be the number of a job.
_ORIGIN = frozenset("source src ref referrer referer via from origin channel medium campaign".split())
_LANGUAGE = frozenset("lang language locale hl lng".split())
_LANGUAGE_CODE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)
_END = re.compile(r"(?<=[^/])(?:/(?:apply|apply-now|application|applications/new|thanks)?)+\Z", re.IGNORECASE)

# ------------------------------------------------------------ fragments that name one

_IN_FRAGMENT = re.compile(
    r"\A\d+\Z|(?<![a-z])(?:job|position|vacanc|opening|posting|req|role|stelle|id)[\w:/=-]{0,40}\d|id=\w",
    re.IGNORECASE,
)


def normalise_link(link: str) -> JobLink:
    """The one link to a job: https, ASCII, a lower-case host, and only what names the job. WrongValue if it is none."""
    link = link.strip()
    if _CONTROL.search(link):
        raise WrongValue(FieldCode.CONTROL_CHARACTERS, "must not contain control characters")
    if len(link) > _MOST_TO_READ:
        raise _too_long()
    try:
        parts = urlsplit(_WITHOUT_SCHEME.sub("https://", link))
        host, port = (parts.hostname or "").removesuffix("."), parts.port
        host = host.encode("idna").decode("ascii")
        path, query, fragment = map(_quoted, (parts.path, parts.query, parts.fragment))
    except (ValueError, UnicodeError):
        raise WrongValue(FieldCode.NOT_A_LINK, "is not a link") from None
    if parts.scheme not in _SCHEMES or not host:
        raise WrongValue(FieldCode.NOT_A_LINK, "must be an http or https link", pattern="^https?://")
    if parts.username or parts.password:
        raise WrongValue(FieldCode.NOT_A_LINK, "must not carry a user name or password")
    if not _HOST.fullmatch(host):
        raise WrongValue(FieldCode.NOT_A_LINK, "is not a link")
    if _is_private(host):
        raise WrongValue(FieldCode.NOT_A_LINK, "must lead to a public host")
    scheme, netloc = "https", f"[{host}]" if ":" in host else host
    if port not in _DEFAULT_PORTS:
        scheme, netloc = parts.scheme, f"{netloc}:{port}"
    known = one_link(netloc, path.rstrip("/"), {name: value for name, value, _ in _parameters(query)})
    normal = f"{scheme}://{known or netloc + _page(path or '/', query) + _job_in(fragment)}"
    if len(normal) > MAX_LENGTH:
        raise _too_long()
    return JobLink(normal)


def host_of(link: JobLink) -> str:
    """The host that a normalised link leads to, as a person should see it before following the link."""
    return urlsplit(link).hostname or ""


def _too_long() -> WrongValue:
    return WrongValue(FieldCode.TOO_LONG, f"must have at most {MAX_LENGTH} characters", maximum=MAX_LENGTH)


def _is_private(host: str) -> bool:
    """True also for a name that only a private network can know. Browsers take a host whose last part is a number for
    an address, in whatever way it is written."""
    if ":" not in host and not _NUMBER.fullmatch(host.rpartition(".")[2]):
        return "." not in host or host.endswith(_PRIVATE_ENDINGS)
    try:
        address = ip_address(host)
    except ValueError:
        return True
    return any(address in network for network in _PRIVATE)


def _quoted(part: str) -> str:
    """In ASCII. What need not be escaped is not, so that "%7E" is "~"."""
    return _ESCAPE.sub(_escaped, quote(part, safe=_AS_IT_IS))


def _escaped(escape: re.Match[str]) -> str:
    if not escape[1]:
        return "%25"
    char = chr(int(escape[1], 16))
    return char if _UNRESERVED.fullmatch(char) else escape[0].upper()


def _page(path: str, query: str) -> str:
    """Path and query without what does not name the job. The order of parameters does not count."""
    kept = sorted({whole for name, value, whole in _parameters(query) if not _is_beside_the_job(name, value)})
    return "?".join(filter(None, (_END.sub("", _SESSION.sub("", path)), "&".join(kept))))


def _parameters(query: str) -> Iterator[tuple[str, str, str]]:
    """Each parameter: its name in lower case, its value as written, and the whole of it."""
    for whole in filter(None, query.split("&")):
        name, _, value = whole.partition("=")
        yield unquote_plus(name).lower(), value, whole


def _is_beside_the_job(name: str, value: str) -> bool:
    return (
        name in _TRACKING
        or name.startswith(_TRACKING_START)
        or (name in _ORIGIN and not any(map(str.isdigit, value)))
        or (name in _LANGUAGE and bool(_LANGUAGE_CODE.fullmatch(value)))
    )


def _job_in(fragment: str) -> str:
    """The fragment, if it is the route to a job or its number; "#top" and "#apply" are neither."""
    fragment = fragment.partition(":~:")[0]
    if not fragment.startswith(("/", "!")):
        return f"#{fragment}" if _IN_FRAGMENT.search(fragment) else ""
    route = _page(*fragment.partition("?")[::2])
    return f"#{route}" if any(map(str.isdigit, route)) or route.count("/") > 1 else ""
