"""Tests of the titles of suggestions: sentences of our own, with the date in {}, other dates in <>."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.marked import Marked, read
from timeline_app.dates.titles import LONGEST, title_of

TITLES = [
    (
        "The harbour board met on {3 May} to discuss the fees.",
        "Harbour board met to discuss the fees",
    ),
    (
        "On {3 May}, the harbour board met to discuss the fees.",
        "Harbour board met to discuss the fees",
    ),
    (
        "Earlier on {Tuesday}, workers had blocked the gates of the northern dock.",
        "Workers had blocked the gates of the northern dock",
    ),
    (
        "The ferry Aurora, carrying 210 passengers, left Port Ellis at {6 a.m.} on <Tuesday>.",
        "Ferry Aurora, carrying 210 passengers, left Port Ellis",
    ),
    (
        "Police arrested three men late on {Friday night} in connection with the fire.",
        "Police arrested three men in connection with the fire",
    ),
    (
        "The fire that broke out on {Friday} destroyed two warehouses.",
        "Fire broke out",
    ),
    (
        "The warehouse which burned down in {March} belonged to Mr. Hale.",
        "Warehouse burned down",
    ),
    (
        "Mr. Hale, who bought the warehouse in {2009}, denied any wrongdoing.",
        "Mr. Hale bought the warehouse",
    ),
    (
        "Mr. Hale, 62, was arrested on {12 March 2020} and released on bail <two days later>.",
        "Mr. Hale was arrested",
    ),
    (
        "Mr. Hale, 62, was arrested on <12 March 2020> and released on bail {two days later}.",
        "Mr. Hale was released on bail",
    ),
    (
        "The contract was signed in {May 2015}, renewed in <2018> and cancelled in <2021>.",
        "Contract was signed",
    ),
    (
        "The contract was signed in <May 2015>, renewed in {2018} and cancelled in <2021>.",
        "Contract was renewed",
    ),
    (
        "The contract was signed in <May 2015>, renewed in <2018> and cancelled in {2021}.",
        "Contract was cancelled",
    ),
    (
        "“The bridge is closed until further notice,” said Anna Berg, the mayor of Lund, on {Monday}.",
        "Anna Berg: “The bridge is closed until further notice”",
    ),
    (
        "“We saw the smoke at about {4 p.m.},” said a fisherman.",
        "Fisherman: “We saw the smoke”",
    ),
    (
        "The minister told parliament on {Wednesday} that he would resign.",
        "Minister told parliament that he would resign",
    ),
    (
        "The ministry confirmed that two soldiers had been killed by a mine on {9 June}.",
        "Ministry confirmed that two soldiers had been killed by a mine",
    ),
    (
        "According to the coast guard, the vessel sank at about {2:15 a.m.} off Cape Moro.",
        "Vessel sank off Cape Moro",
    ),
    (
        "The vessel, according to the coast guard, sank {on Sunday}.",
        "Vessel sank",
    ),
    (
        "The court, the lawyer said on <Tuesday>, will hear the case on {14 October}.",
        "Court will hear the case",
    ),
    (
        "Two people died and nine were injured when a bus overturned near Tarn on {Sunday}.",
        "A bus overturned near Tarn",
    ),
    (
        "A bus overturned near Tarn on {Sunday}, killing two people and injuring nine.",
        "A bus overturned near Tarn, killing two people and injuring nine",
    ),
    (
        "After the vote on {Thursday}, protesters gathered outside the town hall.",
        "After the vote, protesters gathered outside the town hall",
    ),
    (
        "Protesters gathered outside the town hall after parliament passed the law on {Thursday}.",
        "Parliament passed the law",
    ),
    (
        "When the dam broke in {1976}, eleven villages were flooded.",
        "Dam broke",
    ),
    (
        "While the talks went on in <July>, the army took the airport on {14 July}.",
        "Army took the airport",
    ),
    (
        "In <July> the talks went on; on {14 July} the army took the airport.",
        "Army took the airport",
    ),
    (
        "The strike (from {2 April} to <9 April>) cost the port two million crowns.",
        "Strike cost the port two million crowns",
    ),
    (
        "The company — founded in {1987} — employs 400 people.",
        "Company founded",
    ),
    (
        "The company, founded in {1987} by two brothers, employs 400 people.",
        "Company founded by two brothers",
    ),
    (
        "Its founder, Erik Holm (born {1931}), died in <2004>.",
        "Erik Holm born",
    ),
    (
        "The so-called Harrow Accord of {17 February 2014} was never ratified.",
        "So-called Harrow Accord was never ratified",
    ),
    (
        "{2020} saw the worst floods in a century.",
        "2020 saw the worst floods in a century",
    ),
    (
        "{Monday’s} attack killed four people, the governor’s office said.",
        "Attack killed four people",
    ),
    (
        "During {Monday’s} session, the council approved the budget.",
        "During the session, the council approved the budget",
    ),
    (
        "The {2014} accord ended the blockade.",
        "2014 accord ended the blockade",
    ),
    (
        "Then came the {March 8} referendum.",
        "Then came the March 8 referendum",
    ),
    (
        "The deadline is {30 September}.",
        "Deadline is 30 September",
    ),
    (
        "The council will vote on the plan on {30 September}.",
        "Council will vote on the plan",
    ),
    (
        "The plant is expected to close by {the end of 2023}.",
        "Plant is expected to close",
    ),
    (
        "Fighting has continued since {early May} despite the ceasefire.",
        "Fighting has continued despite the ceasefire",
    ),
    (
        "Not until {1998} did the town get a hospital.",
        "Not until 1998 did the town get a hospital",
    ),
    (
        "It was on {4 June} that the first boats arrived.",
        "First boats arrived",
    ),
    (
        "By {June}, the rebels controlled the whole coast, the report says.",
        "Rebels controlled the whole coast",
    ),
    (
        "The rebels, backed by two neighbouring states and armed from their depots, took the town of Belin on "
        "{4 June} without a fight.",
        "Rebels took the town of Belin without a fight",
    ),
    (
        "Born in {1954}, she studied law in Graz.",
        "She was born",
    ),
    (
        "LONDON, {March 3} (Reuters) - The bank cut its forecast for the year.",
        "Bank cut its forecast for the year",
    ),
    (
        "BEIRUT — The cabinet met {Thursday} for the first time in months.",
        "Cabinet met for the first time in months",
    ),
    (
        "Protesters storm parliament building on {Tuesday}",
        "Protesters storm parliament building",
    ),
    (
        "{12 May 2019}: Elections are held in all seven provinces.",
        "Elections are held in all seven provinces",
    ),
    (
        "{12 May 2019} – Elections are held in all seven provinces.",
        "Elections are held in all seven provinces",
    ),
    (
        "• {12 May 2019}   Elections are held in all seven provinces.",
        "Elections are held in all seven provinces",
    ),
    (
        "And that is why, on {2 June}, J. P. Marsh and her colleagues left the U.N. mission.",
        "J. P. Marsh and her colleagues left the U.N. mission",
    ),
    (
        "The “Northern Pact”, concluded on {1 March}, was dissolved in <August>.",
        "“Northern Pact” concluded",
    ),
    (
        "He said: “I was there on {1 March} and I saw it.”",
        "“I was there and I saw it”",
    ),
    (
        "Le {14 juillet 2021}, le conseil a voté la fermeture du port.",
        "Le conseil a voté la fermeture du port",
    ),
    (
        "Der Rat stimmte am {14. Juli 2021} für die Schließung des Hafens.",
        "Der Rat stimmte für die Schließung des Hafens",
    ),
    (
        "El consejo aprobó el cierre del puerto el {14 de julio de 2021}.",
        "El consejo aprobó el cierre del puerto",
    ),
    (
        "Совет проголосовал за закрытие порта {14 июля 2021 года}.",
        "Совет проголосовал за закрытие порта",
    ),
    (
        "صوّت المجلس في {14 يوليو 2021} على إغلاق الميناء.",
        "صوّت المجلس على إغلاق الميناء",
    ),
    (
        "The mayor resigned on {Monday}, officials said.",
        "Mayor resigned",
    ),
    (
        "Officials said the mayor resigned on {Monday}.",
        "Mayor resigned",
    ),
    (
        "“We have won,” the president said on {Monday}.",
        "President: “We have won”",
    ),
    (
        "But on {Monday}, the council, which met in Harrow, voted to close the port.",
        "Council, which met in Harrow, voted to close the port",
    ),
    (
        "He was born in Leeds in {1943} and joined the navy in <1961>.",
        "He was born in Leeds",
    ),
    (
        "He was born in Leeds in <1943> and joined the navy in {1961}.",
        "He joined the navy",
    ),
    (
        "The UN said on {Monday} that 40 people were killed on <Saturday>.",
        "The UN said that 40 people were killed on Saturday",
    ),
    (
        "The UN said on <Monday> that 40 people were killed on {Saturday}.",
        "40 people were killed",
    ),
    (
        "The war of {1973} changed everything.",
        "War changed everything",
    ),
    (
        "The {2011} uprising began in Dara’a.",
        "2011 uprising began in Dara’a",
    ),
    (
        "{2018} was a bad year for the port.",
        "2018 was a bad year for the port",
    ),
    (
        "Talks were held on {Monday} and <Tuesday> in Geneva.",
        "Talks were held in Geneva",
    ),
    (
        "The deal, which was signed on {August 14}, collapsed on <Monday>.",
        "Deal was signed",
    ),
    (
        "The deal signed on {August 14} collapsed.",
        "Deal signed",
    ),
    (
        "HARROW QUAY, {Sept. 6} (AP) — Dock workers walked out after talks on pay failed.",
        "Dock workers walked out after talks on pay failed",
    ),
    (
        "{Sept. 6}: Dock workers walk out",
        "Dock workers walk out",
    ),
    (
        "The army withdrew after a truce was signed on {August 14}.",
        "A truce was signed",
    ),
    (
        "The army withdrew after the attack on {Monday}.",
        "Army withdrew after the attack",
    ),
    (
        "After the treaty was signed on {14 August}, both sides withdrew.",
        "Treaty was signed",
    ),
    (
        "According to the police, the boat sank at {around 3 a.m.}",
        "Boat sank",
    ),
    (
        "The company (founded in {1998}) closed its last plant in <2020>.",
        "Company founded",
    ),
    (
        "Smith announced on {Friday} that he would step down as chairman of the board.",
        "Smith announced that he would step down as chairman of the board",
    ),
    (
        "The gain left wages three per cent higher than in {2019}, the bureau said.",
        "Gain left wages three per cent higher than in 2019",
    ),
    (
        "PORT ELLIS, Norland (AP)_ Dock workers walked out {Monday}.",
        "Dock workers walked out",
    ),
    (
        "Dr. Holm, after a long flight, arrived in Lund on {Tuesday morning}.",
        "Dr. Holm, after a long flight, arrived in Lund",
    ),
    (
        "The plan, said Anna Berg, the mayor, was approved on {3 May}.",
        "Plan was approved",
    ),
    (
        "``The gates stay shut,'' he said on {Monday}.",
        "“The gates stay shut”",
    ),
    (
        "It has replaced the carrier Borg, which has been on patrol since {March} and was due home before it sank.",
        "Carrier Borg has been on patrol and was due home before it sank",
    ),
]


def title(marked: str, following: str = "") -> str:
    found: Marked = read(marked)
    text = f"{found.text}\n{following}"
    after = (len(found.text) + 1, len(text)) if following else None
    return title_of(text, (0, len(found.text)), found.own, found.dates, after)


@pytest.mark.parametrize(("sentence", "expected"), TITLES)
def test_the_title_is_the_clause_that_the_date_belongs_to(sentence: str, expected: str) -> None:
    assert title(sentence) == expected


def test_a_title_is_cut_between_words_where_it_is_too_long() -> None:
    said = (
        "Committee of the united dock workers and sailors of the northern harbours near the old town of Lund"
    )
    made = title(f"{said} on {{1 May}}.")
    assert len(made) <= LONGEST
    assert made == "Committee of the united dock workers and sailors of the northern harbours near…"


def test_a_line_that_is_only_a_date_is_told_by_the_next_sentence() -> None:
    assert (
        title("{12 May 2019}", "The seven provinces elect their councils.")
        == "Seven provinces elect their councils"
    )


def test_a_line_that_is_only_a_date_keeps_it_where_nothing_follows() -> None:
    assert title("{12 May 2019}") == "12 May 2019"


WORDS = [
    "the",
    "a",
    "army",
    "port",
    "which",
    "who",
    "that,",
    "and",
    "but",
    "after",
    "when",
    "said",
    "told",
    "on",
    "in",
    "was",
    "were",
    "signed",
    "signed,",
    "left,",
    "killing",
    "“",
    "”",
    "(",
    ")",
    "-",
    "—",
    ";",
    ":",
    "council",
    "minister,",
    "Lund",
    "Mr.",
    "J.",
    "12",
    "of",
    "to",
    "by",
    "had",
    "backed",
    "Monday",
    "according",
    "because",
    "where,",
    "born",
    "named",
    "is",
]


@given(
    st.text(max_size=300) | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.data(),
)
def test_any_sentence_has_a_title_that_fits(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    own = [(begin, end)]
    made = title_of(text, (0, len(text)), own, own)
    assert len(made) <= LONGEST
    assert "\n" not in made
