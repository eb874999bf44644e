import json
from pathlib import Path

import numpy as np
import pytest

from saring.errors import SaringError
from saring.model import load_model
from saring.model.layout import Layout
from saring.model.manifest import write_manifest

DESCRIBED = [path.name for path in Layout(Path()).described()]


def with_a_changed_byte(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def test_a_model_read_back_gives_the_same_scores(unsaved, folder, sequences):
    before = unsaved.scores(sequences)
    after = load_model(folder).scores(sequences)
    assert before.keys() == after.keys()
    for label, scores in before.items():
        np.testing.assert_array_equal(after[label], scores)


def test_everything_that_decides_a_band_is_read_back(unsaved, folder):
    loaded = load_model(folder)
    assert loaded.name == unsaved.name
    assert loaded.vectorizer.feature_names() == unsaved.vectorizer.feature_names()
    assert loaded.vectorizer.settings.to_dict() == unsaved.vectorizer.settings.to_dict()
    for label, head in unsaved.heads.items():
        assert loaded.heads[label].thresholds == head.thresholds
        assert loaded.heads[label].promises == head.promises


def test_the_same_model_is_the_same_bytes(save, tmp_path):
    first = save(tmp_path / "satu")
    second = save(tmp_path / "dua")
    for path in (tmp_path / "satu").iterdir():
        assert path.read_bytes() == (tmp_path / "dua" / path.name).read_bytes()
    assert first.model_id == second.model_id


def test_writing_over_a_model_leaves_one_whole_model_and_no_litter(save, folder):
    again = save(folder)
    assert load_model(folder).digest == again.digest
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_model_is_called_by_its_name_and_hash(folder):
    model = load_model(folder)
    name, _, digest = model.model_id.partition("@")
    assert name == "kecil"
    assert len(digest) == 12
    assert model.digest.startswith(digest)
    assert len(model.digest) == 64


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_changed_byte_is_found_and_its_file_named(folder, name):
    with_a_changed_byte(folder / name)
    with pytest.raises(SaringError) as error:
        load_model(folder)
    assert str(folder / name) in error.value.message.id
    assert str(folder / name) in error.value.message.en


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(SaringError) as error:
        load_model(folder)
    assert str(folder / name) in error.value.message.en


@pytest.mark.parametrize("content", ["", "{", "[]", "[1, 2]", "{}", "null", "3"])
def test_a_manifest_that_is_none_is_refused(folder, content):
    Layout(folder).manifest.write_text(content, encoding="utf-8")
    with pytest.raises(SaringError):
        load_model(folder)


def test_a_manifest_that_is_no_text_is_refused(folder):
    Layout(folder).manifest.write_bytes(b"\xff\xfe{}")
    with pytest.raises(SaringError, match=r"manifest\.json"):
        load_model(folder)


def test_a_folder_without_a_manifest_is_no_model(tmp_path):
    with pytest.raises(SaringError) as error:
        load_model(tmp_path)
    assert str(tmp_path) in error.value.message.id
    assert "saring train" in error.value.hint.id


def test_a_folder_that_is_not_there_is_no_model(tmp_path):
    with pytest.raises(SaringError):
        load_model(tmp_path / "entah")


def test_a_model_of_another_format_is_refused(folder):
    layout = Layout(folder)
    config = json.loads(layout.config.read_text(encoding="utf-8"))
    layout.config.write_text(json.dumps(config | {"format": 99}), encoding="utf-8")
    write_manifest(layout)
    with pytest.raises(SaringError) as error:
        load_model(folder)
    assert "99" in error.value.message.id


def test_arrays_are_plain_and_run_no_code(folder):
    with np.load(Layout(folder).arrays, allow_pickle=False) as arrays:
        assert set(arrays.files) == {
            *("idf_word", "idf_stem", "idf_pair", "idf_topic", "idf_char"),
            *("weights_campaign", "weights_hate", "weights_hoax"),
        }
        for name in arrays.files:
            assert arrays[name].dtype == np.float32


def test_an_array_of_objects_is_refused(folder):
    layout = Layout(folder)
    with np.load(layout.arrays) as arrays:
        plain = dict(arrays)
    plain["weights_hate"] = np.array([{"run": "code"}], object)
    np.savez(layout.arrays, **plain)
    write_manifest(layout)
    with pytest.raises(ValueError, match="allow_pickle"):
        load_model(folder)


def test_a_place_that_cannot_be_written_to_is_named(save, tmp_path):
    (tmp_path / "berkas").write_text("ini berkas, bukan folder", encoding="utf-8")
    for folder in (tmp_path / "berkas", tmp_path / "berkas" / "model"):
        with pytest.raises(SaringError) as error:
            save(folder)
        assert str(folder) in error.value.message.id
    assert [path.name for path in tmp_path.iterdir()] == ["berkas"]


def test_a_model_has_a_card_in_each_language_of_the_user(folder):
    layout = Layout(folder)
    assert layout.card_in("id").read_text(encoding="utf-8").startswith("# Model kecil")
    assert layout.card_in("en").read_text(encoding="utf-8").startswith("# Small model")
    assert {layout.card_in("id").name, layout.card_in("en").name} == {"card.md", "card.en.md"}
