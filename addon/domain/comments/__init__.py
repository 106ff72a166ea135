"""Comments on findings: a pure plan from a report and the threads of the same read.

A finding and its thread find each other by what the document itself says: the marker in the
thread's text, and the words that it is anchored to. So planning twice adds nothing, and a plan
made from another read is also how an unknown outcome is put right.
"""
