"""Findings on published postmortems: how many were read, how many were right.

Written by ``python -m bench.corpus precision`` (``docs/evaluation.md``).
"""

from __future__ import annotations

READINGS = {
    "ACT01": (92, 91),
    "ACT02": (1, 1),
    "ACT04": (97, 96),
    "ACT05": (24, 24),
    "ACT06": (2, 2),
    "ACT07": (31, 31),
    "CTF01": (38, 38),
    "CTF03": (4, 4),
    "CTF04": (37, 37),
    "IMP01": (3, 3),
    "IMP02": (1, 1),
    "IMP03": (3, 3),
    "IMP04": (1, 0),
    "LNG01": (3, 2),
    "LNG02": (15, 14),
    "LNG03": (28, 28),
    "LNG04": (2, 2),
    "LNG06": (5, 4),
    "LNG07": (2, 2),
    "STR01": (72, 70),
    "STR02": (25, 25),
    "SUM01": (18, 18),
    "SUM03": (12, 11),
    "TML01": (7, 6),
    "TML02": (21, 21),
    "TML03": (2, 2),
    "TML04": (9, 9),
    "TML06": (15, 15),
}
