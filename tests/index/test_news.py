"""Feeds that are followed, from a server on this machine to articles in a corpus."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from orelore.corpus.fetch import fetch
from orelore.corpus.subscriptions import TRIES, Subscriptions
from orelore.errors import CorpusStorageError, FeedError, OreloreError, ReadError
from orelore.index.embedding import Encoder
from orelore.index.library import Library
from orelore.index.news import News
from orelore.retrieval.query import read_query
from orelore.retrieval.retriever import Retriever
from orelore.types import Article

PAGE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>The {title} mine opened in Kazakhstan in May 2025, and its owner said that it would produce
{number} tonnes of {title} ore each year from 2026 on.</p>
<p>Workers of the {title} mine come from three villages near the town of Orda, where a school
and a railway station were built in {number} days for the families who moved there.</p>
</article></body></html>"""


class Site(ThreadingHTTPServer):
    """A news site with a feed; what it serves may be changed while it runs."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.stories: list[str] = []
        self.gone: set[str] = set()
        self.asked: list[str] = []

    def body(self, path: str) -> str | None:
        self.asked.append(path)
        name = path.strip("/")
        if name == "feed":
            links = "".join(f"<item><link>{self.address}/{s}</link></item>" for s in self.stories)
            return f'<rss version="2.0"><channel><title>N</title>{links}</channel></rss>'
        if name not in self.stories or name in self.gone:
            return None
        return PAGE.format(title=name.capitalize(), number=100 + len(name))


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        body = self.server.body(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/xml" if self.path == "/feed" else "text/html")
        self.end_headers()
        self.wfile.write((body or "gone").encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield site
        site.shutdown()


@pytest.fixture
def library(corpus: Path, tmp_path: Path, fake_encoder: Encoder) -> Library:
    library = Library(
        (corpus,),
        tmp_path / "index",
        encoder=fake_encoder,
        chunk_tokens=60,
        fetch_page=partial(fetch, is_allowed=lambda _: True),
    )
    library.update()
    return library


@pytest.fixture
def news(library: Library) -> News:
    return News(library)


def ids(outcomes: Iterator[Article | OreloreError]) -> list[str]:
    return [o.id if isinstance(o, Article) else type(o).__name__ for o in outcomes]


def test_only_what_is_new_is_filed_oldest_first(library: Library, news: News, site: Site) -> None:
    site.stories = ["zinc", "tin"]
    assert news.follow(f"{site.address}/feed") == 2
    assert ids(news.file()) == ["tin", "zinc"]
    assert ids(news.file()) == []
    site.stories = ["nickel", *site.stories]
    assert ids(news.file()) == ["nickel"]
    retriever = Retriever(library.catalog, library.store, library.encoder)
    assert retriever.search(read_query("nickel mine"), k=1)[0].article.id == "nickel"
    assert site.asked.count("/tin") == 1


def test_what_was_filed_is_remembered_when_it_is_stopped(
    news: News, site: Site, corpus: Path
) -> None:
    site.stories = ["zinc", "tin"]
    news.follow(f"{site.address}/feed")
    next(news.file())
    assert Subscriptions(corpus).feeds()[0].filed == [f"{site.address}/tin"]
    assert ids(news.file()) == ["zinc"]


def test_a_page_that_cannot_be_read_is_tried_again_and_then_left_alone(
    news: News, site: Site
) -> None:
    site.stories, site.gone = ["zinc", "tin"], {"zinc"}
    news.follow(f"{site.address}/feed")
    assert ids(news.file()) == ["tin", "ReadError"]
    for _ in range(TRIES - 1):
        assert ids(news.file()) == ["ReadError"]
    assert ids(news.file()) == []


def test_a_page_that_comes_back_is_filed(news: News, site: Site) -> None:
    site.stories, site.gone = ["zinc"], {"zinc"}
    news.follow(f"{site.address}/feed")
    assert ids(news.file()) == ["ReadError"]
    site.gone = set()
    assert ids(news.file()) == ["zinc"]
    assert news.feeds()[0].failed == {}


def test_a_story_that_was_added_by_hand_is_not_filed_twice(
    library: Library, news: News, site: Site
) -> None:
    site.stories = ["zinc"]
    library.add(f"{site.address}/zinc")
    news.follow(f"{site.address}/feed")
    assert ids(news.file()) == ["DuplicateError"]
    assert ids(news.file()) == []


def test_one_feed_that_is_down_does_not_stop_the_others(news: News, site: Site) -> None:
    site.stories = ["zinc"]
    with Site() as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        news.follow(f"{other.address}/feed")
        other.shutdown()
    news.follow(f"{site.address}/feed")
    assert ids(news.file()) == ["ReadError", "zinc"]


def test_a_feed_is_followed_once_until_it_is_removed(news: News, site: Site) -> None:
    url = f"{site.address}/feed"
    news.follow(url)
    with pytest.raises(FeedError, match="followed already"):
        news.follow(url)
    news.unfollow(url)
    assert news.feeds() == []
    with pytest.raises(FeedError, match="is not followed"):
        news.unfollow(url)


def test_what_is_no_feed_is_not_followed(news: News, site: Site) -> None:
    site.stories = ["zinc"]
    with pytest.raises(ReadError, match="not an RSS or Atom feed"):
        news.follow(f"{site.address}/zinc")
    assert news.feeds() == []


def test_a_damaged_list_of_feeds_is_named(news: News, corpus: Path) -> None:
    (corpus / "feeds.json").write_text('{"feeds": 1}')
    with pytest.raises(FeedError, match=r"feeds\.json cannot be read"):
        list(news.file())


def test_a_folder_that_cannot_be_written_is_an_error(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    subscriptions = Subscriptions(
        tmp_path / "file", fetch_page=partial(fetch, is_allowed=lambda _: True)
    )
    with pytest.raises(CorpusStorageError):
        subscriptions.add(f"{site.address}/feed")
