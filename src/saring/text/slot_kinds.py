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
