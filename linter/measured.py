"""Findings on published postmortems: how many were read, how many were right.

Written by ``python -m bench.corpus precision`` (``docs/evaluation.md``).
"""

from __future__ import annotations

READINGS = {
    "ACT01": (42, 42),
    "ACT02": (1, 1),
    "ACT04": (40, 40),
    "ACT05": (11, 11),
    "ACT07": (17, 16),
    "CTF01": (21, 21),
    "CTF03": (2, 2),
    "CTF04": (15, 15),
    "IMP01": (1, 1),
    "IMP02": (1, 1),
    "IMP03": (1, 1),
    "LNG01": (3, 2),
    "LNG02": (15, 14),
    "LNG03": (28, 28),
    "LNG04": (2, 2),
    "LNG06": (5, 4),
    "LNG07": (2, 2),
    "STR01": (54, 53),
    "STR02": (15, 15),
    "SUM01": (9, 9),
    "SUM03": (7, 6),
    "TML01": (2, 2),
    "TML02": (11, 11),
    "TML04": (1, 1),
    "TML05": (1, 0),
    "TML06": (8, 8),
}
