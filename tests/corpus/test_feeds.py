from __future__ import annotations

from pathlib import Path

import pytest

from orelore.corpus.feeds import FeedEntry, read_feed
from orelore.corpus.fetch import Fetched
from orelore.errors import ReadError

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Steppe</title>
<item><title>Gold &amp; zinc</title><link>https://steppe.example/1</link>
<pubDate>Thu, 04 Dec 2025 10:00:00 +0500</pubDate>
<description>&lt;p&gt;A mine &lt;b&gt;opens&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>No link</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Steppe</title>
<entry><title>Tin</title><link href="https://steppe.example/2"/>
<updated>2025-12-05T01:00:00Z</updated></entry></feed>"""


def test_a_feed_in_a_file_gives_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS, encoding="utf-8")
    entry = FeedEntry("Gold & zinc", "https://steppe.example/1", "2025-12-04", "A mine opens .")
    assert read_feed(str(path)) == (entry,)


def test_a_feed_on_the_web_gives_its_entries() -> None:
    feed = read_feed(
        "https://steppe.example/atom",
        fetch_page=lambda url: Fetched(url, "application/atom+xml", ATOM.encode()),
    )
    assert feed == (FeedEntry("Tin", "https://steppe.example/2", "2025-12-05", ""),)


@pytest.mark.parametrize("data", ["<html><body>Hello</body></html>", "Hello", "\0\1"])
def test_what_is_no_feed_is_refused(tmp_path: Path, data: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(data, encoding="utf-8")
    with pytest.raises(ReadError, match="not an RSS or Atom feed"):
        read_feed(str(path))


def test_a_missing_feed_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_feed(str(tmp_path / "feed.xml"))
