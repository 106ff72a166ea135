"""How gunicorn serves the backend: ``gunicorn --config deploy/gunicorn.conf.py``."""

from __future__ import annotations

import os

from addon.auth.seats import MOST, QUEUE

bind = f":{os.environ.get('PORT', '8080')}"

# A check waits for Google most of its time, so threads carry the load and two processes the rest.
# Everybody who has a seat or waits for one has a thread, and whoever is told "busy" finds one too.
workers = 2
worker_class = "addon.serving.Worker"
threads = MOST + QUEUE + 8

# Each worker makes its own connections and threads: nothing of another process is handed on.
preload_app = False

wsgi_app = "addon.main:application()"

# A check ends within ten seconds; a worker that is silent for longer than Google waits is stuck.
timeout = 30
graceful_timeout = 25
keepalive = 75

# The application notes each request itself, without addresses, names and queries: what the privacy
# page promises.
accesslog = None


def on_starting(_server: object) -> None:
    """Look at the settings, and do what every worker would do, once before any of them starts.

    What is wrong is said once, and ends the server. A worker that takes the place of another is
    there at once.
    """
    from addon.main import prepare

    prepare()
