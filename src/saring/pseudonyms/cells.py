"""Put pseudonyms in place of people in one cell, by what its column is taken for."""

from __future__ import annotations

import json
import re

from saring.pseudonyms.addresses import account_of, hide_address
from saring.pseudonyms.edits import apply, merged, moved_reasons
from saring.pseudonyms.known import Known
from saring.pseudonyms.patterns import Edit, find_identifiers
from saring.pseudonyms.roles import Role, role_of
from saring.pseudonyms.tokens import Kind, Tokens

KINDS: dict[Role, Kind] = {
    Role.ACCOUNT: Kind.ACCOUNT,
    Role.NAME: Kind.NAME,
    Role.PHONE: Kind.PHONE,
    Role.EMAIL: Kind.EMAIL,
    Role.NIK: Kind.NIK,
    Role.NIP: Kind.NIP,
    Role.POST: Kind.POST,
    Role.ROW: Kind.ROW,
}
"""Roles of columns whose cells are replaced as wholes."""

_HANDLE = re.compile(r"[@＠]?\w(?:[\w.]*\w)?(?:-[0-9A-Z]{12})?")
_POST_NUMBER = re.compile(r"\d{15}|\d{17}|\d{19,20}")
_ONE_ADDRESS = re.compile(r"https?://[^\s<>\"',;]+")
_PATH = re.compile(r"\S*(?:/|\d{5})\S*")


class Cells:
    """Replaces in cells and texts what `known` and its form tell to be a person's."""

    def __init__(self, tokens: Tokens, known: Known) -> None:
        self._tokens = tokens
        self._known = known

    def edits(self, text: str, *, every_address: bool = False) -> list[Edit]:
        """Give what to replace in a text, from left to right."""
        known = self._known
        by_form = find_identifiers(
            text, self._tokens, known.is_account, every_address=every_address
        )
        return merged(list(by_form), list(known.find(text, self._tokens)))

    def text(self, written: str) -> str:
        """Give a text without people."""
        return apply(written, self.edits(written))

    def reasons(self, text: str, reasons: str) -> str:
        """Give a row's reasons for its text without people."""
        edits = self.edits(text)
        return moved_reasons(reasons, apply(text, edits), edits, self.text)

    def cell(self, role: Role, cell: str) -> str:
        """Give a cell without people; one without letters or digits stays."""
        if role is Role.KEPT or not any(letter.isalnum() for letter in cell):
            return cell
        if role in KINDS:
            return self._identifier(role, cell)
        return {
            Role.TEXT: self.text,
            Role.ADDRESS: self._address,
            Role.ACCOUNTS: self._accounts,
        }.get(role, self._other)(cell)

    def json(self, value: object, role: Role = Role.OTHER) -> object:
        """Give parsed JSON without people, each value by the name of its key."""
        if isinstance(value, dict):
            return {key: self.json(item, role_of(str(key))) for key, item in value.items()}
        if isinstance(value, list):
            return [self.json(item, role) for item in value]
        if isinstance(value, str):
            return self.cell(role, value)
        if isinstance(value, int) and not isinstance(value, bool) and role in KINDS:
            return self.cell(role, str(value))
        return value

    def _identifier(self, role: Role, cell: str) -> str:
        if role is Role.ACCOUNT and (account := account_of(cell)):
            return self._tokens.of(Kind.ACCOUNT, account)
        # A cell may hold two numbers, or a number and whose it is.
        if role in {Role.PHONE, Role.EMAIL} and (found := self.text(cell)) != cell:
            return found
        return self._tokens.of(KINDS[role], cell)

    def _accounts(self, cell: str) -> str:
        return _HANDLE.sub(lambda found: self._tokens.of(Kind.ACCOUNT, found[0]), cell)

    def _address(self, cell: str) -> str:
        if _ONE_ADDRESS.fullmatch(cell):
            return hide_address(cell, self._tokens)
        hidden = apply(cell, self.edits(cell, every_address=True))
        if hidden == cell and _PATH.fullmatch(cell) and "://" not in cell:
            return self._tokens.of(Kind.POST, cell)
        return hidden

    def _other(self, cell: str) -> str:
        if kind := self._known.kind_of(cell):
            return self._tokens.of(kind, cell)
        if _POST_NUMBER.fullmatch(cell):
            return self._tokens.of(Kind.POST, cell)
        if cell[0] in "[{" and (value := parsed_json(cell)) is not None:
            hidden = self.json(value)
            return cell if hidden == value else json.dumps(hidden, ensure_ascii=False)
        return self.text(cell)


def parsed_json(text: str) -> object:
    """Give what a text holds as JSON; None when it is none."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value
