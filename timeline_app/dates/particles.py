"""The little words by which sentences, clauses and the dates in them hang together."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# -- full stops that end no sentence

NEVER_LAST = _set(
    "mr mrs ms dr prof gen col lt sgt capt cmdr maj adm brig sen rep gov pres st mt ft hon rev no nos vs cf ca c fig"
    " art sec vol pp p e.g i.e bzw z.b d.h hr fr nr abs dipl ing mme mlle m"
)
"""Shortened words that stand before another one."""
RARELY_LAST = _set(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m a.d b.c"
    " inc corp co ltd jr sr etc u.s u.n u.k u.s.a e.u d.c al approx est dept univ г гг см"
)
"""Shortened words that end a sentence only where the next word is one that often begins one."""
BEGINNERS = _set(
    "a according after all although an and another as at before both but by despite during each earlier few for from"
    " he her his however i if in it its last later many meanwhile most nearly no now on one only our several she"
    " since so some such that the their then there these they this those two under until we what when where while"
    " with you"
)
AFTER_ORDINAL = _set(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert jh jan"
    " feb apr jun jul aug sept okt nov dez"
)
"""German words before which a number with a full stop is an ordinal."""

# -- before and between dates

PREPOSITIONS = (
    r"as of|as from|as (?:early|late|recently) as|up to|up until|prior to|ahead of|(?:no|not) later than|on or about"
    r"|on|in|at|by|since|until|till|from|to|of|for|during|throughout|through|around|about|before|after|between"
    r"|within|over|into|le|en|au|aux|du|des|de|del|el|depuis|jusqu.au|dès|am|im|vom|zum|seit|bis|ab|den|dem|der|desde"
    r"|hasta|в|во|с|со|до|к|от|по|на|في|منذ|حتى|من|إلى|يوم"
)
BEFORE_PREPOSITION = (
    "early|earlier|late|later|starting|beginning|ending|effective|dated|sometime|some time|seit dem|bis zum"
)
ABOUT = "about|around|some|nearly|almost|roughly|approximately|more than|less than|at least|circa|c\\.|the"
CONNECTORS = r",|,?\s*and|,?\s*or|to|until|till|through|[-–—/]|et|à|au|und|bis|y|hasta|и|до|إلى|و"
FROM = "from|between|de|du|desde|entre|von|vom|zwischen|с|от|من|بين"
TO = "to|until|till|through|and|à|au|al|hasta|a|y|et|bis|und|zum|до|по|и|إلى|حتى|و"

# -- English clauses

AUXILIARIES = _set(
    "is are was were be been has have had does do did will would can could may might must should shall isn't aren't"
    " wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't isn’t aren’t wasn’t"
    " weren’t hasn’t haven’t hadn’t doesn’t don’t didn’t won’t wouldn’t can’t couldn’t"
)
PASTS = _set(
    "arose ate became began bent bet bit bled blew bore bought bound bred broke brought built burnt came caught chose"
    " clung crept cut dealt drank drew drove dug fed fell felt fled flew forbade forgot fought found froze gave got"
    " grew heard held hid hit hung hurt kept knew laid lay led left lent let lit lost made meant met overcame"
    " overthrew overtook paid put quit ran rang rose said sang sank sat saw sent set shook shot shut slept sold"
    " sought spent spoke sprang spread stole stood strode struck stuck swam swept swore swung taught threw told took"
    " understood undertook underwent upheld went withdrew withheld woke won wore wrote"
)
PARTICIPLES = PASTS | _set(
    "beaten begun born borne bought broken brought built caught chosen cut dealt driven drawn fallen fought forced"
    " forgotten found frozen given held hidden hit known laid lost made meant met overrun overthrown paid put read run"
    " seen sent set shot sold sought spent split spoken stolen struck sworn taken taught thrown told torn withdrawn won"
    " written"
)
NO_VERBS = _set(
    "armed united occupied wounded alleged so-called red sacred hundred need speed bed shed seed feed indeed embed"
    " wicked naked retired unarmed unidentified displaced detailed limited advanced mixed aged skilled related"
    " proposed required scheduled-for foreign-sponsored"
)
"""Words in -ed that rarely are the verb of a clause."""
INTRANSITIVE = _set(
    "died returned arrived escaped resigned retired moved lived worked served emigrated departed remained continued"
    " started ended collapsed agreed settled stayed went came fled became began left rose fell met"
)
"""Pasts that nobody can have done to a thing, or rarely."""
DETERMINERS = _set("the a an this that his her its their our some any")
GOVERNING = _set("under in on with for after at by to into from before against amid despite")
"""What a noun may stand after, without belonging to it."""
PRONOUNS = _set(
    "he she it they we i you this that these those there its his her their who which what some many all"
)
REPORTING = (
    "said|says|say|told|tells|reported|reports|added|adds|noted|stated|recalled|wrote|writes|explained"
)
SUBORDINATE = "after|before|when|while|as|because|until|although|though|whereas|if|once|where|since|so that"
OPENERS = (
    "but|and|or|yet|so|then|back|however|meanwhile|moreover|furthermore|nevertheless|nonetheless|in addition|also|still"
    "|instead|earlier|later|afterwards?|subsequently|thus|therefore|consequently|in response|as a result|in turn"
    "|for example|for instance|in fact|indeed|of course|separately|similarly|finally|eventually|additionally"
    "|that is why|this is why|on the other hand|by contrast|in contrast|that is|at the same time|in the meantime"
    "|that's when|that is when"
)
WEAK_ENDS = _set(
    "a an the of in on at by for from to with and or but as that which who whose where when while after before into"
    " over under than its his her their our my your is are was were be been has have had will would said not no more"
    " some this these those it he she they between against about during through"
)
"""Words that a shortened title does not end with."""
