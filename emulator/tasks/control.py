"""What a developer asks of the queues: what there is, what is due, and another delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, jsonify, request

from emulator.errors import ControlError
from emulator.tasks.delivery import shown

if TYPE_CHECKING:
    from emulator.tasks.delivery import Deliveries

Json = dict[str, Any]


def blueprint(deliveries: Deliveries) -> Blueprint:
    """The endpoints below ``/emulator/tasks``."""
    control = Blueprint("tasks", __name__, url_prefix="/emulator/tasks")
    control.register_error_handler(ControlError, lambda error: (jsonify(error=str(error)), 400))

    @control.get("")
    def listed() -> list[Json]:
        return shown(deliveries.queues)

    @control.delete("")
    def forget() -> list[Json]:
        deliveries.forget()
        return []

    @control.post("/dispatch")
    def dispatch() -> list[Json]:
        """Deliver all that is due by now, and answer when that is done."""
        return deliveries.deliver_due()

    @control.post("/repeat")
    def repeat() -> list[Json]:
        """Deliver a task once more, as at-least-once delivery may."""
        body = request.get_json(force=True, silent=True)
        name = str(body.get("name", "")) if isinstance(body, dict) else ""
        attempts = deliveries.repeat(name)
        if attempts is None:
            raise ControlError(f"There is no task {name!r}; GET /emulator/tasks lists them.")
        return attempts

    return control
