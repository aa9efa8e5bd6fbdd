"""Serves requests: runs the functions, the gateway in front of them, and the schedules."""

import asyncio
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from aiohttp import ClientError, ClientSession, web

from local import mailbox, schedules
from local.functions import Function
from local.gateway import Gateway
from local.invocations import invocations
from local.lambdas import Invoke, Lambda
from local.ports import HOST
from local.resources import Resources
from local.stack_directory import StackDirectory
from local.supervisor import Say
from local.tokens import Verifier

REST_API, STAGE, POOL_CLIENT = "AWS::ApiGateway::RestApi", "AWS::ApiGateway::Stage", "AWS::Cognito::UserPoolClient"


class Service:
    """The functions, the HTTP servers that invoke them, and their schedules."""

    def __init__(self, functions: Mapping[str, Function], runtime: Path, directory: StackDirectory) -> None:
        self._lambdas = {name: Lambda(function, runtime, directory.log(name)) for name, function in functions.items()}
        self._servers: list[web.AppRunner] = []
        self._ticking: list[asyncio.Task[None]] = []

    async def start(self, resources: Resources, moto_url: str, port: int, invocations_port: int) -> None:
        """Serves the template's REST API, the mails that were sent, and Lambda's API for the functions."""
        mails = web.get(mailbox.PATH, partial(_mails, moto_url))
        await self._serve(rest_api(resources, moto_url, self.invoke).application(mails), port)
        await self._serve(invocations(self._lambdas, self.invoke), invocations_port)

    def tick(self, resources: Resources, interval_s: float, say: Say) -> None:
        """Starts the template's schedules."""
        self._ticking = [
            asyncio.create_task(schedules.run(schedule, interval_s, self.invoke, say))
            for schedule in schedules.schedules(resources.template)
        ]

    async def invoke(self, function: str, event: bytes) -> bytes:
        """The function's answer; FunctionError or PayloadTooLarge."""
        return await self._lambdas[function].invoke(event)

    async def kill_sandbox(self, function: str) -> bool:
        """Kills one process of the function; False if it has none."""
        return await self._lambdas[function].kill()

    async def stop(self) -> None:
        """Stops the schedules, the HTTP servers and the functions, in this order."""
        for task in self._ticking:
            task.cancel()
        for server in self._servers:
            await server.cleanup()
        await asyncio.gather(*(function.stop() for function in self._lambdas.values()))

    async def _serve(self, application: web.Application, port: int) -> None:
        # API Gateway hands on a body as it came, whatever its Content-Encoding says.
        server = web.AppRunner(application, access_log=None, shutdown_timeout=1, auto_decompress=False)
        self._servers.append(server)
        await server.setup()
        await web.TCPSite(server, HOST, port).start()


async def _mails(moto_url: str, request: web.Request) -> web.Response:
    """503, after which clients try again, while moto restarts."""
    try:
        async with ClientSession() as session, session.get(f"{moto_url}{request.rel_url}") as answer:
            return web.Response(status=answer.status, body=await answer.read(), content_type="application/json")
    except ClientError as error:
        raise web.HTTPServiceUnavailable from error


def stage_name(resources: Resources) -> str:
    """The name of the API's stage, which is its base path."""
    (stage,) = resources.template.of_type(STAGE).values()
    return str(resources.template.resolve(stage["StageName"]))


def rest_api(resources: Resources, cognito_url: str, invoke: Invoke) -> Gateway:
    """The gateway for the template's only REST API; `cognito_url` serves the user pools' keys."""
    template = resources.template
    (api,) = template.of_type(REST_API).values()
    clients = [
        (template.resolve(properties["UserPoolId"]), resources[name].id)
        for name, properties in template.of_type(POOL_CLIENT).items()
    ]

    def verifier(pool_arns: list[str]) -> Verifier:
        pool = pool_arns[0].rpartition("/")[2]
        return Verifier(cognito_url, pool, [client for of_pool, client in clients if of_pool == pool])

    return Gateway(stage_name(resources), template.resolve(api["Body"]), invoke, verifier)
