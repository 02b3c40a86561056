from pathlib import Path

import pytest
from pydantic import BaseModel

from orelore.errors import ReadError
from orelore.training.lines import read_lines


class Beast(BaseModel):
    legs: int


def test_each_line_is_a_value_and_empty_ones_are_none(tmp_path: Path) -> None:
    path = tmp_path / "beasts.jsonl"
    path.write_text('{"legs": 4}\n\n{"legs": 6}\n')
    assert [beast.legs for beast in read_lines(Beast, path)] == [4, 6]


def test_a_wrong_line_is_named_with_its_field(tmp_path: Path) -> None:
    path = tmp_path / "beasts.jsonl"
    path.write_text('{"legs": 4}\n{"legs": "many"}\n')
    with pytest.raises(ReadError, match=r"beasts\.jsonl:2: it is not as expected; field `legs`"):
        read_lines(Beast, path)


def test_a_missing_file_is_named_and_where_to_read_on(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.jsonl: it cannot be read .* docs/TRAINING\.md"):
        read_lines(Beast, tmp_path / "gone.jsonl")
