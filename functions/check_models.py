"""At each deployment: fails it unless the models answer, because nothing would be encoded or scored after it."""

from time import sleep
from typing import Any

from referral.adapters.nlu import Nlu
from referral.adapters.qa import Qa
from referral.application.check_models import wait_for_models
from referral.entrypoints.custom_resource import custom_resource
from referral.entrypoints.log import log_failure
from referral.entrypoints.settings import NAME, optional_setting, setting

nlu, qa = Nlu(setting("NLU_ENDPOINT", NAME)), Qa(optional_setting("QA_ENDPOINT", NAME))


@custom_resource
def handler(_: dict[str, Any]) -> dict[str, str]:
    wait_for_models(model=nlu, reader=qa, report=log_failure, pause=lambda: sleep(5))
    return {}
