from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from orelore.corpus.fetch import MAX_REDIRECTS, Fetched, fetch
from orelore.corpus.network import IPAddress
from orelore.errors import ReadError


class Site(BaseHTTPRequestHandler):
    """A small web site: each path has its own trouble."""

    def do_GET(self) -> None:
        kind, _, rest = self.path.strip("/").partition("/")
        getattr(self, f"send_{kind}")(rest)

    def send_page(self, _: str) -> None:
        self._answer(200, b"<p>Gold.</p>", ("Content-Type", "text/html; charset=utf-8"))

    def send_host(self, _: str) -> None:
        self._answer(200, self.headers["Host"].encode())

    def send_hop(self, count: str) -> None:
        target = f"/hop/{int(count) - 1}" if int(count) else "/page"
        self._answer(302, b"", ("Location", target))

    def send_away(self, target: str) -> None:
        self._answer(302, b"", ("Location", target))

    def send_missing(self, _: str) -> None:
        self._answer(404, b"gone")

    def send_bomb(self, encoding: str) -> None:
        body = gzip.compress(b"0" * 3_000_000)
        self._answer(200, body, ("Content-Encoding", encoding or "gzip"))

    def send_slow(self, _: str) -> None:
        self.send_response(200)
        self.end_headers()
        for _second in range(50):
            self.wfile.write(b".")
            time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def loopback(address: IPAddress) -> bool:
    return str(address) == "127.0.0.1"


def fetch_here(url: str, *, max_bytes: int = 1_000_000, timeout_s: float = 5) -> Fetched:
    return fetch(url, is_allowed=loopback, max_bytes=max_bytes, timeout_s=timeout_s)


def test_a_page_comes_with_its_type_and_address(site: str) -> None:
    page = fetch_here(f"{site}/page")
    assert page == Fetched(f"{site}/page", "text/html", b"<p>Gold.</p>")


def test_redirects_are_followed_to_the_page(site: str) -> None:
    assert fetch_here(f"{site}/hop/{MAX_REDIRECTS - 1}").url == f"{site}/page"


def test_one_redirect_too_many_is_refused(site: str) -> None:
    with pytest.raises(ReadError, match="redirects more than 5 times"):
        fetch_here(f"{site}/hop/{MAX_REDIRECTS}")


def test_loopback_is_refused_unless_it_is_allowed(site: str) -> None:
    with pytest.raises(ReadError, match="not on the public internet"):
        fetch(f"{site}/page")


def test_a_redirect_to_a_private_address_is_refused(site: str) -> None:
    with pytest.raises(ReadError, match="not on the public internet"):
        fetch_here(f"{site}/away/http://10.0.0.1/secret")


def test_a_redirect_to_a_file_is_refused(site: str) -> None:
    with pytest.raises(ReadError, match="only http and https"):
        fetch_here(f"{site}/away/file:///etc/passwd")


def test_a_redirect_that_carries_a_password_is_refused(site: str) -> None:
    with pytest.raises(ReadError, match="name or password"):
        fetch_here(f"{site}/away/http://me:secret@127.0.0.1/")


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "::1",
        "::ffff:192.168.0.1",
        "fd00::1",
    ],
)
def test_a_name_that_leads_to_a_private_address_is_refused(address: str) -> None:
    with pytest.raises(ReadError, match="not on the public internet"):
        fetch("http://news.example/", resolve=lambda _host, _port: ["8.8.8.8", address])


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "localhost", "[::ffff:127.0.0.1]"])
def test_other_spellings_of_loopback_are_refused(host: str) -> None:
    with pytest.raises(ReadError, match="not on the public internet"):
        fetch(f"http://{host}/")


def test_a_name_is_resolved_once_and_its_checked_address_is_used(site: str) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    port = site.rsplit(":", 1)[1]
    url = f"http://news.example:{port}/host"
    page = fetch(url, resolve=lambda _host, _port: next(answers), is_allowed=loopback)
    assert page.body == f"news.example:{port}".encode()
    assert next(answers) == ["10.0.0.1"]


def test_size_is_limited_after_unpacking(site: str) -> None:
    with pytest.raises(ReadError, match="larger than 1,000,000 bytes"):
        fetch_here(f"{site}/bomb")


def test_a_page_packed_twice_is_refused(site: str) -> None:
    with pytest.raises(ReadError, match="packed in a way"):
        fetch_here(f"{site}/bomb/gzip,gzip")


def test_a_trickle_of_bytes_ends_with_the_total_time(site: str) -> None:
    started = time.monotonic()
    with pytest.raises(ReadError, match=r"within 0\.5 s"):
        fetch_here(f"{site}/slow", timeout_s=0.5)
    assert time.monotonic() - started < 2


def test_an_error_page_names_its_status(site: str) -> None:
    with pytest.raises(ReadError, match=r"404 Not Found.*Check the address"):
        fetch_here(f"{site}/missing")


def test_a_closed_port_is_unreachable() -> None:
    with pytest.raises(ReadError, match="cannot be reached"):
        fetch_here("http://127.0.0.1:1/")


@pytest.mark.parametrize(
    "url", ["ftp://news.example/a", "file:///etc/passwd", "http://", "http://[x"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ReadError, match="address"):
        fetch(url)


def test_a_password_in_the_address_is_refused() -> None:
    with pytest.raises(ReadError, match="name or password"):
        fetch("https://me:secret@news.example/")
