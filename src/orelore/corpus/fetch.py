"""Fetch a page from the public internet, within limits of size, time and redirects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpcore
import httpx

from orelore.corpus.network import (
    Deadline,
    GuardedBackend,
    GuardedTransport,
    IPAddress,
    Resolve,
    is_public,
    resolve_host,
)
from orelore.errors import ReadError

MAX_BYTES = 20_000_000
TIMEOUT_S = 20.0
MAX_REDIRECTS = 5
_SAVE_IT = "Or save the page with a browser and add the file."
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; orelore; article reader)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
# Others, or several in a row, can blow a small answer up beyond measure in one step.
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of a page, and the address at which it was found in the end."""

    url: str
    content_type: str  # without parameters, in small letters: text/html
    body: bytes


def fetch(
    url: str,
    *,
    resolve: Resolve = resolve_host,
    is_allowed: Callable[[IPAddress], bool] = is_public,
    max_bytes: int = MAX_BYTES,
    timeout_s: float = TIMEOUT_S,
) -> Fetched:
    """The page at an http(s) address. Raises ReadError."""
    backend = GuardedBackend(resolve, is_allowed, Deadline.after(timeout_s))
    try:
        with httpx.Client(
            transport=GuardedTransport(backend), headers=_HEADERS, trust_env=False, timeout=None
        ) as client:
            return _fetched(_response(client, url), url, max_bytes)
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        problem = f"no complete answer within {timeout_s:g} s. Try again later. {_SAVE_IT}"
        raise ReadError(url, problem) from error
    except httpx.InvalidURL as error:
        raise ReadError(url, f"it is not an address: {error}. Check its spelling.") from error
    except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        problem = f"it cannot be reached: {error}. Check the address and the network. {_SAVE_IT}"
        raise ReadError(url, problem) from error


def _response(client: httpx.Client, url: str) -> httpx.Response:
    """The response at the end of all redirects, its body not yet read."""
    request = client.build_request("GET", url)
    for _ in range(MAX_REDIRECTS + 1):
        _check_address(request.url, url)
        response = client.send(request, stream=True)
        if response.next_request is None:
            return response
        response.close()
        request = response.next_request
    raise ReadError(url, f"it redirects more than {MAX_REDIRECTS} times. {_SAVE_IT}")


def _check_address(address: httpx.URL, name: str) -> None:
    if address.scheme not in ("http", "https") or not address.host:
        raise ReadError(name, "only http and https addresses can be fetched. Check its beginning.")
    if address.userinfo:
        raise ReadError(name, f"an address must not hold a name or password. {_SAVE_IT}")


def _fetched(response: httpx.Response, name: str, max_bytes: int) -> Fetched:
    if response.is_error:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise ReadError(name, f"the server answered {status}. Check the address. {_SAVE_IT}")
    if response.headers.get("content-encoding", "").strip().lower() not in _ENCODINGS:
        raise ReadError(name, f"the answer is packed in a way that is not read here. {_SAVE_IT}")
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > max_bytes:
            problem = f"it is larger than {max_bytes:,} bytes. Save the part that matters as text."
            raise ReadError(name, problem)
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Fetched(str(response.url), content_type, bytes(body))
