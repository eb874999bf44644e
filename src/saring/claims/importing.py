"""A registry made from a list of debunked claims, whatever its columns are called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import regex

from saring.claims.registry import Claim
from saring.claims.terms import stems_of
from saring.errors import Phrase, SaringError
from saring.posts import PostFile, Reject, open_posts
from saring.posts.dates import normalise_time
from saring.posts.names import fold_name

CLAIM_NAMES = ("claim", "klaim", "judul", "title", "headline")
NAMES = {
    "source": ("source", "sumber", "fact_checker", "pemeriksa_fakta", "publisher"),
    "url": ("url", "tautan", "link", "permalink"),
    "date": ("checked_on", "date", "tanggal", "published_at", "time"),
    "verdict": ("verdict", "putusan", "label", "rating", "flag"),
    "examples": ("examples", "contoh"),
}
DEBUNKED = "dibantah"
"""Verdict of a claim whose list has none: no more is known than that it was debunked."""

_TAGGED = regex.compile(r"^\s*\[\s*(?P<verdict>[\p{L} ]{3,30}?)\s*\]\s*:?\s*")


@dataclass(frozen=True, slots=True)
class ImportedClaims:
    """Claims of a list, each once, and the rows that could not become one."""

    claims: tuple[Claim, ...]
    rejects: tuple[Reject, ...]
    rows_read: int
    merged: int

    def summary(self) -> Phrase:
        """Say what became of the rows: they add up."""
        kept, rejected = len(self.claims), len(self.rejects)
        return Phrase(
            f"{self.rows_read} baris dibaca = {kept} klaim + {self.merged} digabung sebagai "
            f"rangkap + {rejected} ditolak.",
            f"{self.rows_read} rows read = {kept} claims + {self.merged} merged as duplicates + "
            f"{rejected} rejected.",
        )


def import_claims(path: Path, *, source: str = "") -> ImportedClaims:
    """Read claims from a list in any format that posts are read from.

    A verdict in brackets before a claim ([SALAH]) is taken from there. Claims of the same words
    are one; what one row lacks is taken from the next. All rows come out unverified.

    Parameters
    ----------
    source
        Who debunked the claims of rows that do not say so themselves.

    Raises
    ------
    SaringError
        The file cannot be read, has no column of claims, or no row of it makes a claim.
    """
    listed = _open_list(path)
    claims: dict[tuple[str, ...], Claim] = {}
    rejects: list[Reject] = []
    rows_read = merged = 0
    for chunk in listed.chunks():
        rows_read += chunk.rows_read
        rejects.extend(chunk.rejects)
        cells = _cells(listed, chunk.own)
        for post, row in zip(chunk.posts.to_dict("records"), cells, strict=True):
            claim = _claim(str(post["text"]), row, source)
            if not claim.source:
                rejects.append(_no_source(path, int(post["source_row"]), claim.claim))
                continue
            key = tuple(sorted(set(stems_of(claim.claim)))) or (claim.claim,)
            merged += key in claims
            claims[key] = _together(claims[key], claim) if key in claims else claim
    if not claims:
        raise _nothing(path, rejects)
    return ImportedClaims(tuple(claims.values()), tuple(rejects), rows_read, merged)


def _open_list(path: Path) -> PostFile:
    """Open with the first column that is called as a claim; other faults are told as they are."""
    faults: list[SaringError] = []
    for name in CLAIM_NAMES:
        try:
            return open_posts(path, {"text": name})
        except SaringError as fault:
            faults.append(fault)
    # A fault of the file is the same whatever the column: one of the column names it.
    if len({fault.message for fault in faults}) == 1:
        raise faults[0]
    names = "/".join(CLAIM_NAMES)
    raise SaringError(
        Phrase(f"{path}: tidak ada kolom klaim.", f"{path}: no column holds the claims."),
        Phrase(f"Namai kolomnya salah satu dari {names}.", f"Call the column one of {names}."),
    ) from faults[0]


def _cells(listed: PostFile, own: pd.DataFrame) -> Iterator[dict[str, str]]:
    columns = {}
    for part, names in NAMES.items():
        folded = [fold_name(name) for name in names]
        found = [c for c in own.columns if fold_name(c) in folded and c != listed.columns.text]
        if found:
            columns[part] = min(found, key=lambda column: folded.index(fold_name(column)))
    for row in own.to_dict("records"):
        yield {part: str(row[columns[part]]).strip() if part in columns else "" for part in NAMES}


def _claim(text: str, row: dict[str, str], source: str) -> Claim:
    tag = _TAGGED.match(text)
    verdict = row["verdict"] or (tag["verdict"] if tag else DEBUNKED)
    claim = " ".join((text[tag.end() :] if tag else text).split()).strip("“”\"' ")
    claim = claim or " ".join(text.split())
    return Claim(
        claim_id=f"K-{hashlib.sha256(claim.casefold().encode()).hexdigest()[:10]}",
        claim=claim,
        examples=tuple(filter(None, (part.strip() for part in row["examples"].split("|")))),
        verdict=verdict.lower(),
        source=row["source"] or source,
        url=row["url"],
        checked_on=normalise_time(row["date"])[:10],
    )


def _together(first: Claim, second: Claim) -> Claim:
    """Merge two rows of one claim: the first one's words, what it lacks from the second."""
    return replace(
        first,
        examples=tuple(dict.fromkeys((*first.examples, *second.examples))),
        url=first.url or second.url,
        checked_on=first.checked_on or second.checked_on,
    )


def _no_source(path: Path, row: int, content: str) -> Reject:
    return Reject(
        str(path), row,
        Phrase("klaim ini tidak menyebut siapa yang membantahnya",
               "this claim does not say who debunked it"),
        Phrase('Isi kolom source, atau pakai --source "Nama pemeriksa fakta".',
               'Fill in the column source, or use --source "Name of the fact-checker".'),
        content,
    )  # fmt: skip


def _nothing(path: Path, rejects: list[Reject]) -> SaringError:
    reason = rejects[0]
    return SaringError(
        Phrase(f"{path}: tidak satu baris pun menjadi klaim; baris {reason.source_row}: "
               f"{reason.reason.id}.",
               f"{path}: not one row makes a claim; row {reason.source_row}: {reason.reason.en}."),
        reason.remedy,
    )  # fmt: skip
