from __future__ import annotations

import pytest

from orelore.corpus.publishers import publisher_in, publisher_of_url


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.aa.com.tr/en/asia/x/1", "Anadolu"),
        ("https://en.trend.az/casia/1.html", "Trend News Agency"),
        ("https://notqz.com/a", "notqz.com"),
        ("https://www.steppe.example/a", "steppe.example"),
        (None, None),
    ],
)
def test_an_address_names_its_publisher_or_its_domain(
    url: str | None, publisher: str | None
) -> None:
    assert publisher_of_url(url) == publisher


def test_a_copyright_line_names_the_publisher() -> None:
    assert publisher_in(["© 2025 Steppe News. All rights reserved."], "") == "Steppe News"


def test_the_credit_of_a_photo_does_not_name_the_publisher() -> None:
    assert publisher_in(["Photo: Reuters"], "") is None


def test_two_people_who_told_an_agency_name_it() -> None:
    assert publisher_in([], "he told Anadolu. She told Anadolu too.") == "Anadolu"
    assert publisher_in([], "he told Anadolu.") is None


def test_an_agency_is_known_by_the_form_of_its_date_line() -> None:
    assert publisher_in(["04.12.2025 - Update : 05.12.2025"], "") == "Anadolu"
