"""The local Workspace as a web application: two APIs, certificates, control, page, and a Jira."""

from __future__ import annotations

from flask import Flask, Response, jsonify

from emulator import control, delegation, documents, page_server
from emulator.addon_host import AddonHost
from emulator.drive import files
from emulator.front import Front
from emulator.identity import CERTIFICATES_MAX_AGE_S
from emulator.jira import web as jira
from emulator.jira.site import Site
from emulator.tasks import control as tasks_control
from emulator.tasks import methods
from emulator.tasks.delivery import Deliveries
from emulator.workspace import Workspace

# Where each API is served, and the address that its paths stand below.
_DOCS, _DRIVE, _IAM, _TASKS = "/", "/drive/v3/", "/", "/"


def create_app(workspace: Workspace | None = None) -> Flask:
    """The application over one Workspace, a new and empty one if none is given."""
    workspace = workspace or Workspace()
    app = Flask("emulator", static_folder=None)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    docs = documents.api()
    front = Front(workspace, docs)
    deliveries = Deliveries(workspace)
    for prefix, api in (
        (_DOCS, docs),
        (_DRIVE, files.api()),
        (_IAM, delegation.api()),
        (_TASKS, methods.api(deliveries)),
    ):
        front.serve(app, api, prefix)
    app.register_blueprint(control.blueprint(workspace, docs))
    app.register_error_handler(404, control.unknown)
    app.register_error_handler(405, control.unknown)
    app.register_blueprint(page_server.blueprint(workspace, AddonHost(workspace)))
    app.register_blueprint(jira.blueprint(Site(jira.sample_projects(), workspace.clock.now)))
    app.register_blueprint(delegation.blueprint(workspace))
    app.register_blueprint(tasks_control.blueprint(deliveries))
    app.add_url_rule("/oauth2/v1/certs", view_func=lambda: _certificates(workspace))
    return app


def _certificates(workspace: Workspace) -> Response:
    answer = jsonify(workspace.identity.certificates())
    answer.cache_control.public = True
    answer.cache_control.max_age = CERTIFICATES_MAX_AGE_S
    return answer
