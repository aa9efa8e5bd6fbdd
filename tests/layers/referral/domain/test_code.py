from referral.domain.code import new_code


def test_a_code_has_six_digits_and_each_is_another_one():
    codes = {new_code() for _ in range(1000)}
    assert all(len(code) == 6 and code.isascii() and code.isdigit() for code in codes)
    assert len(codes) > 900
