"""``postmortem template``: templates in a shared drive, and all that may befall them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from addon.domain import provisioning
from tests.terminal.conftest import ADA
from tests.terminal.test_new import CUT, without_ids

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.emulator.local import Local
    from tests.terminal.conftest import Outcome, Terminal

    Apply = Callable[..., Outcome]

DRIVE = "0ASharedDrive-of-SREs"
BO = "bo@example.com"
POLICY = "targets: {{folder: {folder}}}\npractice: {{template_version: {version}}}\n"
FIRST_CALLS = 14
UPGRADING_CALLS = 16
Json = dict[str, Any]


@pytest.fixture
def template(postmortem: Terminal, local: Local, tmp_path: Path) -> Apply:
    """Run an action as Ada, who manages the shared drive that the policy names."""
    local.control("PUT", f"drives/{DRIVE}?organizers={ADA}&writers={BO}", {"name": "SRE"})
    postmortem.set(ACCESS_TOKEN=local.token(ADA, scopes=["drive"]))

    def run(*words: str, version: int = 1, folder: str = DRIVE) -> Outcome:
        policy = tmp_path / "policy.yaml"
        policy.write_text(POLICY.format(folder=folder, version=version))
        return postmortem("template", *words, "--policy", policy)

    return run


def drive(local: Local, email: str = ADA) -> Any:
    return local.drive(email, scopes=["drive"])


def files(local: Local) -> list[Json]:
    """Everything in the shared drive, with what is known of it."""
    listed = (
        drive(local)
        .files()
        .list(
            corpora="drive",
            driveId=DRIVE,
            includeItemsFromAllDrives=True,
            supportsAllDrives=True,
            orderBy="name",
            fields="files(id,name,mimeType,parents,properties,contentRestrictions)",
        )
    )
    found: list[Json] = listed.execute()["files"]
    return found


def state(local: Local) -> list[Any]:
    """The shared drive without what Google makes up anew: times, ids, revisions."""
    found = files(local)
    permissions = drive(local).permissions()
    documents = local.docs(ADA, scopes=["drive"]).documents()
    shown = []
    for file in found:
        listed = permissions.list(fileId=file["id"], supportsAllDrives=True, fields="*").execute()
        shared = sorted((one["type"], one["role"]) for one in listed["permissions"])
        restrictions = file.get("contentRestrictions", [])
        shown.append([file["name"], restrictions, shared, _content(documents, file)])
    text = re.sub(r'"restrictionTime": "[^"]*"', '"restrictionTime": ""', json.dumps(shown))
    for number, file in enumerate(found):
        text = text.replace(file["id"], f"FILE-{number}")
    plain: list[Any] = without_ids(json.loads(text))
    return plain


def _content(documents: Any, file: Json) -> Any:
    if not file["mimeType"].endswith("document"):
        return None
    answer = documents.get(documentId=file["id"], includeTabsContent=True).execute()
    tab = answer["tabs"][0]["documentTab"]
    # Of ranges the names are ours; the ids, and so the order, are Google's.
    tab["namedRanges"] = sorted(tab.get("namedRanges", {}))
    return answer


def drifts(told: Outcome) -> dict[str, list[str]]:
    values = json.loads(told.out)
    return {each["kind"]: [one["name"] for one in each["drift"]] for each in values["templates"]}


def full(local: Local) -> Json:
    (found,) = [file for file in files(local) if file["name"] == "Postmortem template"]
    return found


def unlock(local: Local, file_id: str, **body: Any) -> None:
    """Lift the lock by hand, and then change the file."""
    for change in ({"contentRestrictions": [{"readOnly": False}]}, body):
        update = drive(local).files().update(fileId=file_id, body=change, supportsAllDrives=True)
        update.execute()


def by_hand(local: Local, file_id: str) -> None:
    unlock(local, file_id)
    insert = {"insertText": {"location": {"index": 3}, "text": "typed"}}
    docs = local.docs(ADA, scopes=["drive"]).documents()
    docs.batchUpdate(documentId=file_id, body={"requests": [insert]}).execute()


def lock_loosely(local: Local, file_id: str) -> None:
    restriction = {"readOnly": True, "reason": "mine"}
    unlock(local, file_id, contentRestrictions=[restriction])


def unshare(local: Local, file_id: str) -> None:
    permissions = drive(local).permissions()
    listed = permissions.list(fileId=file_id, supportsAllDrives=True).execute()["permissions"]
    (domain,) = [one["id"] for one in listed if one["type"] == "domain"]
    permissions.delete(fileId=file_id, permissionId=domain, supportsAllDrives=True).execute()


def bin_it(local: Local, file_id: str) -> None:
    unlock(local, file_id, name="zz binned")
    file = local.workspace.file(file_id)
    assert file is not None
    file.trashed = True


class TestPlan:
    def test_says_what_would_change_and_changes_nothing(
        self, template: Apply, local: Local
    ) -> None:
        code, out, err = template("plan")

        assert (code, err) == (1, "")
        assert out.splitlines() == [
            f'In "SRE", as {ADA}, for everybody of example.com:',
            '  folder "Postmortem templates": create it',
            '  "Postmortem template": missing; create it, version 1, shared and locked',
            '  "Incident brief template": missing; create it, version 1, shared and locked',
            '"postmortem template apply" makes these changes.',
        ]
        assert files(local) == []

    def test_has_nothing_to_say_once_it_was_applied(self, template: Apply) -> None:
        template("apply")

        code, out, _ = template("plan")
        assert (code, out.splitlines()[1:]) == (0, ["  nothing to change"])


class TestApply:
    def test_makes_a_locked_file_for_each_kind(self, template: Apply, local: Local) -> None:
        assert template("apply").code == 0

        folder, brief, whole = sorted(files(local), key=lambda file: file["mimeType"])[::-1]
        assert {brief["name"], whole["name"]} == {"Postmortem template", "Incident brief template"}
        assert folder["parents"] == [DRIVE]
        for file in (brief, whole):
            assert file["parents"] == [folder["id"]]
            assert file["properties"]["secondStoryVersion"] == "1"
            (restriction,) = file["contentRestrictions"]
            assert restriction["readOnly"]
            assert restriction["ownerRestricted"]
            assert "postmortem template apply" in restriction["reason"]

    def test_lets_everybody_of_the_domain_read_and_copy(
        self, template: Apply, local: Local
    ) -> None:
        template("apply")
        somebody = "someone@example.com"

        copy = drive(local, somebody).files().copy(fileId=full(local)["id"], supportsAllDrives=True)
        assert copy.execute()["name"] == "Copy of Postmortem template"

    def test_a_second_time_changes_nothing(self, template: Apply, local: Local) -> None:
        template("apply")
        local.control("DELETE", "calls")
        template("apply")

        assert {call["method"] for call in local.control("GET", "calls")} == {"GET"}

    def test_writes_a_newer_version_over_an_older_one(self, template: Apply, local: Local) -> None:
        template("apply")
        before = full(local)["id"]

        told = template("status", "--format", "json", version=2)
        assert drifts(told) == {"full": ["older version"], "brief": ["older version"]}
        assert template("apply", version=2).code == 0

        assert drifts(template("status", "--format", "json", version=2)) == {
            "full": [],
            "brief": [],
        }
        assert full(local)["id"] == before
        assert full(local)["properties"]["secondStoryVersion"] == "2"

    def test_ends_where_it_would_from_nothing(self, template: Apply, local: Local) -> None:
        template("apply", version=2)
        fresh = state(local)
        local.workspace.replace([file for file in local.workspace.files() if file.id == DRIVE])
        template("apply")
        template("apply", version=2)

        assert state(local) == fresh

    def test_never_goes_back(self, template: Apply, local: Local) -> None:
        template("apply", version=2)
        before = state(local)

        assert drifts(template("status", "--format", "json"))["full"] == ["newer version"]
        code, _, err = template("apply")
        assert code == 2
        assert "is newer than the policy, whose template_version is 1" in err
        assert state(local) == before


class TestStatus:
    def test_tells_how_they_stand(self, template: Apply, local: Local) -> None:
        template("apply")

        code, out, _ = template("status")
        address = f"https://docs.google.com/document/d/{full(local)['id']}/edit"
        assert code == 0
        assert f'  "Postmortem template", version 1: as it should be  {address}\n' in out

    @pytest.mark.parametrize(
        ("spoil", "expected"),
        [
            (unlock, ["unlocked"]),
            (lambda local, name: unlock(local, name, name="Mine"), ["renamed", "unlocked"]),
            (by_hand, ["edited by hand", "unlocked"]),
            (lock_loosely, ["locked loosely"]),
            (unshare, ["not shared"]),
            (bin_it, ["missing"]),
        ],
        ids=["unlocked", "renamed", "edited", "loose", "unshared", "binned"],
    )
    def test_names_what_somebody_did_and_apply_cures_it(
        self,
        template: Apply,
        local: Local,
        spoil: Callable[[Local, str], None],
        expected: list[str],
    ) -> None:
        template("apply")
        undisturbed = state(local)
        spoil(local, full(local)["id"])

        told = template("status", "--format", "json")
        assert told.code == 1
        assert drifts(told) == {"full": expected, "brief": []}
        assert template("apply").code == 0
        assert [file for file in state(local) if file[0] != "zz binned"] == undisturbed

    def test_tells_a_policy_that_changed_without_a_new_version(
        self, template: Apply, postmortem: Terminal, tmp_path: Path
    ) -> None:
        template("apply")
        policy = tmp_path / "other.yaml"
        policy.write_text(
            f"targets: {{folder: {DRIVE}}}\npractice: {{categories: [tools, people]}}\n"
        )

        told = postmortem("template", "status", "--policy", policy, "--format", "json")
        assert drifts(told)["full"] == ["of another policy"]

    def test_tells_of_copies_that_say_they_are_the_template(
        self, template: Apply, local: Local
    ) -> None:
        template("apply")
        original = full(local)["id"]
        parents = [file["id"] for file in files(local) if "folder" in file["mimeType"]]
        body = {"parents": parents, "name": "My copy"}
        copied = drive(local).files().copy(fileId=original, body=body, supportsAllDrives=True)
        other = copied.execute()["id"]

        out = template("status").out
        assert '"My copy" says that it is the "Postmortem template" too' in out
        assert other in out


class TestStoppedOnTheWay:
    @pytest.mark.parametrize("passed", range(FIRST_CALLS))
    def test_a_second_command_ends_where_an_undisturbed_one_does(
        self, template: Apply, local: Local, applied: list[Any], passed: int
    ) -> None:
        """The last call that is carried out is number ``passed``; its answer is not heard of."""
        local.control("POST", "faults", CUT | {"when": "after", "skip": passed})
        stopped = template("apply")
        assert (stopped.code, stopped.err.count("\n")) == (1, 1)
        local.control("DELETE", "faults")

        assert template("apply").code == 0
        assert state(local) == applied

    @pytest.mark.parametrize("passed", range(UPGRADING_CALLS))
    def test_so_it_does_when_it_was_to_write_a_newer_version(
        self, template: Apply, local: Local, upgraded: list[Any], passed: int
    ) -> None:
        template("apply")
        local.control("POST", "faults", CUT | {"when": "after", "skip": passed})
        assert template("apply", version=2).code == 1
        local.control("DELETE", "faults")

        assert template("apply", version=2).code == 0
        assert state(local) == upgraded

    def test_no_call_is_left_out_above(self, template: Apply, local: Local) -> None:
        for version, calls in ((1, FIRST_CALLS), (2, UPGRADING_CALLS)):
            local.control("DELETE", "calls")
            template("apply", version=version)

            assert len(local.control("GET", "calls")) == calls

    @pytest.fixture
    def applied(self, template: Apply, local: Local) -> list[Any]:
        """Give what the drive holds when nothing goes wrong; the drive is empty again."""
        template("apply")
        return self._emptied(local)

    @pytest.fixture
    def upgraded(self, template: Apply, local: Local) -> list[Any]:
        """Give what it holds after a newer version was applied."""
        template("apply", version=2)
        return self._emptied(local)

    def _emptied(self, local: Local) -> list[Any]:
        found = state(local)
        local.workspace.replace([file for file in local.workspace.files() if file.id == DRIVE])
        return found


class TestRefusals:
    def test_no_folder(self, postmortem: Terminal) -> None:
        code, _, err = postmortem("template", "plan")

        assert code == 2
        assert "the policy names no folder for the templates; write targets.folder" in err

    def test_a_folder_that_the_account_does_not_see(self, template: Apply) -> None:
        code, _, err = template("plan", folder="0AnotherFolder")

        assert code == 2
        assert "the account sees no folder 0AnotherFolder; make it a manager" in err

    def test_an_account_that_may_not_lock(
        self, template: Apply, postmortem: Terminal, local: Local
    ) -> None:
        postmortem.set(ACCESS_TOKEN=local.token(BO, scopes=["drive"]))

        code, _, err = template("apply")
        assert code == 2
        assert 'may not lock "Postmortem template"; make it a manager of the shared drive' in err

    def test_a_scope_that_is_missing(
        self, template: Apply, postmortem: Terminal, local: Local
    ) -> None:
        postmortem.set(ACCESS_TOKEN=local.token(ADA, scopes=["documents"]))

        code, _, err = template("plan")
        assert (code, err) == (
            2,
            "postmortem template: the credentials lack the scope drive; grant it to them.\n",
        )

    def test_an_account_of_no_organisation(
        self, template: Apply, postmortem: Terminal, local: Local
    ) -> None:
        robot = "robot@project.iam.gserviceaccount.com"
        local.control("PUT", f"drives/{DRIVE}?organizers={robot}", {"name": "SRE"})
        postmortem.set(ACCESS_TOKEN=local.token(robot, scopes=["drive"]))

        assert "name one with --domain" in template("plan").err
        assert template("plan", "--domain", "example.com").code == 1


def test_every_drift_has_a_name_of_its_own() -> None:
    names = [
        value
        for key, value in vars(provisioning).items()
        if key.isupper() and isinstance(value, str) and key != "FOLDER_NAME"
    ]
    assert len(names) == len(set(names))


class TestAsTheRobot:
    ROBOT = "postmortems@example.com"
    ACCOUNT = "robot@project.iam.gserviceaccount.com"

    @pytest.fixture
    def robot(self, postmortem: Terminal, local: Local, tmp_path: Path) -> Callable[..., Outcome]:
        """Run plan with a policy whose robot manages the drive; Bo may sign for it."""
        local.control("PUT", f"drives/{DRIVE}?organizers={ADA},{self.ROBOT}", {"name": "SRE"})
        self.delegate(local)
        postmortem.set(
            ACCESS_TOKEN=local.token(BO, scopes=["cloud-platform"]), IDENTITY_ENDPOINT=local.url
        )
        policy = tmp_path / "robot.yaml"

        def run(*words: str, email: str = self.ROBOT) -> Outcome:
            robot = f"{{email: {email}, service_account: {self.ACCOUNT}}}"
            policy.write_text(f"targets: {{folder: {DRIVE}, robot: {robot}}}")
            return postmortem("template", *words, "--policy", policy)

        return run

    def delegate(self, local: Local, creator: str = BO, scope: str = "drive") -> None:
        order = {"creators": [creator], "scopes": [scope]}
        local.control("PUT", f"delegations/{self.ACCOUNT}", order)

    def test_it_is_the_robots_work(self, robot: Callable[..., Outcome], local: Local) -> None:
        code, out, _ = robot("apply")

        assert code == 0
        assert out.startswith(f'In "SRE", as {self.ROBOT}, for everybody of example.com:')
        assert robot("plan").code == 0
        assert {call["user"] for call in local.control("GET", "calls")} == {self.ROBOT, BO}

    def test_and_not_where_somebody_wants_their_own(self, robot: Callable[..., Outcome]) -> None:
        err = robot("plan", "--as", "me").err

        assert "the credentials lack the scope drive" in err

    def test_a_signature_that_is_not_allowed(
        self, robot: Callable[..., Outcome], local: Local
    ) -> None:
        self.delegate(local, creator=ADA)

        code, _, err = robot("plan")
        assert (code, err.count("\n")) == (2, 1)
        assert "grant it roles/iam.serviceAccountTokenCreator" in err

    def test_a_scope_that_is_not_delegated(
        self, robot: Callable[..., Outcome], local: Local
    ) -> None:
        self.delegate(local, scope="drive.file")

        assert "no domain-wide delegation of these scopes" in robot("plan").err

    def test_a_robot_that_is_no_user(self, robot: Callable[..., Outcome]) -> None:
        err = robot("plan", email=self.ACCOUNT).err

        assert "the robot of the policy is no active user" in err

    def test_a_policy_without_a_robot(self, template: Apply) -> None:
        assert "the policy names no robot" in template("plan", "--as", "robot").err
