"""How often one may ask or judge, and how often one may try to sign in."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from math import ceil
from time import time

import gradio as gr
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Address

from ..html import counted

TRIES = RateLimitItemPerMinute(5)  # with one name from one address
TRIES_FROM = RateLimitItemPerMinute(20)  # from one address, whoever they are for


class _Window:
    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def seconds_to_wait(self, limit: RateLimitItem, *who: str) -> int:
        """0 when one more is within the limit, which then counts."""
        if self._limiter.hit(limit, *who):
            return 0
        return max(1, ceil(self._limiter.get_window_stats(limit, *who).reset_time - time()))


@dataclass(frozen=True, slots=True)
class Rate:
    """How often each reader may do something: ask, or say what they think."""

    limit: RateLimitItem
    of: str  # what is counted: "question"
    window: _Window

    @classmethod
    def per_minute(cls, count: int, of: str) -> Rate:
        return cls(RateLimitItemPerMinute(count), of, _Window())

    def refusal(self, reader: str) -> str | None:
        """Why the reader has to wait, in words; None for once more, which then counts."""
        wait = self.window.seconds_to_wait(self.limit, reader)
        if not wait:
            return None
        most = counted(self.limit.amount, self.of)
        return f"At most {most} a minute. Try again in {counted(wait, 'second')}."


class Attempts:
    """How often one may try to sign in. Nobody can lock out a user from another address."""

    def __init__(self) -> None:
        self._window = _Window()

    def seconds_to_wait(self, name: str, address: str) -> int:
        of_all = self._window.seconds_to_wait(TRIES_FROM, address)
        return of_all or self._window.seconds_to_wait(TRIES, address, name.strip().lower())


def reader_of(request: gr.Request) -> str:
    """Whom to count a question for: a name where readers sign in, else an address."""
    return request.username or address_of(request.client)


def address_of(client: Address | None) -> str:
    """Whom to count a request for; one who has an IPv6 network has all addresses of it."""
    if client is None:
        return ""
    try:
        address = ip_address(client.host)
    except ValueError:
        return client.host
    if isinstance(address, IPv6Address):
        return address.exploded[:19]
    return str(address)
