"""Errors have the shape that Google's clients pick apart."""

from __future__ import annotations

from emulator import errors


def test_the_newer_shape_has_code_message_and_status() -> None:
    assert errors.not_found().body() == {
        "error": {
            "code": 404,
            "message": "Requested entity was not found.",
            "status": "NOT_FOUND",
        }
    }


def test_the_older_shape_lists_domain_and_reason_too() -> None:
    error = errors.ApiError(
        404, "File not found: X.", reason="notFound", location="fileId", canonical=""
    )

    assert error.body(older=True) == {
        "error": {
            "code": 404,
            "message": "File not found: X.",
            "errors": [
                {
                    "message": "File not found: X.",
                    "domain": "global",
                    "reason": "notFound",
                    "location": "fileId",
                    "locationType": "parameter",
                }
            ],
        }
    }


def test_a_quota_error_tells_the_limit_to_a_program() -> None:
    error = errors.rate_limited(
        "docs.googleapis.com", "write_requests", "WriteRequestsPerMinutePerUser", value=60
    )

    (info,) = error.body()["error"]["details"]
    assert error.status == 429
    assert info["reason"] == "RATE_LIMIT_EXCEEDED"
    assert info["metadata"]["quota_limit"] == "WriteRequestsPerMinutePerUser"
    assert info["metadata"]["quota_limit_value"] == "60"
    assert error.message == (
        "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute "
        "per user' of service 'docs.googleapis.com' for consumer 'project_number:000000000000'."
    )


def test_missing_scopes_are_told_from_a_missing_role() -> None:
    missing_scope = errors.insufficient_scopes("docs.googleapis.com", "GetDocument").body()
    missing_role = errors.permission_denied().body()

    assert missing_scope["error"]["status"] == missing_role["error"]["status"]
    assert missing_scope["error"]["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"
    assert "details" not in missing_role["error"]
