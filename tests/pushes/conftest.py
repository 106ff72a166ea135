"""The engines of the store, as its own tests start them."""

from tests.store.conftest import engine, postgresql, url

__all__ = ["engine", "postgresql", "url"]
