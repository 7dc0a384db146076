"""English."""

from __future__ import annotations

import re

from timeline_app.dates.languages.language import Language, vocabulary

_WORDS = vocabulary(
    {
        "month": "january=1 february=2 April=4 june=6 july=7 August=8 september=9 october=10 november=11 "
        "december=12 Feb=2 Apr=4 Jun=6 Jul=7 Aug=8 Sept=9 Sep=9 Oct=10 Nov=11 Dec=12 april=4",
        "maymonth": "March=3 May=5 Mar=3 Jan=1",  # people, verbs
        "weekday": "monday=1 tuesday=2 wednesday=3 thursday=4 friday=5 saturday=6 sunday=7",
        "weekdays": "mondays=1 tuesdays=2 wednesdays=3 thursdays=4 fridays=5 saturdays=6 sundays=7 weekdays=0",
        "shortday": "Mon=1 Tue=2 Tues=2 Wed=3 Thu=4 Thur=4 Thurs=4 Fri=5 Sat=6 Sun=7",
        "season": "spring=SP summer=SU autumn=FA winter=WI springtime=SP summertime=SU wintertime=WI",
        "fall": "fall=FA",
        "seasons": "springs=SP summers=SU autumns=FA winters=WI",
        "daypart": "morning=MO afternoon=AF evening=EV night=NI dawn=MO dusk=EV nightfall=NI daybreak=MO "
        "sunrise=MO sunset=EV lunchtime=MI midmorning=MO midafternoon=AF",
        "dayparts": "mornings=MO afternoons=AF evenings=EV nights=NI",
        "noon": "noon=12:00 midnight=24:00 midday=12:00",
        "tonight": "tonight=NI",
                "today": "today=0",
        "yesterday": "yesterday=-1",
        "tomorrow": "tomorrow=1",
        "ordinalword": "first=1 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 "
        "twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 "
        "nineteenth=19 twentieth=20 thirtieth=30",
        "second": "second=2",
        "ones": "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 "
        "thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19",
        "tens": "twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90",
        "hundred": "hundred=100 thousand=1000",
        "dozen": "dozen=12",
        "decade": "twenties=20 thirties=30 forties=40 fifties=50 sixties=60 seventies=70 eighties=80 nineties=90",
        "era": "BC=-1 BCE=-1 B.C.=-1 B.C.E.=-1 AD=1 CE=1 A.D.=1",
        "ampm": "am=AM pm=PM a.m.=AM p.m.=PM a.m=AM p.m=PM a.~m.=AM p.~m.=PM",
        "zone": "GMT=0 UTC=0 Z=0 BST=60 CET=60 CEST=120 EET=120 EEST=180 MSK=180 EST=-300 EDT=-240 CST=-360 "
        "CDT=-300 MST=-420 MDT=-360 PST=-480 PDT=-420 JST=540 IST=none ET=none PT=none CT=none",
        "local": "local eastern central pacific mountain",
        "time": "time",
        "oclock": "o'clock o’clock",
        "quarterword": "Q1=Q1 Q2=Q2 Q3=Q3 Q4=Q4 1Q=Q1 2Q=Q2 3Q=Q3 4Q=Q4 H1=H1 H2=H2",
        "fiscal": "fiscal financial calendar",
        "unit": "minute=TM hour=TH day=D week=W fortnight=F month=M year=Y decade=DE millennium=ML semester=S",
        "units": "seconds=TS minutes=TM hours=TH days=D weeks=W fortnights=F months=M years=Y decades=DE "
        "centuries=CE millennia=ML hrs=TH mins=TM yrs=Y wks=W",
        "weekend": "weekend=WE",
        "quarter": "quarter=Q",
        "quarters": "quarters=Q",
        "century": "century=CE",
        "the": "the", "a": "a=1 an=1", "of": "of", "in": "in within", "on": "on", "to": "to through till",
        "from": "from", "since": "since", "until": "until til", "by": "by", "between": "between", "and": "and",
        "or": "or", "than": "than", "at": "at", "per": "per", "for": "for", "during": "during throughout",
        "before": "before", "after": "after",
        "last": "last", "past": "past previous preceding prior", "next": "next following ensuing subsequent",
        "coming": "coming upcoming forthcoming", "this": "this", "current": "current present", "that": "that those",
        "same": "same", "each": "each every", "ago": "ago", "earlier": "earlier previously", "later": "later "
        "afterward afterwards thereafter", "early": "early", "mid": "mid", "late": "late",
        "start": "start beginning outset onset", "end": "end close", "middle": "middle", "half": "half",
        "about": "about around approximately roughly circa c", "almost": "nearly almost", "more": "more",
        "less": "less fewer", "over": "over", "under": "under", "least": "least", "most": "most", "up": "up",
        "few": "few", "several": "several", "couple": "couple", "many": "many numerous countless", "some": "some",
        "another": "another", "additional": "additional extra", "full": "full entire whole",
        "now": "now currently nowadays", "recent": "recently=0 lately=0 recent=1", "former": "former formerly",
        "future": "future", "once": "once", "long": "long",
        "set": "daily=P1D weekly=P1W monthly=P1M yearly=P1Y annually=P1Y annual=P1Y quarterly=P1Q hourly=PT1H "
        "nightly=P1D biweekly=P2W everyday=P1D",
        "old": "old age aged", "period": "period", "moment": "moment juncture point",
        "sometime": "sometime", "ahead": "ahead", "far": "far", "so": "so",
        "label": "no number room flight boeing highway route page chapter section model channel interstate "
        "apartment box gate unit~ paragraph article resolution airbus windows mark area",
        "people": "people men women troops soldiers militants fighters points miles feet yards tons tonnes "
        "kilometers kilometres meters metres dollars pounds euros shares jobs employees workers students votes "
        "homes houses units~ copies cars vehicles tanks aircraft planes civilians prisoners refugees casualties "
        "rpm calories words pages seats members km kg mph mm cm percent acres barrels",
        "holiday": "christmas easter thanksgiving halloween ramadan hanukkah passover pentecost yuletide xmas",
        "feast": "New Labor Labour Memorial Independence Veterans Valentine Good Ash Palm Boxing Election Bastille "
        "Columbus Presidents Mother Father Armistice May~ Groundhog Martin Luther King Jr Patrick St Remembrance "
        "All Saints Anzac Australia Canada Earth Year Years Mothers Fathers Valentines Veteran",
        "feastday": "Day Eve Day~",
    }
)  # fmt: skip

_FEASTS = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "xmas": "12-25",
    "easter": "easter+0", "easter sunday": "easter+0", "easter monday": "easter+1", "good friday": "easter-2",
    "ash wednesday": "easter-46", "palm sunday": "easter-7", "pentecost": "easter+49",
    "thanksgiving": "11-4-4", "thanksgiving day": "11-4-4", "halloween": "10-31",
    "new year day": "01-01", "new year eve": "12-31", "new years day": "01-01", "new years eve": "12-31",
    "labor day": "09-1-1", "memorial day": "05-1--1", "independence day": "07-04", "veterans day": "11-11",
    "columbus day": "10-1-2", "presidents day": "02-1-3", "martin luther king day": "01-1-3",
    "martin luther king jr day": "01-1-3", "valentine day": "02-14", "valentines day": "02-14",
    "boxing day": "12-26", "bastille day": "07-14", "armistice day": "11-11", "remembrance day": "11-11",
    "groundhog day": "02-02", "st patrick day": "03-17", "mother day": "05-7-2", "mothers day": "05-7-2",
    "father day": "06-7-3", "fathers day": "06-7-3", "election day": "election", "all saints day": "11-01",
    "anzac day": "04-25", "australia day": "01-26", "canada day": "07-01", "earth day": "04-22",
}  # fmt: skip

ENGLISH = Language(
    "en",
    _WORDS,
    frozenset(
        (
            "the",
            "of",
            "and",
            "to",
            "in",
            "was",
            "were",
            "on",
            "that",
            "with",
            "for",
            "is",
            "by",
            "said",
            "which",
        )
    ),
    _FEASTS,
    re.compile(
        r"\b(?:will|shall|won['’]t|(?:is|are|was|were) (?:to|due|scheduled|expected|planned|set)|going to|scheduled"
        r"|expected|expects?|plans?|planned|due|to be|until|payable|upcoming|begins|starts|hopes?|intends?)\b|['’]ll\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:\w{2,}ed|was|were|had|did|said|told|came|began|went|took|made|rose|fell|left|met|got|held|found|won"
        r"|lost|sent|gave|became|broke|brought|built|led|put|saw|set|shot|sold|spoke|stood|thought|wrote|ran|kept"
        r"|died|flew|grew|knew|paid|hit|cut|has|have)\b",
        re.IGNORECASE,
    ),
)
"""English, complete."""
