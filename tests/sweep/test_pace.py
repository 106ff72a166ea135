"""The pace of the sweep: steady, and for no share a read too many."""

from __future__ import annotations

from fractions import Fraction

import pytest

from addon.domain.sweeps import MOST_SHARE, READS_A_MINUTE, pause_between
from tests.sweep.night import MINUTE


@pytest.mark.parametrize("share", range(1, MOST_SHARE + 1))
def test_no_minute_holds_a_read_more_than_the_share(share: int) -> None:
    allowed = Fraction(READS_A_MINUTE * share, 100)

    assert pause_between(share) / MINUTE * float(allowed) >= 1
    assert pause_between(share) * allowed.__ceil__() >= MINUTE
