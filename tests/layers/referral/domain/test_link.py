import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referral.domain.link import MAX_LENGTH, host_of, normalise_link


@pytest.mark.parametrize(
    ("link", "normal"),
    [
        (" HTTPS://Jobs.Example.COM:443/Apply?b=2&a=1#top ", "https://jobs.example.com/Apply?b=2&a=1"),
        ("http://x.org:80", "http://x.org/"),
        ("https://x.org:8443/a", "https://x.org:8443/a"),
        ("http://x.org:443/", "http://x.org:443/"),
        ("https://x.org./a", "https://x.org/a"),
        ("https://x.org/job?id=7&utm_source=a&UTM_Medium=b&fbclid=c&z=", "https://x.org/job?id=7&z="),
        ("https://x.org/job?utm%5Fsource=a&id=7", "https://x.org/job?id=7"),
        ("https://x.org/job?12345", "https://x.org/job?12345"),
        ("https://x.org/?q=c%2B%2B+dev", "https://x.org/?q=c%2B%2B+dev"),
        ("https://x.org/?source=utm_x&reference=trk", "https://x.org/?source=utm_x&reference=trk"),
        ("https://münchen.de/straße?q=ü", "https://xn--mnchen-3ya.de/stra%C3%9Fe?q=%C3%BC"),
        ("https://x.org/a b/%20/o'brien", "https://x.org/a%20b/%20/o'brien"),
        ("https://[2001:DB8::1]:8080/x", "https://[2001:db8::1]:8080/x"),
        ("https://x.org/' OR '1'='1", "https://x.org/'%20OR%20'1'='1"),
    ],
)
def test_one_job_has_one_link(link, normal):
    assert normalise_link(link) == normal


@pytest.mark.parametrize(
    ("link", "complaint"),
    [
        ("", "http or https"),
        ("x.org/a", "http or https"),
        ("//x.org/a", "http or https"),
        ("javascript:alert(1)", "http or https"),
        ("file:///etc/passwd", "http or https"),
        ("ftp://x.org/", "http or https"),
        ("https://", "http or https"),
        ("https:///path", "http or https"),
        ("https://user:word@x.org/", "user name or password"),
        ("https://x.org\\@evil.org/", "user name or password"),
        ("https://x.org/a\nhttps://x.org/b", "control characters"),
        ("https://x.org/\x00", "control characters"),
        ("java\nscript:alert(1)", "control characters"),
        ("https://x.org:99999/", "is not a link"),
        ("https://x.org:port/", "is not a link"),
        ("https://exa mple.org/", "is not a link"),
        ("https://x.org\\evil/", "is not a link"),
        ("https://a..b/", "is not a link"),
        ("https://%31.org/", "is not a link"),
        ("https://℀.org/", "is not a link"),
        ("https://[::1", "is not a link"),
        ("https://x.org/\ud800", "is not a link"),
        *(
            (f"http://{host}/admin", "public host")
            for host in (
                *("localhost", "LOCALHOST.", "a.localhost", "127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1"),
                *("169.254.169.254", "0.0.0.0", "[::1]", "[::]", "[fd00::1]", "[fe80::1]", "[::ffff:10.0.0.1]"),
                *("2130706433", "0x7f.1", "127.1", "0177.0.0.1", "a.0x", "１２７.0.0.1"),
            )
        ),
    ],
)
def test_anything_but_a_link_is_refused(link, complaint):
    with pytest.raises(ValueError, match=complaint):
        normalise_link(link)


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://jobs.example.com:8443/apply?at=google.com", "jobs.example.com"),
        ("https://gооgle.com/", "xn--ggle-55da.com"),  # two of the letters are Cyrillic
        ("https://[2001:db8::1]:8080/x", "2001:db8::1"),
    ],
)
def test_the_host_is_what_a_person_should_see(link, host):
    assert host_of(normalise_link(link)) == host


def test_length():
    assert len(normalise_link("https://x.org/".ljust(300, "a"))) == 300
    assert len(normalise_link("https://x.org/".ljust(MAX_LENGTH, "a"))) == MAX_LENGTH
    for link in (
        "https://x.org/".ljust(MAX_LENGTH + 1, "a"),
        "https://x.org/" + "ü" * 400,
        "https://x.org/" + "a" * 2986,
    ):
        with pytest.raises(ValueError, match="at most 2048"):
            normalise_link(link)
    assert normalise_link("https://x.org/?utm_source=" + "a" * 3000) == "https://x.org/"


hosts = st.sampled_from(["x.org", "MÜ.de:80", "[::1]:1", "a_b.c:8443"]) | st.text(max_size=20)
links = st.builds("{}://{}/{}?{}#{}".format, st.sampled_from(["http", "HTTPS"]), hosts, *[st.text(max_size=30)] * 3)


@settings(max_examples=500)  # most links by chance are none, and refused
@given(links)
def test_a_normalised_link_is_plain_ascii_and_its_own_normal_form(link):
    try:
        normal = normalise_link(link)
    except ValueError:
        return
    assert normalise_link(normal) == normal
    assert normal.isascii()
    assert normal.isprintable()
    assert not set(normal) & set(' "<>\\^`{|}#')
