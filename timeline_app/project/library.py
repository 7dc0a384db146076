"""What is asked of all articles at once, without building their records."""

from __future__ import annotations

import sqlite3

FAMILY = """ WHERE id IN (WITH RECURSIVE family (member) AS (
    VALUES (?)
    UNION SELECT version_of FROM article JOIN family ON article.id = member WHERE version_of IS NOT NULL
    UNION SELECT article.id FROM article JOIN family ON version_of = member)
    SELECT member FROM family) ORDER BY id"""
"""Selects all versions of an article."""


def article_ids(db: sqlite3.Connection) -> list[int]:
    """The ids of all articles, oldest first."""
    return [article for (article,) in db.execute("SELECT id FROM article ORDER BY id")]


def place_of(db: sqlite3.Connection, article: int) -> int:
    """How many articles are older than this one."""
    older: int = db.execute("SELECT count(*) FROM article WHERE id < ?", (article,)).fetchone()[0]
    return older
