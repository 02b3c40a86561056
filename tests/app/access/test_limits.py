from __future__ import annotations

from starlette.datastructures import Address

from orelore_app.access.limits import Attempts, Rate, address_of


def test_a_reader_may_ask_so_often_and_then_is_told_how_long_to_wait() -> None:
    asking = Rate.per_minute(2, "question")
    assert asking.refusal("amina") is None
    assert asking.refusal("amina") is None
    refusal = asking.refusal("amina")
    assert refusal is not None
    assert refusal.startswith("At most 2 questions a minute. Try again in ")
    assert refusal.endswith((" 60 seconds.", " 59 seconds."))


def test_each_reader_is_counted_alone_and_each_page_too() -> None:
    asking = Rate.per_minute(1, "question")
    assert asking.refusal("amina") is None
    assert asking.refusal("bolat") is None
    assert asking.refusal("amina") is not None
    assert Rate.per_minute(1, "question").refusal("amina") is None


def test_five_attempts_with_a_name_and_twenty_from_an_address_are_a_minutes_worth() -> None:
    attempts = Attempts()
    waits = [attempts.seconds_to_wait("amina", "1.2.3.4") for _ in range(6)]
    assert waits[:5] == [0] * 5
    assert 58 <= waits[5] <= 60
    assert attempts.seconds_to_wait(" AMINA ", "1.2.3.4") > 0
    assert attempts.seconds_to_wait("amina", "1.2.3.5") == 0
    others = [attempts.seconds_to_wait(f"user-{n}", "1.2.3.4") for n in range(20)]
    assert others[:13] == [0] * 13
    assert others[13] > 0


def test_the_addresses_of_one_ipv6_network_count_as_one() -> None:
    one, two, three = ("2001:db8:1:2::1", "2001:db8:1:2:ffff::1", "2001:db8:1:3::1")
    assert address_of(Address(one, 1)) == address_of(Address(two, 2))
    assert address_of(Address(one, 1)) != address_of(Address(three, 1))
    assert address_of(Address("1.2.3.4", 1)) == "1.2.3.4"
    assert address_of(Address("testclient", 1)) == "testclient"
    assert address_of(None) == ""
