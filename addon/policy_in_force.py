"""The policy that holds now: its file is read anew, and a wrong one takes the place of none.

A worker looks at the file when it is asked for the policy and has not looked for a while. Clicks
that are under way then may see the new one; nothing that they have read of a document changes.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from time import monotonic
from typing import TYPE_CHECKING

from addon import policy_file
from addon.policy_file import PolicyError, Targets, UnansweredPolicyError
from addon.settings import SettingsError
from linter.policy import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from linter.policy import Policy

_LOG = logging.getLogger(__name__)

# Seconds between two looks at the file.
LOOK_EVERY_S = 120
BUILT_IN = "built-in"


class PolicyInForce:
    """The policy of a file, or the built-in one where there is no path.

    ``read`` gives the text that stands at a path, or raises PolicyError. ``version`` is the
    beginning of the text's SHA-256. ``is_refused`` tells that the file says something else by now,
    which is wrong, or that it could not be read twice in a row. ``judge`` raises SettingsError
    where targets do not go with the service's settings.
    """

    def __init__(
        self,
        path: str,
        judge: Callable[[Targets], None] = lambda _: None,
        clock: Callable[[], float] = monotonic,
        read: Callable[[str], str] = policy_file.text_of,
    ) -> None:
        """Read the file.

        Raises:
            PolicyError: it is refused.
            SettingsError: it does not go with the settings.

        """
        self._path = path
        self._judge = judge
        self._clock = clock
        self._read = read
        self._lock = threading.Lock()
        self._looked = clock()
        self._policy, self._targets = DEFAULT, Targets()
        self._seen = ""
        self.version = BUILT_IN
        self.is_refused = False
        self._is_unanswered = False
        if path:
            self._take(read(path))

    @property
    def policy(self) -> Policy:
        """The practice that holds now."""
        self._look()
        return self._policy

    @property
    def targets(self) -> Targets:
        """Where things go now."""
        self._look()
        return self._targets

    def _look(self) -> None:
        """Look at the file if it is time, in one thread; the others go on with what there is."""
        if not self._path or self._clock() < self._looked + LOOK_EVERY_S:
            return
        if not self._lock.acquire(blocking=False):
            return
        try:
            self._looked = self._clock()
            self._renew()
        finally:
            self._lock.release()

    def _renew(self) -> None:
        try:
            text = self._read(self._path)
            if text != self._seen:
                self._take(text)
                _LOG.info("the policy %s is in force", self.version)
            self.is_refused = self._is_unanswered = False
        except (PolicyError, SettingsError) as problem:
            is_first = isinstance(problem, UnansweredPolicyError) and not self._is_unanswered
            self._is_unanswered = True
            if is_first:
                return  # An outage of a moment is no wrong policy.
            if not self.is_refused:
                _LOG.error("the policy %s stays in force: %s", self.version, problem)
            self.is_refused = True

    def _take(self, text: str) -> None:
        policy, targets = policy_file.parse_whole(text, self._path)
        self._judge(targets)
        self._policy, self._targets, self._seen = policy, targets, text
        self.version = version_of(text)


def version_of(text: str) -> str:
    """The name by which a policy file's text is told from others."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
