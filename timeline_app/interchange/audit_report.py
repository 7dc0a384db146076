"""The findings of an audit for a terminal and for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from timeline_app.interchange.report import counted
from timeline_app.project.audit import Finding, Kind

KIND_WORDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.UNSUPPORTED: "Events without evidence",
        Kind.SINGLE_SOURCE: "Events with a single source",
        Kind.CONTRADICTED: "Contradicted events",
        Kind.OTHER_DATE: "Events with another date than their passages give",
        Kind.UNDATED_EVENT: "Events without a date",
        Kind.DUPLICATE: "Events that may be the same",
        Kind.UNREVIEWED: "Events nobody has reviewed",
        Kind.LOST: "Passages that are no longer found",
        Kind.UNDATED_ARTICLE: "Articles without a date",
        Kind.UNCITED_DATE: "Dates that no event cites",
    }
)
"""What each kind is called above its findings."""


def as_object(findings: Sequence[Finding]) -> dict[str, object]:
    """The findings as values for JSON; `open` counts those that nobody has accepted."""
    return {
        "open": sum(each.decision is None for each in findings),
        "findings": [_row(each) for each in findings],
    }


def as_lines(findings: Sequence[Finding], name: str) -> Iterator[str]:
    """What is weak, kind by kind, and how much of it was accepted."""
    left = [each for each in findings if each.decision is None]
    for kind, words in KIND_WORDS.items():
        of_kind = [each for each in left if each.kind is kind]
        if of_kind:
            yield f"{words} ({len(of_kind):,})"
            yield from (f"  {each.title or 'Untitled'}: {each.sentence}" for each in of_kind)
    accepted = len(findings) - len(left)
    rest = f" ({accepted:,} accepted)" if accepted else ""
    yield f"{name}: {counted(len(left), 'finding') if left else 'nothing is weak'}{rest}."


def _row(finding: Finding) -> dict[str, object]:
    table, record = finding.key
    row: dict[str, object] = {
        "kind": finding.kind.value,
        "message": finding.sentence,
        "title": finding.title,
        "record": {"table": table, "id": record},
    }
    if finding.article is not None:
        row["place"] = {"article": finding.article}
        if finding.span is not None:
            row["place"] = {"article": finding.article, "start": finding.span[0], "end": finding.span[1]}
    if finding.others:
        row["others"] = list(finding.others)
    if finding.decision is not None:
        row["accepted"] = finding.reason
    return row
