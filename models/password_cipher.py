"""The ciphers that the format age is made of, from the library `cryptography`: scrypt, HKDF and ChaCha20-Poly1305."""

import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_SALT = b"age-encryption.org/v1/scrypt"


def password_key(password: bytes, salt: bytes, work: int) -> bytes:
    """The key that a password gives, at the cost of 2**work KiB of memory and the time to go through it."""
    return Scrypt(salt=_SALT + salt, length=32, n=1 << work, r=8, p=1).derive(password)


def derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """One of the keys that follow from the key of a file."""
    return HKDF(SHA256(), length=32, salt=salt, info=purpose).derive(file_key)


def seal(key: bytes, nonce: bytes, content: bytes) -> bytes:
    """The content locked, 16 bytes longer; no two contents may have the same key and nonce."""
    return ChaCha20Poly1305(key).encrypt(nonce, content, None)


def opened(key: bytes, nonce: bytes, sealed: bytes) -> bytes | None:
    """What was sealed; nothing where the key is another one or a bit was changed."""
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, sealed, None)
    except InvalidTag:
        return None


def head_seal(file_key: bytes, head: bytes) -> bytes:
    """The seal over the head of a file."""
    return hmac.digest(derived(file_key, b"", b"header"), head, "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Compared in a time that tells nothing."""
    return hmac.compare_digest(one, other)
