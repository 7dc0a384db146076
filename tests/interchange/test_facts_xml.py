from __future__ import annotations

from timeline_app.interchange.facts_xml import read_facts


def test_the_first_of_each_counts_and_all_creators() -> None:
    xml = (
        "<m xmlns:dc='d'><dc:title> The\n talks </dc:title><dc:title>Other</dc:title><dc:creator>A</dc:creator>"
        "<dc:creator>B</dc:creator><dc:date/><dc:date>2021</dc:date><dc:rights>x</dc:rights></m>"
    )
    assert read_facts(xml.encode()) == {"title": "The talks", "creator": "A, B", "date": "2021"}


def test_without_any_there_are_none() -> None:
    assert read_facts(b"") == {}
