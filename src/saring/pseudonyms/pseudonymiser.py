"""Put pseudonyms in place of people in scored rows and rejects."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence

import pandas as pd
from pandas.api.types import is_numeric_dtype

from saring.errors import Phrase
from saring.posts import PostFile, Reject
from saring.posts.rejects import row_content
from saring.pseudonyms.addresses import account_of
from saring.pseudonyms.cells import KINDS, Cells, parsed_json
from saring.pseudonyms.key import Key
from saring.pseudonyms.known import Known
from saring.pseudonyms.roles import Role, role_of
from saring.pseudonyms.tokens import Kind, Tokens, is_token

# What identifies a person wherever it stands; the id of a post does so only by its link.
_LEARNT: dict[Role, Kind] = {
    role: kind for role, kind in KINDS.items() if role not in {Role.POST, Role.ROW}
}
_MAPPED = {"account": Role.ACCOUNT, "post_id": Role.POST, "url": Role.ADDRESS, "text": Role.TEXT}


class Pseudonymiser:
    """Replaces whatever identifies a person by keyed hashes, the same everywhere for one person.

    It is the last step before writing: scores rest on the original text and do not move. What
    identifies whom is never stored; with the key and the original export it can be made again.

    Parameters
    ----------
    key
        The secret. Equal keys give equal pseudonyms for equal people, in any file and format.
    files
        The export, read once in advance so that an account of the last row is also known in the
        text of the first. Without it, only what a table itself holds is known.
    wanted
        Pseudonyms whose origin `tokens` keeps, to reveal them.
    """

    def __init__(
        self, key: Key, files: Sequence[PostFile] = (), *, wanted: Iterable[str] = ()
    ) -> None:
        self.key = key
        self.tokens = Tokens(key, wanted)
        self._known = Known()
        self._cells = Cells(self.tokens, self._known)
        self._mapped: dict[str, Role] = {}
        self._files = {str(file.path): file for file in files}
        for file in files:
            for field, role in _MAPPED.items():
                if own := getattr(file.columns, field):
                    self._mapped[own] = self._mapped[f"masukan_{own}"] = role
        for file in files:
            for chunk in file.chunks():
                self._learn(chunk.own)
                self._learn(chunk.posts[["account"]])  # an archive has it beside its posts

    @property
    def note(self) -> Phrase:
        """Say in the result with which key its pseudonyms were made, and what they are."""
        mark = self.key.fingerprint
        return Phrase(
            f"Akun, nama, nomor, surel dan tautan diganti nama samaran (sidik kunci {mark}). Teks "
            "lainnya tetap seperti ditulis dan dapat dicari: perlakukan sebagai data pribadi.",
            f"Accounts, names, numbers, e-mail and links are pseudonyms (key fingerprint {mark}). "
            "The other text is as written and can be searched for: treat it as personal data.",
        )

    def frame(self, scored: pd.DataFrame) -> pd.DataFrame:
        """Give the same rows and columns without people.

        Parameters
        ----------
        scored
            Scored rows, with any columns of the export; not changed. `reasons` keep
            ``text[start:end] == word`` for the new text.
        """
        self._learn(scored)
        result = scored.copy()
        # An own column and the canonical one made from it hold the same cells.
        done: dict[Role, dict[object, str]] = {}
        for name in scored.columns:
            role = self._role(str(name))
            if role is Role.REASONS and "text" in scored:
                cells = [
                    self._cells.reasons(text, reasons) if reasons else reasons
                    for text, reasons in zip(scored["text"], scored[name].fillna(""), strict=True)
                ]
                result[name] = pd.Series(cells, scored.index, scored[name].dtype)
            elif role is not Role.KEPT:
                result[name] = self._column(scored[name], done.setdefault(role, {}), role)
        return result

    def rejects(self, rejects: Iterable[Reject]) -> list[Reject]:
        """Give rejected rows without people.

        The content keeps its columns where it can be split by the header of its file; otherwise
        it becomes one pseudonym, since nothing tells what it holds. File and row remain, so that
        whoever has the export can look.
        """
        return [
            Reject(
                self.text(reject.source_file),
                reject.source_row,
                self.phrase(reject.reason),
                self.phrase(reject.remedy),
                self._content(reject),
            )
            for reject in rejects
        ]

    def text(self, written: str) -> str:
        """Give any text without people, such as a file name in a summary."""
        return self._cells.text(written)

    def phrase(self, phrase: Phrase) -> Phrase:
        """Give a message without people."""
        return Phrase(self.text(phrase.id), self.text(phrase.en))

    def _learn(self, table: pd.DataFrame) -> None:
        for name in table.columns:
            kind = _LEARNT.get(self._role(str(name)))
            if kind and not is_numeric_dtype(table[name]):
                cells = [cell for cell in table[name].unique() if isinstance(cell, str)]
                if kind is Kind.ACCOUNT:
                    cells = [account_of(cell) or cell for cell in cells]
                self._known.add(kind, cells)

    def _role(self, column: str) -> Role:
        return self._mapped.get(column) or role_of(column)

    def _column(self, column: pd.Series, done: dict[object, str], role: Role) -> pd.Series:
        """Replace cells, each distinct one once; numbers only where they are somebody's."""
        is_number = is_numeric_dtype(column)
        if is_number and role not in KINDS:
            return column
        cells = column.tolist()
        for cell in cells:
            if cell not in done and not pd.isna(cell):
                done[cell] = self._cells.cell(role, str(cell))
        replaced = [done.get(cell, cell) for cell in cells]
        return pd.Series(replaced, column.index, object if is_number else column.dtype)

    def _content(self, reject: Reject) -> str:
        content = reject.content.strip()
        if not content or is_token(content):
            return content
        value = parsed_json(content) if content[0] == "{" else None
        if value is not None:
            return json.dumps(self._cells.json(value), ensure_ascii=False)
        file = self._files.get(reject.source_file)
        header = file.header if file else ()
        for delimiter in dict.fromkeys([",", (file and file.delimiter) or ","]):
            cells = _split(content, delimiter)
            if len(cells) == len(header) > 1:
                return row_content(
                    [
                        self._cells.cell(self._role(name), cell)
                        for name, cell in zip(header, cells, strict=True)
                    ]
                )
        return self.tokens.of(Kind.ROW, content)


def _split(content: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([content], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []
