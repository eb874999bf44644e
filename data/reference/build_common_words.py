"""Build ``common_words.csv``, the frequent words of Indonesian social media posts.

Usage: ``python data/reference/build_common_words.py CORPORA [OUT]``

``CORPORA`` is the folder that holds the texts: ``posts_pool.parquet`` and the CSV files named in
:data:`SOURCES`. It is not shipped; only the word counts are. ``OUT`` is ``common_words.csv`` beside
this file by default.

What counts as a word: the text is lower-cased; addresses, ``@handles`` and ``#hashtags`` are
removed; runs of three or more of one letter become one; what remains is split at everything but
the letters a to z; a word listed in ``informal.csv`` counts as its standard form. ``df`` is the
number of texts in which the word occurs.

Which words are kept: root words of PySastrawi with ``df >= 3`` and other words with ``df >= 25``,
the most frequent first, up to 20,000. So that no private account can be read from the list, a
word that is an ``@handle`` seen anywhere in the texts, or a part of one between underscores and
digits, is left out unless it is a root word or occurs in at least 200 texts outside handles.

The output is a table ``word,df`` sorted by ``df`` downwards, then by word: the same texts give the
same bytes.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

HERE = Path(__file__).resolve().parent

# File name -> the columns that hold running text.
SOURCES = {
    "posts_pool.parquet": ("text",),
    "asn_voice.csv": ("text",),
    "campaign_gold.csv": ("text",),
    "hate_hs1.csv": ("text",),
    "hoax_claims.csv": ("claim",),
    "hoax_election2019.csv": ("text",),
    "hoax_narratives.csv": ("text",),
    "hoax_satria2020.csv": ("title", "text"),
    "ordinary_posts.csv": ("text",),
}
MOST_WORDS = 20_000
LEAST_TEXTS = 25
LEAST_TEXTS_ROOT = 3
LEAST_TEXTS_HANDLE = 200

# Some exports wrote the escapes of a line end or of a UTF-8 byte into the text itself.
ESCAPE = re.compile(r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[nrt]")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|pic\.twitter\.com\S+|\S+@\S+\.\S+")
HANDLE = re.compile(r"@(\w+)")
# Some corpora write "user", "username" and "url" in the place of what they hid.
TAG = re.compile(r"[@#]\w+|\b(?:user|username|url)\b")
RUN = re.compile(r"([a-z])\1{2,}")
WORD = re.compile(r"[a-z]+")


def read_texts(corpora: Path) -> Iterator[str]:
    """Yield every text of the corpora, lower-cased and without addresses."""
    for name, columns in SOURCES.items():
        path = corpora / name
        if path.suffix == ".parquet":
            table = pd.read_parquet(path, columns=list(columns))
        else:
            table = pd.read_csv(path, usecols=list(columns), dtype=str)
        for column in columns:
            for text in table[column].dropna():
                yield ADDRESS.sub(" ", ESCAPE.sub(" ", str(text).lower()))


def read_informal(path: Path) -> dict[str, list[str]]:
    """Return the informal spellings and the words each one stands for."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["informal"]: WORD.findall(row["standard"]) for row in csv.DictReader(file)}


def words_of(text: str, informal: dict[str, list[str]]) -> set[str]:
    """Return the distinct normalised words of a text."""
    found: set[str] = set()
    for word in WORD.findall(RUN.sub(r"\1", TAG.sub(" ", text))):
        found.update(informal.get(word, (word,)))
    return found


def handle_parts(text: str) -> set[str]:
    """Return the handles of a text and their parts between underscores and digits."""
    parts: set[str] = set()
    for handle in HANDLE.findall(text):
        parts.add(handle)
        parts.update(WORD.findall(handle))
    return parts


def count(corpora: Path, informal: dict[str, list[str]]) -> tuple[Counter[str], set[str]]:
    """Count the texts of each word, and collect the parts of all handles."""
    texts: Counter[str] = Counter()
    handles: set[str] = set()
    for text in read_texts(corpora):
        texts.update(words_of(text, informal))
        handles |= handle_parts(text)
    return texts, handles


def select(texts: Counter[str], handles: set[str], roots: set[str]) -> list[tuple[str, int]]:
    """Return the words to keep with their number of texts, the most frequent first."""
    kept = [
        (word, df)
        for word, df in texts.items()
        if len(word) > 1
        and df >= (LEAST_TEXTS_ROOT if word in roots else LEAST_TEXTS)
        and (word in roots or word not in handles or df >= LEAST_TEXTS_HANDLE)
    ]
    return sorted(kept, key=lambda row: (-row[1], row[0]))[:MOST_WORDS]


def main(argv: Sequence[str]) -> int:
    """Write the table; ``argv`` is the corpora folder and, if wanted, the file to write."""
    corpora = Path(argv[0])
    out = Path(argv[1]) if len(argv) > 1 else HERE / "common_words.csv"
    roots = {word for word in StemmerFactory().get_words() if WORD.fullmatch(word)}
    texts, handles = count(corpora, read_informal(HERE / "informal.csv"))
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["word", "df"])
        writer.writerows(select(texts, handles, roots))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
