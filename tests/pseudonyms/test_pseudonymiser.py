import json
import re

import pandas as pd
import pytest

from saring.errors import Phrase
from saring.posts import Reject, open_posts
from saring.pseudonyms import Pseudonymiser

PEOPLE = (
    "budi_s", "siti.aminah", "siti aminah", "budi santoso", "budi  santoso", "198001012005011001",
    "19800101 200501 1 001", "3374010101800001", "0812-3456-7890", "812 3456 7890",
    "budi.santoso@", "1626920000000000001",
)  # fmt: skip


def everything(frame):
    return "\n".join(frame.astype("str").to_numpy().ravel()).casefold()


def test_nobody_remains_in_any_column(key, scored):
    written = everything(scored)
    assert all(person in written for person in PEOPLE)
    hidden = everything(Pseudonymiser(key).frame(scored))
    assert [person for person in PEOPLE if person in hidden] == []


def test_rows_columns_and_scores_stay(key, scored):
    before = scored.copy()
    hidden = Pseudonymiser(key).frame(scored)
    assert list(hidden.columns) == list(scored.columns)
    kept = ["source_row", "posted_at", "platform", "campaign_score", "campaign_band"]
    pd.testing.assert_frame_equal(hidden[kept], scored[kept])
    pd.testing.assert_frame_equal(scored, before)


def test_one_person_is_one_pseudonym_in_column_mention_text_and_address(key, scored):
    hidden = Pseudonymiser(key).frame(scored)
    budi, siti = hidden["account"][0], hidden["account"][2]
    assert hidden["account"][1] == budi != siti
    assert f"@{siti}" in hidden["text"][0]
    assert budi in hidden["text"][2]
    assert hidden["url"][0] == f"https://x.com/{budi}/status/{hidden['post_id'][0]}"
    assert hidden["Nama"][0] in hidden["text"][1]
    assert hidden["NIP"][0] in hidden["text"][1]
    assert hidden["No HP"][0] in hidden["text"][0]
    assert hidden["No HP"][0] in hidden["Keterangan"][2]


def test_every_word_of_the_reasons_stands_at_its_span_of_the_new_text(key, scored):
    hidden = Pseudonymiser(key).frame(scored)
    words = json.loads(hidden["reasons"][0])["campaign"]["words"]
    text = hidden["text"][0]
    assert [text[word["start"] : word["end"]] for word in words] == [w["text"] for w in words]
    assert [word["text"] for word in words][1:3] == ["coblos", "nomor 2"]
    assert words[0]["text"] == f"@{hidden['account'][2]}"
    assert [word["weight"] for word in words] == [1, 1, 1, 1]


def test_half_a_json_of_reasons_is_left_out_rather_than_let_through(key):
    frame = pd.DataFrame(
        {"text": ["halo @budi_s"], "reasons": ['{"campaign": {"words": [{"text": "@bu']}
    )
    assert Pseudonymiser(key).frame(frame)["reasons"][0] == ""


def test_doing_it_twice_changes_nothing(key, other_key, scored):
    once = Pseudonymiser(key).frame(scored)
    pd.testing.assert_frame_equal(Pseudonymiser(key).frame(once), once)
    pd.testing.assert_frame_equal(Pseudonymiser(other_key).frame(once), once)


def test_another_key_gives_pseudonyms_that_cannot_be_linked(key, other_key, scored):
    pattern = r"[A-Z]+-[0-9A-Z]{12}"
    first, second = (
        set(re.findall(pattern, everything(Pseudonymiser(k).frame(scored)).upper()))
        for k in (key, other_key)
    )  # fmt: skip
    assert len(first) == len(second) > 8
    assert not first & second


def test_a_word_in_use_is_no_account_within_a_text_but_is_one_in_its_column(key):
    frame = pd.DataFrame(
        {
            "account": ["guru", "ani_88"],
            "text": ["guru honorer @guru", "x"],
            "Pengunggah": ["guru", ""],
        }
    )
    hidden = Pseudonymiser(key).frame(frame)
    account = hidden["account"][0]
    assert account.startswith("AKUN-")
    assert hidden["text"][0] == f"guru honorer @{account}"
    assert hidden["Pengunggah"][0] == account


def test_a_contestants_own_account_in_the_export_is_hidden_like_any_other(key):
    frame = pd.DataFrame(
        {"account": ["prabowo"], "text": ["@prabowo menang, Prabowo Subianto menang"]}
    )
    hidden = Pseudonymiser(key).frame(frame)
    assert hidden["text"][0] == f"@{hidden['account'][0]} menang, Prabowo Subianto menang"


def test_json_in_a_cell_is_read_by_its_keys(key):
    cell = json.dumps([{"screen_name": "Budi_S", "name": "Budi", "id": 1626920000, "teks": "halo"}])
    frame = pd.DataFrame({"account": ["budi_s"], "entities": [cell], "text": ["x"]})
    hidden = Pseudonymiser(key).frame(frame)
    (entity,) = json.loads(hidden["entities"][0])
    assert entity["screen_name"] == hidden["account"][0]
    assert entity["name"].startswith("NAMA-")
    assert entity["id"].startswith("POS-")
    assert entity["teks"] == "halo"


def test_a_list_of_mentions_hides_each(key):
    frame = pd.DataFrame({"account": ["budi_s"], "mentions": ["@Budi_S, siti_a"], "text": ["x"]})
    hidden = Pseudonymiser(key).frame(frame)
    assert re.fullmatch(rf"{hidden['account'][0]}, AKUN-\w{{12}}", hidden["mentions"][0])


@pytest.mark.parametrize("count", [1, 3])
def test_an_account_of_a_later_chunk_is_known_in_the_first(tmp_path, key, count):
    path = tmp_path / "ekspor.csv"
    path.write_text(
        "akun,isi\n" + "guru_a,terima kasih zulaikha88 atas bantuannya\n" * count
        + "zulaikha88,sama sama\n", encoding="utf-8",
    )  # fmt: skip
    file = open_posts(path, chunk_rows=1)
    pseudonymiser = Pseudonymiser(key, [file])
    hidden = pd.concat([pseudonymiser.frame(chunk.posts) for chunk in file.chunks()])
    assert "zulaikha88" not in everything(hidden)


def test_a_column_mapped_as_account_is_hidden_whatever_its_name(tmp_path, key):
    path = tmp_path / "ekspor.csv"
    path.write_text("kolom_x,isi\nbudi,halo\n", encoding="utf-8")
    file = open_posts(path, {"account": "kolom_x"})
    (chunk,) = file.chunks()
    hidden = Pseudonymiser(key, [file]).frame(pd.concat([chunk.own, chunk.posts], axis=1))
    assert hidden["kolom_x"][0] == hidden["account"][0] != "budi"


def test_a_rejected_row_keeps_its_columns_and_hides_its_people(tmp_path, key):
    path = tmp_path / "ekspor.csv"
    path.write_text("akun,nama,isi\nbudi_s,Budi,halo\nratna_w,Ratna Wulandari,\n", encoding="utf-8")
    file = open_posts(path)
    (chunk,) = file.chunks()
    (reject,) = Pseudonymiser(key, [file]).rejects(chunk.rejects)
    assert re.fullmatch(r"AKUN-\w{12},NAMA-\w{12},", reject.content)
    assert reject.source_row == 3
    assert reject.reason == chunk.rejects[0].reason


def test_a_rejected_row_that_cannot_be_split_is_not_shown(key):
    reject = Reject("ekspor.csv", 7, Phrase("kutip", "quote"), Phrase("x", "y"), '"budi_s,halo')
    (hidden,) = Pseudonymiser(key).rejects([reject])
    assert re.fullmatch(r"BARIS-\w{12}", hidden.content)
    (again,) = Pseudonymiser(key).rejects([hidden])
    assert again == hidden


def test_a_rejected_line_of_json_is_read_by_its_keys(key):
    content = json.dumps({"user": {"screen_name": "budi_s"}, "text": ""})
    reject = Reject("e.jsonl", 1, Phrase("kosong", "blank"), Phrase("x", "y"), content)
    (hidden,) = Pseudonymiser(key).rejects([reject])
    assert re.fullmatch(r'\{"user": \{"screen_name": "AKUN-\w{12}"\}, "text": ""\}', hidden.content)


def test_the_note_names_the_key_by_its_fingerprint_only(key):
    note = Pseudonymiser(key).note
    assert key.fingerprint in note.id
    assert key.fingerprint in note.en
    assert key.secret.hex() not in note.id + note.en
