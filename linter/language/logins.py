"""Log-in names: a lower-case word that is somebody and no word of English or of the trade."""

from __future__ import annotations

from linter.language.patterns import regex
from linter.language.people import DEPARTMENTS, GROUPS, ROLES, SOFTWARE, is_given_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

_LOGIN = regex(r"[a-z]{3,14}\d{0,2}")
_DOTTED = regex(r"(?P<first>[a-z]+)[._](?P<last>[a-z]+)")
# What no English word begins with: the initial and the family name of a login ("kbauer").
_ONSETS = frozenset(
    """
    bl br ch cl cr dr dw fl fr gh gl gn gr kh kl kn kr ph pl pn pr ps qu rh sc sh sk sl sm sn sp sq
    st sv sw sy th tr ts tw vl wh wr xy yt
    """.split()
)
_VOWELS = frozenset("aeiouy")
_NO_LOGIN = frozenset(
    """
    nginx pgbouncer pgpool rsync rsyslog rclone npm pnpm https httpd vmotion vpc vnet xds etcdctl
    tfsec tflint kvm jdbc jquery jmeter jvm dpkg mysql mssql ldap lxc lxd gcloud gce gke gdb gpu
    ntpd cdn csv dns dnsmasq dhcp fstab fsck hdfs hbase tmux tcp tls vlan vpn
    """.split()
)


_NO_LOGIN_EITHER = _NO_LOGIN | SOFTWARE | ROLES | GROUPS | DEPARTMENTS


def is_login(word: str, people: Collection[str] = ()) -> bool:
    """Tell whether a lower-case word is somebody's: "kbauer", "t.nguyen", "kamal"."""
    if word in people or is_given_name(word, is_lower=True):
        return True
    dotted = _DOTTED.fullmatch(word)
    if dotted is not None:
        is_initial = len(dotted["first"]) == 1 and len(dotted["last"]) > 1
        return is_initial or is_given_name(dotted["first"])
    if not _LOGIN.fullmatch(word) or word in _NO_LOGIN_EITHER:
        return False
    return (
        _VOWELS.isdisjoint(word[:2])
        and word[:2] not in _ONSETS
        and not _VOWELS.isdisjoint(word[2:4])
        and len(word) > len("http")
    )
