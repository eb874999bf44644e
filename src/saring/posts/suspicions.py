"""What is odd about a file that can be read: a wrong column, swapped dates, one account."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from saring.errors import Phrase
from saring.posts.dates import normalise_time
from saring.posts.problems import Problem
from saring.posts.profile import Profile
from saring.posts.read import PostFile
from saring.reference.calendar import Calendar

# Shares above which people were seen to have named the wrong column or exported the wrong thing;
# small files are left alone, because a handful of posts may well be alike.
_ENOUGH_POSTS = 10
_MOSTLY = 0.5
_NEARLY_ALL = 0.8
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_NAME = re.compile(r"@[\w.]+|[\w.]+|(?:[A-Z][\w.'’-]*,?\s+){1,4}[A-Z][\w.'’-]*")
_KINDS: tuple[tuple[Phrase, Callable[[str], bool]], ...] = (
    (Phrase("tautan", "links"), lambda text: bool(_LINK.fullmatch(text))),
    (Phrase("tanggal", "dates"), lambda text: len(text) < 40 and bool(normalise_time(text))),
    (Phrase("nama", "names"), lambda text: bool(_NAME.fullmatch(text))),
)


def find_suspicions(
    file: PostFile, profile: Profile, unused: Sequence[str], calendar: Calendar, today: date
) -> Iterator[Problem]:
    """Give warnings about a file as a whole.

    Parameters
    ----------
    unused
        Own columns that play no part, to choose from.
    calendar
        Whose events the posts should fall between.
    today
        After which nothing can have been posted.
    """
    yield from _missing_columns(file, profile, unused)
    if not profile.posts:
        return
    yield from _text_column(file, profile)
    yield from _day_and_month(file, profile)
    yield from _days(file, profile, calendar, today)
    yield from _whose(file, profile)


def _warning(
    file: PostFile, code: str, column: str | None, message: Phrase, remedy: Phrase
) -> Problem:
    return Problem("warning", code, file.name, column or "", message, remedy)


def _missing_columns(file: PostFile, profile: Profile, unused: Sequence[str]) -> Iterator[Problem]:
    listed = ", ".join(map(repr, unused[:12])) or "-"
    for name, what, lost in (
        ("account", Phrase("akun", "account"),
         Phrase("akun tidak dapat ditriase", "accounts cannot be triaged")),
        ("posted_at", Phrase("waktu", "time"),
         Phrase("tahapan pemilu tidak diketahui", "the election stage is unknown")),
    ):  # fmt: skip
        column = getattr(file.columns, name)
        blank = profile.blank[name] / profile.posts if column and profile.posts else 0.0
        if column is not None and blank < _MOSTLY:
            continue
        code = f"no_{name}" if column is None else f"{name}_mostly_blank"
        found = (
            Phrase(f"tidak ada kolom {what.id}: {lost.id}.",
                   f"no column of the {what.en}: {lost.en}.")
            if column is None
            else Phrase(f"kolom {what.id} kosong pada {_percent(blank)} postingan: {lost.id}.",
                        f"the column of the {what.en} is blank in {_percent(blank)} of posts: "
                        f"{lost.en}.")
        )  # fmt: skip
        remedy = Phrase(
            f"Bila ada, sebut kolomnya: --map {name}=NAMA_KOLOM. Kolom lain: {listed}.",
            f"If there is one, name it: --map {name}=COLUMN. Other columns: {listed}.",
        )
        yield _warning(file, code, column, found, remedy)


def _text_column(file: PostFile, profile: Profile) -> Iterator[Problem]:
    remedy = Phrase(
        "Bila kolomnya keliru, sebut yang benar: --map text=NAMA_KOLOM.",
        "If it is the wrong column, name the right one: --map text=COLUMN.",
    )
    column = file.columns.text
    if profile.posts < _ENOUGH_POSTS:
        return
    texts = [" ".join(text.split()) for text in profile.texts]
    for kind, fits in _KINDS:
        share = sum(map(fits, texts)) / len(texts)
        if share >= _NEARLY_ALL:
            message = Phrase(
                f"isi kolom teks tampak seperti {kind.id} pada {_percent(share)} postingan, bukan "
                "kalimat.",
                f"the text column seems to hold {kind.en} in {_percent(share)} of posts, not "
                "sentences.",
            )
            yield _warning(file, f"text_looks_like_{kind.en}", column, message, remedy)
            return
    same = 1 - profile.distinct_texts / profile.posts
    if same > _MOSTLY:
        message = Phrase(
            f"{_percent(same)} postingan sama teksnya dengan yang lain.",
            f"{_percent(same)} of posts have the same text as another.",
        )
        yield _warning(file, "texts_mostly_identical", column, message, remedy)


def _day_and_month(file: PostFile, profile: Profile) -> Iterator[Problem]:
    if not profile.either or (profile.day_first and not profile.month_first):
        return
    example = profile.first_either
    if profile.month_first:
        code = "dates_in_two_orders"
        message = Phrase(
            f"{profile.month_first} tanggal hanya terbaca bulan dahulu, maka {profile.either} yang "
            f"lain, seperti {example!r}, mungkin juga begitu, tetapi dibaca hari dahulu.",
            f"{profile.month_first} dates can be read month first only, so {profile.either} "
            f"others, such as {example!r}, may be so too, but are read day first.",
        )
    else:
        code = "dates_ambiguous"
        message = Phrase(
            f"{profile.either} tanggal seperti {example!r} dapat dibaca dua cara, dan tidak ada "
            "yang memutuskannya; dibaca hari dahulu.",
            f"{profile.either} dates such as {example!r} can be read in two ways, and nothing "
            "decides; they are read day first.",
        )
    yield _warning(
        file, code, file.columns.posted_at, message,
        Phrase("Periksa beberapa tanggal pada postingan aslinya; bila keliru, ekspor ulang dengan "
               "tanggal seperti 2024-04-03.",
               "Check some dates against the posts themselves; if they are wrong, export again "
               "with dates like 2024-04-03."),
    )  # fmt: skip


def _days(file: PostFile, profile: Profile, calendar: Calendar, today: date) -> Iterator[Problem]:
    column = file.columns.posted_at
    future = sum(count for day, count in profile.days.items() if day > today)
    if future:
        yield _warning(
            file, "posts_in_the_future", column,
            Phrase(f"{future} postingan bertanggal sesudah hari ini ({today}).",
                   f"{future} posts are dated after today ({today})."),
            Phrase("Hari dan bulan mungkin tertukar, atau jam komputer ini keliru.",
                   "Day and month may be swapped, or this computer's clock is wrong."),
        )  # fmt: skip
    first = min(period.first for period in calendar.periods)
    last = max(period.last for period in calendar.periods)
    outside = sum(count for day, count in profile.days.items() if not calendar.covers(day))
    if outside:
        yield _warning(
            file, "outside_the_calendar", column,
            Phrase(f"{outside} postingan di luar kalender tahapan ({first} s.d. {last}).",
                   f"{outside} posts are outside the calendar of stages ({first} to {last})."),
            Phrase("Periksa tanggalnya; bila benar, tahapan postingan itu tidak dapat diketahui "
                   "tanpa kalender tambahan.",
                   "Check the dates; if they are right, the stage of those posts cannot be known "
                   "without a further calendar."),
        )  # fmt: skip


def _whose(file: PostFile, profile: Profile) -> Iterator[Problem]:
    if profile.posts < _ENOUGH_POSTS:
        return
    of_one = len(profile.accounts) == 1 and not file.export.endswith(("archive", "download"))
    if of_one:
        (account,) = profile.accounts
        yield _warning(
            file, "one_account", file.columns.account,
            Phrase(f"semua postingan dari satu akun: {account!r}.",
                   f"all posts are by one account: {account!r}."),
            Phrase("Bila itu nama pengekspor, sebut kolom penulisnya: --map account=NAMA_KOLOM.",
                   "If that is who exported them, name the author's column: --map account=COLUMN."),
        )  # fmt: skip
    passed_on = profile.relations["retweet"] + profile.relations["share"]
    share = passed_on / profile.posts
    if share > _MOSTLY:
        yield _warning(
            file, "mostly_passed_on", None,
            Phrase(f"{_percent(share)} postingan adalah retweet atau share: bukan kata-kata akun "
                   "itu sendiri.",
                   f"{_percent(share)} of posts are retweets or shares: not the account's own "
                   "words."),
            Phrase("Bila yang dicari tulisan akun sendiri, ekspor ulang tanpa retweet.",
                   "If the accounts' own words are sought, export again without retweets."),
        )  # fmt: skip


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
