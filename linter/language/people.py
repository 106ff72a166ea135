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
    support infosec netops secops staff group eng rotation rota
    """.split()
)
# A bare department name stands for everybody in it: "Platform", "SRE", "Backend".
DEPARTMENTS = frozenset(
    """
    sre sres platform infra infrastructure backend frontend ops operations devops engineering eng
    security infosec qa data database databases dbas networking network support product design
    mobile web payments billing search identity observability monitoring reliability release
    management leadership everyone everybody all us we company org organization organisation
    oncall on-call it legal marketing sales core cloud developers engineers devs it-ops
    customer success experience productivity science relations finance compliance enablement
    delivery analytics risk fraud trust safety governance data
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
    aaron abdul abigail adam adrian adriana agnes ahmed aisha akira alan albert alejandro
    alexander alexandra alexis alfred ali alice alina alison amanda amina amir amit amy ana
    andre andrea andreas andrew angela anil anita anja anke ankit anna anne annika anthony
    antoine anton antonio arjun arne arthur ashley astrid axel barbara bart beatriz ben benjamin
    bernd bianca bjorn bob brandon brenda brian bruce bruno bryan caleb camila camille carl
    carla carlos carmen carol caroline catherine cecilia celine charles charlie charlotte chen
    chloe chris christian christina christine christoph christopher claire clara claudia colin
    connor corey craig cristina cynthia daniel daniela dario dave david deborah deepak denise
    dennis derek derya diana diego dimitri dirk dmitri dmitry dominic donald donna doris doug
    douglas duncan dylan eduardo edward elena elias elif elise eliza elizabeth ellen emil emilia
    emily emma enrique eric erica erik erika erin ernesto esther ethan eugene eva evan fabian
    fabio farah fatima federico felipe felix femke ferdinand fernando finn fiona florian
    francesco francis francois frank franz fred freya gabriel gary gemma geoff georg george
    gerald gerard gianni gina giovanni giulia gloria graham greg gregory guillermo gustavo gwen
    hana hannah hans harald hari harry hassan heather hector heidi heiko heinrich helen henry
    hiroshi howard ian ibrahim igor ilya imran ines inga ingrid irene irina isaac isabel
    isabella ivan jack jacob jaime james jamie jan jana jane janet jared jasmin jason javier
    jean jeff jeffrey jennifer jenny jens jeremy jerry jesper jessica jill jim jo joan joanna
    joao jochen joe joel joerg johan johannes john jon jonas jonathan jorge jose joseph josh
    joshua juan judith judy julia julian julie julien jurgen justin kai kamal karen karim karin
    karl karsten katarina kate katherine kathy katie katrin keiko keith kelly ken kenneth
    kerstin kevin kim kiran klara klaus konrad kristen kristin kristina kumar kyle lara larry
    lars laura lauren laurent layla lea leah lee leila lena lennart leo leon leonardo leslie
    liam lina linda lisa lorena lorenzo lotte louis louisa louise luca lucas lucia lucy luis
    lukas lukasz luke lydia mads magnus maja malik malte manfred manish manuel marc marco marcus
    marek margaret margit maria mariam mariana marie marina mario marion marta martha martin
    mary mateo mathias mathilde matt matteo matthew matthias maurice maya megan mehmet mei
    melanie melissa merve mia michael michal michelle miguel mikael mike mina mira miriam
    miroslav mohamed mohammed mona monica moritz nadia nadine nancy naomi natalia natalie
    natasha nathan navin neha neil nele nicholas nick nicole nikhil nikolai nils nina nisha noah
    noor nora norbert olaf olga oliver olivia omar omer oscar oskar pablo pamela paolo parisa
    pascal patricia patrick paul paula pavel pedro pete peter petra philip philippe pia pierre
    pieter pooja preeti priya rachel radu rafael rahul raj rajesh ralph ramesh raul ravi rebecca
    reza rhys ricardo richard rob robert roberto robin roger rohan rohit romain ron ronald rosa
    rosie ross roy rudolf ruth ryan sabine saeed sally salma sam samantha sami samir samuel
    sandeep sander sandra sanjay sanjeev sara sarah saskia satoshi scott sean sebastian sergey
    sergio seth shannon sharon shreya silke silvia simon simone sofia sonia sonja sophie soren
    stefan stefano stephane stephanie stephen steve steven stuart sunil susan suzanne sven
    svetlana sylvia takeshi tamara tanya tara tariq tatiana teresa tessa theo thibault thomas
    thorsten tiago tim timmy timothy tina tobias toby todd tom tomas tony torsten tracy ulf
    ulrike ursula uwe valerie vanessa vera veronica victor victoria vijay vikram viktor vincent
    vincenzo vivek vladimir walter wanda wayne wei wendy werner wilhelm william wolfgang xavier
    yael yan yann yara yasmin yoko yuki yusuf yvonne zack zara zeynep zoe
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
