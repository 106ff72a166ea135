"""A service with a store and a policy of its own, for tests of what it sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.cli import main
from addon.main import create_app

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from flask.testing import FlaskClient

POLICY = """\
targets:
  mail:
    digest: [lead@example.com, CTO@example.com]
"""
CRON = {"X-Appengine-Cron": "true"}


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Service:
    """A service with a store and a policy of its own, by its command and by its cron."""

    def __init__(
        self,
        folder: Path,
        url: str,
        patch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        (folder / "policy.yaml").write_text(POLICY)
        self.environ = {
            "SECOND_STORY_BASE_URL": "https://addon.example.com",
            "SECOND_STORY_SERVICE_ACCOUNT": "a@b.iam.gserviceaccount.com",
            "SECOND_STORY_OAUTH_CLIENT_ID": "client",
            "SECOND_STORY_DATABASE": f"sqlite:///{folder / 'store.db'}",
            "SECOND_STORY_POLICY": str(folder / "policy.yaml"),
            "SECOND_STORY_MAIL_SERVER": url,
            "SECOND_STORY_MAIL_FROM": "postmortems@example.com",
        }
        self._patch = patch
        self._capsys = capsys

    def __call__(self, *words: str) -> Outcome:
        """Run a command."""
        for name, value in self.environ.items():
            self._patch.setenv(name, value)
        return Outcome(main([*words]), *self._capsys.readouterr())

    @property
    def engine(self) -> FlaskClient:
        """The service on App Engine."""
        return create_app(self.environ | {"GAE_APPLICATION": "s~project"}).test_client()
