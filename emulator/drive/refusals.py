"""Drive's own refusals, in its older shape: most of them name no canonical status."""

from __future__ import annotations

from emulator.errors import ApiError


def _invalid(message: str, reason: str, location: str) -> ApiError:
    return ApiError(400, message, reason=reason, location=location, canonical="")


def no_such_field(path: str) -> ApiError:
    """400: the parameter fields names what the answer does not have."""
    name = path.rpartition(".")[2]
    return _invalid(f"Invalid field selection {name}", "invalidParameter", "fields")


def no_fields() -> ApiError:
    """400: the method answers nothing that is not asked for."""
    message = "The 'fields' parameter is required for this method."
    return _invalid(message, "required", "fields")


def invalid_value(parameter: str, message: str = "Invalid Value") -> ApiError:
    """400: a parameter's value is not accepted; Drive seldom says why."""
    return _invalid(message, "invalid", parameter)


def out_of_range(parameter: str, value: int, least: int, most: int) -> ApiError:
    """400: a number is too small or too large."""
    allowed = f"Values must be within the range: [{least}, {most}]"
    return _invalid(f"Invalid value '{value}'. {allowed}", "invalidParameter", parameter)


def file_not_found(file_id: str, location: str = "fileId") -> ApiError:
    """404: there is no such file for this caller."""
    message = f"File not found: {file_id}."
    return ApiError(404, message, reason="notFound", location=location, canonical="")


def insufficient_role() -> ApiError:
    """403: the caller sees the file, and may not do this with it."""
    message = "The user does not have sufficient permissions for this file."
    return ApiError(403, message, reason="insufficientFilePermissions", canonical="")


def not_writable(message: str = "") -> ApiError:
    """403: the body holds a field that is Google's to set."""
    message = message or "The resource body includes fields which are not directly writable."
    return ApiError(403, message, reason="fieldNotWritable", canonical="")


def property_too_long() -> ApiError:
    """403: a custom property has more bytes than there is room for."""
    message = (
        "Properties and app properties are limited to 124 bytes in UTF-8 encoding, counting both "
        "the key and the value."
    )
    return ApiError(403, message, reason="propertyLengthLimitExceeded", canonical="")


def too_many_properties(most: int, kind: str) -> ApiError:
    """403: a file has no room for another custom property."""
    message = f"A file is limited to {most} {kind}."
    return ApiError(403, message, reason="propertyCountLimitExceeded", canonical="")


def several_parents() -> ApiError:
    """403: a file lies in one folder."""
    message = "A shortcut or file can have only one parent folder."
    return ApiError(403, message, reason="multipleParentsNotSupported", canonical="")


def not_known_here(what: str) -> ApiError:
    """501: Drive knows this, the local Workspace does not."""
    return ApiError(501, f"The local Workspace does not know {what} yet.")


def required(name: str, message: str) -> ApiError:
    """400: the body lacks a field."""
    return _invalid(message, "required", f"permission.{name}")


def fields_required() -> ApiError:
    """400: comments and replies are answered in part alone."""
    message = "The 'fields' parameter is required for this method."
    return _invalid(message, "required", "fields")


def required_content(what: str) -> ApiError:
    """400: a comment or a reply says nothing."""
    return _invalid("Required", "required", f"{what}.content")


def thread_not_found(what: str, thread_id: str) -> ApiError:
    """404: there is no such comment or reply."""
    location = f"{what.lower()}Id"
    return ApiError(
        404, f"{what} not found: {thread_id}.", reason="notFound", location=location, canonical=""
    )


def invalid_sharing() -> ApiError:
    """400: there is nobody to share with."""
    message = 'Bad Request. User message: "The email address or domain is missing or invalid."'
    return _invalid(message, "invalidSharingRequest", "")


def no_transfer() -> ApiError:
    """403: a new owner has to be asked for expressly."""
    message = "The transferOwnership parameter must be enabled when the permission role is 'owner'."
    return ApiError(403, message, reason="forbidden", location="transferOwnership", canonical="")


def permission_not_found(permission_id: str) -> ApiError:
    """404: the file has no such permission."""
    message = f"Permission not found: {permission_id}."
    return ApiError(404, message, reason="notFound", location="permissionId", canonical="")


def restricted() -> ApiError:
    """403: a content restriction stands."""
    message = "The file is read-only because of a content restriction."
    return ApiError(403, message, reason="contentRestricted", canonical="")


def drive_not_found(drive_id: str) -> ApiError:
    """404: there is no such shared drive for this caller."""
    message = f"Shared drive not found: {drive_id}"
    return ApiError(404, message, reason="notFound", location="driveId", canonical="")


def drive_id_without_corpora() -> ApiError:
    """400: a shared drive is named and not searched, or searched and not named."""
    message = "The driveId parameter must be specified if and only if corpora is set to drive."
    return _invalid(message, "invalid", "driveId")


def drives_left_out() -> ApiError:
    """403: a search of a shared drive that wants nothing of shared drives."""
    message = "The includeItemsFromAllDrives parameter must be set when corpora is set to drive."
    return ApiError(403, message, reason="teamDriveItemsNotIncluded", canonical="")
