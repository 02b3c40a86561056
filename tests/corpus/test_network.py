from __future__ import annotations

from ipaddress import ip_address

import httpcore
import pytest

from orelore.corpus.network import Deadline, GuardedBackend, is_public


@pytest.mark.parametrize("address", ["8.8.8.8", "91.196.77.1", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "10.0.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1"),
        *("100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
        *("::", "::1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::7f00:1", "2001:db8::1"),
        *("::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:4136:e378:8000::"),
    ],
)
def test_addresses_of_other_kinds_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


def test_a_deadline_in_the_past_leaves_no_time() -> None:
    with pytest.raises(httpcore.ReadTimeout):
        Deadline.after(-1).remaining()


def test_a_host_that_is_not_found_is_a_connection_error() -> None:
    def fail(_host: str, _port: int) -> list[str]:
        raise OSError("no such host")

    backend = GuardedBackend(fail, is_public, Deadline.after(1))
    with pytest.raises(httpcore.ConnectError, match=r"news\.example was not found"):
        backend.connect_tcp("news.example", 80)
