"""What the posts of a file are like as a whole: when, by whom, how often blank."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta, timezone

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.posts.columns import ColumnMap
from saring.posts.rows import PostChunk

WIB = timezone(timedelta(hours=7), "WIB")
FIELDS = tuple(each.name for each in fields(ColumnMap))
SAMPLES = 3
_KEPT_TEXTS = 1_000
_NUMERIC_DAY = re.compile(r"\D{0,12}(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d\d)\b")


@dataclass
class Profile:
    """Gathers what is known of a file's posts, chunk by chunk.

    Attributes
    ----------
    columns
        Which own column plays which part.
    posts
        How many there are.
    blank
        Posts whose own cell is blank, by field.
    samples
        The first distinct own cells that are not blank, by field.
    unreadable, naive
        Posts whose time cannot be read, and those whose time of day has no zone.
    earliest, latest
        First and last moment; without a zone WIB is taken.
    days
        Posts by day in WIB.
    day_first, month_first, either
        Numeric dates that can be read day first only, month first only, and both ways.
    first_either
        The first date that can be read both ways.
    accounts, platforms, relations
        Posts by each; posts without are not counted.
    texts
        The first texts.
    """

    columns: ColumnMap
    posts: int = 0
    blank: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    unreadable: int = 0
    naive: int = 0
    earliest: datetime | None = None
    latest: datetime | None = None
    days: Counter[date] = field(default_factory=Counter)
    day_first: int = 0
    month_first: int = 0
    either: int = 0
    first_either: str = ""
    accounts: Counter[str] = field(default_factory=Counter)
    platforms: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    _text_hashes: list[NDArray[np.uint64]] = field(default_factory=list)

    @property
    def distinct_texts(self) -> int:
        """Different texts among the posts."""
        return len(np.unique(np.concatenate(self._text_hashes))) if self._text_hashes else 0

    def add(self, chunk: PostChunk) -> None:
        """Take the posts of a chunk into account."""
        posts = chunk.posts
        if not len(posts):
            return
        self.posts += len(posts)
        for name in FIELDS:
            own = getattr(self.columns, name)
            if own is not None:
                self._look_at(name, chunk.own[own])
        if self.columns.posted_at is not None:
            self._add_times(chunk.own[self.columns.posted_at], posts["posted_at"])
        accounts = posts["account"].str.removeprefix("@").str.casefold()
        for counter, cells in (
            (self.accounts, accounts),
            (self.platforms, posts["platform"]),
            (self.relations, posts["relation"]),
        ):
            counter.update({str(name): int(n) for name, n in cells.value_counts().items() if name})
        text = posts["text"]
        self.texts += text.head(_KEPT_TEXTS - len(self.texts)).tolist()
        self._text_hashes.append(pd.util.hash_array(text.to_numpy(dtype=object)))

    def _look_at(self, name: str, cells: pd.Series) -> None:
        filled = cells[cells.str.strip() != ""]
        self.blank[name] += len(cells) - len(filled)
        samples = self.samples[name]
        if len(samples) < SAMPLES:
            new = [cell for cell in filled.head(200).drop_duplicates() if cell not in samples]
            samples += new[: SAMPLES - len(samples)]

    def _add_times(self, own: pd.Series, read: pd.Series) -> None:
        self.unreadable += int(((own.str.strip() != "") & (read == "")).sum())
        for written, count in own.value_counts(sort=False).items():
            self._add_order(str(written), int(count))
        for moment, count in read.value_counts(sort=False).items():
            if moment:
                self._add_moment(str(moment), int(count))

    def _add_order(self, written: str, count: int) -> None:
        match = _NUMERIC_DAY.match(written)
        if match is None:
            return
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            self.day_first += count
        elif second > 12 >= first:
            self.month_first += count
        elif first != second:
            self.either += count
            self.first_either = self.first_either or written

    def _add_moment(self, moment: str, count: int) -> None:
        read = datetime.fromisoformat(moment)
        if read.tzinfo is None:
            self.naive += count if "T" in moment else 0
            read = read.replace(tzinfo=WIB)
        try:
            local = read.astimezone(WIB)
        except OverflowError:  # the last hours of the year 9999
            return
        self.days[local.date()] += count
        self.earliest = min(self.earliest or local, local)
        self.latest = max(self.latest or local, local)
