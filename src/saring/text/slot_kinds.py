"""What a slot can stand for."""

from __future__ import annotations

CANDIDATE = "KANDIDAT"
PARTY = "PARTAI"
BALLOT_NUMBER = "NOMOR_URUT"
# A name that may be a contestant's or anybody's: "Anis" in a post on nothing else.
NAME = "NAMA"
# A person who is in no table, known by the title before the name: "Pak Wignyo".
PERSON = "ORANG"
FINGER_SIGN = "ISYARAT_JARI"
# Before the slot or placeholder of an account at the head of a post: to whom it speaks.
ADDRESSED = "SAPA_"
# People by a trait that the law protects. Who they are is no evidence, so all of one trait share
# a slot: what counts is what is said of them.
GROUPS = {
    "religion": "KELOMPOK_AGAMA",
    "ethnicity": "KELOMPOK_SUKU",
    "origin": "KELOMPOK_SUKU",
    "gender": "KELOMPOK_GENDER",
    "disability": "KELOMPOK_DISABILITAS",
}
