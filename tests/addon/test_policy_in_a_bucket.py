"""A policy in Cloud Storage: read with the service's account, anew like a file, or refused."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask, Response, jsonify, request
from werkzeug.serving import make_server

from addon import policy_in_force, policy_source
from addon.bootstrap import require_settings
from addon.main import create_app
from addon.policy_file import PolicyError
from addon.policy_in_force import version_of
from addon.settings import Settings, SettingsError
from tests.addon.host import settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.emulator.local import Local

PLACE = "gs://sre-policies/teams/pay ments.yaml"
OFF = "practice:\n  levels:\n    LNG04: off\n"
SUGGESTED = "practice:\n  levels:\n    LNG04: suggestion\n"


class Bucket:
    """What objects.get of the JSON API answers of a bucket; ``troubles`` are the next statuses."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {"teams/pay ments.yaml": OFF.encode()}
        self.troubles: list[int] = []
        self.asked = 0
        app = Flask("storage")
        app.add_url_rule("/storage/v1/b/<bucket>/o/<path:name>", view_func=self._get)
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.environ = {
            "SECOND_STORY_STORAGE_ENDPOINT": f"http://127.0.0.1:{self._server.port}",
            "SECOND_STORY_ACCESS_TOKEN": "a-token",
            "SECOND_STORY_POLICY": PLACE,
        }

    def _get(self, bucket: str, name: str) -> Any:
        self.asked += 1
        assert "%2F" in request.environ["REQUEST_URI"] or "/" not in name
        if self.troubles:
            return jsonify(error={"code": self.troubles[0]}), self.troubles.pop(0)
        if request.headers.get("Authorization") != "Bearer a-token":
            return jsonify(error={"code": 401}), 401
        if bucket != "sre-policies" or name not in self.objects:
            return jsonify(error={"code": 404}), 404
        # Without it the answer is what is known of the object, not what it holds.
        assert request.args["alt"] == "media"
        return Response(self.objects[name], content_type="application/yaml")

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    found = Bucket()
    yield found
    found.close()


def text(environ: Mapping[str, str], place: str = PLACE) -> str:
    return policy_source.text_of(place, Settings(environ))


def test_it_is_what_the_object_holds(bucket: Bucket) -> None:
    assert text(bucket.environ) == OFF


@pytest.mark.parametrize("troubles", [[503], [500]])
def test_an_outage_of_a_moment_is_passed_over(bucket: Bucket, troubles: list[int]) -> None:
    bucket.troubles = troubles

    assert text(bucket.environ) == OFF
    assert bucket.asked == 2


@pytest.mark.parametrize(
    ("changed", "place", "words"),
    [
        (
            {},
            "gs://sre-policies/other.yaml",
            "answers 404; there is no such object; gcloud storage",
        ),
        ({}, "gs://sre-policies", "it is no place of an object, such as gs://BUCKET/policy.yaml"),
        ({}, "gs://Sre/../x", "it is no place of an object"),
        ({"SECOND_STORY_ACCESS_TOKEN": "old"}, PLACE, "the credentials are not accepted"),
        ({"SECOND_STORY_STORAGE_ENDPOINT": "http://127.0.0.1:1"}, PLACE, "does not answer"),
    ],
)
def test_what_cannot_be_had_is_refused_with_place_and_remedy(
    bucket: Bucket, changed: dict[str, str], place: str, words: str
) -> None:
    with pytest.raises(PolicyError) as refusal:
        text(bucket.environ | changed, place)

    assert str(refusal.value).startswith(f"{place}: ")
    assert words in str(refusal.value)


def test_one_that_the_account_may_not_read_is_refused_with_the_role(bucket: Bucket) -> None:
    bucket.troubles = [403]

    with pytest.raises(PolicyError, match=r"grant it roles/storage\.objectViewer on the bucket"):
        text(bucket.environ)


@pytest.mark.parametrize(("held", "words"), [(b"x" * 1_000_001, "no policy"), (b"\xff", "UTF-8")])
def test_what_is_no_policy_at_all_is_refused(bucket: Bucket, held: bytes, words: str) -> None:
    bucket.objects["teams/pay ments.yaml"] = held

    with pytest.raises(PolicyError, match=words):
        text(bucket.environ)


def test_without_credentials_it_is_refused(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", "/none.json")

    with pytest.raises(PolicyError, match="no usable Google credentials"):
        text(bucket.environ | {"SECOND_STORY_ACCESS_TOKEN": ""})


def test_an_endpoint_that_is_open_is_refused(bucket: Bucket) -> None:
    with pytest.raises(SettingsError, match="SECOND_STORY_STORAGE_ENDPOINT is neither"):
        Settings(bucket.environ | {"SECOND_STORY_STORAGE_ENDPOINT": "http://storage.example.com"})


def test_a_service_follows_it_and_keeps_the_last_good_one(
    local: Local, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy_in_force, "LOOK_EVERY_S", 0)
    client = create_app(settings(local) | bucket.environ).test_client()

    def ready() -> tuple[str, bool]:
        told = client.get("/readyz").get_json()
        client.get("/rules/human-error-label")
        return told["policy_version"], told["policy_is_refused"]

    ready()
    assert ready() == (version_of(OFF), False)
    bucket.objects["teams/pay ments.yaml"] = SUGGESTED.encode()
    ready()
    assert ready() == (version_of(SUGGESTED), False)
    bucket.objects.clear()
    ready()
    assert ready() == (version_of(SUGGESTED), True)


def test_an_outage_is_no_wrong_policy_before_it_lasts_for_two_looks(
    local: Local, bucket: Bucket, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(policy_in_force, "LOOK_EVERY_S", 0)
    client = create_app(settings(local) | bucket.environ).test_client()
    refused = []
    for troubles in ([503, 503], [], [503, 503], [429]):
        bucket.troubles = list(troubles)
        client.get("/rules/human-error-label")
        monkeypatch.setattr(policy_in_force, "LOOK_EVERY_S", 1_000)
        refused.append(client.get("/readyz").get_json()["policy_is_refused"])
        monkeypatch.setattr(policy_in_force, "LOOK_EVERY_S", 0)

    assert refused == [False, False, False, True]
    assert sum("stays in force" in one.message for one in caplog.records) == 1


def test_a_service_does_not_start_without_it_and_says_why(local: Local, bucket: Bucket) -> None:
    bucket.objects.clear()

    with pytest.raises(
        SettingsError, match=f"SECOND_STORY_POLICY names a file that is refused: {PLACE}"
    ):
        create_app(settings(local) | bucket.environ)


def test_before_the_workers_start_no_network_is_asked(local: Local, bucket: Bucket) -> None:
    require_settings(settings(local) | bucket.environ)

    assert bucket.asked == 0
