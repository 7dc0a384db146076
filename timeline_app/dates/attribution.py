"""Takes "officials said" and its like off a sentence, so that what they said remains."""

from __future__ import annotations

import re

from timeline_app.dates.particles import PRONOUNS, REPORTING
from timeline_app.dates.phrases import MARK, OTHER

_ADJUNCT = (
    rf"(?:\s*{MARK}|\s+(?:in|on|at|to|by|during|late|early|earlier|through|via|from|of|{MARK})\b[^,;“\"]*)?"
)
_TAIL = re.compile(
    rf",[”\"’']?\s+(?!(?:and|but|who|which|that|as|while|after|when|before|because|it|he|she|they)\b)"
    rf"(?:(?P<who>[^,;]{{1,70}}?)\s+(?:{REPORTING})\b(?:\s+(?:reporters|journalists|[\w .’'{OTHER}-]{{1,50}}))?"
    rf"|(?:{REPORTING})\s+(?!(?:its?|that|he|she|they|his|her|their|the \w+ had)\b)[^,;]{{1,70}})"
    rf"{_ADJUNCT}(?:,\s+citing\s[^;]*)?$"
)
_SOURCE_TAIL = re.compile(r",?\s+(?:according to|citing|quoting|as reported by)\s+[^;]{1,120}$")
_SOURCE_HEAD = re.compile(r"(?:According to|Citing)\s+[^,]{1,80},\s+")
_INSERT = re.compile(
    rf",\s+(?:(?!(?:who|which|and|but|as)\b)[^,;“\"]{{1,40}}?\s+(?:{REPORTING})(?P<when>{_ADJUNCT})"
    rf"|(?:{REPORTING})\s+[A-Z][^,;]{{1,40}}(?:, [^,;]{{1,90}})?"
    r"|according to [^,;]{1,60}|however|meanwhile|therefore|though|too),\s+"
)
_HEAD = re.compile(
    rf"(?P<head>[^;“\"]{{1,160}}?\s(?:has |have |had |also |later )?(?:{REPORTING})\b[^;“\"]{{0,90}}?)"
    r"\s+that\s+(?P<what>.+)$"
)
_BARE_HEAD = re.compile(
    rf"(?P<head>(?:(?!\b(?:which|who|that|and|but|as)\b)[^,;:“\"]){{1,60}}?\s(?:said|says|say)\b\s*{MARK}?)\s+"
    rf"(?P<what>(?!(?:in|on|at|to|by|of|so|yes|no|nothing|little|more|goodbye|{MARK})\b)\w.+)$"
)
_DEPENDENT = re.compile(
    r"(?:if|when|while|after|before|as|because|although|though|since|in|on|at|under)\b", re.IGNORECASE
)
_FUTURE = re.compile(r"\b(?:will|would|wo|won’t|won't|shall|may|might|must|should)\b")
_QUOTE = re.compile(
    rf"{MARK}?[“\"](?P<quote>[^”\"]{{8,}})[”\"],?\s+(?:(?P<who>(?:(?!\b(?:{REPORTING})\b)[^,;]){{1,60}})\s+(?:{REPORTING})"
    rf"|(?:{REPORTING})\s+(?P<whom>[^,;{MARK}]{{1,60}}?))(?:{_ADJUNCT}|,.*)$"
)


def without_attribution(said: str) -> str:
    """What was said, where that is clear."""
    said = _INSERT.sub(_put_in, said.rstrip(" ."))
    said = _SOURCE_HEAD.sub(MARK if MARK in said[:90] and _marks_head(said) else "", said, count=1)
    said = _cut(said, _TAIL.search(said))
    said = _cut(said, _SOURCE_TAIL.search(said))
    for pattern in (_HEAD, _BARE_HEAD):
        head = pattern.match(said)
        if (
            head is not None
            and _stands_alone(head["what"])
            and not (MARK in head["head"] and OTHER in head["what"])
        ):
            return (MARK if MARK in head["head"] else "") + head["what"]
    return said


def _put_in(found: re.Match[str]) -> str:
    """What remains of something between commas: a comma where a clause before it ends there."""
    comma = "," if _DEPENDENT.match(found.string) and "," not in found.string[: found.start()] else ""
    return f"{comma} {MARK if MARK in found[0] else ''}"


def _marks_head(said: str) -> bool:
    head = _SOURCE_HEAD.match(said)
    return head is not None and MARK in head[0]


def _cut(said: str, tail: re.Match[str] | None) -> str:
    """The sentence without its end; the mark stays."""
    if tail is None or not tail.start():
        return said
    quoted = "”" if tail[0].startswith(",”") else '"' if tail[0].startswith(',"') else ""
    kept = said[: tail.start()] + quoted
    return kept + (MARK if MARK in tail[0] and MARK not in kept else "")


def _stands_alone(what: str) -> bool:
    """Whether it can be understood without who said it."""
    word = re.match(rf"[{MARK}{OTHER}\s]*([\w’']*)", what)
    first = word[1].casefold() if word is not None else ""
    return first not in PRONOUNS and len(what.split()) > 2 and _FUTURE.search(what[:60]) is None


def quotation(said: str, longest: int) -> str | None:
    """Of a sentence that is one quotation: "Speaker: “quotation”"."""
    found = _QUOTE.match(said.rstrip(" ."))
    if found is None:
        return None
    who = (found["who"] or found["whom"] or "").replace(MARK, "").strip()
    who = re.sub(r"^(?:the|a|an)\s+", "", who, flags=re.IGNORECASE)
    quote = " ".join(found["quote"].replace(OTHER, "").replace(MARK, "").split()).strip(" ,.")
    room = longest - len(who) - 4
    if len(quote) > room:
        quote = quote[: room - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"
    return f"“{quote}”" if who.casefold() in PRONOUNS else f"{who}: “{quote}”"
