import re
from typing import Any
from uuid import uuid4

import pytest

from referral.adapters import aws
from referral.domain.errors import Outage
from tests.functions.conftest import Answer, body_of, email_of, module, register, user_with
from tests.functions.test_login import renew, session_of
from tests.mails import code_in_mail, mails_to

OLD, NEW = body_of("login")["password"], "Another-Horse-10"


def fresh() -> str:
    return f"fresh-{uuid4().hex[:12]}@example.org"


def another(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


@pytest.fixture
def reset(call):
    return lambda email: call("password", {"email": email})


@pytest.fixture
def confirm(call):
    def confirm(email: str, code: Any, password: str = NEW) -> Answer:
        return call("password", {"email": email, "code": code, "password": password}, path="/password/confirm")

    return confirm


@pytest.fixture
def change(call):
    def change(path: str, body: Any, caller: str | None) -> Answer:
        return call("password", body, path=path, method="PUT", caller=caller)

    return change


def logs_in(call, email: str, password: str) -> bool:
    return call("login", {"email": email, "password": password}).status == 200


def without_id(answer: Answer) -> dict[str, Any]:
    return {**answer.body, "requestId": ""}


# ---------------------------------------------------------------- a forgotten password


def test_a_forgotten_password_is_replaced_and_all_sessions_end(call, person, reset, confirm):
    user_id = person()
    email = email_of(user_id)
    session = session_of(call, user_id)
    assert reset(email.upper()).status == 202
    code = code_in_mail(email)
    assert confirm(email, code).status == 204
    assert not logs_in(call, email, OLD)
    assert renew(call, session["refreshToken"]).status == 401
    assert logs_in(call, email, NEW)
    assert confirm(email, code, OLD).status == 400, "a code counts once"


def test_a_reset_answers_alike_for_all_and_works_alike(person, reset, confirm):
    known, unknown = email_of(person()), fresh()
    answers = [reset(known), reset(unknown)]
    assert [answer.status for answer in answers] == [202, 202]
    assert {**answers[0].body, "email": ""} == {**answers[1].body, "email": ""}
    assert len(mails_to(known)) - 1 == len(mails_to(unknown)) == 1  # one mail came with the registration
    assert "no account" in mails_to(unknown)[0]["text"]
    assert not re.search(r"\d{6}", mails_to(unknown)[0]["text"])


def test_there_is_nothing_to_reset_for_an_unknown_or_disabled_account(call, person, reset, confirm, stack, monkeypatch):
    monkeypatch.setattr("referral.adapters.codes.new_code", lambda: "123456")
    unknown, user_id = fresh(), person()
    disabled = email_of(user_id)
    aws.client("cognito-idp").admin_disable_user(UserPoolId=stack.resources["UserPool"].id, Username=user_id)
    wrong = confirm(fresh(), "123456")
    for email in (unknown, disabled):
        assert reset(email).status == 202
        answer = confirm(email, "123456")
        assert (answer.status, without_id(answer)) == (400, without_id(wrong))
        assert not logs_in(call, email, NEW)


def test_an_account_that_is_disabled_meanwhile_keeps_its_password(person, reset, confirm, stack):
    user_id = person()
    email = email_of(user_id)
    reset(email)
    named = {"UserPoolId": stack.resources["UserPool"].id, "Username": user_id}
    aws.client("cognito-idp").admin_disable_user(**named)
    assert confirm(email, code_in_mail(email)).status == 400
    aws.client("cognito-idp").admin_enable_user(**named)
    assert module("login").sessions.proves(email, OLD)


def test_five_wrong_codes_use_a_code_up(call, person, reset, confirm):
    email = email_of(person())
    reset(email)
    code = code_in_mail(email)
    for _ in range(5):
        answer = confirm(email, another(code))
        assert (answer.status, answer.body["code"]) == (400, "wrong_code")
    assert confirm(email, code).status == 400
    assert logs_in(call, email, OLD)


def test_a_weak_password_uses_up_no_try(person, reset, confirm):
    email = email_of(person())
    reset(email)
    code = code_in_mail(email)
    for _ in range(6):
        answer = confirm(email, code, "weak")
        assert (answer.status, answer.pointers) == (400, {"/password"})
    assert confirm(email, code).status == 204


def test_a_code_to_register_resets_nothing(call, person, confirm):
    email = email_of(person())
    body = body_of("register")
    body["personalInformation"]["email"] = email
    waiting = fresh()
    body["personalInformation"]["email"] = waiting
    assert call("register", body).status == 202
    assert confirm(waiting, code_in_mail(waiting)).status == 400


@pytest.mark.parametrize("step", ["accounts.set_password", "accounts.sign_out", "codes.close"])
def test_a_reset_that_stopped_half_way_can_be_repeated(call, person, reset, confirm, monkeypatch, step):
    user_id = person()
    email = email_of(user_id)
    session = session_of(call, user_id)
    reset(email)
    code = code_in_mail(email)
    stop(monkeypatch, step, lambda: confirm(email, code))
    assert confirm(email, code).status == 204
    assert logs_in(call, email, NEW)
    assert renew(call, session["refreshToken"]).status == 401


# ---------------------------------------------------------------- a known password


def test_a_password_is_changed_with_the_old_one_and_all_sessions_end(call, person, change):
    user_id = person()
    session = session_of(call, user_id)
    assert change("/me/password", {"oldPassword": OLD, "newPassword": NEW}, user_id).status == 204
    assert renew(call, session["refreshToken"]).status == 401
    assert not logs_in(call, email_of(user_id), OLD)
    assert logs_in(call, email_of(user_id), NEW)


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"oldPassword": "Wrong-Horse-9", "newPassword": NEW}, "/oldPassword", "wrong_password"),
        ({"oldPassword": OLD, "newPassword": "weakweak"}, "/newPassword", "weak_password"),
        ({"oldPassword": OLD, "newPassword": "Weak-1"}, "/newPassword", "too_short"),
        ({"newPassword": NEW}, "/oldPassword", "required"),
    ],
)
def test_a_wrong_change_of_a_password_changes_nothing(call, person, change, body, pointer, code):
    user_id = person()
    session = session_of(call, user_id)
    answer = change("/me/password", body, user_id)
    assert answer.status == 400
    assert [(error["pointer"], error["code"]) for error in answer.body["errors"]] == [(pointer, code)]
    assert renew(call, session["refreshToken"]).status == 200
    assert logs_in(call, email_of(user_id), OLD)


# ---------------------------------------------------------------- another address


def test_an_address_is_changed_with_a_code_from_the_new_mailbox(call, person, change, settle):
    user_id = person()
    old, new = email_of(user_id), fresh()
    asked = change("/me/email", {"email": new.upper()}, user_id)
    assert (asked.status, asked.body) == (202, {"email": new})
    assert email_of(user_id) == old
    assert change("/me/email", {"email": new, "code": code_in_mail(new)}, user_id).status == 204
    assert user_with(new) == user_id, "the user id stays"
    assert user_with(old) is None
    assert logs_in(call, new, OLD)
    assert not logs_in(call, old, OLD)
    assert "was changed" in mails_to(old)[0]["subject"]
    settle()
    assert module("give_referral").directory.entries([user_id])[user_id].email == new


def test_a_changed_address_is_encoded_again_for_the_directory(person, change, monkeypatch):
    user_id, new, sent = person(), fresh(), []
    monkeypatch.setattr(module("password").queue, "send", lambda key, again, delay: sent.append((key, again)))
    change("/me/email", {"email": new}, user_id)
    assert change("/me/email", {"email": new, "code": code_in_mail(new)}, user_id).status == 204
    assert sent == [(user_id, True)]


def test_the_old_address_is_free_again(call, person, change):
    user_id = person()
    old, new = email_of(user_id), fresh()
    change("/me/email", {"email": new}, user_id)
    assert change("/me/email", {"email": new, "code": code_in_mail(new)}, user_id).status == 204
    body = body_of("register")
    body["personalInformation"]["email"] = old
    assert register(call, body).status == 201
    assert user_with(old) != user_id


def test_a_profile_keeps_its_features_with_another_address(person, change, settle):
    user_id = person()
    settle()
    new = fresh()
    change("/me/email", {"email": new}, user_id)
    change("/me/email", {"email": new, "code": code_in_mail(new)}, user_id)
    assert module("password").users.get(user_id).has_features


def test_a_code_counts_for_who_asked_for_it_only(person, change):
    asking, other, new = person(), person(), fresh()
    change("/me/email", {"email": new}, asking)
    answer = change("/me/email", {"email": new, "code": code_in_mail(new)}, other)
    assert (answer.status, answer.body["code"]) == (400, "wrong_code")
    assert user_with(new) is None


def test_what_others_ask_for_an_address_does_not_end_the_code_of_its_owner(person, change):
    owner, other, new = person(), person(), fresh()
    change("/me/email", {"email": new}, owner)
    code = code_in_mail(new)
    change("/me/email", {"email": new}, other)
    for _ in range(6):
        assert change("/me/email", {"email": new, "code": another(code)}, other).status == 400
    assert change("/me/email", {"email": new, "code": code}, owner).status == 204
    assert user_with(new) == owner


def test_a_known_address_gets_another_mail_and_stays_its_owners(call, person, change, monkeypatch):
    asking, owner = person(), person()
    known, unknown = email_of(owner), fresh()
    answers = [change("/me/email", {"email": email}, asking) for email in (known, unknown)]
    assert {answer.status for answer in answers} == {202}
    assert {**answers[0].body, "email": ""} == {**answers[1].body, "email": ""}
    assert not re.search(r"\d{6}", mails_to(known)[0]["text"])
    monkeypatch.setattr("referral.adapters.codes.new_code", lambda: "123456")
    change("/me/email", {"email": known}, asking)
    assert change("/me/email", {"email": known, "code": "123456"}, asking).status == 400
    assert user_with(known) == owner
    assert logs_in(call, known, OLD)


def test_a_code_in_the_old_mailbox_opens_the_account_no_more(person, change, reset, confirm):
    user_id = person()
    old, new = email_of(user_id), fresh()
    reset(old)
    code = code_in_mail(old)
    change("/me/email", {"email": new}, user_id)
    change("/me/email", {"email": new, "code": code_in_mail(new)}, user_id)
    assert confirm(old, code).status == 400


@pytest.mark.parametrize("step", ["accounts.change_email", "users.change_email", "codes.finish", "codes.close"])
def test_a_change_of_address_that_stopped_half_way_can_be_repeated(call, person, change, monkeypatch, step):
    user_id, new = person(), fresh()
    change("/me/email", {"email": new}, user_id)
    body = {"email": new, "code": code_in_mail(new)}
    stop(monkeypatch, step, lambda: change("/me/email", body, user_id))
    assert change("/me/email", body, user_id).status == 204
    assert user_with(new) == user_id
    assert logs_in(call, new, OLD)


def test_an_outage_after_the_change_of_an_address_does_not_undo_it(person, change, monkeypatch):
    user_id, new = person(), fresh()
    change("/me/email", {"email": new}, user_id)
    body = {"email": new, "code": code_in_mail(new)}
    monkeypatch.setattr(module("password").mailer, "send", no_answer)
    assert change("/me/email", body, user_id).status == 204


def test_without_the_queue_no_address_changes(person, change, call, monkeypatch):
    user_id, new = person(), fresh()
    old = email_of(user_id)
    change("/me/email", {"email": new}, user_id)
    monkeypatch.setattr(module("password").queue, "send", no_answer)
    assert change("/me/email", {"email": new, "code": code_in_mail(new)}, user_id).status == 503
    assert logs_in(call, old, OLD)


def test_a_change_of_an_address_that_broke_off_is_finished_with_another_code(person, change, monkeypatch):
    user_id, new = person(), fresh()
    change("/me/email", {"email": new}, user_id)
    with monkeypatch.context() as patch:
        patch.setattr(module("password").users, "change_email", no_answer)
        assert change("/me/email", {"email": new, "code": code_in_mail(new)}, user_id).status == 503
    change("/me/email", {"email": new}, user_id)
    assert change("/me/email", {"email": new, "code": code_in_mail(new)}, user_id).status == 204
    assert email_of(user_id) == new


@pytest.mark.parametrize("step", ["accounts.set_password", "accounts.change_email"])
def test_an_account_that_goes_meanwhile_is_out(person, change, stack, monkeypatch, step):
    user_id, new = person(), fresh()
    change("/me/email", {"email": new}, user_id)
    adapter, method = step.split(".")
    accounts = getattr(module("password"), adapter)
    real = getattr(accounts, method)

    def erased_meanwhile(*arguments: Any) -> None:
        aws.client("cognito-idp").admin_delete_user(UserPoolId=stack.resources["UserPool"].id, Username=user_id)
        real(*arguments)

    monkeypatch.setattr(accounts, method, erased_meanwhile)
    if method == "set_password":
        answer = change("/me/password", {"oldPassword": OLD, "newPassword": NEW}, user_id)
    else:
        answer = change("/me/email", {"email": new, "code": code_in_mail(new)}, user_id)
    assert (answer.status, answer.body["code"]) == (401, "unauthorized")


def test_a_reset_of_an_account_that_goes_meanwhile_looks_like_any_wrong_code(
    person, reset, confirm, stack, monkeypatch
):
    user_id = person()
    email = email_of(user_id)
    reset(email)
    monkeypatch.setattr(module("password").accounts, "is_active", lambda _: True)
    aws.client("cognito-idp").admin_delete_user(UserPoolId=stack.resources["UserPool"].id, Username=user_id)
    assert without_id(confirm(email, code_in_mail(email))) == without_id(confirm(fresh(), "123456"))


def test_a_person_mails_three_strangers_in_an_hour_by_whatever_way(call, person, change):
    user_id = person("Acme")
    assert [change("/me/email", {"email": fresh()}, user_id).status for _ in range(2)] == [202, 202]
    assert call("employment_code", {"workEmail": "ada@acme.example"}, caller=user_id).status == 202
    last = fresh()
    answer = change("/me/email", {"email": last}, user_id)
    assert (answer.status, answer.body["code"]) == (429, "too_many_mails")
    assert 0 < int(answer.headers["Retry-After"][0]) <= 3600
    assert not mails_to(last)
    assert call("employment_code", {"workEmail": "ada@acme.example"}, caller=user_id).status == 429
    assert change("/me/email", {"email": last}, person()).status == 202


def test_a_stranger_changes_nothing(change):
    assert change("/me/password", {"oldPassword": OLD, "newPassword": NEW}, None).status == 401
    assert change("/me/email", {"email": fresh()}, None).status == 401


@pytest.mark.parametrize("path", ["/password/reset", "/password/confirm"])
@pytest.mark.parametrize("body", ["", "null", "[]", "{", "{}"])
def test_a_body_without_fields_is_refused(call, path, body):
    assert call("password", body, path=path).status == 400


def stop(monkeypatch, step: str, request) -> None:
    """Makes the request while this step fails."""
    adapter, method = step.split(".")
    with monkeypatch.context() as patch:
        patch.setattr(getattr(module("password"), adapter), method, no_answer)
        assert request().status == 503


def no_answer(*_args: Any, **_kwargs: Any) -> None:
    raise Outage("A store")
