"""Words for people: roles, groups, customers, given names."""

from __future__ import annotations

ROLES = frozenset(
    """
    engineer developer dev programmer coder admin administrator sysadmin sre dba manager lead leader
    intern contractor consultant responder commander reviewer author committer maintainer approver
    deployer oncall oncaller analyst architect technician employee staff staffer colleague coworker
    teammate person people human individual guy guys tester cto ceo cfo cio ciso vp director chief
    supervisor boss owner assignee facilitator specialist officer volunteer founder trainee junior
    senior newcomer hire expert scientist researcher designer freelancer apprentice operator folks
    scribe coordinator dispatcher
    """.split()
)
GROUPS = frozenset(
    """
    team squad crew department engineering ops operations devops management leadership qa noc
    support infosec netops secops staff group eng
    """.split()
)
USERS = frozenset(
    """
    user customer client visitor subscriber consumer merchant tenant partner attacker hacker
    researcher adversary
    """.split()
)
# Names that are products as often as people ("Jenkins", "Cassandra", "Travis") are left out.
GIVEN_NAMES = frozenset(
    """
    aaron abdul abigail adam adrian ahmed aisha alan albert alejandro alexander alexandra ali alice
    alison amanda amy ana andre andrea andreas andrew angela anita anna anne anthony antonio arjun
    arthur ashley barbara ben benjamin bernd bob brandon brenda brian bruce bruno carl carla carlos
    carmen carol caroline catherine charles charlie charlotte chen chris christian christina
    christine christoph christopher claire claudia colin craig cynthia daniel daniela dave david
    deborah deepak denise dennis derek diana diego dimitri dmitri dmitry dominic donald donna doug
    douglas edward elena elizabeth ellen emily emma eric erica erik erin eugene eva evan fatima
    felipe felix fernando fiona francesco francis frank fred gabriel gary geoff george gerald
    giovanni greg gregory guillermo gustavo hannah hans harry hassan heather helen henry hiroshi
    howard ian igor ingrid irene isabel ivan jack jacob jaime james jamie jan jane janet jason
    javier jean jeff jeffrey jennifer jenny jeremy jerry jessica jim joan joanna joe joel johan
    johannes john jon jonas jonathan jorge jose joseph josh joshua juan judith judy julian julie
    julien justin karen karl kate katherine kathy katie keith kelly ken kenneth kevin kim klaus
    kristen kumar kyle larry laura lauren laurent leah lee leo leon leonardo leslie linda lisa
    louis louise lucas lucy luis lukas luke manuel marc marco marcus margaret maria marie mario
    martha martin mary mateo matt matthew maurice megan mehmet melissa michael michelle miguel mike
    mohamed mohammed monica nancy naomi natalie natasha nathan neil nicholas nick nicole nina noah
    oliver olivia omar oscar pablo pamela patricia patrick paul paula pedro peter philip philippe
    pierre priya rachel raj rajesh ralph ramesh raul rebecca ricardo richard rob robert roberto
    robin roger ronald rosa ross roy ryan sally sam samantha samuel sandra sanjay sara sarah scott
    sean sebastian sergey sergio shannon sharon simon sofia sonia sophie stefan stefano stephanie
    stephen steve steven stuart sunil susan suzanne sven takeshi tanya tara teresa thomas tim
    timothy timmy tina todd tom tomas tony tracy valerie vanessa veronica victor victoria vijay
    vikram vincent vladimir walter wanda wayne wei wendy william wolfgang xavier yan yuki yusuf zoe
    """.split()
)


def singular(word: str) -> str:
    """A noun without its plural or possessive ending, near enough for a look-up in our lists."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "ops", "devops")):
        return word[:-1]
    return word
