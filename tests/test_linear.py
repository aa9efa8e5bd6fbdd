from tests.linear import is_linear


def _look_back(text: str) -> int:
    return sum(1 for place in range(0, len(text), 10) for _ in text[:place])


def test_what_looks_back_at_each_place_is_found():
    assert not is_linear(_look_back, "ab")


def test_what_looks_at_each_place_a_few_times_is_linear():
    assert is_linear(lambda text: [ord(letter) for _ in range(50) for letter in text], "ab")
