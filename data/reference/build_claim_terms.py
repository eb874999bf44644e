"""Build ``claim_terms.csv``: in how many everyday and political posts each word stem stands.

Usage: ``python data/reference/build_claim_terms.py CORPORA [OUT]``

``CORPORA`` holds ``posts_pool.parquet``, which is not shipped; only the counts are. Posts are read
as the claim matcher reads them (`saring.claims.terms`), so that a claim's words are weighted by how
surprising they are in a post. Texts of hoaxes and claims are left out: what fact-checkers write
often is not thereby ordinary.

Kept are terms in at least 20 posts whose stem is that of a word in ``common_words.csv`` (which is
free of private accounts), and numbers of up to four digits. The first row, ``*``, holds the number
of posts. The same posts give the same bytes.
"""

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from saring.claims.terms import terms_of_text
from saring.reference.common_words import frequent_words
from saring.text.stem import stem

HERE = Path(__file__).resolve().parent
LEAST_POSTS = 20
LONGEST_NUMBER = 4


def main(argv: Sequence[str]) -> int:
    """Write the table; ``argv`` is the corpora folder and, if wanted, the file to write."""
    out = Path(argv[1]) if len(argv) > 1 else HERE / "claim_terms.csv"
    texts = pd.read_parquet(Path(argv[0]) / "posts_pool.parquet", columns=["text"])["text"]
    posts: Counter[str] = Counter()
    for text in texts:
        posts.update(set(terms_of_text(text)))
    in_use = {stem(word) for word in frequent_words()}
    kept = [
        (term, count)
        for term, count in posts.items()
        if count >= LEAST_POSTS
        and (len(term) <= LONGEST_NUMBER if term.isdigit() else term in in_use)
    ]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["term", "posts"])
        writer.writerow(["*", len(texts)])
        writer.writerows(sorted(kept, key=lambda row: (-row[1], row[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
