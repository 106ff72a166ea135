"""The summary uses an acronym that nothing explains.

## What it flags
An acronym in the summary that is not in common use among engineers and that the document nowhere
explains, each once: neither "write-ahead log (WAL)" nor "WAL (write-ahead log)" nor "WAL: …". Code,
ticket numbers, severities and time zones are no acronyms. Off unless the policy turns it on.

## Why it matters
A senior engineer who was not there understands the summary. The team's own three letters are what
keeps the one from the next team out.

## Examples
- Flagged: "The PVQ was full for 23 minutes, and 3,100 customers could not pay."
- Not flagged: "The API answered 503 for 23 minutes, since the payment validation queue (PVQ) was
  full."

## How to fix
Write it out the first time, or use words that everyone knows.

## Options
The policy's word list `acronyms` names those that need no explanation in your organisation.
"""

from __future__ import annotations

from linter.diagnostic import OFF, Diagnostic
from linter.document import CODE, QUOTE
from linter.language.patterns import regex
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.document import Block
    from linter.postmortem import Postmortem

_ACRONYM = regex(r"(?<![\w./#@-])[A-Z][A-Z0-9]{1,5}(?=s?(?![\w./-]|[’']\w{2}))")
_NO_ACRONYM = regex(r"(?:SEV|P|Q|H|S|V|L|T)\d{1,2}$|[IVX]+$")
_CAPITALS = regex(r"\s(?P<word>[A-Z]{2,})\b")
_CAPITALS_BEFORE = regex(r"\b(?P<word>[A-Z]{2,})\s$")
_KNOWN = frozenset(
    """
    AM PM OK ID IDS IP TV US UK EU UN USA EMEA APAC NA FAQ ETA EOD ASAP FYI TBD TODO WIP
    CEO CTO CFO COO CIO CISO VP HR PR IT QA UX UI SRE DBA PM IC NOC SOC OPS DEVOPS R UTC GMT PST PDT
    EST EDT CET CEST CST CDT BST IST MST MDT AEST JST API APIS HTTP HTTPS HTML CSS JS JSON XML YAML
    CSV SQL NOSQL DNS TCP UDP TLS SSL SSH FTP SFTP SMTP IMAP LDAP SAML SSO OAUTH MFA OTP JWT URL URI
    URLS CDN VPN VPC VM VMS CPU CPUS GPU RAM SSD HDD RAID NFS NTP DHCP NAT BGP LB WAF ACL IAM RBAC
    AWS GCP GKE EKS AKS ECS EC2 S3 RDS ELB ALB NLB SQS SNS KMS CI CD PR PRS MR MRS CLI SDK IDE OS
    OOM DB DBS PDF PNG JPG GIF UUID GUID TTL RPC GRPC REST GET PUT POST HEAD SLA SLO SLI MTTR MTTD
    MTTM RPS QPS RPO RTO KPI DDOS DOS CVE CVES PII GDPR SMS GPS IOT AI ML LLM KB MB GB TB PB KIB MIB
    GIB CERT CRON NPM PHP ISP USD EUR GBP CHF IOS MAC LAN WAN CORS CSRF XSS CRUD ETL CMS CRM ERP B2B
    IRC OWASP AKA PVC POS ATM IBAN VAT PCI ISO RFC AD AZ AZS
    """.split()
)


class UnexplainedAcronym(Rule):
    code = "SUM04"
    name = "unexplained-acronym"
    severity = OFF
    kinds = (FULL,)

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        own = {word.upper() for word in postmortem.policy.own_words("acronyms")}
        seen: set[str] = set()
        for section in postmortem.sections_with("summary")[:1]:
            for block in section.content:
                for start, end in _acronyms(block):
                    said = block.text[start:end]
                    if said in seen or said in _KNOWN or said in own:
                        continue
                    seen.add(said)
                    if not _is_explained(postmortem, said):
                        message = f'"{said}" is explained nowhere.'
                        yield self.at(postmortem, block, message, start=start, end=end)


def _acronyms(block: Block) -> Iterator[tuple[int, int]]:
    if block.kind in {CODE, QUOTE}:
        return
    exempt = [(m.start, m.end) for m in block.marks if m.kind in {"code", "link", "rich_link"}]
    for match in _ACRONYM.finditer(block.text):
        start, end = match.span()
        is_exempt = any(low <= start and end <= high for low, high in exempt)
        if not (
            is_exempt or _NO_ACRONYM.match(match.group()) or _is_shouted(block.text, start, end)
        ):
            yield start, end


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the word stands among others in capitals: "DO NOT RUN THIS"."""
    beside = (_CAPITALS_BEFORE.search(text, max(0, start - 20), start), _CAPITALS.match(text, end))
    return any(match is not None and match["word"] not in _KNOWN for match in beside) or (
        beside[0] is not None and beside[1] is not None
    )


def _is_explained(postmortem: Postmortem, acronym: str) -> bool:
    """Whether any block writes an acronym out beside it."""
    behind = (f"{acronym} (", f"{acronym}: ", f"{acronym} = ", f"{acronym} stands ")
    for block in postmortem.document.blocks:
        text = block.text
        if acronym not in text:
            continue
        if f"({acronym})" in text or f"({acronym}s)" in text or f"({acronym}," in text:
            return True
        if any(words in text for words in behind):
            return True
    return False
