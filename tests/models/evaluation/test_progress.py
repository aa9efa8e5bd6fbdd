from models.evaluation import progress


def test_a_long_run_says_where_it_is_and_a_short_one_nothing(monkeypatch, capsys):
    times = iter([0.0, 1.0, 4.0, 5.0, 0.0, 1.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(times))
    assert list(progress.progressing("abc", "letters")) == ["a", "b", "c"]
    assert list(progress.progressing("d", "letters")) == ["d"]
    assert capsys.readouterr().err == "  letters: 1 of 3, 4 s\n"
