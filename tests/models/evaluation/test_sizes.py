from models.evaluation import sizes


def test_artefacts_are_what_nobody_wrote_by_hand(tmp_path):
    files = {"models/x/weights.bin": 20_000, "models/x/code.py": 30_000, "layers/a/__pycache__/c.bin": 90_000}
    for path, size in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"0" * size)
    assert sizes.artefacts(tmp_path) == {"models/x/weights.bin": 20_000}
    assert sizes.total(tmp_path) == 50_000
