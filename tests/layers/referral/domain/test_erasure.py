from datetime import datetime

from referral.domain.erasure import Receipt


def test_a_receipt_names_its_erasure_and_hides_the_person():
    first, again = Receipt.of("ada", datetime(2026, 11, 28)), Receipt.of("ada", datetime(2026, 11, 29))
    assert first.receipt_id == again.receipt_id != Receipt.of("bob", datetime(2026, 11, 28)).receipt_id
    assert "ada" not in first.receipt_id
