"""Cloud Tasks v2 as an API: queues are made and paused, tasks created, looked at and deleted."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import datetime, timedelta
from functools import partial
from secrets import randbelow
from typing import TYPE_CHECKING, Any

from emulator.api import Api
from emulator.clock import timestamp
from emulator.errors import ApiError, invalid_argument, not_found, permission_denied
from emulator.tasks.queue_json import duration, queue_shown, rate_of, retry_of, seconds_of
from emulator.tasks.queues import DELETED, WAITING, Attempt, Queue, Task

if TYPE_CHECKING:
    from emulator.api import Call
    from emulator.tasks.delivery import Deliveries

Json = dict[str, Any]

LARGEST_BYTES = 1_000_000
_LATEST = timedelta(days=30)
_LONGEST_URL = 2083
_WITH_BODY = ("POST", "PUT", "PATCH")
_CREATE = "cloudtasks.tasks.create"
_NOT_ALLOWED = (
    'The principal (user or service account) lacks IAM permission "cloudtasks.tasks.create" for '
    'the resource "{}" (or the resource may not exist).'
)
_NO_QUEUE = (
    "Queue does not exist. If you just created the queue, wait at least a minute for the queue to "
    "initialize."
)


def api(deliveries: Deliveries) -> Api:
    """The Cloud Tasks API over some queues."""
    methods = {
        "queues.create": _create_queue,
        "queues.get": _get_queue,
        "queues.list": _list_queues,
        "queues.delete": _delete_queue,
        "queues.pause": partial(_pause, is_paused=True),
        "queues.resume": partial(_pause, is_paused=False),
        "queues.purge": _purge,
        "queues.testIamPermissions": _test_permissions,
        "queues.tasks.create": _create_task,
        "queues.tasks.get": _get_task,
        "queues.tasks.list": _list_tasks,
        "queues.tasks.delete": _delete_task,
        "queues.tasks.run": _run_task,
    }
    return Api(
        "cloudtasks.v2",
        service="cloudtasks.googleapis.com",
        title="Cloud Tasks API",
        methods={
            f"cloudtasks.projects.locations.{name}": partial(_locked, deliveries, method)
            for name, method in methods.items()
        },
        masks={},
        refuse_mask=_no_such_field,
        older=False,
    )


def _no_such_field(path: str) -> ApiError:
    why = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    return invalid_argument("Request contains an invalid argument.", [("fields", why)])


def _locked(deliveries: Deliveries, method: Any, call: Call) -> Json:
    with deliveries.queues.lock:
        answer: Json = method(deliveries, call)
    deliveries.wake()
    return answer


def _location(call: Call) -> str:
    path = call.path
    return f"projects/{path['projectsId']}/locations/{path['locationsId']}"


def _queue_name(call: Call) -> str:
    return f"{_location(call)}/queues/{call.path['queuesId']}"


def _create_queue(deliveries: Deliveries, call: Call) -> Json:
    name = call.body.get("name", "")
    if not re.fullmatch(re.escape(_location(call)) + r"/queues/[A-Za-z0-9-]{1,100}", name):
        raise invalid_argument(f"Queue name must be formatted: '{_location(call)}/queues/QUEUE'.")
    if name in deliveries.queues.by_name:
        raise ApiError(409, "Queue already exists.", canonical="ALREADY_EXISTS")
    queue = deliveries.queues.by_name[name] = Queue(name)
    queue.retry = retry_of(call.body.get("retryConfig", {}))
    queue.limit(rate_of(call.body.get("rateLimits", {})))
    return queue_shown(queue)


def _queue(deliveries: Deliveries, call: Call) -> Queue:
    queue = deliveries.queues.by_name.get(_queue_name(call))
    if queue is None:
        raise not_found(_NO_QUEUE)
    return queue


def _get_queue(deliveries: Deliveries, call: Call) -> Json:
    return queue_shown(_queue(deliveries, call))


def _list_queues(deliveries: Deliveries, call: Call) -> Json:
    parent = f"{_location(call)}/queues/"
    found = [one for name, one in deliveries.queues.by_name.items() if name.startswith(parent)]
    return {"queues": [queue_shown(one) for one in found]} if found else {}


def _delete_queue(deliveries: Deliveries, call: Call) -> Json:
    del deliveries.queues.by_name[_queue(deliveries, call).name]
    return {}


def _pause(deliveries: Deliveries, call: Call, *, is_paused: bool) -> Json:
    queue = _queue(deliveries, call)
    queue.is_paused = is_paused
    return queue_shown(queue)


def _purge(deliveries: Deliveries, call: Call) -> Json:
    queue = _queue(deliveries, call)
    queue.purged_at = call.workspace.clock.now()
    for task in queue.waiting():
        task.state = DELETED
    return queue_shown(queue)


def _test_permissions(deliveries: Deliveries, call: Call) -> Json:
    """Those of the permissions asked about that the caller has; none where there is no queue."""
    asked = call.body.get("permissions", [])
    is_there = _queue_name(call) in deliveries.queues.by_name
    held = [one for one in asked if one != _CREATE or _is_enqueuer(call)] if is_there else []
    return {"permissions": held} if held else {}


def _is_enqueuer(call: Call) -> bool:
    return call.workspace.switches["task_enqueuers"] == "everybody"


def _create_task(deliveries: Deliveries, call: Call) -> Json:
    """A task, due now or later; a name that was used a while ago still counts as used."""
    if not _is_enqueuer(call):
        raise permission_denied(_NOT_ALLOWED.format(_queue_name(call)))
    queue, given, now = _queue(deliveries, call), call.body.get("task"), call.workspace.clock.now()
    if given is None:
        raise invalid_argument("Task must be set.")
    if "httpRequest" not in given:
        raise ApiError(501, "The local Workspace knows HTTP tasks alone.")
    _check_request(given["httpRequest"])
    name = given.get("name") or f"{queue.name}/tasks/{10**18 + randbelow(9 * 10**18)}"
    if not re.fullmatch(re.escape(queue.name) + r"/tasks/[A-Za-z0-9_-]{1,500}", name):
        raise invalid_argument(f"Task name must be formatted: '{queue.name}/tasks/TASK_ID'.")
    kept = timedelta(seconds=int(call.workspace.switches["task_name_kept_s"]))
    if queue.is_used(name, now, kept):
        raise ApiError(409, "Requested entity already exists", canonical="ALREADY_EXISTS")
    task = Task(name, given["httpRequest"], now, _due(given.get("scheduleTime", ""), now))
    task.deadline_s = seconds_of(given.get("dispatchDeadline", ""), task.deadline_s)
    if not 15 <= task.deadline_s <= 1800:
        raise invalid_argument("Task.dispatch_deadline must be between [15s, 30m].")
    queue.tasks[name] = task
    return _task_shown(task, is_full=call.body.get("responseView") == "FULL")


def _due(text: str, now: datetime) -> datetime:
    """When a task is due: not before now, and not in a distant future."""
    due = datetime.fromisoformat(text) if text else now
    if due > now + _LATEST:
        raise invalid_argument("Task.schedule_time must be at most 30 days in the future.")
    return max(due, now)


def _check_request(request: Json) -> None:
    url, method = request.get("url", ""), request.get("httpMethod", "POST")
    if not re.match(r"https?://[^/\s]", url):
        raise invalid_argument('HttpRequest.url must start with "http://" or "https://".')
    if len(url) > _LONGEST_URL:
        raise invalid_argument(f"HttpRequest.url must be at most {_LONGEST_URL} characters.")
    if "body" not in request:
        return
    if method not in _WITH_BODY:
        raise invalid_argument("HttpRequest.body is allowed with POST, PUT and PATCH alone.")
    try:
        body = base64.b64decode(request["body"], validate=True)
    except (ValueError, binascii.Error):
        raise invalid_argument("HttpRequest.body is no base64.") from None
    if len(body) > LARGEST_BYTES:
        raise invalid_argument("Task size too large.")


def _task(deliveries: Deliveries, call: Call) -> Task:
    """The task that an address names, as long as it is not over."""
    task = _queue(deliveries, call).tasks.get(f"{_queue_name(call)}/tasks/{call.path['tasksId']}")
    if task is None or task.state != WAITING:
        raise not_found("The task no longer exists." if task else "The task does not exist.")
    return task


def _get_task(deliveries: Deliveries, call: Call) -> Json:
    task = _task(deliveries, call)
    return _task_shown(task, is_full=call.query.get("responseView") == "FULL")


def _list_tasks(deliveries: Deliveries, call: Call) -> Json:
    is_full = call.query.get("responseView") == "FULL"
    found = [_task_shown(task, is_full=is_full) for task in _queue(deliveries, call).waiting()]
    return {"tasks": found} if found else {}


def _delete_task(deliveries: Deliveries, call: Call) -> Json:
    _task(deliveries, call).state = DELETED
    return {}


def _run_task(deliveries: Deliveries, call: Call) -> Json:
    """Deliver a task now, whenever it was due."""
    task = _task(deliveries, call)
    task.due_at = call.workspace.clock.now()
    return _task_shown(task, is_full=call.body.get("responseView") == "FULL")


def _task_shown(task: Task, *, is_full: bool) -> Json:
    """A task; its body is shown in the full view alone."""
    request = {name: part for name, part in task.request.items() if is_full or name != "body"} | {
        "httpMethod": task.request.get("httpMethod", "POST")
    }
    answered = [attempt for attempt in task.attempts if attempt.status is not None]
    shown: Json = {
        "name": task.name,
        "httpRequest": request,
        "createTime": timestamp(task.created_at.replace(microsecond=0)),
        "scheduleTime": timestamp(task.due_at),
        "dispatchDeadline": duration(task.deadline_s),
        "view": "FULL" if is_full else "BASIC",
    }
    if task.attempts:
        first, last = task.attempts[0], task.attempts[-1]
        shown["dispatchCount"] = len(task.attempts)
        shown |= {"responseCount": len(answered)} if answered else {}
        shown["firstAttempt"] = {"dispatchTime": timestamp(first.sent_at)}
        shown["lastAttempt"] = _attempt_shown(last)
    return shown


def _attempt_shown(attempt: Attempt) -> Json:
    shown: Json = {
        "scheduleTime": timestamp(attempt.scheduled_at),
        "dispatchTime": timestamp(attempt.sent_at),
    }
    if attempt.status is None:
        return {**shown, "responseStatus": {"code": 4, "message": "DEADLINE_EXCEEDED"}}
    status = {
        "code": 0 if attempt.is_success else 2,
        "message": f"HTTP status code {attempt.status}",
    }
    return {**shown, "responseTime": timestamp(attempt.answered_at), "responseStatus": status}
