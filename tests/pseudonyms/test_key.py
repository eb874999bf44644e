import os
import stat

import pytest

from saring.errors import SaringError
from saring.pseudonyms import load_key, new_key


def test_a_new_key_is_private_and_reads_back(tmp_path):
    path = tmp_path / "inspektorat.key"
    made = new_key(path)
    assert load_key(path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_keys_differ_and_so_do_their_fingerprints(tmp_path):
    first, second = new_key(tmp_path / "a.key"), new_key(tmp_path / "b.key")
    assert first.fingerprint != second.fingerprint
    assert first.fingerprint not in first.secret.hex()


def test_a_key_does_not_show_its_secret_when_printed(key):
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)


def test_a_key_is_never_overwritten(tmp_path):
    path = tmp_path / "inspektorat.key"
    made = new_key(path)
    with pytest.raises(SaringError, match="not overwritten"):
        new_key(path)
    assert load_key(path) == made


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("rahasia123", "is no key file"),
        ("", "is no key file"),
        ("saring-key-1:" + "0123456789abcdef", "at least 64"),
        ("saring-key-1:" + "a1" * 32, "can be guessed"),
        ("saring-key-1:" + "a1" * 32 + "\nsaring-key-1:" + "b1" * 32, "is no key file"),
    ],
)
def test_a_weak_or_foreign_key_is_refused_with_the_command_that_makes_a_good_one(
    tmp_path, content, said
):
    path = tmp_path / "lemah.key"
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(SaringError, match=said) as refused:
        load_key(path)
    assert "saring new-key" in refused.value.hint.id


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions elsewhere")
def test_a_key_that_others_can_read_is_refused(tmp_path):
    path = tmp_path / "terbuka.key"
    new_key(path)
    path.chmod(0o640)
    with pytest.raises(SaringError, match="others on this computer") as refused:
        load_key(path)
    assert "chmod 600" in refused.value.hint.en


def test_a_missing_key_is_not_created(tmp_path):
    path = tmp_path / "hilang.key"
    with pytest.raises(SaringError, match="cannot be read"):
        load_key(path)
    assert not path.exists()
