"""The synchronous Invoke operation of Lambda's API, for operators and the AWS command line."""

from collections.abc import Collection

from aiohttp import web

from local.lambdas import LARGEST_PAYLOAD, FunctionError, Invoke

_PATH = "/2015-03-31/functions/{name}/invocations"


def invocations(functions: Collection[str], invoke: Invoke) -> web.Application:
    """The API for these functions. Every version and alias leads to the function that runs."""

    async def answer(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in functions:
            return web.json_response(
                {"Message": f"Function not found: {name}"},
                status=404,
                headers={"x-amzn-ErrorType": "ResourceNotFoundException"},
            )
        try:
            return web.Response(body=await invoke(name, await request.read() or b"{}"))
        except FunctionError as error:
            return web.Response(body=error.payload, headers={"X-Amz-Function-Error": "Unhandled"})

    application = web.Application(client_max_size=LARGEST_PAYLOAD)
    application.router.add_post(_PATH, answer)
    return application
