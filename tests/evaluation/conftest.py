"""Labelled posts as they come: few positives, scores that overlap and tie, shared accounts."""

from dataclasses import dataclass

import numpy as np
import pytest


@dataclass(frozen=True)
class Posts:
    truth: np.ndarray
    score: np.ndarray
    weight: np.ndarray
    groups: np.ndarray


def make_posts(count=3000, share=0.04, accounts=200, seed=7):
    random = np.random.default_rng(seed)
    truth = random.random(count) < share
    logit = random.normal(size=count) + 2.5 * truth - 3.0
    score = np.round(1.0 / (1.0 + np.exp(-logit)), 2)  # two decimals: ties, as in a real export
    account = random.integers(accounts, size=count)
    groups = np.array([f"@dinas_{number}" for number in account], dtype=object)
    return Posts(truth, score, random.uniform(0.2, 3.0, count), groups)


@pytest.fixture(scope="session")
def posts():
    return make_posts()
