"""How fast unseen words are stemmed beside PySastrawi, and whether any stem differs from its own.

    python benchmarks/stemming_speed.py CORPORA [--forms N] [--json FILE]

Stems each distinct word of all text columns in CORPORA, then N generated forms (a million unless
told): affixes over the dictionary, nested and reduplicated, and random letters. PySastrawi's side
is `Stemmer.stem_word` with its dictionary in memory and no cache; ours is `saring.text.stem.stem`,
which has met none of the words. Times are the processor's, so that a busy machine tells the same.
A last part tells what the memo on disk costs and saves. Exits 1 if a single stem differs. A million
forms take PySastrawi six minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer

from saring.text.analyse import read_words
from saring.text.stem import root_words, stem, stems
from saring.text.stem_memo import cache_folder, load_memo, save_memo
from saring.text.stemming.confix import stem_word

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
CHUNK = 10_000  # words by one stemmer, then by the other: both meet the machine in the same mood

PREFIXES = (
    "di ke se ku kau ber be bel ter te me mem men meng meny menge memper mempe pe pel per pem pen "
    "peng peny penge diper berke keber kese se member menter dike kepe pember teper"
)
SUFFIXES = (
    "i an kan is isme isasi lah kah tah pun ku mu nya -ku -mu -nya anku annya kannya inya kanlah "
    "ilah anpun kannyalah nyakah annyalah isasikan isku"
)
INFIXES = ("er", "el", "em", "in")


def words_of(corpora: Path) -> list[str]:
    """Every distinct word of the text columns, as the analysis reads it and as it is written."""
    words: set[str] = set()
    for file in sorted(corpora.iterdir()):
        if file.suffix == ".csv":
            table = pd.read_csv(file, dtype=str, keep_default_na=False)
        elif file.suffix == ".parquet":
            table = pd.read_parquet(file)
        else:
            continue
        for name in table.select_dtypes("str").columns:
            for text in table[name].dropna().unique():
                words.update(WORD.findall(text.lower()))
                words.update(token.form for token in read_words(text))
    return sorted(words)


def generated(count: int, seed: int = 0) -> set[str]:
    """Make `count` distinct forms, most of which a dictionary root stands in."""
    chance = random.Random(seed)
    roots = sorted(root for root in root_words() if WORD.fullmatch(root))
    forms: set[str] = set()
    while len(forms) < count:
        form = _form(chance, roots)
        if WORD.fullmatch(form):
            forms.add(form)
    return forms


def _form(chance: random.Random, roots: Sequence[str]) -> str:
    if chance.random() < 0.1:
        length = chance.randint(1, 14)
        return "".join(chance.choices("aabdeeeegiiklmmnnnprstuwy-", k=length))
    root = chance.choice(roots)
    stemmed = root[chance.random() < 0.3 :]  # menulis has lost the t of tulis
    if chance.random() < 0.1:
        stemmed = stemmed[:1] + chance.choice(INFIXES) + stemmed[1:]
    prefixes = "".join(chance.choices(PREFIXES.split(), k=chance.choice((0, 1, 1, 1, 2, 3))))
    suffix = chance.choice(SUFFIXES.split()) if chance.random() < 0.6 else ""
    if chance.random() < 0.15:
        doubled = chance.choice((root, stemmed, prefixes + stemmed, chance.choice(roots)))
        stemmed = f"{stemmed}-{doubled}"
    return prefixes + stemmed + suffix


def compare(words: list[str], oracle: Callable[[str], str]) -> dict[str, Any]:
    """Stem all `words` by both; give microseconds a word, their ratio, and what differs."""
    random.Random(1).shuffle(words)
    theirs = ours = 0.0
    mismatches: list[dict[str, str]] = []
    changed = 0
    for chunk in _chunks(words):
        begun = time.process_time()
        found = [stem(word) for word in chunk]
        between = time.process_time()
        expected = [oracle(word) for word in chunk]
        theirs += time.process_time() - between
        ours += between - begun
        changed += sum(word != root for word, root in zip(chunk, found, strict=True))
        mismatches += [
            {"word": word, "pysastrawi": right, "saring": wrong}
            for word, right, wrong in zip(chunk, expected, found, strict=True)
            if right != wrong
        ]
    return {
        "words": len(words),
        "stemmed": changed,
        "pysastrawi_us": round(theirs / len(words) * 1e6, 2),
        "saring_us": round(ours / len(words) * 1e6, 2),
        "ratio": round(theirs / ours, 1),
        "mismatches": len(mismatches),
        "first_mismatches": mismatches[:20],
    }


def _chunks(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(words), CHUNK):
        yield words[start : start + CHUNK]


def memo_on_disk(words: Sequence[str]) -> dict[str, Any]:
    """Milliseconds to save and load the memo, beside those of stemming its words again."""
    kept = [word for word, found in zip(words, stems(words), strict=True) if word != found]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SARING_CACHE"] = folder
        begun = time.process_time()
        saved = save_memo()
        written = time.process_time()
        load_memo()
        loaded = time.process_time()
        size = sum(file.stat().st_size for file in cache_folder().iterdir())
    roots = root_words()
    again = time.process_time()
    for word in kept:
        stem_word(word, roots)
    return {
        "words_kept": saved,
        "bytes": size,
        "save_ms": round((written - begun) * 1e3, 1),
        "load_ms": round((loaded - written) * 1e3, 1),
        "stem_again_ms": round((time.process_time() - again) * 1e3, 1),
    }


def _tell(name: str, found: dict[str, Any]) -> None:
    print(
        f"{name:10} {found['words']:>9,} words  PySastrawi {found['pysastrawi_us']} us  "
        f"saring {found['saring_us']} us  {found['ratio']} times  "
        f"{found['mismatches']} mismatches",
        flush=True,
    )
    for mismatch in found["first_mismatches"]:
        print(f"  {mismatch}")


def main(corpora: Path, forms: int, out: Path | None) -> int:
    """Print both comparisons; give 1 if a stem differs."""
    roots = root_words()  # both stemmers have their dictionary before any clock runs
    oracle = Stemmer(ArrayDictionary(roots)).stem_word
    pool = [word for word in words_of(corpora) if WORD.fullmatch(word)]
    record: dict[str, dict[str, Any]] = {"pool": compare(pool, oracle)}
    _tell("pool", record["pool"])
    record["memo"] = memo_on_disk(pool)
    print(f"memo       {record['memo']}", flush=True)
    record["generated"] = compare(sorted(generated(forms) - set(pool)), oracle)
    _tell("generated", record["generated"])
    if out:
        out.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return 1 if any(record[name]["mismatches"] for name in ("pool", "generated")) else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, metavar="CORPORA")
    parser.add_argument("--forms", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    sys.exit(main(given.corpora, given.forms, given.json))
