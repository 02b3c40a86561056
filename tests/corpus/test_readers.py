from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from orelore.corpus.fetch import Fetched
from orelore.corpus.readers import read_article
from orelore.errors import ArticleError, ReadError

Make = Callable[..., bytes]
PROSE = "Kazakhstan opened a line for graphite. The graphite of Kazakhstan goes into batteries."


def written(folder: Path, name: str, data: bytes | str) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def serving(body: bytes | str, content_type: str, url: str = "") -> Callable[[str], Fetched]:
    data = body.encode() if isinstance(body, str) else body
    return lambda asked: Fetched(url or asked, content_type, data)


def test_a_copied_news_page_becomes_an_article(
    tmp_path: Path, copied: Callable[[str], str]
) -> None:
    article = read_article(written(tmp_path, "page.txt", copied("agency")))
    assert article.id == "three-capitals-court-the-tungsten-of-the-steppe"
    assert (article.publisher, article.published) == ("Anadolu", "2025-12-04")
    assert (article.language, article.minerals) == ("en", ("tungsten",))
    assert article.countries == ("Kazakhstan", "Uzbekistan")


def test_an_article_of_ours_keeps_its_id_and_front_matter(tmp_path: Path) -> None:
    path = written(tmp_path, "gold-2025.md", f"---\ntitle: Gold\n---\n{PROSE}\n")
    article = read_article(path)
    assert (article.id, article.title) == ("gold-2025", "Gold")


def test_broken_front_matter_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="gold"):
        read_article(written(tmp_path, "gold.md", f"---\ntitle: [\n---\n{PROSE}\n"))


def test_markdown_of_others_has_its_first_heading_as_title(tmp_path: Path) -> None:
    article = read_article(written(tmp_path, "a.md", f"# Graphite line\n\n{PROSE}\n"))
    assert (article.title, article.text) == ("Graphite line", PROSE)


def test_a_text_without_a_title_is_called_after_its_file(tmp_path: Path) -> None:
    article = read_article(written(tmp_path, "graphite_notes.txt", PROSE))
    assert (article.title, article.text) == ("graphite notes", PROSE)


def test_html_pdf_and_docx_files_are_read(tmp_path: Path, pdf_of: Make, docx_of: Make) -> None:
    html = f"<html><body><article><p>{PROSE}</p><p>It cost $12 million.</p></article></body></html>"
    files = {
        "a.HTML": html.encode(),
        "b.pdf": pdf_of([[PROSE]]),
        "c.docx": docx_of(("Normal", PROSE)),
    }
    for name, data in files.items():
        assert "graphite of Kazakhstan" in read_article(written(tmp_path, name, data)).text


def test_a_web_page_keeps_its_address() -> None:
    body = f"<h1>Line</h1><p>{PROSE}</p><p>It cost $12 million.</p>"
    html = f"<html><body><article>{body}</article></body></html>"
    url = "https://astanatimes.com/2025/12/line"
    article = read_article(url, fetch_page=serving(html, "text/html"))
    assert (article.url, article.publisher) == (url, "The Astana Times")


def test_a_pdf_on_the_web_is_known_by_its_first_bytes(pdf_of: Make) -> None:
    page = serving(pdf_of([[PROSE]]), "application/octet-stream")
    assert "graphite" in read_article("https://a.example/file", fetch_page=page).text


def test_a_text_on_the_web_keeps_its_address() -> None:
    article = read_article("https://a.example/line.txt", fetch_page=serving(PROSE, "text/plain"))
    assert article.url == "https://a.example/line.txt"


def test_a_feed_is_not_an_article() -> None:
    with pytest.raises(ReadError, match="it is a feed"):
        read_article("https://a.example/rss", fetch_page=serving("<rss/>", "application/rss+xml"))


def test_a_picture_on_the_web_is_refused() -> None:
    with pytest.raises(ReadError, match="'image/png' are not read"):
        read_article("https://a.example/a.png", fetch_page=serving(b"x", "image/png"))


def test_a_private_address_is_refused() -> None:
    with pytest.raises(ReadError, match="not on the public internet"):
        read_article("http://127.0.0.1/")


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.txt", b"", "it is empty"),
        ("empty.md", b" \n", "it is empty"),
        ("empty.pdf", b"", "it is empty"),
        ("picture.md", b"\x89PNG\0\0", "it is not text"),
        ("picture.txt", b"\x89PNG\0\0", "it is not text"),
        ("buttons.txt", b"Share\nSubscribe\n", "it holds no article text"),
        ("sheet.xlsx", b"x", "'.xlsx' are not read. Save it as one of .md"),
        ("noname", b"x", "'' are not read"),
        ("login.html", b"<html><body>Log in</body></html>", "no article was found"),
        ("broken.pdf", b"%PDF-1.4 x", "the PDF is damaged"),
        ("broken.docx", b"PK\x03\x04", "the document is damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_reason(
    tmp_path: Path, name: str, data: bytes, problem: str
) -> None:
    source = written(tmp_path, name, data)
    with pytest.raises(ReadError) as refusal:
        read_article(source)
    assert str(refusal.value).startswith(f"{source}: ")
    assert problem in str(refusal.value)


def test_a_text_of_50_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    with pytest.raises(ReadError, match=r"larger than 10,000,000 bytes\. Split it"):
        read_article(str(path))


def test_limits_can_be_lowered(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="larger than 10 bytes"):
        read_article(written(tmp_path, "a.txt", PROSE), max_text_bytes=10)


@pytest.mark.parametrize("name", ["missing.txt", "missing.xyz"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError, match=f"{name}: there is no such file"):
        read_article(str(tmp_path / name))


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="it is a folder"):
        read_article(str(tmp_path))


def test_a_name_that_no_system_allows_is_refused() -> None:
    with pytest.raises(ReadError, match=r"cannot be opened|no such file"):
        read_article("a\0b.txt")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="not a regular file"):
        read_article(str(tmp_path / "pipe.txt"))
