"""Words for people: roles, groups, customers, given names."""

from __future__ import annotations

from linter.language import names

ROLES = frozenset(
    """
    engineer developer dev programmer coder admin administrator sysadmin sre dba manager lead leader
    intern contractor consultant responder commander reviewer author committer maintainer approver
    deployer oncall oncaller analyst architect technician employee staff staffer colleague coworker
    teammate person people human individual guy guys tester cto ceo cfo cio ciso vp director chief
    supervisor boss owner assignee facilitator specialist officer volunteer founder trainee junior
    senior newcomer hire expert scientist researcher designer freelancer apprentice operator folks
    scribe coordinator dispatcher captain tech techie mechanic electrician ic clerk caretaker
    installer auditor counterpart successor predecessor deputy engineeer enginer engeneer developper
    develper idiot moron clown muppet fool genius guru gal lad lass bloke dude kid newbie noob
    rookie moderator sysop webmaster trader teller cashier pilot nurse doctor teacher professor
    instructor organiser organizer custodian foreman plumber surveyor lawyer accountant bookkeeper
    receptionist newcomer rep representative liaison student temp assistant secretary cfo cso
    packager
    """.split()
)
GROUPS = frozenset(
    """
    team squad department engineering ops operations devops management leadership qa noc support
    infosec netops secops staff group eng crew shift folk subteam taskforce helpdesk hr committee
    marketing sales legal finance rotation rota
    """.split()
)
# A bare department name stands for everybody in it: "Platform", "SRE", "Backend".
DEPARTMENTS = frozenset(
    """
    storage sre sres platform infra infrastructure backend frontend ops operations devops
    engineering eng security infosec qa data database databases dbas networking network support
    product design mobile web payments billing search identity observability monitoring reliability
    release management leadership everyone everybody all us we company org organization organisation
    oncall on-call it legal marketing sales core cloud developers engineers devs it-ops customer
    success experience productivity science relations finance compliance enablement delivery
    analytics risk fraud trust safety governance data comms hr
    """.split()
)
USERS = frozenset(
    """
    user customer visitor subscriber merchant tenant partner attacker hacker researcher
    adversary
    """.split()
)
# Software as a rule; people where one of these words stands beside them.
PEOPLE_TOO = {
    "agent": frozenset(
        "support service desk helpdesk centre center call sales human live customer care phone "
        "field".split()
    ),
    "worker": frozenset(
        "construction human field factory warehouse maintenance utility road site fellow night "
        "shift".split()
    ),
    "controller": frozenset("financial traffic air flight human project".split()),
    "driver": frozenset("delivery truck taxi bus van lorry forklift digger human".split()),
    "guard": frozenset("security night site".split()),
    "master": frozenset(("scrum", "release", "game", "quiz")),
    "handler": frozenset(("human", "baggage")),
    "scheduler": frozenset(("human", "rota")),
    "hand": frozenset(("remote", "smart")),
    "contact": frozenset("technical vendor account escalation emergency".split()),
}
COMPANIES = frozenset(
    """
    provider vendor supplier registrar carrier isp telco hoster company manufacturer reseller
    integrator agency bank landlord cloudflare google amazon aws microsoft azure fastly akamai
    godaddy ovh hetzner digitalocean linode equinix verizon comcast telekom oracle ibm vmware cisco
    github gitlab atlassian stripe twilio okta telia cogent lumen vodafone hashicorp salesforce
    dell juniper heroku vercel netlify namecheap gandi verisign digicert
    """.split()
)
# What a capitalised word may be when it is nobody's name, beside what its ending tells.
SOFTWARE = frozenset(
    """
    airflow akka ansible apache argo argocd artifactory aurora azure bamboo bazel bitbucket cadvisor
    calico cassandra ceph chef chrome cilium clickhouse cloudwatch consul cron datadog debian django
    docker dynamo elastic elasticsearch envoy etcd exchange firefox flink fluentd gitea gitlab
    github grafana hadoop haproxy harbor hazelcast helm hive influx istio java jenkins jira kafka
    keycloak kibana kong kubelet kubernetes lambda linux logstash loki mariadb memcached minio mongo
    mysql nagios netbox nginx node nomad openshift oracle outlook pagerduty pandas percona postgres
    postgresql prometheus pulsar puppet python rabbitmq rails redis sentry sidekiq slack solr
    sonarqube spark splunk spring sqs storm teamcity terraform tomcat traefik travis ubuntu vagrant
    varnish vault vitess vmware windows wordpress zabbix zookeeper
    """.split()
)
GIVEN_NAMES = names.GIVEN_NAMES
# Without their capitals these are words of English.
_LOWER_CASE_WORDS = frozenset(
    """
    mark frank carol grace mason pat hazel violet harper dean drew jack josh nick rob tom carry rich
    miles christian sandy lily lance sally matt bob terry tony marina florence sue bill jean merle
    basil ned lars ida marc mae mani nils moses santos sona sonal norman major mina pierce russell
    tara tina victor june rosemary
    """.split()
)
# Given names that are words first, capital or not: one where only a name makes sense.
WORD_NAMES = frozenset(
    """
    will bill art rich joy faith drew sue don lou stu al vic rod dale glen wade cliff dawn eve gene
    guy clay reed heath chuck buck jade ivy pearl dusty tad kit al stan
    """.split()
)
# Those that are a time or a wish as well.
SEASON_NAMES = frozenset("april may june august summer autumn hope".split())
_PLAIN = str.maketrans(
    "áàâäãåčçćďéèêëěğíìîïıłľńňñóòôöõøřšşśťúùûüůýžźż",
    "aaaaaacccdeeeeegiiiiillnnnoooooorssstuuuuuyzzz",
)


def is_given_name(word: str, *, is_lower: bool = False) -> bool:
    """Tell whether a lower-case word is a given name, accents or not.

    ``is_lower`` says that the author wrote it without a capital, as hurried people do.
    """
    plain = word if word.isascii() else word.translate(_PLAIN)
    return plain in GIVEN_NAMES and not (is_lower and plain in _LOWER_CASE_WORDS)


def singular(word: str) -> str:
    """A noun without its plural or possessive ending, near enough for a look-up in our lists."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "ops", "devops")):
        return word[:-1]
    return word
