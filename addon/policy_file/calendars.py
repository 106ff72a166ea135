"""Public holidays by country and region, from the ``holidays`` package, as plain days."""

from __future__ import annotations

from datetime import UTC, datetime

# Deadlines are counted for documents of some years back, and into the next year.
_YEARS_BACK, _YEARS_AHEAD = 5, 2


class UnknownCalendarError(LookupError):
    """No calendar has that country, or that region of it; the text says which is wrong."""


def days_of(country: str, region: str | None) -> frozenset[str]:
    """The public holidays of the years around now, as ISO 8601 days.

    ``country`` and ``region`` are ISO 3166 codes: ``DE``, ``BY``.

    Raises:
        UnknownCalendarError: there is no such country or region.

    """
    import holidays

    known = holidays.list_supported_countries()
    if country not in known:
        raise UnknownCalendarError(f'"{country}" is no country with a calendar; write DE, US, …')
    if region is not None and region not in known[country]:
        regions = ", ".join(known[country]) or "none"
        raise UnknownCalendarError(f'"{region}" is no region of {country}; there are {regions}')
    year = datetime.now(UTC).year
    years = range(year - _YEARS_BACK, year + _YEARS_AHEAD + 1)
    calendar = holidays.country_holidays(country, subdiv=region, years=years)
    return frozenset(day.isoformat() for day in calendar)
