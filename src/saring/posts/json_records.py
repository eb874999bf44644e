"""Where inside nested JSON the posts lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saring.posts.columns import FALLBACK_TEXT, RANKS
from saring.posts.names import fold_name
from saring.posts.table import cell_text
from saring.visible import whole_text

_DEEPEST = 10
_PEEK = 20
_EACH = "*"
_FALLBACK = {fold_name(name) for name in FALLBACK_TEXT}


@dataclass(frozen=True, slots=True)
class Records:
    """Where the posts are.

    Parameters
    ----------
    path
        Keys from a top value down to the posts, through lists wherever they come; ``*`` stands
        for every key. Empty when the top values are the posts.
    others
        Dotted paths of other lists that hold texts.
    """

    path: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The path as a user would write it."""
        return ".".join(self.path)

    def empty_at(self, value: object) -> bool:
        """Whether the list of posts is there but empty, as on the last page of an API."""
        return any(found in ([], {}, None) for found in _values_at(value, self.path))


@dataclass(frozen=True, slots=True)
class _Candidate:
    path: tuple[str, ...]
    rank: int  # 0 a text column, 1 a column that may be the text, 2 a list of objects without
    size: int


def find_records(sample: Sequence[dict[str, object]], text: str | None) -> Records:
    """Find the objects that hold the text of posts.

    Those nearest to the top win, and among equals the longer list.

    Parameters
    ----------
    sample
        Top values from the start of the file: lines, items of an array, or the one object.
    text
        The column that the user named, whole from the top or from the post; None to go by the
        known names.
    """
    found: dict[tuple[str, ...], _Candidate] = {}
    for value in sample:
        for candidate in _candidates(value, (), text):
            best = found.get(candidate.path)
            if best is None or candidate.rank < best.rank:
                found[candidate.path] = candidate
    if not found:
        return Records()
    order = sorted(found.values(), key=lambda c: (c.rank, len(c.path), -c.size))
    chosen = order[0]
    if chosen.rank == 2 and len(sample) > 1:
        return Records()
    others = [c for c in order[1:] if c.rank == 0 and c.path and text is None]
    return Records(chosen.path, tuple(".".join(c.path) for c in others[:10]))


def records_at(value: object, path: Sequence[str]) -> Iterator[object]:
    """Give what lies at the end of `path`, every item of the lists on the way and at its end."""
    for found in _values_at(value, path):
        if isinstance(found, list):
            yield from found
        elif found is not None:
            yield found


def _values_at(value: object, path: Sequence[str]) -> Iterator[object]:
    if isinstance(value, list) and path:
        for item in value:
            yield from _values_at(item, path)
    elif not path:
        yield value
    elif isinstance(value, dict):
        if path[0] == _EACH:
            for inner in value.values():
                yield from _values_at(inner, path[1:])
        elif path[0] in value:
            yield from _values_at(value[path[0]], path[1:])


def _candidates(
    value: dict[str, object], path: tuple[str, ...], text: str | None
) -> Iterator[_Candidate]:
    if len(path) > _DEEPEST:
        return
    rank = None if path else _text_rank(value, path, text)
    if rank is not None:
        yield _Candidate(path, rank, 1)
    if _are_posts_by_id(value, text):
        yield _Candidate((*path, _EACH), 0, len(value))
    for key, inner in value.items():
        here = (*path, key)
        objects = [inner] if isinstance(inner, dict) else []
        if isinstance(inner, list):
            objects = [item for item in inner[:_PEEK] if isinstance(item, dict)]
            ranks = [r for o in objects if (r := _text_rank(o, here, text)) is not None]
            if objects:
                yield _Candidate(here, min(ranks, default=2), len(inner))
        for item in objects[:3]:
            yield from _candidates(item, here, text)


def _are_posts_by_id(value: dict[str, object], text: str | None) -> bool:
    if len(value) < 2 or not all(isinstance(inner, dict) for inner in value.values()):
        return False
    sets = [set(inner) for inner in value.values() if isinstance(inner, dict)]
    first = next(iter(value.values()))
    return (
        all(keys == sets[0] for keys in sets[1:_PEEK])
        and isinstance(first, dict)
        and _text_rank(first, (_EACH,), text) == 0
    )


def _text_rank(value: dict[str, object], path: Sequence[str], text: str | None) -> int | None:
    """Rank how surely an object is a post: 0 or 1, None if it has no text."""
    names = list(_names(value))
    if text is not None:
        wanted = fold_name(text)
        whole = fold_name(".".join(path))
        return (
            0
            if any(fold_name(n) == wanted or whole + fold_name(n) == wanted for n in names)
            else None
        )
    folded = {fold_name(name) for name in names}
    # A wrapper such as {"node": {...}} has its texts one level down.
    if len(value) == 1:
        folded |= {fold_name(name.split(".", 1)[-1]) for name in names}
    texts = folded & RANKS["text"].keys()
    return None if not texts else 1 if texts <= _FALLBACK else 0


def _names(value: dict[str, object], prefix: str = "", depth: int = 0) -> Iterator[str]:
    for key, inner in value.items():
        if isinstance(inner, dict) and depth < _DEEPEST:
            yield from _names(inner, f"{prefix}{key}.", depth + 1)
        else:
            yield prefix + key


def flatten(value: dict[str, object], prefix: str = "") -> dict[str, str]:
    """Write one object as cells, nested objects under dotted names, lists as JSON text."""
    flat: dict[str, str] = {}
    for key, inner in value.items():
        name = prefix + whole_text(key)
        if isinstance(inner, dict):
            flat.update(flatten(inner, f"{name}."))
        else:
            flat[name] = whole_text(cell_text(inner))
    return flat
