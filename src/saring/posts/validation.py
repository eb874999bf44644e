"""Check files before any work: how their columns are understood, and every problem in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from saring.errors import Phrase, SaringError
from saring.posts.duplicates import SeenPosts, set_repeats_apart
from saring.posts.faults import BLANK_TEXT
from saring.posts.inputs import expand_inputs
from saring.posts.problem_groups import ProblemGroups
from saring.posts.problems import Problem
from saring.posts.profile import FIELDS, Profile
from saring.posts.read import PostFile, open_posts
from saring.posts.rows import PostChunk
from saring.posts.suspicions import find_suspicions
from saring.reference.calendar import Calendar
from saring.visible import whole_text

_NO_POST = Phrase("tidak satu pun baris dapat dibaca sebagai postingan.",
                  "not one row can be read as a post.")  # fmt: skip
_MEND_ROWS = Phrase("Perbaiki baris yang ditolak, yang disebut di bawah, atau lewati berkas ini.",
                    "Mend the rejected rows named below, or leave this file out.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """How one canonical field was understood.

    Parameters
    ----------
    column
        Own column; None where the file has none.
    why
        Named by the user's ``mapping``, recognised by ``name``, ``derived`` for each post from
        links or marks of the export without a column of its own, or ``none``.
    samples
        The first distinct cells that are not blank.
    blank
        Share of posts (for the text: of rows) whose cell is blank; None without a column.
    unreadable
        Share of posts whose time cannot be read; None for other fields.
    """

    field: str
    column: str | None
    why: Literal["mapping", "name", "derived", "none"]
    samples: tuple[str, ...]
    blank: float | None
    unreadable: float | None


@dataclass(frozen=True)
class FileReport:
    """What is in one file: ``rows_read == posts + rejected + repeated``.

    `first_row` is that of the first row below the headings; `earliest` and `latest` are in WIB.
    """

    file: PostFile
    columns: tuple[ColumnUse, ...]
    unused: tuple[str, ...]
    first_row: int | None
    rows_read: int
    posts: int
    rejected: int
    repeated: int
    earliest: datetime | None
    latest: datetime | None
    accounts: int
    platforms: Mapping[str, int]
    relations: Mapping[str, int]
    notes: tuple[Phrase, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Validation:
    """All files, and the problems of those that could not be opened."""

    files: tuple[FileReport, ...]
    unopened: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem: files that cannot be opened first, then file by file."""
        return (*self.unopened, *(problem for file in self.files for problem in file.problems))

    @property
    def scorable(self) -> bool:
        """Whether `saring score` would take these files."""
        return bool(self.files) and all(problem.severity != "error" for problem in self.problems)

    @property
    def rejected(self) -> int:
        """Rows that would be rejected, repeated posts among them."""
        return sum(file.rejected + file.repeated for file in self.files)


def validate_inputs(
    inputs: Sequence[str],
    mapping: Mapping[str, str],
    *,
    today: date,
    done: Callable[[int], None],
) -> Validation:
    """Read every file to its end and gather what is in it; nothing is written.

    Parameters
    ----------
    inputs
        As :func:`saring.posts.expand_inputs` takes them.
    mapping
        Canonical field to own column.
    today
        After which nothing can have been posted.
    done
        Called with the number of rows of each chunk.
    """
    unopened, paths, files = [], [], []
    for given in inputs:
        try:
            paths += expand_inputs([given])
        except SaringError as error:
            unopened.append(_failure(whole_text(given), error))
    seen, calendar = SeenPosts(), Calendar.load()
    for path in expand_inputs([str(path) for path in paths]):
        try:
            file = open_posts(path, mapping)
        except SaringError as error:
            unopened.append(_failure(whole_text(str(path)), error))
            continue
        files.append(_report(file, mapping, seen, calendar, today, done))
    return Validation(tuple(files), tuple(unopened))


def _failure(file: str, error: SaringError, code: str = "not_readable") -> Problem:
    return Problem("error", code, file, "", error.message, error.hint)


def _report(
    file: PostFile,
    mapping: Mapping[str, str],
    seen: SeenPosts,
    calendar: Calendar,
    today: date,
    done: Callable[[int], None],
) -> FileReport:
    profile, gathered = Profile(file.columns), ProblemGroups(file)
    rows_read = rejected = repeated = blank_texts = 0
    first_row: int | None = None
    errors = []
    try:
        for chunk in file.chunks():
            if first_row is None:
                first_row = _first_row(chunk)
            for reject in chunk.rejects:
                gathered.add_reject(reject)
                blank_texts += reject.reason == BLANK_TEXT
            kept = set_repeats_apart(chunk, seen)
            for reject in kept.rejects[len(chunk.rejects) :]:
                gathered.add_repeat(reject)
            gathered.add_notes(kept)
            profile.add(kept)
            rows_read += chunk.rows_read
            rejected += len(chunk.rejects)
            repeated += len(kept.rejects) - len(chunk.rejects)
            done(chunk.rows_read)
    except SaringError as error:
        errors.append(_failure(file.name, error, "breaks_off"))
    if rows_read == rejected and not errors:
        errors.append(Problem("error", "no_posts", file.name, "", _NO_POST, _MEND_ROWS))
    used = [getattr(file.columns, name) for name in FIELDS]
    unused = tuple(name for name in file.header if name not in used)
    suspicions = find_suspicions(file, profile, unused, calendar, today)
    return FileReport(
        file=file,
        columns=tuple(_uses(profile, mapping, rows_read, blank_texts)),
        unused=unused,
        first_row=first_row,
        rows_read=rows_read,
        posts=profile.posts,
        rejected=rejected,
        repeated=repeated,
        earliest=profile.earliest,
        latest=profile.latest,
        accounts=len(profile.accounts),
        platforms=dict(profile.platforms.most_common()),
        relations=dict(profile.relations.most_common()),
        notes=(*file.notes, *_zoneless(profile)),
        problems=(*errors, *gathered.problems(), *suspicions),
    )


def _first_row(chunk: PostChunk) -> int:
    rows = [*chunk.posts["source_row"].head(1), *(reject.source_row for reject in chunk.rejects)]
    return int(min(rows))


def _uses(
    profile: Profile, mapping: Mapping[str, str], rows_read: int, blank_texts: int
) -> Iterator[ColumnUse]:
    derived = {"platform": profile.platforms, "relation": profile.relations}
    for name in FIELDS:
        column = getattr(profile.columns, name)
        if column is None:
            how: Literal["derived", "none"] = "derived" if derived.get(name) else "none"
            yield ColumnUse(name, None, how, (), None, None)
            continue
        blank = (
            blank_texts / max(rows_read, 1)
            if name == "text"
            else profile.blank[name] / max(profile.posts, 1)
        )
        unreadable = profile.unreadable / max(profile.posts, 1) if name == "posted_at" else None
        why: Literal["mapping", "name"] = "mapping" if name in mapping else "name"
        yield ColumnUse(name, column, why, tuple(profile.samples[name]), blank, unreadable)


def _zoneless(profile: Profile) -> Iterator[Phrase]:
    if profile.naive:
        yield Phrase(
            f"{profile.naive} waktu tanpa zona dianggap waktu setempat: WIB di sini",
            f"{profile.naive} times without a zone are taken as local: WIB here",
        )


def columns_to_save(validation: Validation) -> FileReport:
    """Give a file whose columns stand for all of them, to save as a mapping.

    Raises
    ------
    SaringError
        No file could be opened, or they have different columns.
    """
    if not validation.files:
        raise SaringError(
            Phrase("Pemetaan tidak disimpan: tidak ada berkas yang terbaca.",
                   "The mapping was not saved: no file could be read."),
            Phrase("Perbaiki dahulu masalah yang disebut di atas.",
                   "Mend the problems named above first."),
        )  # fmt: skip
    first = validation.files[0]
    for other in validation.files[1:]:
        if other.file.columns != first.file.columns:
            raise SaringError(
                Phrase(f"Pemetaan tidak disimpan: kolom {_named(first)} dan {_named(other)} "
                       "berbeda.",
                       f"The mapping was not saved: {_named(first)} and {_named(other)} have "
                       "different columns."),
                Phrase("Simpan satu pemetaan untuk setiap jenis ekspor, satu per satu.",
                       "Save one mapping for each kind of export, one at a time."),
            )  # fmt: skip
    return first


def _named(report: FileReport) -> Path:
    return report.file.path
