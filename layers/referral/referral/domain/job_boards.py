"""What names a job in the links of job boards. Everything else in them is a title, a language or a tracker."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_LANGUAGE = "[a-z]{2}(?:[-_][A-Za-z]{2,4})?"
_REST = "(?:/.*)?"


@dataclass(frozen=True)
class _Page:
    """Pages of a board: expressions for host and path, the parameters that name the job, and the one link to it."""

    host: str
    path: str
    link: str
    parameters: tuple[str, ...] = ()


def one_link(host: str, path: str, parameters: Mapping[str, str]) -> str | None:
    """The link without its scheme that all links to this job share; None if the page is not one of a known board.

    The names of `parameters` are in lower case, their values as in the link.
    """
    for of_host, of_path, page in _pages():
        in_host, in_path = of_host.fullmatch(host), of_path.fullmatch(path)
        if in_host and in_path and all(parameters.get(name) for name in page.parameters):
            found = {**parameters, **in_host.groupdict(""), **in_path.groupdict("")}
            return page.link.format_map(found)
    return None


@cache
def _pages() -> list[tuple[re.Pattern[str], re.Pattern[str], _Page]]:
    return [(re.compile(page.host), re.compile(page.path), page) for page in _PAGES]


def _by_path(host: str, path: str) -> _Page:
    """Pages that their path names."""
    return _Page(f"(?:www\\.)?(?P<host>{host})", f"(?P<path>{path})", "www.{host}{path}")


_WORKDAY_JOB = "(?:job|details)/(?P<job>.*?)(?:/apply(?:/.*)?)?"
_GREENHOUSE = r"(?:job-)?boards(?P<eu>\.eu)?\.greenhouse\.io"
_LINKEDIN = r"(?:[\w-]+\.)?linkedin\.com"
_INDEED = r"(?:(?:www|m)\.)?indeed\.com"
_INDEED_ABROAD = r"(?P<country>[a-z]{2})\.indeed\.com"
_SUCCESSFACTORS = r"(?P<host>[\w-]+\.(?:successfactors|sapsf)\.(?:com|eu|cn))"
_SUCCESSFACTORS_JOB = "{host}/career?career_ns=job_listing&company={company}&career_job_req_id="
_PAGES = (
    _Page(_GREENHOUSE, rf"/(?P<org>[\w-]+)/jobs/(?P<id>\d+){_REST}", "job-boards{eu}.greenhouse.io/{org}/jobs/{id}"),
    _Page(_GREENHOUSE, "/embed/job_app", "job-boards{eu}.greenhouse.io/{for}/jobs/{token}", ("for", "token")),
    _Page(r"jobs(?P<eu>\.eu)?\.lever\.co", rf"/(?P<org>[^/]+)/(?P<id>[^/]+){_REST}", "jobs{eu}.lever.co/{org}/{id}"),
    _Page(r"jobs\.ashbyhq\.com", rf"/(?P<org>[^/]+)/(?P<id>[^/]+){_REST}", "jobs.ashbyhq.com/{org}/{id}"),
    _Page(
        r"(?P<host>[\w-]+(?:\.wd\d+)?\.myworkdayjobs\.com)",
        rf"(?:/{_LANGUAGE})?/(?P<site>[^/]+)/{_WORKDAY_JOB}",
        "{host}/{site}/job/{job}",
    ),
    _Page(
        r"(?P<host>wd\d+\.myworkdaysite\.com)",
        rf"(?:/{_LANGUAGE})?/recruiting/(?P<site>[^/]+/[^/]+)/{_WORKDAY_JOB}",
        "{host}/recruiting/{site}/job/{job}",
    ),
    _Page(_LINKEDIN, rf"(?:/comm)?/jobs/view/(?:[^/]*-)?(?P<id>\d+){_REST}", "www.linkedin.com/jobs/view/{id}"),
    _Page(_LINKEDIN, f"/jobs{_REST}", "www.linkedin.com/jobs/view/{currentjobid}", ("currentjobid",)),
    _Page(_INDEED, ".*", "www.indeed.com/viewjob?jk={jk}", ("jk",)),
    _Page(_INDEED, ".*", "www.indeed.com/viewjob?jk={vjk}", ("vjk",)),
    _Page(_INDEED_ABROAD, ".*", "{country}.indeed.com/viewjob?jk={jk}", ("jk",)),
    _Page(_INDEED_ABROAD, ".*", "{country}.indeed.com/viewjob?jk={vjk}", ("vjk",)),
    _Page(
        r"(?:jobs|careers)\.smartrecruiters\.com",
        rf"/(?P<org>[^/]+)/(?P<id>\d{{6,}})(?:-[^/]*)?{_REST}",
        "jobs.smartrecruiters.com/{org}/{id}",
    ),
    _Page(r"(?P<host>[\w.-]+\.icims\.com)", rf"/jobs/(?P<id>\d+){_REST}", "{host}/jobs/{id}/job"),
    _Page(r"apply\.workable\.com", rf"/(?P<org>[^/]+)/j/(?P<id>\w+){_REST}", "apply.workable.com/{org}/j/{id}"),
    _Page(r"jobs\.workable\.com", rf"/view/(?P<id>\w+){_REST}", "jobs.workable.com/view/{id}"),
    _Page(
        r"(?!apply\.|jobs\.|www\.)(?P<org>[\w-]+)\.workable\.com",
        rf"/j/(?P<id>\w+){_REST}",
        "apply.workable.com/{org}/j/{id}",
    ),
    _Page(r"(?P<host>[\w-]+\.jobs\.personio\.(?:de|com))", rf"/job/(?P<id>\d+){_REST}", "{host}/job/{id}"),
    _Page(r"(?P<host>[\w-]+\.bamboohr\.com)", rf"/(?:careers|jobs)/(?P<id>\d+){_REST}", "{host}/careers/{id}"),
    _Page(r"(?P<host>[\w-]+\.bamboohr\.com)", r"/jobs/view\.php", "{host}/careers/{id}", ("id",)),
    _Page(
        r"jobs\.jobvite\.com",
        rf"(?:/careers)?/(?P<org>[^/]+)/job/(?P<id>\w+){_REST}",
        "jobs.jobvite.com/{org}/job/{id}",
    ),
    _Page(
        r"(?P<host>[\w-]+\.taleo\.net)",
        r"/careersection/(?P<section>[^/]+)/job(?:detail|apply)\.ftl",
        "{host}/careersection/{section}/jobdetail.ftl?job={job}",
        ("job",),
    ),
    _Page(
        r"(?P<host>[\w.-]+\.tbe\.taleo\.net)",
        "(?P<path>/.*)",
        "{host}{path}?org={org}&cws={cws}&rid={rid}",
        ("org", "cws", "rid"),
    ),
    _Page(
        _SUCCESSFACTORS,
        "/.*",
        _SUCCESSFACTORS_JOB + "{career_job_req_id}",
        ("company", "career_job_req_id"),
    ),
    _Page(_SUCCESSFACTORS, "/.*", _SUCCESSFACTORS_JOB + "{jobid}", ("company", "jobid")),
    _Page(
        r"(?P<host>[\w.-]+\.oraclecloud\.com)",
        rf"/hcmUI/CandidateExperience/[\w-]+/sites/(?P<site>[^/]+)/(?:requisitions/|jobs/)?(?:preview|job)/(?P<id>\w+){_REST}",
        "{host}/hcmUI/CandidateExperience/en/sites/{site}/job/{id}",
    ),
    _Page(r"(?P<host>[\w-]+\.recruitee\.com)", rf"(?:/l/[\w-]+)?/o/(?P<slug>[^/]+){_REST}", "{host}/o/{slug}"),
    _Page(
        r"(?P<host>[\w.-]+\.teamtailor\.com)",
        rf"(?:/{_LANGUAGE})?/jobs/(?P<id>\d+)(?:-[^/]*)?{_REST}",
        "{host}/jobs/{id}",
    ),
    _Page(r"(?P<host>[\w-]+\.breezy\.hr)", rf"/p/(?P<id>[0-9a-f]+)(?:-[^/]*)?{_REST}", "{host}/p/{id}"),
    _Page(
        r"ats\.rippling\.com",
        rf"(?:/{_LANGUAGE})?/(?P<org>[^/]+)/jobs/(?P<id>[^/]+){_REST}",
        "ats.rippling.com/{org}/jobs/{id}",
    ),
    _Page(r"(?P<host>[\w-]+\.applytojob\.com)", rf"/apply/(?:jobs/details/)?(?P<id>\w+){_REST}", "{host}/apply/{id}"),
    _Page(
        r"(?:[\w-]+\.)?glassdoor\.(?P<country>[a-z.]+)",
        ".*",
        "www.glassdoor.{country}/job-listing/j?jl={jl}",
        ("jl",),
    ),
    _Page(r"(?:www\.)?amazon\.jobs", rf"(?:/{_LANGUAGE})?/jobs/(?P<id>[\w-]+){_REST}", "www.amazon.jobs/en/jobs/{id}"),
    _Page(r"jobs\.apple\.com", rf"/{_LANGUAGE}/details/(?P<id>[\w-]+){_REST}", "jobs.apple.com/en-us/details/{id}"),
    _Page(
        r"careers\.google\.com|(?:www\.)?google\.com",
        rf"(?:/about/careers/applications)?/jobs/results/(?P<id>\d+)(?:-[^/]*)?{_REST}",
        "www.google.com/about/careers/applications/jobs/results/{id}",
    ),
    _Page(
        r"jobs\.careers\.microsoft\.com",
        rf"/global/{_LANGUAGE}/job/(?P<id>\d+){_REST}",
        "jobs.careers.microsoft.com/global/en/job/{id}",
    ),
    _Page(
        r"(?:www\.)?wellfound\.com",
        rf"(?:/company/[^/]+)?/jobs/(?P<id>\d+)(?:-[^/]*)?{_REST}",
        "wellfound.com/jobs/{id}",
    ),
    _by_path(r"stepstone\.(?:de|at|be|nl)", r"/[^/]+-inline\.html"),
    _by_path(r"xing\.com", r"/jobs/[^/]+-\d+"),
    _by_path(r"dice\.com", "/job-detail/[^/]+"),
    _by_path(r"naukri\.com", "/job-listings-[^/]+"),
    _by_path(r"seek\.(?:com\.au|co\.nz)", r"/job/\d+"),
    _by_path(r"monster\.[a-z.]+", "/job-openings/[^/]+"),
    _by_path(r"reed\.co\.uk", r"/jobs/[^/]+/\d+"),
    _by_path(r"totaljobs\.com", r"/job/.+-job\d+"),
    _by_path(r"ziprecruiter\.com", "/jobs/[^/]+/[^/]+"),
    _by_path(r"welcometothejungle\.com", "/[a-z]{2}/companies/[^/]+/jobs/[^/]+"),
)
