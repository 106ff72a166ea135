"""Findings on published postmortems: how many were read, how many were right.

Written by ``python -m bench.corpus precision`` (``docs/evaluation.md``).
"""

from __future__ import annotations

READINGS = {
    "ACT01": (112, 111),
    "ACT02": (1, 1),
    "ACT04": (108, 104),
    "ACT05": (25, 25),
    "ACT06": (2, 2),
    "ACT07": (34, 33),
    "CTF01": (41, 41),
    "CTF03": (5, 5),
    "CTF04": (43, 43),
    "IMP01": (4, 4),
    "IMP02": (2, 2),
    "IMP03": (4, 4),
    "IMP04": (2, 1),
    "LNG01": (3, 2),
    "LNG02": (15, 14),
    "LNG03": (28, 28),
    "LNG04": (2, 2),
    "LNG06": (5, 4),
    "LNG07": (2, 2),
    "STR01": (69, 67),
    "STR02": (29, 29),
    "SUM01": (21, 20),
    "SUM03": (12, 11),
    "TML01": (7, 6),
    "TML02": (21, 21),
    "TML03": (3, 3),
    "TML04": (8, 6),
    "TML06": (15, 15),
    "TML09": (1, 1),
}
