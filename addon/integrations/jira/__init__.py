"""Jira Cloud over its REST API, without a client library.

The one on PyPI sends a POST again whose answer was lost, and so makes a ticket twice.
"""
