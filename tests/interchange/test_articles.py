from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.project.files import as_another_user, open_folder
from timeline_app.interchange.articles import MAX_BYTES, UnreadableArticle, read_article, title_of

TEXT = "Talks resume\n\nThe two sides met on Tuesday.\n"


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_gives_its_text_and_its_first_line_as_title(tmp_path: Path) -> None:
    path = write(tmp_path / "talks.txt", TEXT)
    article = read_article(path)
    assert (article.title, article.text, article.media_type) == ("Talks resume", TEXT, "text/plain")
    assert (article.original, article.original_name) == (TEXT.encode(), "talks.txt")


def test_markdown_keeps_its_text_and_gives_its_heading_as_title(tmp_path: Path) -> None:
    text = "![](picture.png)\n\n# Talks *resume* #\n\nThe two sides met.\n"
    article = read_article(write(tmp_path / "talks.md", text))
    assert (article.title, article.text, article.media_type) == ("Talks *resume*", text, "text/markdown")


def test_a_web_page_gives_what_it_says_about_itself(tmp_path: Path) -> None:
    html = (
        "<title>Talks</title><meta property='article:published_time' content='2021-09-08T10:00+03:00'>"
        "<meta name=author content='A. Writer'><p>The two sides met on Tuesday.</p>"
    )
    article = read_article(write(tmp_path / "page.html", html))
    assert (article.title, article.text) == ("Talks", "The two sides met on Tuesday.")
    assert (article.published, article.author) == ("2021-09-08T10:00+03:00", "A. Writer")
    assert article.original == html.encode()


def test_a_web_page_is_known_without_its_suffix(tmp_path: Path) -> None:
    article = read_article(write(tmp_path / "page", "<!DOCTYPE html>\n<p>The two sides met.</p>"))
    assert (article.media_type, article.text) == ("text/html", "The two sides met.")


def test_line_ends_marks_and_zero_bytes_are_cleaned_away(tmp_path: Path) -> None:
    article = read_article(
        write(tmp_path / "a.txt", b"\xef\xbb\xbfone\r\ntwo\rthree\n" + b"word " * 100 + b"\x00")
    )
    assert article.text == "one\ntwo\nthree\n" + "word " * 100


def test_legacy_encodings_are_found_out(tmp_path: Path) -> None:
    text = "Министр заявил во вторник, что переговоры возобновятся в конце года. Жители покинули свои дома."
    article = read_article(write(tmp_path / "a.txt", text.encode("cp1251")))
    assert (article.text, article.encoding) == (text, "cp1251")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  Talks resume  \n\nBody.", "Talks resume"),
        ("Talks resume", ""),
        ("The two sides met on Tuesday.\nMore of it.", ""),
        ("x" * 121 + "\nBody.", ""),
    ],
)
def test_only_a_short_first_line_before_a_text_is_a_title(text: str, title: str) -> None:
    assert title_of(text) == title


def test_without_a_title_the_file_name_serves(tmp_path: Path) -> None:
    assert (
        read_article(write(tmp_path / "minutes of June.txt", "They met on Tuesday.\n")).title
        == "minutes of June"
    )


def test_a_file_whose_name_is_no_utf8_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        write(path, "They met on Tuesday.\n")
    except OSError:
        pytest.skip("this disk has no such names")
    article = read_article(path)
    assert (article.title, article.original_name) == ("caf?", "caf?.txt")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "empty.txt is empty."),
        ("blank.txt", b" \n\t\n", "blank.txt has no text in it."),
        ("blank.html", b"<html><body><script>1</script></body></html>", "blank.html has no text in it."),
        ("report.pdf", b"%PDF-1.4\n", "report.pdf is damaged: its pages cannot be read"),
        ("noise.txt", bytes(range(256)) * 9, "noise.txt is not text; an article is read from"),
    ],
)
def test_a_file_without_an_article_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    with pytest.raises(UnreadableArticle) as refused:
        read_article(write(tmp_path / name, content))
    assert str(refused.value).startswith(why)
    assert str(refused.value).endswith(".")


def test_a_folder_a_missing_file_and_a_pipe_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match="is a folder"):
        read_article(tmp_path)
    with pytest.raises(UnreadableArticle, match="There is no file"):
        read_article(tmp_path / "none.txt")
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(UnreadableArticle, match="not an ordinary file"):
            read_article(tmp_path / "pipe")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_file_that_may_not_be_read_is_refused() -> None:
    with open_folder() as folder:
        path = write(folder / "secret.txt", TEXT)
        path.chmod(0)

        def read() -> None:
            with pytest.raises(UnreadableArticle, match=r"secret\.txt cannot be read, because .*permission"):
                read_article(path)

        as_another_user(read)


def test_a_file_that_is_too_big_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableArticle, match="may have up to 50 MB"):
        read_article(path)
