"""The whole stack: servers, resources, functions, gateway and schedules."""

import asyncio
import json
import os
import secrets
import threading
import time
from collections.abc import Awaitable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from local import schedules
from local.aws_account import ACCOUNT, CREDENTIALS, REGION, STACK_NAME
from local.functions import Function, functions
from local.parts import Part, jvm
from local.parts.dynamodb import dynamodb
from local.parts.elasticmq import elasticmq
from local.parts.mariadb import DatabaseAccount, mariadb
from local.parts.models import models
from local.parts.moto import moto
from local.parts.opensearch import opensearch
from local.ports import HOST, is_free
from local.resources import CREATORS, Clients, Resources, put_secret, verify_sender
from local.serving import Service, stage_name
from local.stack_directory import StackDirectory
from local.supervisor import Say, SupervisedPart
from local.template import transformed
from migrations import migrate
from referral.adapters.database import OFF, Server
from referral.adapters.database_users import DatabaseUsers
from referral.adapters.secrets import DatabaseLogin

ROOT = Path(__file__).parents[1]
BUILT = ROOT / ".local"
JARS = BUILT / "java"
RUNTIME = BUILT / "runtime" / "bin" / "python"
NLU_ENDPOINT = "referral-nlu"
QA_ENDPOINT = "referral-qa"
MODELS = {NLU_ENDPOINT: "nlu", QA_ENDPOINT: "qa"}
TICK_S = 2.0
# The resources that operators need to find.
OPERATED = (*CREATORS, "AWS::Lambda::Function")
# On AWS, where schedules run every minute, this is a quarter of an hour; here they run every few seconds.
ENCODING_PATIENCE_S = 10

Result = TypeVar("Result")


class PortTaken(Exception):
    """Another process listens on the API's port."""


class Stack:
    """A stack that runs inside a `with` block: `with Stack(directory) as stack`.

    With `serve=False` it has stores, queues, models and a user pool, but neither gateway nor functions; with
    `tick=None` it has no schedules. `keep` reuses the data in the directory. `observers` come first on the functions'
    Python path, so that a sitecustomize module there can watch them. `detours` are ports, by part, on which functions
    find a part instead of its own. Raises AlreadyRunning, PartFailed or PortTaken.
    """

    def __init__(
        self,
        directory: Path = BUILT / "stack",
        port: int | None = None,
        serve: bool = True,
        *,
        keep: bool = False,
        tick: float | None = TICK_S,
        template: Path = ROOT / "template.yaml",
        parameters: Mapping[str, str] | None = None,
        observers: Sequence[Path] = (),
        detours: Mapping[str, int] | None = None,
        say: Say = print,
    ) -> None:
        self.directory = StackDirectory(directory)
        self.parts: dict[str, SupervisedPart] = {}
        self.functions: dict[str, Function] = {}
        self.account = DatabaseAccount("referral", "administrator", secrets.token_urlsafe(16))
        self.application = DatabaseLogin("referral", secrets.token_urlsafe(16))
        self._port = port
        self._serve = serve
        self._keep = keep
        self._tick = tick
        self._template = template
        self._parameters = parameters or {}
        self._observers = observers
        self._detours = detours or {}
        self._say = say
        self._started: Service | None = None
        self._stage = ""
        self._loop: asyncio.AbstractEventLoop
        self._thread: threading.Thread

    def __enter__(self) -> Self:
        """Returns when the stack is usable; if it fails to start, nothing is left running."""
        self.directory.acquire()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="stack", daemon=True)
        self._thread.start()
        try:
            self._run(self._start())
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stops everything that the stack started."""
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self.directory.release()

    @property
    def api(self) -> str:
        """The base address of the API."""
        return f"http://{HOST}:{self._port}/{self._stage}"

    @property
    def _service(self) -> Service:
        if not self._started:
            raise RuntimeError("the stack runs without its functions (serve=False)")
        return self._started

    @property
    def database(self) -> Server:
        """The database server, for functions and the administrator alike."""
        return Server(HOST, self.parts["mariadb"].part.port, self.account.database, OFF)

    @property
    def administrator(self) -> DatabaseLogin:
        """The login that may change the database's tables."""
        return DatabaseLogin(self.account.username, self.account.password)

    @property
    def database_url(self) -> str:
        """The database's address, with the login that applies migrations."""
        account = self.account
        return f"mysql://{account.username}:{account.password}@{self.parts['mariadb'].part.address}/{account.database}"

    def environment(self, function: str) -> dict[str, str]:
        """The environment of the function's processes."""
        return dict(self.functions[function].environment)

    def invoke(self, function: str, event: Mapping[str, Any]) -> Any:
        """Invokes the function and returns its answer; FunctionError if it fails."""
        return json.loads(self._run(self._service.invoke(function, json.dumps(event).encode())))

    def tick(self, function: str) -> Any:
        """Invokes the function once, as its schedule would."""
        return self.invoke(function, json.loads(schedules.scheduled_event(function)))

    @contextmanager
    def without(self, part: str) -> Iterator[None]:
        """Meanwhile the part is stopped; then it starts again with its data."""
        self._run(self.parts[part].stop())
        try:
            yield
        finally:
            self._run(self.parts[part].start())

    def kill_sandbox(self, function: str) -> bool:
        """Kills one process of the function with SIGKILL; False if it has none."""
        return self._run(self._service.kill_sandbox(function))

    def _run(self, work: Coroutine[Any, Any, Result]) -> Result:
        running = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return running.result()
        except BaseException:
            running.cancel()
            raise

    async def _start(self) -> None:
        began = time.monotonic()
        if not self._keep:
            self.directory.clean()
        port, lambda_port = self._port or self.directory.port("api"), self.directory.port("lambda")
        if not is_free(port):
            raise PortTaken(f"port {port} is taken: choose another one (PORT=…)")
        self._port = port
        self.parts = {part.name: self._supervised(part) for part in self._described_parts()}
        started = {name: asyncio.create_task(part.start()) for name, part in self.parts.items()}
        await _all(*started.values(), self._migrate(started), self._provide(started))
        if self._serve:
            await self._open(port, lambda_port)
        self._write_state({"api": port, "lambda": lambda_port})
        self._say(f"usable after {time.monotonic() - began:.1f} s{': ' + self.api if self._serve else ''}")

    def _described_parts(self) -> list[Part]:
        directory = self.directory
        parts = [
            mariadb(directory.data("mariadb"), directory.port("mariadb"), self.account),
            moto(directory.data("moto"), directory.port("moto")),
            models(ROOT, BUILT / "models", directory.port("models"), MODELS),
        ]
        if not jvm.java():
            self._say("no Java: moto serves DynamoDB and SQS too, and look-ups go to DynamoDB instead of OpenSearch")
            return parts
        transport_port = directory.port("opensearch-transport")
        return [
            opensearch(JARS / "opensearch", directory.data("opensearch"), directory.port("opensearch"), transport_port),
            dynamodb(JARS / "dynamodb", directory.data("dynamodb"), directory.port("dynamodb")),
            elasticmq(JARS / "elasticmq", directory.data("elasticmq"), directory.port("elasticmq")),
            *parts,
        ]

    def _supervised(self, part: Part) -> SupervisedPart:
        return SupervisedPart(part, ROOT, self.directory.log(part.name), self._say)

    async def _migrate(self, started: Mapping[str, asyncio.Task[None]]) -> None:
        """Creates the tables, and the functions' database user with the grants that it has on AWS."""
        await started["mariadb"]
        await asyncio.to_thread(migrate, self.database.database, partial(self.database.connect, self.administrator))
        users = DatabaseUsers(self.database, self.administrator)
        await asyncio.to_thread(users.admit, self.application)
        await asyncio.to_thread(users.set_password, self.application)

    async def _provide(self, started: Mapping[str, asyncio.Task[None]]) -> None:
        """Creates the template's resources, then works out each function's environment."""
        document = await asyncio.to_thread(transformed, self._template)
        await asyncio.gather(*(started[name] for name in ("moto", "dynamodb", "elasticmq") if name in started))
        self.resources = await asyncio.to_thread(self._created, document)
        self.functions = functions(
            self.resources.template, self._template.parent, BUILT / "layers", self.endpoints, self._observers
        )

    def _created(self, document: Mapping[str, Any]) -> Resources:
        clients = Clients(self.endpoints)
        resources = Resources(document, self._values(clients), clients)
        resources.create()
        return resources

    def _values(self, clients: Clients) -> dict[str, str]:
        """The values of the template's parameters."""
        opensearch = self.parts.get("opensearch")
        return {
            "DatabaseHost": HOST,
            "DatabasePort": str(self._port_of("mariadb")),
            "DatabaseName": self.account.database,
            "DatabaseSecretArn": put_secret(clients, "referral-connect/database", asdict(self.application)),
            "DatabaseAdminSecretArn": put_secret(
                clients, "referral-connect/database-administrator", asdict(self.administrator)
            ),
            "DatabaseTls": OFF,
            "OpenSearchUrl": f"http://{HOST}:{self._port_of('opensearch')}" if opensearch else "none",
            "OpenSearchArn": f"arn:aws:es:{REGION}:{ACCOUNT}:domain/{STACK_NAME}" if opensearch else "",
            "MailFromArn": verify_sender(clients, "no-reply@referral-connect.example"),
            "NluEndpoint": NLU_ENDPOINT,
            "QaEndpoint": QA_ENDPOINT,
            "EncodingPatienceSeconds": str(ENCODING_PATIENCE_S),
            **self._parameters,
        }

    @property
    def endpoints(self) -> dict[str, str]:
        """The environment variables that point boto3 at the parts."""
        services = {
            "AWS_ENDPOINT_URL": "moto",
            "AWS_ENDPOINT_URL_DYNAMODB": "dynamodb",
            "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME": "models",
            "AWS_ENDPOINT_URL_SQS": "elasticmq",
        }
        return {
            variable: f"http://{HOST}:{self._port_of(name)}"
            for variable, name in services.items()
            if name in self.parts
        }

    def _port_of(self, part: str) -> int:
        """Where functions find the part."""
        return self._detours.get(part) or self.parts[part].part.port

    async def _open(self, port: int, lambda_port: int) -> None:
        """Starts serving requests and running schedules."""
        self._stage = stage_name(self.resources)
        service = self._started = Service(self.functions, RUNTIME, self.directory)
        await service.start(self.resources, self.parts["moto"].part.url, port, lambda_port)
        if self._tick:
            service.tick(self.resources, self._tick, self._say)

    def _write_state(self, own_ports: dict[str, int]) -> None:
        ports = {name: supervised.part.port for name, supervised in self.parts.items()}
        lambda_url = f"http://{HOST}:{own_ports['lambda']}"
        self.directory.write_state(
            {
                "process": os.getpid(),
                "api": self.api if self._serve else None,
                "ports": ports | own_ports,
                "database": self.database_url,
                "environment": self.endpoints | CREDENTIALS | {"AWS_ENDPOINT_URL_LAMBDA": lambda_url},
                "resources": {name: self.resources[name].id for name in self.resources.template.of_type(*OPERATED)},
            }
        )

    async def _stop(self) -> None:
        if self._started:
            await self._started.stop()
        await asyncio.gather(*(part.stop() for part in self.parts.values()))


async def _all(*work: Awaitable[None]) -> None:
    """Waits for all of it; the first failure cancels the rest."""
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
