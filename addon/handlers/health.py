"""Whether the backend is alive, and whether it can serve."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint

from addon.errors import CertificatesError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from addon.bootstrap import Backend


def blueprint(backend: Backend) -> Blueprint:
    """The two answers that a platform asks for."""
    health = Blueprint("health", __name__)
    policy = Path(backend.settings.policy).name or "built-in"

    @health.get("/healthz")
    def alive() -> dict[str, bool]:
        return {"alive": True}

    @health.get("/readyz")
    def ready() -> tuple[dict[str, object], int]:
        try:
            backend.certificates.current()
        except CertificatesError as problem:
            return {"ready": False, "policy": policy, "certificates": str(problem)}, 503
        return {"ready": True, "policy": policy, "certificates": "at hand"}, 200

    return health
