"""Plays the part of Google's servers that call an add-on: who clicked what becomes an EventObject,
is sent to the address that the manifest or the card names, and the answer goes back to the page.

What an event holds, and what it withholds before a user has granted the file, is google.md 1.3.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from emulator.errors import ControlError
from emulator.event_object import Click, Visitor, event_object
from emulator.identity import SCOPES
from emulator.posting import Exchange, Failure, post

if TYPE_CHECKING:
    from emulator.workspace import File, Workspace

Json = dict[str, Any]

DEADLINE_S = 30.0
TRIGGERS = {"homepage": "homepageTrigger", "granted": "onFileScopeGrantedTrigger"}
CALLS = (*TRIGGERS, "universal", "click", "link", "completion")
FILE_SCOPE = SCOPES + "drive.file"
BROAD_SCOPES = {
    SCOPES + name for name in ("documents", "documents.readonly", "drive", "drive.readonly")
}
LOCALE_SCOPE = SCOPES + "script.locale"
EMAIL_SCOPE = SCOPES + "userinfo.email"


class Manifest(NamedTuple):
    """What a deployment says: the JSON that an admin hands to Google (google.md 2.1)."""

    scopes: tuple[str, ...]
    common: Json
    docs: Json
    http: Json

    @classmethod
    def read(cls, deployment: Any) -> Manifest:
        """Read a deployment.

        Raises:
            ControlError: It lacks what Google requires of one for Docs.

        """
        addons = deployment.get("addOns") if isinstance(deployment, dict) else None
        if not isinstance(addons, dict) or "docs" not in addons:
            raise ControlError('The manifest has no "addOns" with "docs".')
        common = addons.get("common") or {}
        for name in ("name", "logoUrl"):
            if not common.get(name):
                raise ControlError(f'The manifest lacks "addOns.common.{name}".')
        scopes = tuple(deployment.get("oauthScopes") or ())
        return cls(scopes, common, addons["docs"], addons.get("httpOptions") or {})

    def trigger(self, call: str) -> str:
        """Give the address of a trigger; the homepage of Docs comes before the common one."""
        places = (self.docs, self.common) if call == "homepage" else (self.docs,)
        found = (place.get(TRIGGERS[call], {}).get("runFunction", "") for place in places)
        return next(filter(None, found), "")

    def shown(self) -> Json:
        """Give what the page draws around the cards."""
        return {
            "name": self.common["name"],
            "logoUrl": self.common["logoUrl"],
            "universalActions": self.common.get("universalActions", []),
            "openLinkUrlPrefixes": self.common.get("openLinkUrlPrefixes", []),
            "oauthScopes": list(self.scopes),
        }


class AddonHost:
    """One add-on, the consent of each user to its scopes, and the calls to it."""

    def __init__(self, workspace: Workspace, *, deadline_s: float = DEADLINE_S) -> None:
        self._identity = workspace.identity
        self._switches = workspace.switches
        self._consents: dict[str, frozenset[str]] = {}
        self.deadline_s = deadline_s
        self.manifest: Manifest | None = None

    def deploy(self, manifest: Manifest) -> None:
        """Take this add-on from now on; everybody has consented to all that it asks for."""
        self.manifest = manifest
        self._consents.clear()

    def authorized(self, email: str) -> tuple[str, ...]:
        """Give the scopes that a user has consented to: all of the manifest's unless set."""
        asked = self.manifest.scopes if self.manifest else ()
        given = self._consents.get(email.lower())
        return asked if given is None else tuple(scope for scope in asked if scope in given)

    def consent(self, email: str, scopes: list[str]) -> None:
        """Set what a user has consented to.

        Raises:
            ControlError: A scope that the manifest does not list.

        """
        unknown = set(scopes) - set(self.manifest.scopes if self.manifest else ())
        if unknown:
            raise ControlError(f"The manifest does not list {', '.join(sorted(unknown))}.")
        self._consents[email.lower()] = frozenset(scopes)

    def call(self, visitor: Visitor, file: File, click: Click) -> Exchange | Failure:
        """Call the add-on for a visitor of a document; whatever fails is told, not raised."""
        if self.manifest is None:
            return Failure("No add-on is set up here.", "PUT its manifest to /emulator/manifest.")
        url = self._address(self.manifest, click)
        if not url.startswith(("https://", "http://")):
            return Failure(f"There is no address to call for {click.call!r}.", url)
        system_token = self._identity.system_token(url)
        event = self._event(self.manifest, visitor, file, click, system_token)
        return post(url, json.dumps(event).encode(), self._header(event), self.deadline_s)

    def _address(self, manifest: Manifest, click: Click) -> str:
        return manifest.trigger(click.call) if click.call in TRIGGERS else click.function

    def _event(
        self, manifest: Manifest, visitor: Visitor, file: File, click: Click, system_token: str
    ) -> Json:
        scopes = self.authorized(visitor.email)
        has_locale = LOCALE_SCOPE in scopes and manifest.common.get("useLocaleFromApp")
        access_token = self._identity.access_token(visitor.email, scopes=scopes)
        tokens = {"userOAuthToken": access_token, "systemIdToken": system_token}
        if EMAIL_SCOPE in scopes:
            tokens["userIdToken"] = self._identity.user_token(visitor.email)
        return event_object(
            click,
            visitor=visitor if has_locale else None,
            docs=self._docs(file, access_token),
            authorization={**tokens, "authorizedScopes": list(scopes)},
            sends_empty=self._switches["empty_text_inputs"] == "sent",
        )

    def _docs(self, file: File, access_token: str) -> Json:
        """What an event tells of the open document: before the grant, neither id nor title."""
        caller = self._identity.caller(access_token)
        scopes = caller.scopes if caller else frozenset()
        is_granted = caller is not None and FILE_SCOPE in scopes and file.is_granted(caller)
        is_broad = self._switches["id_under_broad_scopes"] == "told" and scopes & BROAD_SCOPES
        docs: Json = {"id": file.id, "title": file.name} if is_granted or is_broad else {}
        if is_granted or self._switches["permission_before_grant"] == "false":
            docs["addonHasFileScopePermission"] = is_granted
        return docs

    def _header(self, event: Json) -> str:
        """Give the bearer token of a call, as the manifest's httpOptions ask."""
        kind = self.manifest.http.get("authorizationHeader", "") if self.manifest else ""
        if kind == "NONE":
            return ""
        name = "userIdToken" if kind == "USER_ID_TOKEN" else "systemIdToken"
        return str(event["authorizationEventObject"].get(name, ""))
