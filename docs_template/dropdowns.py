"""The dropdowns of the template: what can be chosen, and the ids that Google asks for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.policy import Policy

SEVERITY = "severity"
STATUS = "status"
CATEGORY = "category"
PRIORITY = "priority"

# What a dropdown shows that nobody has chosen from: a chip always shows one of its options.
UNCHOSEN = "Choose"

DRAFT, IN_REVIEW, PUBLISHED = STATUSES = ("Draft", "In review", "Published")


class Dropdown:
    """A dropdown: its name, and what it shows, the first for a new chip."""

    __slots__ = ("name", "options")

    def __init__(self, name: str, options: Sequence[str]) -> None:
        self.name = name
        self.options = options

    @property
    def definition_id(self) -> str:
        """The id of its definition, ``kix.`` and 2 to 14 characters (Docs API)."""
        return f"kix.ss-{self.name}"[:18]

    def option_id(self, shown: str) -> str:
        """The id of an option, ``dropdownItem.`` and 2 to 14 characters (Docs API).

        Raises:
            ValueError: the dropdown does not have the option.

        """
        return f"dropdownItem.{self.name[:8]}-{self.options.index(shown)}"


def dropdowns(policy: Policy) -> dict[str, Dropdown]:
    """The dropdowns of the practice by name."""
    chosen = {
        SEVERITY: (UNCHOSEN, *policy.severities),
        STATUS: STATUSES,
        CATEGORY: (UNCHOSEN, *(category.capitalize() for category in policy.categories)),
        PRIORITY: (UNCHOSEN, *policy.priorities),
    }
    return {name: Dropdown(name, options) for name, options in chosen.items()}
