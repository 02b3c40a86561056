from pathlib import Path

from orelore.evals.filters import filter_costs
from orelore.index.embedding import Encoder


def test_every_share_of_passing_chunks_is_timed(tmp_path: Path, fake_encoder: Encoder) -> None:
    costs = filter_costs(tmp_path, fake_encoder, chunks=400)
    assert [cost.share for cost in costs] == [1, 0.5, 0.1, 0.01]
    assert all(cost.ours > 0 and cost.where > 0 for cost in costs)
