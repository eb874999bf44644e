"""The whole way from a post as exported to the tokens that features are made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile, takewhile

import regex

from saring.reference.common_words import frequent_words
from saring.reference.contestants import Context, contestant_forms, follows_contestants
from saring.text.hashtags import split_hashtag
from saring.text.repair import Repaired, repair
from saring.text.slot_kinds import ADDRESSED
from saring.text.slots import put_slots
from saring.text.stem import stem
from saring.text.token import Token
from saring.text.tokenise import Kind, Piece, tokenise
from saring.text.words import find_standard_form, is_standard, standard_form

# An account, an address and a number are told apart from words but never from each other: which
# account it is says nothing about the act, and must not be learnt.
PLACEHOLDERS = {Kind.MENTION: "AKUN", Kind.ADDRESS: "TAUTAN", Kind.NUMBER: "ANGKA"}

_CLITICS = frozenset({"nya", "ku", "mu", "lah", "kah", "pun", "ers", "isme", "i"})
_SHORTEST_FUSED_NAME = 4
_SKIN = regex.compile(r"\p{Emoji_Modifier}")


def analyse(text: str) -> list[Token]:
    """Give the tokens of `text` in order, with spans that point into it as written."""
    return _address(
        [
            token._replace(form=PLACEHOLDERS[token.kind], stem=PLACEHOLDERS[token.kind])
            if token.kind in PLACEHOLDERS
            else token
            for token in put_slots(read_words(text))
        ]
    )


def read_words(text: str) -> list[Token]:
    """Give the tokens of `text` as they are before slots: every name and number is itself."""
    repaired = repair(text)
    return [token for piece in tokenise(repaired.text) for token in read_piece(piece, repaired)]


def single_form(raw: str) -> str:
    """Give the form of a word of letters that is read as one word; blank where it is several."""
    form = find_standard_form(raw)  # asked once for each word, so there is nothing to remember
    return "" if " " in form or _find_fused_name(form) else form


def is_read_as_written(word: str) -> bool:
    """Tell quickly that a word is its own `single_form`; False settles nothing.

    Parameters
    ----------
    word
        Letters ``a`` to ``z``.
    """
    return is_standard(word) and word[:_SHORTEST_FUSED_NAME] not in _beginnings()


def form_of_sign(raw: str) -> str:
    """Give the form of a sign: one question mark or ten, and every quotation mark, is one sign."""
    return raw[0] if raw[0] in "?!" else '"'


def _address(tokens: list[Token]) -> list[Token]:
    """Mark the accounts at the head of a post, once each kind: whom a reply speaks to.

    Naming a contestant in a sentence and replying under his post are different acts.
    """
    head: list[Token] = []
    for token in takewhile(lambda token: token.raw.startswith("@"), tokens):
        form = ADDRESSED + token.form
        if head and head[-1].form == form:
            head[-1] = head[-1]._replace(end=token.end)
        else:
            head.append(token._replace(form=form, stem=form))
    rest = dropwhile(lambda token: token.raw.startswith("@"), tokens)
    return [*head, *rest]


def read_piece(piece: Piece, repaired: Repaired) -> Iterator[Token]:
    """Yield the tokens of one piece of a repaired text: mostly one."""
    raw, start, end, kind = piece
    if kind is Kind.HASHTAG:
        yield from _hashtag(piece, repaired)
        return
    if kind is Kind.WORD:
        form = standard_form(raw)
        cut = _fused_name(form)
        if not cut:
            yield from _words(raw, start, repaired)
        elif len(form) == len(raw):
            yield from _words(raw[:cut], start, repaired)
            yield from _words(raw[cut:], start + cut, repaired)
        else:  # stretched (Prabowoooers): where the name ends in it cannot be told
            span = repaired.span(start, end)
            for part in (form[:cut], form[cut:]):
                yield Token(part, stem(part), raw, *span, Kind.WORD)
        return
    if kind is Kind.SPACED:
        yield from _spaced(piece, repaired)
        return
    form = _form_by_kind(raw, kind)
    yield Token(form, stem(form), raw, *repaired.span(start, end), kind)


def _spaced(piece: Piece, repaired: Repaired) -> Iterator[Token]:
    """Read ``c o b l o s``, and cut letters that several words were spelt out with."""
    raw, start, _, kind = piece
    letters = raw[::2]
    parts = split_hashtag(letters.lower(), _names())
    if standard_form(letters) in frequent_words() or not all(
        letters[first:last].lower() in frequent_words() for first, last in parts
    ):
        parts = ((0, len(letters)),)
    for first, last in parts:
        form = standard_form(letters[first:last])
        at = start + 2 * first  # a sign stands between each letter and the next
        span = repaired.span(at, start + 2 * last - 1)
        yield Token(form, stem(form), raw[2 * first : 2 * last - 1], *span, kind)


def _form_by_kind(raw: str, kind: Kind) -> str:
    if kind is Kind.SIGN:
        return form_of_sign(raw)
    if kind is Kind.EMOJI:  # whatever the colour of the skin
        return str(_SKIN.sub("", raw))
    return raw.lower()


def _words(raw: str, start: int, repaired: Repaired, hashtag: int = 0) -> Iterator[Token]:
    span = repaired.span(start, start + len(raw))
    for form in standard_form(raw).split():  # gabisa stands for two words
        yield Token(form, stem(form), raw, *span, Kind.WORD, hashtag)


def _hashtag(piece: Piece, repaired: Repaired) -> Iterator[Token]:
    tag, number = piece.raw[1:], piece.start + 1
    whole = f"#{tag.lower()}"
    if whole in _hashtag_forms():
        span = repaired.span(piece.start, piece.end)
        yield Token(whole, whole, piece.raw, *span, Kind.HASHTAG, number)
        return
    for start, end in split_hashtag(tag, _names()):
        raw, at = tag[start:end], number + start
        if raw.isdigit():
            yield Token(raw, raw, raw, *repaired.span(at, at + len(raw)), Kind.NUMBER, number)
        else:
            yield from _words(raw, at, repaired, number)


@follows_contestants
@lru_cache(maxsize=65_536)
def _fused_name(form: str) -> int:
    return _find_fused_name(form)


def _find_fused_name(form: str) -> int:
    """Where a name run together with a clitic or another name ends (prabowogibran); 0 if none."""
    if form[:_SHORTEST_FUSED_NAME] not in _beginnings() or form in frequent_words():
        return 0
    if len(form) <= _SHORTEST_FUSED_NAME or form in _names():
        return 0
    for cut in range(len(form) - 1, _SHORTEST_FUSED_NAME - 1, -1):
        if form[:cut] in _names() and (form[cut:] in _CLITICS or form[cut:] in _names()):
            return cut
    return 0


@follows_contestants
@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(
        form.words[0]
        for form in contestant_forms()
        if len(form.words) == 1
        and form.words[0].isalpha()
        and form.context is Context.ALWAYS
        and len(form.words[0]) >= _SHORTEST_FUSED_NAME
    )


@follows_contestants
@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(name[:_SHORTEST_FUSED_NAME] for name in _names())


@follows_contestants
@lru_cache(maxsize=1)
def _hashtag_forms() -> frozenset[str]:
    return frozenset(form.words[0] for form in contestant_forms() if form.words[0][0] == "#")
