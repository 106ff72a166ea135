"""The words of our posts: what is found, how to dismiss it, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.dismissals import ALWAYS_STANDS
from linter.formats.masking import masked
from linter.formats.remarks import reason
from linter.markers import (
    AGAIN,
    CLOSED,
    DISMISSED,
    FIXED,
    OPENED,
    REPEATED,
    REWORDED,
    WITHDRAWN,
    Marker,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from linter.diagnostic import Diagnostic
    from linter.dismissals import Dismissed
    from linter.policy import Policy

MOST_BYTES = 2048  # Of one post, in UTF-8 (Docs API discovery, Post.content).

_NAME = 60
_QUOTE = 160
_ELLIPSIS = "…"
_DISMISSABLE = 'To leave it as it is, reply "dismiss:" and why.'
_STANDS = "This cannot be dismissed."


def opening(
    finding: Diagnostic,
    name: str,
    policy: Policy,
    hidden: Collection[str] = (),
    *,
    place: tuple[str, str] | None = None,
) -> str:
    """The post that opens a thread; ``name`` is who asked for it.

    ``hidden`` texts are covered. ``place`` is a heading and a quote, for a thread that is not
    anchored to its words.
    """
    first = f"{marker_of(finding, OPENED)}, added for {_line(name)[:_NAME] or 'an editor'}"
    last = _STANDS if is_fixed_fact(finding, policy) else _DISMISSABLE
    lines = [] if place is None else [_where(*place)]
    lines.append(finding.message.strip())
    if finding.question:
        lines.append(finding.question.strip())
    body = masked("\n".join(lines), hidden)
    room = MOST_BYTES - len(f"{first}\n\n{last}".encode())
    return f"{first}\n{cut(body, room)}\n{last}"


def is_fixed_fact(finding: Diagnostic, policy: Policy) -> bool:
    """Tell whether a finding stands whatever anybody says."""
    return finding.code in ALWAYS_STANDS or finding.code in policy.never_dismiss


def marker_of(finding: Diagnostic, word: str) -> Marker:
    """The marker of a finding with what became of it."""
    return Marker(word, finding.code, finding.fingerprint)


def fixed(about: Marker) -> str:
    """The reply that resolves the thread of a finding that is gone."""
    return f"{_said(about, FIXED)}\nA check finds this no more."


def closed(about: Marker) -> str:
    """The reply that resolves a thread when its postmortem is published."""
    return f"{_said(about, CLOSED)}\nThe postmortem is published."


def repeated(about: Marker) -> str:
    """The reply that resolves the second thread of one finding."""
    return f"{_said(about, REPEATED)}\nThere is another thread about this."


def withdrawn(about: Marker) -> str:
    """The reply that resolves a thread that its opener takes back."""
    return f"{_said(about, WITHDRAWN)}\nWhoever asked for this comment has taken it back."


def settled(dismissed: Dismissed) -> str:
    """The reply that resolves the thread of a finding that was dismissed in it."""
    return cut(f"{marker_of(dismissed.finding, DISMISSED)}\n{_line(reason(dismissed))}", MOST_BYTES)


def again(finding: Diagnostic) -> str:
    """The reply that reopens a thread that we resolved."""
    return f"{marker_of(finding, AGAIN)}\nA check finds this again."


def reworded(finding: Diagnostic) -> str:
    """The reply that says that a thread is about a passage that reads differently by now."""
    return f"{marker_of(finding, REWORDED)}\nThe passage has changed; this is still found in it."


def dismissal(reason_given: str, finding: Diagnostic) -> str:
    """The reply with which somebody dismisses a finding; it names the passage as it is now."""
    line = f"\n{marker_of(finding, OPENED)}"
    words = cut(f"dismiss: {_line(reason_given)}", MOST_BYTES - len(line.encode()))
    return words + line


def cut(text: str, most: int) -> str:
    """The text in ``most`` bytes of UTF-8 at most, cut on the boundary of a character."""
    encoded = text.encode("utf-8", "replace")
    if len(encoded) <= most:
        return encoded.decode()
    kept = encoded[: most - len(_ELLIPSIS.encode())].decode("utf-8", "ignore")
    return kept.rstrip() + _ELLIPSIS


def _said(about: Marker, word: str) -> str:
    return str(Marker(word, about.code, about.fingerprint))


def _where(heading: str, quote: str) -> str:
    words = _line(quote)
    shown = words if len(words) <= _QUOTE else words[: _QUOTE - 1].rstrip() + _ELLIPSIS
    return f"In “{_line(heading)[:_QUOTE]}”: “{shown}”" if shown else f"In “{_line(heading)}”"


def _line(text: str) -> str:
    return " ".join(text.split())
