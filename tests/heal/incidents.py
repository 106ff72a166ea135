"""Five incidents, each told in full: what people write into the template."""

from __future__ import annotations

from typing import NamedTuple


class Incident(NamedTuple):
    """What goes into each section; factors by category, action items by column."""

    title: str
    severity: str
    summary: str
    impact: str
    timeline: tuple[tuple[str, str, str], ...]
    factors: tuple[tuple[str, str], ...]
    went_well: str
    actions: tuple[tuple[str, str, str, str, str], ...]


INCIDENTS = (
    Incident(
        "checkout answered 503",
        "SEV1",
        "Checkout answered 503 to a third of all orders for 41 minutes. 9,300 orders failed.",
        "9,300 of 28,000 orders failed between 14:02 and 14:43 UTC, about $61,000 in all.",
        (
            ("14:02 UTC", "alertmanager", "Error rate of checkout above 20 %; page sent."),
            ("14:09 UTC", "Mira Castell", "Rolled the connection limit back; no change."),
            ("14:43 UTC", "Mira Castell", "Restarted the pooler; error rate back to normal."),
        ),
        (
            ("Technical", "The pooler keeps dead connections for 40 minutes."),
            ("Process", "The limit was changed without a load test."),
            ("Detection", "No alert watches the pooler itself."),
        ),
        "The canary had stopped a second release, so one change alone was under suspicion.",
        (
            ("Add an alert on dead pooler connections above 10", "Mira Castell", "P0", "OPS-101",
             "The alert fires in staging within 2 minutes"),
            ("Run the load test on each change of a limit", "Jonas Weber", "P1", "OPS-102",
             "A change of a limit without a load test is refused by CI"),
        ),
    ),
    Incident(
        "search was empty 😶",
        "SEV2",
        "Search found nothing for anybody for 2 hours and 10 minutes. 310,000 searches failed.",
        "310,000 searches by 88,000 visitors came back empty, from 06:20 to 08:30 UTC.",
        (
            ("06:20 UTC", "indexer", "Swapped to an index of 0 documents."),
            ("07:55 UTC", "Asha Nair", "Saw the empty index on the dashboard."),
            ("08:30 UTC", "Asha Nair", "Swapped back; searches find again."),
        ),
        (
            ("Technical", "The swap does not compare the two indexes."),
            ("Detection", "Empty results count as answered searches."),
            ("Organizational", "Nobody is on call for search at night."),
        ),
        "The old index was kept for a day, so the way back took one command.",
        (
            ("Refuse a swap to an index with fewer than half the documents", "Asha Nair", "P0",
             "SRCH-7", "A swap to an empty index fails in the integration test"),
            ("Page when more than 30 % of searches are empty for 5 minutes", "Tom Okafor", "P1",
             "SRCH-8", "A drill with an empty index pages within 6 minutes"),
        ),
    ),
    Incident(
        "mails went out twice",
        "SEV2",
        "12,400 customers got their invoice twice. It took 3 hours until no more were sent.",
        "12,400 invoices were sent twice between 09:00 and 12:00 UTC; 260 people wrote to support.",
        (
            ("09:00 UTC", "mailer", "Both regions took the same batch."),
            ("11:20 UTC", "Lena Sommer", "Support reported doubles; stopped the second region."),
            ("12:00 UTC", "Lena Sommer", "Queue drained, no more doubles."),
        ),
        (
            ("Technical", "The lease of a batch is kept per region."),
            ("Process", "The runbook for failover does not mention mail."),
        ),
        "Support wrote to all customers within an hour with a text that was ready.",
        (
            ("Keep the lease of a batch in one place", "Lena Sommer", "P0", "MAIL-31",
             "Two mailers started on one batch send it once"),
        ),
    ),
    Incident(
        "logins took a minute",
        "SEV1",
        "Logins took up to a minute for 25 minutes. 4,100 people gave up.",
        "4,100 of 16,500 logins were given up from 17:05 to 17:30 UTC.",
        (
            ("17:05 UTC", "auth", "Latency of the directory rose to 20 seconds."),
            ("17:12 UTC", "Ravi Menon", "Raised the cache's lifetime to 10 minutes."),
            ("17:30 UTC", "Ravi Menon", "Latency back below 300 ms."),
        ),
        (
            ("Technical", "Each login reads the directory three times."),
            ("Organizational", "The directory belongs to another company's on-call."),
            ("Detection", "The latency alert looks at the median alone."),
        ),
        "The cache could be changed without a release.",
        (
            ("Read the directory once for each login", "Ravi Menon", "P1", "AUTH-12",
             "The integration test counts one read"),
            ("Alert on the 99th percentile of login latency above 5 seconds", "Eva Lindt", "P1",
             "AUTH-13", "The alert fires in a drill"),
        ),
    ),
    Incident(
        "reports were a day old",
        "SEV2",
        "All reports showed the numbers of the day before for 9 hours. 54 teams were affected.",
        "54 of 54 teams saw numbers that were 24 hours old, from 05:00 to 14:00 UTC.",
        (
            ("05:00 UTC", "scheduler", "The nightly load did not start."),
            ("13:10 UTC", "Dana Fox", "A user asked; started the load by hand."),
            ("14:00 UTC", "Dana Fox", "The load ended; reports are up to date."),
        ),
        (
            ("Technical", "The scheduler drops jobs whose file system is read-only."),
            ("Detection", "No alert notices a job that did not start."),
        ),
        "The load can be started by hand at any time of the day.",
        (
            ("Alert when the nightly load has not started by 05:15 UTC", "Dana Fox", "P0", "DATA-3",
             "The alert fires in a drill without the load"),
        ),
    ),
)  # fmt: skip
