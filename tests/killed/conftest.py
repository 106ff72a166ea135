"""A page and a local Workspace, as the page's own tests start them."""

from __future__ import annotations

from tests.browser.conftest import context, running

__all__ = ["context", "running"]
