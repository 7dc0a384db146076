"""Copies of events: they rest on the same passages as the events that were copied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline_app.model.records import Link
from timeline_app.project.edit import Edit


def duplicate_events(edit: Edit, events: Iterable[int]) -> list[int]:
    """Make copies of events that rest on the same passages; return the copies' ids."""
    copies, links = [], []
    for event in edit.project.events(events):
        copies.append(replace(event, id=edit.new_id()))
        links += links_for(edit, copies[-1].id, edit.project.links_of_event(event.id))
    edit.put_all(copies)
    edit.put_all(links)
    return [copy.id for copy in copies]


def links_for(edit: Edit, event: int, links: Iterable[Link]) -> list[Link]:
    """Copies, not yet written, of the links of one event for another one; what is a part of one stays so."""
    found = tuple(links)
    ids = {each.id: edit.new_id() for each in found}
    return [
        replace(each, id=ids[each.id], event=event, part_of=ids.get(each.part_of) if each.part_of else None)
        for each in found
    ]
