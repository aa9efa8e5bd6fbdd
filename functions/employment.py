"""GET /employment: whether the caller has proven where they work. PUT: proves it by the code. DELETE: ends it."""

from referral.adapters.accounts import Accounts
from referral.adapters.codes import Codes
from referral.adapters.employments import Employments
from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.secrets import Secret
from referral.adapters.users import Users
from referral.application.prove_employment import employment_of, end_employment, prove
from referral.domain.employment import MailedCode
from referral.domain.errors import AddressTaken, CompanyUnknown, NotRegistered, WrongCode
from referral.domain.identifiers import UserId
from referral.entrypoints.database import database
from referral.entrypoints.http import answers
from referral.entrypoints.http.api import Api
from referral.entrypoints.metrics import measure
from referral.entrypoints.settings import NAME, SECRET_ARN, setting

api = Api(Accounts(setting("USER_POOL_ID", NAME)).is_active)
users, employments = Users(setting("USERS_TABLE", NAME)), Employments(database())
codes = Codes(setting("PENDING_TABLE", NAME), KeyedHash(Secret(setting("HASH_KEY_SECRET_ARN", SECRET_ARN))))
handler = api.handler


@api.route("GET", "/employment")
def show_employment(caller: UserId) -> answers.EmploymentAnswer:
    """Get whether the caller has proven to work for the company of their profile."""
    return answers.employment_of(employment_of(caller, users=users, employments=employments))


@api.route("PUT", "/employment", problems=(WrongCode, AddressTaken, CompanyUnknown, NotRegistered))
def prove_employment(caller: UserId, body: MailedCode) -> answers.EmploymentAnswer:
    """Prove with the mailed code that the caller works for the company of their profile.

    The answer's state is `verified`, or `pending` until an operator confirms the domain of the address for the company.
    The proof lasts for 180 days, and ends earlier if the profile names another company.
    """
    employment = prove(caller, body.code, users=users, codes=codes, employments=employments)
    measure("Employments")
    return answers.employment_of(employment)


@api.route("DELETE", "/employment", status=204)
def delete_employment(caller: UserId) -> None:
    """Delete the proof, and with it the access to the company's inbox. Deleting again changes nothing."""
    end_employment(caller, codes=codes, employments=employments)
