import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referral.domain.link import MAX_LENGTH, host_of, normalise_link


@pytest.mark.parametrize(
    ("link", "normal"),
    [
        (" HTTPS://Jobs.Example.COM:443/Apply?b=2&a=1#top ", "https://jobs.example.com/Apply?a=1&b=2"),
        ("http://x.org:80", "https://x.org/"),
        ("x.org/a", "https://x.org/a"),
        ("//x.org/a", "https://x.org/a"),
        ("x.org:8443/a", "https://x.org:8443/a"),
        ("http://x.org:8080/a", "http://x.org:8080/a"),
        ("https://x.org:8443/a", "https://x.org:8443/a"),
        ("http://x.org:443/", "https://x.org/"),
        ("https://x.org/jobs/7/", "https://x.org/jobs/7"),
        ("https://x.org/jobs/7/apply", "https://x.org/jobs/7"),
        ("https://x.org/jobs/7/applications/new/?lang=de_DE", "https://x.org/jobs/7"),
        ("https://x.org/jobs/7;jsessionid=A1B2/?hl=en", "https://x.org/jobs/7"),
        ("https://x.org/jobs?gh_jid=7&gh_src=f00", "https://x.org/jobs?gh_jid=7"),
        ("https://x.org/%7ejobs/%c3%9f/100%", "https://x.org/~jobs/%C3%9F/100%25"),
        ("https://x.org/#/jobs/7/apply?utm_source=a", "https://x.org/#/jobs/7"),
        ("https://x.org/jobs#job-7", "https://x.org/jobs#job-7"),
        ("https://x.org/jobs/7#apply-form", "https://x.org/jobs/7"),
        ("https://x.org/jobs/7#/apply", "https://x.org/jobs/7"),
        ("https://x.org/jobs/7#:~:text=Welder", "https://x.org/jobs/7"),
        ("https://x.org./a", "https://x.org/a"),
        ("https://x.org/job?id=7&utm_source=a&UTM_Medium=b&fbclid=c&z=", "https://x.org/job?id=7&z="),
        ("https://x.org/job?utm%5Fsource=a&id=7", "https://x.org/job?id=7"),
        ("https://x.org/job?12345", "https://x.org/job?12345"),
        ("https://x.org/?q=c%2B%2B+dev", "https://x.org/?q=c%2B%2B+dev"),
        ("https://x.org/?name=utm_x&reference=trk", "https://x.org/?name=utm_x&reference=trk"),
        ("https://x.org/?source=Newsletter&ref=J-7", "https://x.org/?ref=J-7"),
        ("https://münchen.de/straße?q=ü", "https://xn--mnchen-3ya.de/stra%C3%9Fe?q=%C3%BC"),
        ("https://x.org/a b/%20/o'brien", "https://x.org/a%20b/%20/o'brien"),
        ("https://[2001:DB8::1]:8080/x", "https://[2001:db8::1]:8080/x"),
        ("https://x.org/' OR '1'='1", "https://x.org/'%20OR%20'1'='1"),
    ],
)
def test_one_job_has_one_link(link, normal):
    assert normalise_link(link) == normal


UUID = "5f0c1c6e-8a52-4c3f-9d8e-1b7f3f7c2a11"


@pytest.mark.parametrize(
    "links",
    [
        [
            "https://boards.greenhouse.io/orbis/jobs/4711?gh_src=ab1&t=2",
            "https://job-boards.greenhouse.io/orbis/jobs/4711#app",
            "boards.greenhouse.io/embed/job_app?token=4711&for=orbis&b=https%3A%2F%2Fx.org",
        ],
        [f"https://jobs.lever.co/orbis/{UUID}", f"https://jobs.lever.co/orbis/{UUID}/apply?lever-origin=applied"],
        [f"https://jobs.ashbyhq.com/orbis/{UUID}", f"http://jobs.ashbyhq.com/orbis/{UUID}/application?utm_source=x"],
        [
            "https://orbis.wd3.myworkdayjobs.com/Careers/job/Graz/Welder_JR-77",
            "https://orbis.wd3.myworkdayjobs.com/de-DE/Careers/job/Graz/Welder_JR-77/apply/applyManually",
            "https://orbis.wd3.myworkdayjobs.com/en-GB/Careers/details/Graz/Welder_JR-77?source=Indeed&locations=x",
        ],
        [
            "https://www.linkedin.com/jobs/view/3141592653",
            "https://at.linkedin.com/jobs/view/welder-at-orbis-3141592653?refId=x&trk=y",
            "https://linkedin.com/jobs/collections/recommended/?currentJobId=3141592653",
            "https://www.linkedin.com/comm/jobs/view/3141592653/?lipi=urn",
        ],
        [
            "https://www.indeed.com/viewjob?jk=0a1b2c&from=serp",
            "https://www.indeed.com/jobs?q=welder&l=Graz&vjk=0a1b2c",
        ],
        [
            "https://jobs.smartrecruiters.com/Orbis/743999000111222-welder",
            "https://jobs.smartrecruiters.com/Orbis/743999000111222?oga=true",
        ],
        [
            "https://careers-orbis.icims.com/jobs/5150/welder/job?mode=view&iis=Indeed",
            "https://careers-orbis.icims.com/jobs/5150/login",
        ],
        ["https://apply.workable.com/orbis/j/A1B2C3/", "https://orbis.workable.com/j/A1B2C3/apply?lng=de"],
        ["https://orbis.jobs.personio.de/job/88", "https://orbis.jobs.personio.de/job/88?language=en&display=en#apply"],
        ["https://orbis.bamboohr.com/careers/31/detail", "https://orbis.bamboohr.com/jobs/view.php?id=31&source=x"],
        ["https://jobs.jobvite.com/orbis/job/oAbc12", "https://jobs.jobvite.com/careers/orbis/job/oAbc12/apply?nl=1"],
        [
            "https://orbis.taleo.net/careersection/2/jobdetail.ftl?job=190001&lang=en",
            "https://orbis.taleo.net/careersection/2/jobapply.ftl?lang=de&job=190001&src=JB-12",
        ],
        [
            "https://career5.successfactors.eu/career?company=orbis&career_job_req_id=99&career_ns=job_listing&s=1",
            "https://career5.successfactors.eu/sfcareer/jobreqcareer?jobId=99&company=orbis&username=",
        ],
        ["https://orbis.teamtailor.com/jobs/12-welder", "https://orbis.teamtailor.com/de/jobs/12/applications/new"],
        ["https://orbis.recruitee.com/o/welder", "https://orbis.recruitee.com/l/de/o/welder/c/new"],
        ["https://www.seek.com.au/job/808?type=promoted#sol=f00", "seek.com.au/job/808"],
    ],
)
def test_one_job_on_a_board_has_one_link(links):
    (one,) = {normalise_link(link) for link in links}
    assert normalise_link(one) == one


@pytest.mark.parametrize(
    "links",
    [
        ["https://x.org/#/openings/7", "https://x.org/#/openings/8", "https://x.org/#!/openings/8", "https://x.org/"],
        ["https://x.org/jobs#7", "https://x.org/jobs#8", "https://x.org/jobs#jobId=ab", "https://x.org/jobs#jobId=ac"],
        [
            "https://x.org/p?refId=REQ-1",
            "https://x.org/p?refId=REQ-2",
            "https://x.org/p?ref=1",
            "https://x.org/p?ref=2",
        ],
        ["https://x.org/careers?gh_jid=1", "https://x.org/careers?gh_jid=2"],
        ["https://www.indeed.com/viewjob?jk=1a", "https://www.indeed.com/viewjob?jk=1b"],
        ["https://www.linkedin.com/jobs/view/1", "https://www.linkedin.com/jobs/search?currentJobId=2"],
        [
            "https://o.taleo.net/careersection/2/jobdetail.ftl?job=1",
            "https://o.taleo.net/careersection/2/jobdetail.ftl",
        ],
        ["https://a.wd1.myworkdayjobs.com/X/job/Y/Z_1", "https://a.wd1.myworkdayjobs.com/X/job/Y/Z_1-1"],
        ["https://jobs.lever.co/a/1", "https://jobs.lever.co/b/1", "https://jobs.eu.lever.co/a/1"],
        ["https://x.org/Jobs/7", "https://x.org/jobs/7"],
    ],
)
def test_different_jobs_have_different_links(links):
    assert len(set(map(normalise_link, links))) == len(links)


@pytest.mark.parametrize(
    ("link", "complaint"),
    [
        ("", "http or https"),
        ("x.org", "http or https"),
        ("jobs/7", "http or https"),
        ("mailto:jobs@x.org/a", "http or https"),
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
                *("intranet", "jobs.local", "hr.corp.internal"),
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
    with pytest.raises(ValueError, match="at most 2048"):
        normalise_link("https://x.org/?utm_source=" + "a" * 20_000)


PIECES = st.lists(
    st.sampled_from("/ apply jobs # % %41 %7e ? & = ref lang=de job-7 ;jsessionid= ! :~: viewjob jk=1".split())
).map("".join)
hosts = st.sampled_from(["x.org", "MÜ.de:80", "[::1]:1", "a_b.c:8443", "de.indeed.com", "jobs.lever.co"]) | st.text(
    max_size=20
)
links = st.builds(
    "{}://{}/{}?{}#{}".format, st.sampled_from(["http", "HTTPS"]), hosts, *[st.text(max_size=30) | PIECES] * 3
)


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
    assert not set(normal) & set(' "<>\\^`{|}')
