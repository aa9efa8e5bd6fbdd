"""Values that programs trip over."""

from typing import Any

from tests.fuzz.inputs import Headers

TEXTS = (
    "", " ", "\t\n", "\0", "a\0b", "\x1b[31m", "\x7f", "\x85", "\u00a0", "\u200b", "\u202ea\u202c", "\ufeff",
    "\ufffe", "\U0010ffff", "e" + "\u0301" * 500, "👩‍👩‍👧‍👦" * 40, "ﷺ" * 300, "İ" * 200, "ß" * 200, "null",
    "true", "NaN", "-0", "0x41", "1e999", "٣", "a" * 201, "a" * 301, "a" * 20_001, "a" * 60_001, "é" * 20_000,
    "' OR 1=1 --", "\\", "\"", "${jndi:x}", "{{7*7}}", "<script>alert(1)</script>", "../../etc/passwd", "%00",
    "%s%n", "\r\nX-Injected: 1", "a@b", "a@example.com", "a" * 65 + "@example.com", "a@" + "b." * 120 + "com",
    "ä@example.com", "a@exämple.com", "http://", "https://[::1]/", "https://[", "https://a:b@example.com/",
    "https://example.com:99999/", "https://exa mple.com", "ftp://example.com", "https://例え.テスト/あ?q=%zz",
    "https://" + "a" * 3_000 + ".com", "https://0x7f.1/", "javascript:alert(1)", "0000-00", "2020-13",
    "2020-02-30", "9999-12-31", "1899-12", "+020-01", "2020-01-01T00:00:00Z", "000000", "１２３４５６",
    "00000000-0000-0000-0000-000000000000", "urn:uuid:00000000-0000-0000-0000-000000000000", "f" * 64, "=" * 40,
    "bnVsbA", "W10", "WyIiLCIiXQ", "WzFlOTk5LCIyMDIwIiwieCJd",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 1e308, 2**63, -(2**63), 10**400, [], {}, [[]], [{}], [None], {"": ""},
    [1, "a", None], ["a"] * 301, [{}] * 81, {"a": {"b": {"c": []}}}, {"__proto__": {"x": 1}}, {"$ne": None},
)  # fmt: skip
CONTENT_TYPES = (
    "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "",
    "a", "*/*", "application/json; charset=utf-16", "application/json; charset=latin-1",
    "application/octet-stream", "image/png", "application/json-patch+json", "application/merge-patch+json",
    "APPLICATION/JSON", "application/json, text/html",
)  # fmt: skip
HEADERS: Headers = (
    ("If-Match", "*"), ("If-Match", '"a", "b"'), ("If-Match", 'W/"a"'), ("If-Match", '"'), ("If-Match", ""),
    ("If-Match", '"' * 4_000), ("If-Match", '"a' * 2_000), ("If-Match", b'"\xff\xfe"'),
    ("If-Match", "ä".encode()), ("Accept", "text/html"), ("Accept", ""), ("Accept", "*/*;q=2"),
    ("Accept-Encoding", "br;q=1, identity;q=0"), ("Origin", "https://evil.example"), ("Origin", "null"),
    ("Origin", b"\xf0\x9f\x98\x80"), ("Referer", "a" * 4_000), ("X-HTTP-Method-Override", "DELETE"),
    ("X-Forwarded-For", "' OR 1=1"), ("X-Forwarded-Proto", "gopher"), ("Content-Encoding", "gzip"),
    ("Content-Encoding", "nonsense"), ("Expect", "100-continue"), ("Range", "bytes=0-,1-"),
    ("Cookie", "a=b; " * 500), ("traceparent", "00-0-0-0"), ("TE", "trailers"),
    ("X-Amzn-Trace-Id", "Root=1;Self=1"), ("Idempotency-Key", "x" * 1_000), ("If-None-Match", "*"),
    ("If-Modified-Since", "yesterday"), ("X-Request-Id", "\t"), ("X-Unusual", b"\x80\x81\xfe"),
    ("Host", "evil.example"), ("User-Agent", b"\xc3\x28"), ("Authorization", "Bearer x"),
)  # fmt: skip
# As JSON: what Python itself would write in another way, or not at all.
NUMBERS = (
    "1e400", "-1e400", "1e-400", "-0", "9" * 4_299, "9" * 5_000, "1" * 100_000, "0." + "3" * 5_000, "1E+2",
    "NaN", "Infinity", "-Infinity", "1e99999999999",
)  # fmt: skip
STRINGS = (
    r'"\ud800"', r'"\udc00a"', r'"\ud83d\ude00"', r'"\u0000"', r'"\x41"', '"\t"', r'"\u12"', '"\ufeff"',
    r'"\/"',
)  # fmt: skip
