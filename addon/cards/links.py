"""Where the clicks of our cards go: endpoints and pages of ours."""

from __future__ import annotations

HOME = "/addon/home"
GRANTED = "/addon/granted"
CHECK = "/addon/check"
NEW = "/addon/new"
CREATE = "/addon/create"
REPAIRS = "/addon/repairs"
REPAIR = "/addon/repair"
PUBLICATION = "/addon/publication"
PUBLISHING = "/addon/publish"
REOPENING = "/addon/reopen"
ADOPTION = "/addon/adoption"
ADOPTING = "/addon/adopt"
UPGRADES = "/addon/upgrades"
UPGRADING = "/addon/upgrade"
TICKETS = "/addon/tickets"
SEND_TICKETS = "/addon/send-tickets"
SETTLE_TICKET = "/addon/settle-ticket"
TAKE_OVER = "/addon/take-over"
COMMENT = "/addon/comment"
COMMENT_ALL = "/addon/comment-all"
REMOVE_COMMENTS = "/addon/remove-comments"
DISMISSAL = "/addon/dismissal"
DISMISS = "/addon/dismiss"
REVIEW = "/addon/review"
COMMENTING = (COMMENT, COMMENT_ALL, REMOVE_COMMENTS, DISMISSAL, DISMISS, REVIEW)
FIXES = "/addon/fixes"
FIX = "/addon/fix"
TRIGGERS = (HOME, GRANTED)
# What has an answer of its own while the user has not allowed the open document.
WITHOUT_DOCUMENT = (*TRIGGERS, CHECK, NEW, CREATE)
ENDPOINTS = (
    *(HOME, GRANTED, CHECK, NEW, CREATE, REPAIRS, REPAIR),
    *(PUBLICATION, PUBLISHING, REOPENING),
    *(ADOPTION, ADOPTING, UPGRADES, UPGRADING),
    *(TICKETS, SEND_TICKETS, SETTLE_TICKET, TAKE_OVER),
    *COMMENTING,
    *(FIXES, FIX),
)

# The parameter of a click with the edition of the card that it is of: what has changed since then
# is shown anew.
EDITION = "edition"


class Links:
    """Addresses below ``base_url``, which has no slash at its end."""

    __slots__ = (
        "_base_url",
        "adopt",
        "adoption",
        "check",
        "comment",
        "comment_all",
        "create",
        "dismiss",
        "dismissal",
        "fix",
        "fixes",
        "new",
        "privacy",
        "publication",
        "publish",
        "remove_comments",
        "reopen",
        "repair",
        "repairs",
        "review",
        "send_tickets",
        "settle_ticket",
        "support",
        "take_over",
        "tickets",
        "upgrade",
        "upgrades",
    )

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self.check = f"{base_url}{CHECK}"
        self.new = f"{base_url}{NEW}"
        self.create = f"{base_url}{CREATE}"
        self.repairs = f"{base_url}{REPAIRS}"
        self.repair = f"{base_url}{REPAIR}"
        self.tickets = f"{base_url}{TICKETS}"
        self.send_tickets = f"{base_url}{SEND_TICKETS}"
        self.settle_ticket = f"{base_url}{SETTLE_TICKET}"
        self.take_over = f"{base_url}{TAKE_OVER}"
        self.publication = f"{base_url}{PUBLICATION}"
        self.publish = f"{base_url}{PUBLISHING}"
        self.reopen = f"{base_url}{REOPENING}"
        self.adoption = f"{base_url}{ADOPTION}"
        self.adopt = f"{base_url}{ADOPTING}"
        self.upgrades = f"{base_url}{UPGRADES}"
        self.upgrade = f"{base_url}{UPGRADING}"
        self.comment = f"{base_url}{COMMENT}"
        self.comment_all = f"{base_url}{COMMENT_ALL}"
        self.remove_comments = f"{base_url}{REMOVE_COMMENTS}"
        self.dismissal = f"{base_url}{DISMISSAL}"
        self.dismiss = f"{base_url}{DISMISS}"
        self.review = f"{base_url}{REVIEW}"
        self.fixes = f"{base_url}{FIXES}"
        self.fix = f"{base_url}{FIX}"
        self.privacy = f"{base_url}/privacy"
        self.support = f"{base_url}/support"

    def rule(self, name: str) -> str:
        """The page of a rule."""
        return f"{self._base_url}/rules/{name}"


NEW_POSTMORTEM = "New postmortem"
REPAIR_STRUCTURE = "Repair the structure"
ACTION_ITEMS = "Action items"
PUBLISH = "Publish"
ADOPT = "Make this document a postmortem"
UPGRADE = "Upgrade the template"
BACK = "Back to the report"
REVIEWERS_VIEW = "Review"


def document(document_id: str) -> str:
    """The address of a Google Doc."""
    return f"https://docs.google.com/document/d/{document_id}/edit"
