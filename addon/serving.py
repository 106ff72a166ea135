"""The worker of gunicorn that serves the backend."""

from __future__ import annotations

from gunicorn.workers.gthread import ThreadWorker


class Worker(ThreadWorker):  # type: ignore[misc]
    """Shuts its door when it is asked to end.

    Gunicorn's own leaves the socket open until its last answer is given: whoever comes meanwhile
    waits in vain, and is cut off. Behind a closed one a front end goes to another instance at once.
    """

    def set_accept_enabled(self, enabled: bool) -> None:
        """Take no more connections, but for those that wait already, once it ends."""
        super().set_accept_enabled(enabled)
        if self.alive:
            return
        for listener in self.sockets:
            known = -1
            while known != self.nr_conns:
                known = self.nr_conns
                self.accept(listener)
            listener.close()
