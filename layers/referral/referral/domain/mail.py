"""The mails that people get. None quotes what a client sent, so that nobody can write to others through them."""

from dataclasses import dataclass

from referral.domain.code import LIFE_S

_MINUTES = LIFE_S // 60


@dataclass(frozen=True)
class Mail:
    subject: str
    text: str


def registration_code(code: str) -> Mail:
    return Mail(
        "Your code for Referral Connect",
        f"Your code is {code}. Enter it with your password to finish your registration at Referral Connect.\n\n"
        f"It is valid for {_MINUTES} minutes. If you did not register, do nothing: nothing happens without the code.\n",
    )


def already_registered(_code: str) -> Mail:
    return Mail(
        "You have an account at Referral Connect",
        "Somebody wanted to register with this address at Referral Connect, but it has an account already.\n\n"
        "If it was you, log in, or reset your password if you have forgotten it. If not, do nothing.\n",
    )


def employment_code(code: str) -> Mail:
    return Mail(
        "Your code for Referral Connect",
        f"{code} is your code to show where you work. It is valid for {_MINUTES} minutes.\n\n"
        "If you did not ask for it, do nothing.\n",
    )


def reset_code(code: str) -> Mail:
    return Mail(
        "Reset your password at Referral Connect",
        f"Your code is {code}. Enter it with a new password for Referral Connect.\n\n"
        f"It is valid for {_MINUTES} minutes. If you did not ask for it, do nothing: your password stays as it is.\n",
    )


def nothing_to_reset(_code: str) -> Mail:
    return Mail(
        "No account at Referral Connect",
        "Somebody wanted to reset a password at Referral Connect, but no account has this address.\n\n"
        "If it was you, you may have registered with another address. If not, do nothing.\n",
    )


def address_code(code: str) -> Mail:
    return Mail(
        "Confirm your address for Referral Connect",
        f"Your code is {code}. Enter it at Referral Connect to use this address for your account.\n\n"
        f"It is valid for {_MINUTES} minutes. If you did not ask for it, do nothing.\n",
    )


def address_in_use(_code: str) -> Mail:
    return Mail(
        "Your address at Referral Connect",
        "Somebody wanted to use this address for an account at Referral Connect, but it belongs to yours already.\n\n"
        "You need not do anything.\n",
    )


def address_changed() -> Mail:
    return Mail(
        "Your address at Referral Connect was changed",
        "Your account at Referral Connect has another e-mail address now. Log in with the new one.\n\n"
        "If it was not you, tell the operator of Referral Connect at once.\n",
    )
