import io
import json
from typing import Any

import pytest

from operations.companies import confirm, revoke, show
from operations.deployment import Deployment, OperationFailed
from tests.functions.conftest import Context
from tests.functions.conftest import module as function_of

DOMAIN, COMPANY = "operated.example", "Operated & Sons, Ltd."


class Lambda:
    """Lambda's client: runs the function in this process, on the stack's database."""

    def invoke(self, FunctionName: str, Qualifier: str, Payload: str) -> dict[str, Any]:  # noqa: N803
        assert (FunctionName, Qualifier) == ("domains", "live")
        try:
            answer = function_of("company_domains").handler(json.loads(Payload), Context())
        except Exception as error:
            return {"Payload": io.BytesIO(json.dumps({"errorMessage": str(error)}).encode()), "FunctionError": "Un"}
        return {"Payload": io.BytesIO(json.dumps(answer).encode())}


@pytest.fixture
def deployment(stack):
    deployment = Deployment("test", {"CompanyDomainsFunction": "domains"})
    deployment.functions = Lambda()
    return deployment


def test_a_domain_is_confirmed_shown_and_revoked(deployment, said):
    confirm(deployment, DOMAIN, COMPANY, said.append)
    assert said.pop() == f"{DOMAIN} is confirmed for {COMPANY}: 0 people"
    show(deployment, said.append)
    (line,) = [line for line in said if DOMAIN in line]
    assert line.startswith("confirmed ")
    assert COMPANY in line
    assert "arn:aws:sts:" in line
    assert said[-1].endswith("wait for a decision")
    revoke(deployment, DOMAIN.upper(), said.append)
    show(deployment, said.append)
    assert [line for line in said if DOMAIN in line][-1].startswith("revoked ")


def test_a_domain_is_named_as_people_write_it(deployment, said):
    confirm(deployment, "müller-operated.example", COMPANY, said.append)
    revoke(deployment, "Müller-Operated.example", said.append)
    show(deployment, said.append)
    (line,) = [line for line in said if "xn--mller-operated-gsb.example" in line]
    assert line.startswith("revoked ")


def test_what_is_no_domain_is_refused(deployment, said):
    with pytest.raises(OperationFailed, match=r"ada@acme\.example is no domain"):
        revoke(deployment, "ada@acme.example", said.append)


def test_an_unknown_domain_can_not_be_revoked(deployment, said):
    with pytest.raises(OperationFailed, match=r"nobody has proven an address at nobody\.example"):
        revoke(deployment, "nobody.example", said.append)


def test_what_the_function_refuses_is_told(deployment, said):
    with pytest.raises(OperationFailed, match="ValidationError"):
        confirm(deployment, "not a domain", COMPANY, said.append)
