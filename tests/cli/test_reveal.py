import json

import pandas as pd
import pytest
from typer.testing import CliRunner

from saring.cli.app import app
from saring.posts import open_posts
from saring.pseudonyms import Pseudonymiser, load_key

runner = CliRunner()
REASON = "klarifikasi atas permintaan Inspektorat"
EXPORT = (
    "Nama,Akun,Isi,Tautan\n"
    "Budi Santoso,budi_s,halo 0812-3456-7890,https://x.com/budi_s/status/17\n"
    "Siti Aminah,siti.a,salam @Budi_S,\n"
    "Ratna Wulandari,ratna_w,,\n"
)


@pytest.fixture
def call(tmp_path):
    (tmp_path / "ekspor.csv").write_text(EXPORT, encoding="utf-8")
    made = runner.invoke(app, ["new-key", str(tmp_path / "i.key")])
    assert made.exit_code == 0

    def _call(*pseudonyms, reason=REASON, key="i.key", export="ekspor.csv", options=()):
        return runner.invoke(
            app,
            ["reveal", *pseudonyms, "--key", str(tmp_path / key), "--in", str(tmp_path / export),
             "--reason", reason, *options],
        )  # fmt: skip

    return _call


@pytest.fixture
def hidden(call, tmp_path):
    file = open_posts(tmp_path / "ekspor.csv")
    (chunk,) = file.chunks()
    pseudonymiser = Pseudonymiser(load_key(tmp_path / "i.key"), [file])
    rows = pseudonymiser.frame(pd.concat([chunk.own, chunk.posts], axis=1))
    return rows, pseudonymiser.rejects(chunk.rejects)


def journal(tmp_path):
    lines = (tmp_path / "i.key.reveal.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_pseudonym_is_revealed_with_the_place_where_it_stands(call, hidden, tmp_path):
    rows, _ = hidden
    shown = call(rows["account"][1], rows["Nama"][0], f"@{rows['account'][0].lower()}")
    assert shown.exit_code == 0, shown.stderr
    lines = [line.split("\t") for line in shown.stdout.splitlines()]
    assert [line[1] for line in lines] == ["siti.a", "budi santoso", "budi_s"]
    assert lines[0] == [rows["account"][1], "siti.a", str(tmp_path / "ekspor.csv"), "3"]


def test_a_phone_number_in_a_text_and_a_person_in_a_rejected_row_are_found_too(call, hidden):
    rows, rejects = hidden
    phone = rows["text"][0].split()[-1]
    ratna = rejects[0].content.split(",")[1]
    shown = call(phone, ratna)
    assert [line.split("\t")[1] for line in shown.stdout.splitlines()] == [
        "6281234567890",
        "ratna_w",
    ]


def test_each_reveal_is_recorded_without_the_identity(call, hidden, tmp_path):
    rows, _ = hidden
    call(
        rows["account"][0],
        reason="Klarifikasi terhadap budi_s oleh tim",
        options=["--case", "7/2024"],
    )
    (record,) = journal(tmp_path)
    assert record["pseudonyms"] == [rows["account"][0]]
    assert record["outcome"] == "revealed"
    assert record["case"] == "7/2024"
    assert record["key"] == load_key(tmp_path / "i.key").fingerprint
    assert record["user"]
    assert "budi" not in json.dumps(record).casefold()


def test_what_cannot_be_found_is_said_and_recorded(call, tmp_path):
    shown = call("AKUN-000000000000")
    assert shown.exit_code == 1
    assert shown.stdout == ""
    assert "AKUN-000000000000: tidak ditemukan" in shown.stderr
    assert journal(tmp_path)[0]["outcome"] == "not found"


def test_another_key_reveals_nothing(call, hidden, tmp_path):
    rows, _ = hidden
    runner.invoke(app, ["new-key", str(tmp_path / "lain.key")])
    shown = call(rows["account"][0], key="lain.key")
    assert (shown.exit_code, shown.stdout) == (1, "")


@pytest.mark.parametrize(
    ("pseudonym", "options", "said"),
    [
        ("AKUN-000000000000", {"reason": "perlu"}, "terlalu singkat"),
        ("AKUN-000000000000", {"reason": "a a a a a a a a"}, "terlalu singkat"),
        ("AKUN-7K3", {}, "bukan nama samaran"),
        ("AKUN-000000000000", {"export": "hilang.csv"}, "tidak ditemukan"),
        ("AKUN-000000000000", {"key": "hilang.key"}, "kunci tidak dapat dibaca"),
    ],
)
def test_without_reason_export_key_or_pseudonym_it_refuses_and_records_that(
    call, tmp_path, pseudonym, options, said
):
    shown = call(pseudonym, **options)
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert said in shown.stderr
    (log,) = tmp_path.glob("*.reveal.jsonl")
    assert json.loads(log.read_text(encoding="utf-8"))["outcome"] == "refused"


@pytest.mark.parametrize("option", ["--key", "--in", "--reason"])
def test_what_must_be_given_must_be_given(option, tmp_path):
    given = {"--key": "k", "--in": "e", "--reason": REASON}
    del given[option]
    arguments = [word for pair in given.items() for word in pair]
    shown = runner.invoke(app, ["reveal", "AKUN-000000000000", *arguments])
    assert shown.exit_code == 2
    assert option in shown.stderr


def test_nothing_is_revealed_over_a_broken_journal(call, hidden, tmp_path):
    rows, _ = hidden
    call("AKUN-000000000000")
    log = tmp_path / "i.key.reveal.jsonl"
    log.write_text(
        log.read_text(encoding="utf-8").replace("klarifikasi", "iseng"), encoding="utf-8"
    )
    shown = call(rows["account"][0])
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert "baris 1: rantai catatan putus" in shown.stderr
    fresh = call(rows["account"][0], options=["--log", str(tmp_path / "baru.jsonl")])
    assert fresh.exit_code == 0


def test_an_identity_cannot_move_the_cursor(call, tmp_path):
    (tmp_path / "jahat.csv").write_text("akun,isi\nbudi\x1b[2J_s,halo\n", encoding="utf-8")
    file = open_posts(tmp_path / "jahat.csv")
    (chunk,) = file.chunks()
    rows = Pseudonymiser(load_key(tmp_path / "i.key"), [file]).frame(chunk.posts)
    shown = call(rows["account"][0], export="jahat.csv")
    assert "budi" in shown.stdout
    assert "\x1b" not in shown.stdout
