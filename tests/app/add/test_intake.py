from __future__ import annotations

import os
from pathlib import Path

import pytest

from orelore import Assistant, ReadError
from orelore_app.add.intake import Sent, forget, in_words, read_address, read_upload, uploaded
from tests.app.add.conftest import Send


def test_an_uploaded_file_is_read_and_removed(own: Assistant, send: Send, uploads: Path) -> None:
    article = read_upload(own, send("emel copper.txt"), most_mb=1)
    assert (article.title, article.minerals) == ("emel copper", ("copper",))
    assert list(uploads.iterdir()) == []


def test_a_file_that_cannot_be_read_is_removed_too(
    own: Assistant, send: Send, uploads: Path
) -> None:
    with pytest.raises(ReadError, match="the PDF is damaged"):
        read_upload(own, send("a.pdf", b"%PDF-1.4 x"), most_mb=1)
    assert list(uploads.iterdir()) == []


def test_a_file_that_is_too_large_is_not_read(own: Assistant, send: Send, uploads: Path) -> None:
    large = send("a.txt", b"gold " * 250_000)
    for told in (large, Sent("a.txt", 0, large.path)):
        with pytest.raises(ReadError, match="it is larger than 1 MB"):
            read_upload(own, told, most_mb=1)
    assert list(uploads.iterdir()) == []


def test_no_path_that_a_browser_names_is_read_unless_it_was_uploaded(
    send: Send, uploads: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Gold.")
    (uploads / "abc").mkdir()
    (uploads / "abc" / "link.txt").symlink_to(secret)
    (uploads / "top.txt").write_text("Gold.")
    paths = [
        *("/etc/passwd", str(secret), "secret.txt", "", "file:///etc/passwd", "a\0b", "~/x.txt"),
        *(f"{uploads}/abc/../../secret.txt", f"{uploads}/abc/link.txt", f"{uploads}/top.txt"),
        *(f"{uploads}/abc", os.path.relpath(secret)),
    ]
    for path in paths:
        with pytest.raises(ReadError, match="did not arrive"):
            uploaded(Sent("a.txt", 5, path))
        forget(Sent("a.txt", 5, path))
    assert secret.read_text() == (uploads / "top.txt").read_text() == "Gold."
    good = send("a.txt")
    assert str(uploaded(good)) == good.path


@pytest.mark.parametrize(
    "address",
    ["/etc/passwd", "corpus/a.md", "file:///etc/passwd", "ftp://a.example/a", "example.org/a", ""],
)
def test_an_address_is_of_the_web(own: Assistant, address: str) -> None:
    with pytest.raises(ReadError, match="begins with http"):
        read_address(own, address)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://localhost/", "http://169.254.169.254/x", "HTTP://[::1]/"],
)
def test_a_private_address_is_not_asked(own: Assistant, address: str) -> None:
    with pytest.raises(ReadError, match="not on the public internet"):
        read_address(own, address)


def test_a_problem_is_told_without_the_folders_of_the_server() -> None:
    error = ReadError("/tmp/gradio/12/a.txt", "see /tmp/gradio/12/a.txt, it is empty.")
    assert in_words(error, "/tmp/gradio/12/a.txt", "a.txt") == "See a.txt, it is empty."


def test_a_name_that_comes_from_a_browser_is_cut() -> None:
    assert Sent("a\n" * 300).shown == "a " * 59 + "a "
    assert Sent(" ").shown == "(no name)"
