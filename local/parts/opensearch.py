"""A real OpenSearch node."""

from pathlib import Path

from local.parts import Part, jvm
from local.parts.probe import answers


def opensearch(jars: Path, data: Path, port: int, transport_port: int) -> Part:
    """A single node that keeps its data below `data`."""
    return Part(
        name="opensearch",
        version=jvm.version(jars, "opensearch"),
        port=port,
        command=jvm.command(
            jars, "384m", jvm.SOURCES / "opensearch" / "Node.java", data, str(port), str(transport_port)
        ),
        serves=lambda: answers(f"http://127.0.0.1:{port}/_cluster/health?wait_for_status=yellow&timeout=1s"),
    )
