"""The wheel alone, in an environment that knows nothing of the checkout."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[1]
QUESTION = "How much tungsten do the Upper Kairakty and North Katpar deposits hold?"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from what is under version control, or would be."""
    if not (CHECKOUT / ".git").exists():
        pytest.skip("needs a git checkout to know which files belong to it")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    folder = tmp_path_factory.mktemp("checkout")
    for name in filter(None, listed.stdout.split("\0")):
        if (CHECKOUT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CHECKOUT / name, folder / name)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", str(folder)]
    subprocess.run(build, check=True, capture_output=True, cwd=folder)
    return next((folder / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `orelore` is in an environment of the wheel and the dependencies of this one."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, symlinks=True)
    paths = sysconfig.get_paths(scheme="venv", vars={"base": str(folder)})
    pip = [sys.executable, "-m", "pip", "--python", str(folder), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    # A folder that a .pth file names is searched, but .pth files in it are not read: the
    # dependencies come from here, the editable checkout does not.
    here = Path(paths["purelib"]) / "dependencies.pth"
    here.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Path(paths["scripts"])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a user who has just installed the wheel."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    own = {k: v for k, v in os.environ.items() if not k.startswith(("ORELORE_", "PYTHON"))}
    return own | {"HOME": str(home), "XDG_DATA_HOME": str(home / "data")}


def test_the_wheel_holds_package_page_and_articles(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, pattern, packed in (
        ("src", "orelore/**/*.py", ""),
        ("app", "**/*.*", "orelore_app/"),
        ("corpus", "articles/*.md", "orelore_corpus/"),
        ("corpus", "*.csv", "orelore_corpus/"),
    ):
        files = [f for f in (CHECKOUT / folder).glob(pattern) if "__pycache__" not in f.parts]
        assert files
        expected = {packed + f.relative_to(CHECKOUT / folder).as_posix() for f in files}
        assert expected <= names
    assert "orelore/py.typed" in names
    assert not any(name.startswith(("tests/", "index/")) for name in names)


def test_the_files_of_the_wheel_are_the_ones_in_use(
    scripts: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    program = (
        "import orelore, orelore_app, orelore_corpus;"
        "print(orelore.__file__, orelore_app.__file__, *orelore_corpus.__path__, sep='\\n')"
    )
    python = str(scripts / "python")
    run = subprocess.run(
        [python, "-c", program], capture_output=True, text=True, env=environment, cwd=tmp_path
    )
    assert run.stderr == ""
    places = run.stdout.splitlines()
    assert len(places) == 3
    assert all(Path(place).is_relative_to(scripts.parent) for place in places)


def test_a_question_is_answered_at_once_from_the_shipped_articles(
    scripts: Path, environment: dict[str, str], home: Path, tmp_path: Path
) -> None:
    run = subprocess.run(
        [scripts / "orelore", "ask", QUESTION],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    assert "[1]" in run.stdout
    assert re.search(r"[\w-]+-tungsten-[\w-]+\.md", run.stdout)
    assert (home / "data" / "orelore" / "index" / "catalog.db").exists()
    assert list(tmp_path.iterdir()) == []


def test_the_page_is_served(scripts: Path, environment: dict[str, str], tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (tmp_path / "log").open("w+")
    command = [str(scripts / "orelore"), "web", "--port", str(port)]
    web = subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=log, stderr=log)
    try:
        page = _first_page(f"http://127.0.0.1:{port}/", web)
    finally:
        web.send_signal(signal.SIGINT)
        web.wait(timeout=30)
    log.seek(0)
    assert page is not None, log.read()
    assert "Orelore" in page
    assert "Traceback" not in log.read()


def _first_page(url: str, web: subprocess.Popen[bytes]) -> str | None:
    """The page as soon as it is there; nothing when the program ends or takes too long."""
    for _ in range(240):
        if web.poll() is not None:
            return None
        try:
            return httpx.get(url, timeout=10).raise_for_status().text
        except httpx.TransportError:
            time.sleep(0.25)
    return None
