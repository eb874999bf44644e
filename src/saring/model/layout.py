"""The one place that knows what the files of a model folder are called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from saring.errors import Language


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths of the files in a model folder."""

    folder: Path

    @property
    def config(self) -> Path:
        """Name, feature settings, labels, thresholds and what they promise."""
        return self.folder / "config.json"

    @property
    def vocabulary(self) -> Path:
        """Terms of each family of features, in the order of their weights."""
        return self.folder / "vocabulary.json"

    @property
    def arrays(self) -> Path:
        """Weights of terms and heads, as plain arrays."""
        return self.folder / "arrays.npz"

    @property
    def metrics(self) -> Path:
        """Measured figures, with their intervals."""
        return self.folder / "metrics.json"

    @property
    def card(self) -> Path:
        """The model card, in Indonesian: what it was made from, what it can do and what not."""
        return self.folder / "card.md"

    @property
    def card_en(self) -> Path:
        """The same card in English."""
        return self.folder / "card.en.md"

    def card_in(self, language: Language) -> Path:
        """Give the card in one of the user's languages."""
        return self.card if language == "id" else self.card_en

    @property
    def recipe(self) -> Path:
        """The recipe it was trained by."""
        return self.folder / "recipe.toml"

    @property
    def manifest(self) -> Path:
        """SHA-256 of every other file."""
        return self.folder / "manifest.json"

    def described(self) -> list[Path]:
        """Files that the manifest vouches for."""
        return [
            self.config, self.vocabulary, self.arrays, self.metrics,
            self.card, self.card_en, self.recipe,
        ]  # fmt: skip
