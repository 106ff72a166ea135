"""The OpenAPI document: valid, printed by a command, and as long as the list of routes."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

from addon import openapi
from addon.cli import main
from addon.settings import TRACKERS
from tests.addon.host import application, settings
from tests.addon.signing import BASE_URL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local

Json = dict[str, Any]

HOST = "https://ADDON_HOST"
OF_FLASK = {"HEAD", "OPTIONS"}


@pytest.fixture(scope="module")
def document() -> Json:
    return openapi.document(BASE_URL)


def test_is_valid(document: Json) -> None:
    validate(document)


def test_one_that_is_not_would_be_noticed(document: Json) -> None:
    wrong = deepcopy(document)
    wrong["paths"]["/healthz"]["get"]["responses"] = {"200": {"content": 5}}

    with pytest.raises(OpenAPIValidationError):
        validate(wrong)


def test_names_every_route_and_no_other(document: Json, local: Local) -> None:
    routes = {
        (re.sub(r"<(\w+)>", r"{\1}", rule.rule), method)
        for rule in application(**settings(local)).url_map.iter_rules()
        for method in (rule.methods or set()) - OF_FLASK
    }
    named = {(path, method.upper()) for path, item in document["paths"].items() for method in item}

    assert named == routes


def test_names_each_operation_once(document: Json) -> None:
    names = [operation["operationId"] for operation in operations(document)]

    assert len(names) == len(set(names))


def test_says_of_each_operation_who_may_call_it(document: Json) -> None:
    for path, item in document["paths"].items():
        for operation in item.values():
            known = document["components"]["securitySchemes"]
            asked = {name for one in operation["security"] for name in one}
            assert asked <= known.keys()
            assert bool(asked) == path.startswith(("/addon/", "/hooks/", "/cron/", "/jobs/"))


def test_names_the_trackers_that_deliver(document: Json) -> None:
    (sender,) = document["paths"]["/hooks/{sender}"]["post"]["parameters"]

    assert set(sender["schema"]["enum"]) == TRACKERS.keys() - {"console"}


def test_is_what_the_command_prints_and_the_file_keeps(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["deployment", "openapi", "--base-url", f"{HOST}/"]) == 0
    printed = json.loads(capsys.readouterr().out)

    again = f"postmortem deployment openapi --base-url {HOST} > docs/openapi.json"
    assert printed == json.loads((root / "docs" / "openapi.json").read_text()), again
    assert printed["servers"] == [{"url": HOST}]


def operations(document: Json) -> list[Json]:
    return [operation for item in document["paths"].values() for operation in item.values()]
