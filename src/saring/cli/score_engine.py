"""What ``saring score`` begins with: inputs opened, tables checked, an engine, earlier parts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from saring.cli.score_options import EngineName
from saring.cli.words import LANGUAGE
from saring.errors import Phrase, SaringError
from saring.posts import expand_inputs, open_posts
from saring.posts.inputs import STANDARD_INPUT
from saring.screening import LocalEngine, PartsFolder, Plan, ScoringRun, Setup, instruments_of
from saring.screening.local_engine import give_memory_back
from saring.screening.parts import parts_folder, remove_parts_of
from saring.screening.remote import expand_url, is_url
from saring.screening.sources import Source, Stamp, source_of
from saring.stages import stage

if TYPE_CHECKING:
    from saring.cli.score import Options
    from saring.posts import PostFile
    from saring.pseudonyms import Pseudonymiser
    from saring.screening.engine import Engine

STANDARD_OUTPUT = Path("-")


@dataclass(frozen=True)
class Begun:
    """A run that is ready, and what puts pseudonyms in place of people, if anything does."""

    run: ScoringRun
    people: Pseudonymiser | None


@contextmanager
def begin(inputs: Sequence[str], output: Path, options: Options) -> Iterator[Begun]:
    """Get a run ready; when the block ends well, its parts are deleted.

    Every input is opened, and its columns understood, before the first post is scored.

    Raises
    ------
    SaringError
        An input, the model or a table cannot be used.
    """
    from saring.cli.tables import add_contestants
    from saring.model.store import DEFAULT_MODEL, describe_model

    with stage("load"):
        give_memory_back()
        add_contestants(options.contestants)
        model = (options.model or DEFAULT_MODEL).resolve()
        setup = Setup(
            model=model,
            digest=describe_model(model).digest,
            language=LANGUAGE,
            claims=_absolute(options.claims),
            contestants=_absolute(options.contestants),
            calendar=_absolute(options.calendar),
            region=options.region,
            mapping=options.mapping,
            chunk_rows=options.chunk_rows,
        )
        instruments_of(setup)  # a wrong model or table is met before any input is read
    choose = _dask if options.engine is EngineName.DASK else _local
    with choose(inputs, setup, options) as (engine, sources, files):
        people = _pseudonymiser(options.key, files)
        plan = Plan(sources, setup, mark=people.key.fingerprint if people else "")
        parts = PartsFolder(parts_folder(output, plan.key))
        try:
            yield Begun(ScoringRun(plan, engine, parts, last_step=people), people)
        finally:
            if output == STANDARD_OUTPUT:
                parts.remove()
    if output != STANDARD_OUTPUT:
        remove_parts_of(output)


_Chosen = tuple["Engine", Sequence[Source], Sequence["PostFile"]]


@contextmanager
def _local(inputs: Sequence[str], setup: Setup, options: Options) -> Iterator[_Chosen]:
    for given in inputs:
        if is_url(given):
            raise _needs_dask(given)
    paths = expand_inputs(inputs)
    stamps = [Stamp.of(path) if path.is_file() else None for path in paths]
    mapping = dict(setup.mapping)
    with stage("read"):
        files = [open_posts(path, mapping, chunk_rows=setup.chunk_rows) for path in paths]
    engine = LocalEngine(files, stamps, options.jobs or _cores(), options.profile)
    yield engine, [source_of(file) for file in files], files


@contextmanager
def _dask(inputs: Sequence[str], setup: Setup, options: Options) -> Iterator[_Chosen]:
    from saring.screening.dask_engine import DaskEngine, dask_client

    located = [place for given in inputs for place in _located(given)]
    with dask_client(options.scheduler, options.jobs or _cores()) as client:
        engine = DaskEngine(client, options.profile)
        sources = engine.describe(located, setup)
        files: list[PostFile] = []
        if options.key:  # who is in the inputs is learnt here: the key leaves for no worker
            files = [_opened_here(source, setup) for source in sources]
        yield engine, sources, files


def _located(given: str) -> list[tuple[str, str]]:
    """Give name and location of each input that was meant."""
    if is_url(given):
        return [(url, url) for url in expand_url(given)]
    paths = expand_inputs([given])
    if STANDARD_INPUT in paths:
        raise _no_standard_input()
    return [(str(path), str(path.resolve())) for path in paths]


def _opened_here(source: Source, setup: Setup) -> PostFile:
    if is_url(source.location):
        raise _no_pseudonyms_from_stores(source.name)
    return open_posts(Path(source.location), dict(setup.mapping), named=Path(source.name))


def _pseudonymiser(key: Path | None, files: Sequence[PostFile]) -> Pseudonymiser | None:
    if key is None:
        return None
    from saring.pseudonyms import Pseudonymiser, load_key

    return Pseudonymiser(load_key(key), files)


def _absolute(paths: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(path.resolve() for path in paths)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _needs_dask(url: str) -> SaringError:
    return SaringError(
        Phrase(
            f"{url}: masukan dari penyimpanan jaringan hanya dibaca dengan --engine dask.",
            f"{url}: an input in a network store is read with --engine dask only.",
        ),
        Phrase(
            "Unduh berkasnya ke komputer ini, atau tambahkan --engine dask.",
            "Download the file to this computer, or add --engine dask.",
        ),
    )


def _no_standard_input() -> SaringError:
    return SaringError(
        Phrase(
            "Masukan standar (-) tidak dapat dibagi ke pekerja Dask.",
            "Standard input (-) cannot be shared out among Dask workers.",
        ),
        Phrase("Simpan ke berkas lebih dahulu.", "Save it to a file first."),
    )


def _no_pseudonyms_from_stores(url: str) -> SaringError:
    return SaringError(
        Phrase(
            f"{url}: nama samaran memerlukan berkas di komputer ini.",
            f"{url}: pseudonyms need the file on this computer.",
        ),
        Phrase(
            "Unduh berkasnya lebih dahulu, lalu beri letaknya.",
            "Download the file first, then give its place.",
        ),
    )
