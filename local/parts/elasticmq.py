"""ElasticMQ, a server that speaks SQS."""

import json
from pathlib import Path

from local.aws_account import ACCOUNT, REGION
from local.parts import Part, jvm
from local.parts.probe import answers


def elasticmq(jars: Path, data: Path, port: int) -> Part:
    """ElasticMQ with SQS's limits. Its messages survive a kill."""
    configuration = data / "elasticmq.conf"
    return Part(
        name="elasticmq",
        version=jvm.version(jars, "elasticmq-server_2.13"),
        port=port,
        command=jvm.command(jars, "160m", "org.elasticmq.server.Main", properties=[f"config.file={configuration}"]),
        serves=lambda: answers(f"http://127.0.0.1:{port}/?Action=ListQueues"),
        prepare=lambda: _configure(configuration, port),
    )


def _configure(configuration: Path, port: int) -> None:
    # By default H2 delays writes by half a second; a kill would lose them.
    database = json.dumps(f"jdbc:h2:{configuration.parent}/messages;WRITE_DELAY=0")
    configuration.write_text(f"""
        include classpath("application.conf")
        node-address {{ protocol = http, host = "127.0.0.1", port = {port}, context-path = "" }}
        rest-sqs {{ enabled = true, bind-hostname = "127.0.0.1", bind-port = {port}, sqs-limits = strict }}
        rest-stats {{ enabled = false }}
        queues-storage {{ enabled = false }}
        messages-storage {{ enabled = true, uri = {database} }}
        aws {{ region = "{REGION}", accountId = "{ACCOUNT}" }}
    """)
