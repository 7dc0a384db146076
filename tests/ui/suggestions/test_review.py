"""Going through suggestions in the real window, by keys and clicks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Answers
from tests.ui.hands import LEFT, NONE, paper_of
from tests.ui.suggestions.bridge import CONTROL, OTHER, SAID, TEXT, Key, Reviewer
from timeline_app.model.records import Decision
from timeline_app.project import edits
from timeline_app.ui.suggestions.listing import Filter


def test_an_imported_article_opens_the_list_of_what_it_proposes(reviewer: Reviewer) -> None:
    assert reviewer.window.dock_shown("suggestions")
    assert tuple(reviewer.said()) == SAID
    assert reviewer.current() == SAID[0]
    assert reviewer.window.focusWidget() is reviewer.dock.list
    assert reviewer.dock.coverage.text() == "0 of 4 dated passages placed"
    assert not reviewer.events()


def test_nothing_is_edited_by_looking(reviewer: Reviewer) -> None:
    project = reviewer.window.views.project
    before = len(project.undo_list())
    reviewer.key(Key.Key_G, CONTROL)
    reviewer.settle()
    assert len(project.undo_list()) == before
    assert project.counts()["passage"] == project.counts()["event"] == 0


def test_a_accepts_and_goes_on_to_the_next(reviewer: Reviewer) -> None:
    reviewer.key(Key.Key_A)
    assert reviewer.dates() == ["2021-05-03"]
    (event,) = reviewer.events()
    assert not event.reviewed
    assert tuple(reviewer.said()) == SAID[1:]
    assert reviewer.current() == SAID[1]
    assert reviewer.dock.coverage.text() == "1 of 4 dated passages placed"
    project = reviewer.window.views.project
    quotes = {project.passage(link.passage).quote for link in project.links_of_event(event.id)}
    assert len(quotes) == 2 and any(quote.endswith(SAID[0]) for quote in quotes)
    assert any(quote.startswith("The council closed the old bridge") for quote in quotes)


def test_r_rejects_for_good_until_it_is_brought_back(reviewer: Reviewer) -> None:
    reviewer.key(Key.Key_R)
    assert tuple(reviewer.said()) == SAID[1:]
    assert reviewer.current() == SAID[1]
    reviewer.dock.show_filter(Filter.REJECTED)
    assert reviewer.said() == [SAID[0]]
    reviewer.dock.list.setFocus()
    reviewer.key(Key.Key_N)
    assert reviewer.current() == SAID[0]
    assert reviewer.dock.reject.text() == "Bring back"
    reviewer.key(Key.Key_R)
    reviewer.dock.show_filter(Filter.WAITING)
    assert tuple(reviewer.said()) == SAID


def test_undo_brings_the_answered_one_back_as_the_current_one(reviewer: Reviewer) -> None:
    for answer in (Key.Key_A, Key.Key_R):
        reviewer.key(answer)
        assert reviewer.current() == SAID[1]
        reviewer.key(Key.Key_Z, CONTROL)
        QTest.qWait(20)
        assert tuple(reviewer.said()) == SAID
        assert reviewer.current() == SAID[0]
    assert not reviewer.events()
    assert not list(reviewer.window.views.project.all("decision"))


def test_n_and_p_go_round(reviewer: Reviewer) -> None:
    seen = []
    for _ in range(5):
        seen.append(reviewer.current())
        reviewer.key(Key.Key_N)
    assert tuple(seen) == (*SAID, SAID[0])
    reviewer.key(Key.Key_P)
    reviewer.key(Key.Key_P)
    assert reviewer.current() == SAID[3]


def test_enter_makes_an_event_and_selects_its_title(reviewer: Reviewer) -> None:
    reviewer.key(Key.Key_N)
    reviewer.key(Key.Key_Return)
    assert reviewer.dates() == ["2019"]
    title = reviewer.window.focusWidget()
    assert title is not None and title.objectName() == "title"
    QTest.keyClicks(title, "Engineers call the bridge sound")
    QTest.keyClick(title, Key.Key_Return)
    (event,) = reviewer.events()
    assert event.title == "Engineers call the bridge sound"
    assert reviewer.current() == SAID[2]
    assert tuple(reviewer.said()) == (SAID[0], *SAID[2:])


def test_the_keys_work_in_the_article_too(reviewer: Reviewer) -> None:
    reviewer.click_words("10 May 2021")
    assert reviewer.current() == SAID[2]
    paper = paper_of(reviewer.window.views.article)
    assert reviewer.window.focusWidget() is paper
    reviewer.key(Key.Key_A)
    assert len(reviewer.events()) == 1
    reviewer.key(Key.Key_P)
    assert reviewer.current() == SAID[1]
    reviewer.key(Key.Key_R)
    assert tuple(reviewer.said()) == (SAID[0], SAID[3])


def test_the_word_under_the_pointer_tells_what_is_suggested(reviewer: Reviewer) -> None:
    hints = reviewer.window.views.article.hints
    at = reviewer.point("2019")
    key = hints.at(at)
    tip = hints.describe(key)
    assert tip.endswith("A accept, R reject, Enter edit")
    assert "2019" in tip.splitlines()[1]
    assert hints.at(reviewer.point("wrote that")) is None
    QTest.mouseMove(paper_of(reviewer.window.views.article).viewport(), at)
    reviewer.key(Key.Key_A)
    assert hints.at(reviewer.point("2019")) is not None


def test_what_was_answered_is_dotted_no_more(reviewer: Reviewer) -> None:
    hints = reviewer.window.views.article.hints
    assert hints.isVisible()
    reviewer.key(Key.Key_A)
    assert hints.at(reviewer.point("3 May 2021")) is None
    for _ in range(3):
        reviewer.key(Key.Key_R)
    assert not hints.isVisible()


def test_a_ghost_is_hovered_and_clicked(reviewer: Reviewer) -> None:
    lane = reviewer.window.views.timeline.ghosts
    assert lane.isVisible()
    proposal = reviewer.review.board.waiting()[3]
    place = lane.place_of(proposal.ident)
    assert place is not None
    QTest.mouseMove(lane, place.toPoint())
    assert lane.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert proposal.title in lane.describe((proposal.ident,))
    QTest.mouseClick(lane, LEFT, NONE, place.toPoint())
    QTest.qWait(10)
    assert reviewer.current() == SAID[3]
    QTest.mouseMove(lane, QPoint(lane.width() - 3, 2))
    assert lane.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_the_timeline_looks_at_the_current_one_and_stays_where_that_is_in_sight(reviewer: Reviewer) -> None:
    timeline = reviewer.window.views.timeline
    before = timeline.visible_range()
    reviewer.key(Key.Key_P)  # 12 May 2021
    assert timeline.visible_range() == before
    reviewer.key(Key.Key_P)
    reviewer.key(Key.Key_P)  # 2019
    begin, end = timeline.visible_range()
    ghost = reviewer.review.board.waiting()[1].when
    assert ghost is not None
    low, high = ghost.hull
    assert low is not None and high is not None and low < end and begin < high
    assert end - begin == before[1] - before[0]


def test_all_ghosts_gone_take_their_lane_along(reviewer: Reviewer) -> None:
    for _ in range(4):
        reviewer.key(Key.Key_A)
    assert not reviewer.window.views.timeline.ghosts.isVisible()
    assert len(reviewer.events()) == 4
    assert reviewer.dock.coverage.text() == "4 of 4 dated passages placed"
    assert reviewer.said() == []
    assert reviewer.window.focusWidget() is reviewer.dock.list


def test_all_of_a_kind_are_one_change(reviewer: Reviewer) -> None:
    project = reviewer.window.views.project
    before = len(project.undo_list())
    wanted = {each.rule for each in reviewer.review.board.waiting()}
    reviewer.key(Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert len(project.undo_list()) == before + 1
    assert reviewer.events()
    assert {each.rule for each in reviewer.review.board.waiting()} < wanted
    reviewer.key(Key.Key_Z, CONTROL)
    QTest.qWait(20)
    assert not reviewer.events()
    assert tuple(reviewer.said()) == SAID


def test_all_of_an_article_leave_the_other_one_alone(reviewer: Reviewer) -> None:
    reviewer.bring_in(OTHER)
    assert len(reviewer.said()) == 6
    reviewer.window.views.article.previous_article()
    reviewer.key(Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier, reviewer.dock.list)
    assert len(reviewer.events()) == 4
    assert set(reviewer.said()) == {"3 May 2021", "20 May 2021"}
    assert reviewer.window.undo_label() == "Accept 4 suggestions"


def test_what_was_rejected_stays_so_when_the_text_comes_in_again(reviewer: Reviewer) -> None:
    reviewer.key(Key.Key_R)
    project = reviewer.window.views.project
    assert [d.verdict for d in project.all("decision") if isinstance(d, Decision)] == ["rejected"]
    (article,) = project.article_ids()
    with project.edit("Remove article") as edit:
        edits.delete_article(edit, article)
    QTest.qWait(20)
    assert reviewer.review.board.all() == []
    reviewer.bring_in(TEXT)
    assert tuple(reviewer.said()) == SAID[1:]


def test_an_event_made_by_hand_places_its_date(reviewer: Reviewer) -> None:
    project = reviewer.window.views.project
    (article,) = project.article_ids()
    start = project.text(article).index("on 12 May 2021")
    reviewer.window.views.article.select_words(start, start + len("on 12 May 2021"))
    reviewer.window.views.article.setFocus()
    reviewer.key(Key.Key_E)
    QTest.qWait(20)
    assert reviewer.dates() == ["2021-05-12"]
    assert tuple(reviewer.said()) == SAID[:3]


def test_accepted_ones_are_ticked_one_by_one(reviewer: Reviewer) -> None:
    reviewer.key(Key.Key_A)
    reviewer.key(Key.Key_A)
    reviewer.dock.show_filter(Filter.ACCEPTED)
    reviewer.dock.list.setFocus()
    reviewer.key(Key.Key_N)
    assert reviewer.current() == SAID[0]
    assert "not yet reviewed" in reviewer.dock.list.rows[0].note
    reviewer.key(Key.Key_A)
    assert [event.reviewed for event in reviewer.events()] == [True, False]
    assert reviewer.current() == SAID[1]
    QTest.qWait(20)
    assert "not yet reviewed" not in reviewer.dock.list.rows[0].note


def test_the_dock_is_a_stop_of_the_keyboard_and_has_a_key(reviewer: Reviewer) -> None:
    reviewer.key(Key.Key_5, CONTROL)
    assert not reviewer.window.dock_shown("suggestions")
    reviewer.key(Key.Key_5, CONTROL)
    assert reviewer.window.focusWidget() is reviewer.dock.list
    reviewer.key(Key.Key_F6)
    assert reviewer.window.focusWidget() is not reviewer.dock.list
    for _ in range(12):
        if reviewer.window.focusWidget() is reviewer.dock.list:
            break
        reviewer.key(Key.Key_F6)
    assert reviewer.window.focusWidget() is reviewer.dock.list


def test_the_button_that_answers_does_as_its_key(reviewer: Reviewer) -> None:
    QTest.mouseClick(reviewer.dock.accept, LEFT)
    QTest.mouseClick(reviewer.dock.reject, LEFT)
    QTest.qWait(20)
    assert len(reviewer.events()) == 1
    assert tuple(reviewer.said()) == SAID[2:]


def test_those_that_may_be_the_same_stand_together_and_are_accepted_once(reviewer: Reviewer) -> None:
    reviewer.bring_in(OTHER)
    first, second = reviewer.dock.list.rows[:2]
    assert reviewer.said()[:2] == ["3 May 2021", "3 May 2021"]
    assert not first.is_nested and not first.like
    assert second.is_nested and second.like == "Same day, similar words"
    reviewer.review.board.choose(first.proposal)
    reviewer.key(Key.Key_A, at=reviewer.dock.list)
    assert reviewer.review.board.current == second.proposal
    (again,) = [row for row in reviewer.dock.list.rows if row.proposal == second.proposal]
    assert (
        again.like.startswith("Same day, similar words as the event “Council closed") and not again.is_nested
    )
    reviewer.window.views.article.show_article(second.proposal.article)
    reviewer.key(Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier, reviewer.dock.list)
    assert sorted(reviewer.dates()) == ["2021-05-03", "2021-05-20"]


def test_ctrl_g_looks_into_the_article_that_is_read_and_gives_the_list_the_keyboard(
    reviewer: Reviewer,
) -> None:
    reviewer.key(Key.Key_5, CONTROL)
    reviewer.window.views.article.setFocus()
    reviewer.key(Key.Key_G, CONTROL)
    reviewer.settle()
    assert reviewer.window.dock_shown("suggestions")
    assert tuple(reviewer.said()) == SAID
    assert reviewer.window.focusWidget() is reviewer.dock.list


def test_many_articles_are_looked_into_with_a_count_and_a_cancel(reviewer: Reviewer) -> None:
    project, board = reviewer.window.views.project, reviewer.review.board
    with project.edit("Import articles") as edit:
        for number in range(40):
            edits.add_article(edit, f"Report {number}", f"{number} boats sank on 7 May 2021.\n" * 20)
    assert reviewer.dock.cancel.isVisible()
    QTest.mouseClick(reviewer.dock.cancel, LEFT)
    assert not board.looking.is_running
    QTest.qWait(20)
    assert not reviewer.dock.cancel.isVisible()
    assert len(board.articles) < 41
    reviewer.key(Key.Key_G, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    reviewer.settle()
    assert len(board.articles) == 41


def test_a_missing_publication_date_is_asked_for_and_never_taken_to_be_today(
    empty: Reviewer, answers: Answers
) -> None:
    answers.facts = {}
    empty.bring_in("The ferry ran aground yesterday near the old bridge, its owner said.\n")
    assert empty.said() == []
    assert empty.dock.date.isVisible()
    answers.facts = {"published": "2021-06-01", "zone": "Europe/Paris"}
    QTest.mouseClick(empty.dock.date, LEFT)
    empty.settle()
    assert empty.said() == ["yesterday"]
    assert not empty.dock.date.isVisible()
    empty.review.step(1)
    empty.key(Key.Key_A, at=empty.dock.list)
    assert empty.dates() == ["2021-05-31"]


def test_what_names_no_day_goes_to_the_undated_ones(empty: Reviewer) -> None:
    empty.bring_in("The ferry was painted recently, its owner said.\n")
    assert empty.said() == []
    empty.dock.show_filter(Filter.VAGUE)
    assert empty.said() == ["recently"]
    empty.dock.list.setFocus()
    QTest.qWait(20)
    empty.key(Key.Key_N)
    assert empty.current() == "recently"
    QTest.qWait(20)
    empty.key(Key.Key_A)
    assert empty.dates() == [""]
