"""Whether the backend is alive, and whether it can serve."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from flask import Blueprint

from addon.errors import CertificatesError, StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from addon.bootstrap import Backend

AT_HAND = "at hand"


def blueprint(backend: Backend) -> Blueprint:
    """The two answers that a platform asks for."""
    health = Blueprint("health", __name__)
    policy = Path(backend.settings.policy).name or "built-in"

    @health.get("/healthz")
    def alive() -> dict[str, bool]:
        return {"alive": True}

    @health.get("/readyz")
    def ready() -> tuple[dict[str, object], int]:
        parts = {
            "certificates": _certificates(backend),
            "database": _database(backend),
        }
        is_ready = all(said == AT_HAND for said in parts.values())
        told: dict[str, object] = {
            "ready": is_ready,
            "policy": policy,
            "policy_version": backend.in_force.version,
            "policy_is_refused": backend.in_force.is_refused,
            "base_url": backend.settings.base_url,
        }
        return told | parts, HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE

    return health


def _certificates(backend: Backend) -> str:
    try:
        backend.certificates.current()
    except CertificatesError as problem:
        return str(problem)
    return AT_HAND


def _database(backend: Backend) -> str:
    """Whether the store answers, with the schema that this version of the code needs."""
    try:
        current, newest = backend.schema()
    except StoreError as problem:
        return str(problem)
    return AT_HAND if current == newest else f"its schema is {current}, and not {newest}"
