"""Steps of a change as lines of a preview."""

from __future__ import annotations

from addon.cards.widgets.text import Html, escaped, head

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from docs_template.heal import Step

_SENTENCE = 200
_MOST = 40


def step_lines(steps: Sequence[Step]) -> list[Html]:
    """A line for each step, with what is in its way; how many more where there are too many."""
    lines = [_line(step) for step in steps[:_MOST]]
    more = len(steps) - _MOST
    return [*lines, Html(f"… and {more} more")] if more > 0 else lines


def _line(step: Step) -> Html:
    words = f"{step.text}: {step.obstacle}" if step.obstacle else step.text
    return escaped(head(words, _SENTENCE))
