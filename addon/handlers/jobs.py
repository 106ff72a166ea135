"""Work that Cloud Tasks delivers, at least once: the OIDC token of its account proves who calls."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from flask import Blueprint, Response, request

from addon.domain.jobs import NAMES, Job
from addon.errors import AddonError, CertificatesError, TokenError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from addon.bootstrap import Backend

_LOG = logging.getLogger(__name__)

_MOST_KEY = 200


def blueprint(backend: Backend) -> Blueprint:
    """The endpoint of all jobs, closed where no queue is set up."""
    jobs = Blueprint("jobs", __name__)

    @jobs.before_request
    def admit() -> Response | None:
        verifier = backend.background.verifier
        if verifier is None:
            return _said("Unauthorized", 401)
        try:
            verifier.check_system(request.headers.get("Authorization", ""))
        except TokenError as problem:
            _LOG.warning("jobs: %s", problem)
            return _said("Unauthorized", 401)
        except CertificatesError:
            return _said("Service Unavailable", 503)
        return None

    @jobs.post("/jobs/<name>")
    def run(name: str) -> Response | dict[str, bool]:
        """Do a job once, however often it is delivered; 503 asks for another delivery."""
        if name not in NAMES:
            return _said("Not Found", 404)
        job = _job(name, request.get_json(silent=True))
        if job is None:
            return _said("Bad Request", 400)
        return {"done": backend.background.run(job)}

    @jobs.errorhandler(AddonError)
    def failed(problem: AddonError) -> Response:
        _LOG.error("%s: %s", request.path, type(problem).__name__)
        return _said("Service Unavailable", 503)

    return jobs


def _job(name: str, told: Any) -> Job | None:
    """The job that a body tells of; None where it tells of none."""
    if not isinstance(told, dict):
        return None
    key, subject = told.get("key"), told.get("subject", "")
    if not isinstance(key, str) or not isinstance(subject, str):
        return None
    is_sized = 0 < len(key) <= _MOST_KEY and len(subject) <= _MOST_KEY
    return Job(name, key, datetime.now(UTC), subject) if is_sized else None


def _said(words: str, status: int) -> Response:
    return Response(f"{words}\n", status, content_type="text/plain")
