"""Emoji as features: nearly all are ornament, and ornament hides what is said."""

from __future__ import annotations

from saring.text import Token
from saring.text.tokenise import Kind

# Animals, filth and weapons are said of people; the rest is how a post is dressed. Signs of a
# contest (fingers, ballot numbers) are slots by now and no emoji any more.
TELLING = frozenset("🐒🐵🙈🐷🐖🐽🐕🐶🐀🐁🐍🐊🦎🐪🐫🐐🐑🐄🦧🦍🪳🪱🤮🤢💩🖕🔪🔫💣⚰")


def is_ornament(token: Token) -> bool:
    """Tell whether a token is an emoji that says nothing by itself.

    Exports lose emoji, and strewing them between words would hide what stands together.
    """
    return token.kind is Kind.EMOJI and is_ornamental(token.form)


def is_ornamental(form: str) -> bool:
    """Tell whether an emoji of this form says nothing by itself."""
    return form[0] not in TELLING
