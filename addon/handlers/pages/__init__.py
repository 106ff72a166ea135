"""Pages that anybody may read: rules, privacy, terms, support; without scripts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from flask import Blueprint, Response, render_template
from markdown_it import MarkdownIt
from markupsafe import Markup

from addon import settings
from addon.domain import scopes
from linter.diagnostic import OFF
from linter.registry import UnknownRuleError, all_rules, find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from addon.bootstrap import Backend
    from addon.settings import ServiceSettings
    from linter.policy import Policy
    from linter.rule import Rule

FOLDER = Path(__file__).parent
TEXTS = ("privacy", "terms", "support")

_A_DAY = "public, max-age=86400"
_A_WHILE = "public, max-age=300"
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": False})
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


def blueprint(backend: Backend) -> Blueprint:
    """The public pages of a backend."""
    pages = Blueprint("pages", __name__, template_folder=".")
    _serve_rules(pages, backend)
    _serve_texts(pages, backend.settings)
    _serve_files(pages)
    pages.after_request(_protected)
    return pages


def _serve_rules(pages: Blueprint, backend: Backend) -> None:
    @pages.get("/rules")
    def rules() -> str:
        policy = backend.policy
        rows = [(rule, _level(rule, policy)) for rule in all_rules()]
        return render_template("rules.html", title="Rules", rows=rows)

    @pages.get("/rules/<name>")
    def rule(name: str) -> str | tuple[str, int]:
        try:
            found = find(name)
        except UnknownRuleError:
            return render_template("unknown.html", title="No such rule", name=name), 404
        return render_template(
            "rule.html",
            title=f"{found.code} {found.name}",
            level=_level(found, backend.policy),
            body=_html(f"{found.page}\n\n## Measured\n{found.measured}"),
        )


def _serve_texts(pages: Blueprint, given: ServiceSettings) -> None:
    contact = given.support
    values = {
        "contact": f"<mailto:{contact}>" if "@" in contact else f"<{contact}>",
        "has_contact": bool(contact),
        "scopes": scopes,
        "is_elsewhere": given.certs_url != settings.GOOGLES_CERTS or bool(given.docs_endpoint),
    }
    for name in TEXTS:
        pages.add_url_rule(f"/{name}", name, partial(_text, name, values))


def _serve_files(pages: Blueprint) -> None:
    for name, kind in (("logo.png", "image/png"), ("style.css", "text/css")):
        content = (FOLDER / name).read_bytes()
        pages.add_url_rule(f"/{name}", kind, partial(_file, content, kind))


def _file(content: bytes, kind: str) -> Response:
    return Response(content, mimetype=kind, headers={"Cache-Control": _A_DAY})


def _text(name: str, values: dict[str, object]) -> str:
    markdown = render_template(f"{name}.md", **values)
    return render_template("text.html", title=name.title(), body=_html(markdown))


def _level(rule: Rule, policy: Policy) -> str:
    level = policy.levels.get(rule.code) or policy.levels.get(rule.name) or rule.severity
    return "switched off" if level == OFF else level


def _html(markdown: str) -> Markup:
    return Markup(_MARKDOWN.render(markdown))  # noqa: S704 - the renderer lets no HTML through


def _protected(response: Response) -> Response:
    response.headers.update(_HEADERS)
    response.headers.setdefault("Cache-Control", _A_WHILE)
    return response
