from __future__ import annotations

import random

import pytest

from orelore.corpus.plaintext import decode
from orelore.errors import ReadError

RUSSIAN = "В Казахстане начали добывать золото и медь, сообщили в министерстве. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "koi8-r"])
def test_a_russian_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "gold.txt") == RUSSIAN


def test_a_stray_byte_does_not_spoil_an_english_text() -> None:
    data = b"The mine\x92s gold went abroad, and the ministry said that it was worth it."
    assert decode(data, "gold.txt").startswith("The mine’s gold")


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^gold.txt: it is empty"):
        decode(data, "gold.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        random.Random(1).randbytes(3_000),
        bytes(value for value in random.Random(2).randbytes(3_000) if value),
        b"\0" * 50,
        b"0123456789 ::: 0123456789",
    ],
    ids=["picture", "noise", "noise without zeros", "zeros", "numbers"],
)
def test_what_is_not_text_is_refused_whatever_its_name(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^gold.txt: it is not text.*PDF, DOCX or HTML"):
        decode(data, "gold.txt")


def test_a_broken_byte_in_utf8_is_named_and_not_guessed_around() -> None:
    data = "The “Aurora” mine at Yaroslavl – 40 million €.".encode() + b"\xff tail"
    with pytest.raises(ReadError, match=r"byte \d+ is not UTF-8 text. Save the file as UTF-8"):
        decode(data, "news.txt")
