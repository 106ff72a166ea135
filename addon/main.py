"""The backend as a WSGI application."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager

from flask import Flask, Response

from addon import bootstrap, logs
from addon.handlers import cron, health, hooks, jobs, pages, sidebar
from addon.settings import SettingsError
from addon.warming import warm_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# An event is a few kilobytes, most of them tokens; what a form may hold is added to that.
MOST_BYTES = 1_000_000
# With this a worker of gunicorn ends the server, which would start it again for ever
# (``gunicorn.arbiter.Arbiter.WORKER_BOOT_ERROR``).
_HALT = 3


def create_app(environ: Mapping[str, str] | None = None) -> Flask:
    """The application that the environment describes, ready to serve.

    Raises:
        SettingsError: a setting is missing or cannot be right.

    """
    backend = bootstrap.backend(os.environ if environ is None else environ)
    app = Flask("addon", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.compact = True  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    logs.watch(app)
    for handlers in (sidebar, pages, health, hooks, cron, jobs):
        app.register_blueprint(handlers.blueprint(backend))
    app.after_request(_headers(is_secure=backend.settings.base_url.startswith("https:")))
    return app


def application() -> Flask:
    """The application for a server; where settings are wrong, a sentence for each and the end."""
    logs.configure(os.environ)
    with _said_plainly(_HALT):
        return create_app()


def prepare() -> None:
    """Make ready what processes share that serve the application, before they fork.

    Where settings are wrong, a sentence for each and the end. No store or network is touched.
    """
    with _said_plainly(2):
        warm_up(bootstrap.require_settings(os.environ))
    # What is here now stays: the collector passes it over, and processes go on sharing its memory.
    gc.collect()
    gc.freeze()


@contextmanager
def _said_plainly(code: int) -> Iterator[None]:
    try:
        yield
    except SettingsError as refusal:
        for problem in refusal.problems:
            print(f"second-story: {problem}.", file=sys.stderr)  # noqa: T201
        sys.exit(code)


def _headers(*, is_secure: bool) -> Callable[[Response], Response]:
    def add(response: Response) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.setdefault("Cache-Control", "no-store")
        if is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response

    return add
