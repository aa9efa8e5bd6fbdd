from hashlib import sha256

from referral.adapters.keyed_hash import KeyedHash
from referral.adapters.secrets import Secret


def test_the_installations_key_decides_the_hash(stack):
    own = KeyedHash(Secret(stack.resources["HashKey"].id))
    again = KeyedHash(Secret(stack.resources["HashKey"].id))
    assert own.of("code", "123456") == again.of("code", "123456")
    assert len(own.of("code", "123456")) == 64
    assert own.of("code", "123456") not in (own.of("address", "123456"), own.of("code", "123457"))
    assert own.of("code", "123456") != sha256(b"code\n123456").hexdigest()


def test_the_key_is_long_and_random(stack):
    key = Secret(stack.resources["HashKey"].id).key()
    assert len(key) == 64
    assert key.isalnum()
    assert len(set(key)) > 20
