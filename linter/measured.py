"""Findings on published postmortems: how many were read, how many were right.

Written by ``python -m bench.corpus precision`` (``docs/evaluation.md``).
"""

from __future__ import annotations

READINGS = {
    "ACT01": (75, 74),
    "ACT02": (1, 1),
    "ACT04": (74, 72),
    "ACT05": (18, 18),
    "ACT06": (2, 2),
    "ACT07": (26, 24),
    "CTF01": (32, 32),
    "CTF03": (3, 3),
    "CTF04": (31, 29),
    "IMP01": (3, 3),
    "IMP02": (1, 1),
    "IMP03": (1, 1),
    "IMP04": (1, 0),
    "LNG01": (3, 2),
    "LNG02": (15, 14),
    "LNG03": (28, 28),
    "LNG04": (2, 2),
    "LNG06": (5, 4),
    "LNG07": (2, 2),
    "STR01": (72, 70),
    "STR02": (19, 19),
    "SUM01": (15, 15),
    "SUM03": (10, 9),
    "TML01": (4, 4),
    "TML02": (16, 16),
    "TML03": (1, 1),
    "TML04": (6, 6),
    "TML05": (1, 0),
    "TML06": (11, 11),
}
