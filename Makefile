# Needs Python 3.11 or newer, make and the package index. Everything else is set up in .venv.
PYTHON ?= python3
PORT ?= 7860
WORKERS ?= 2
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run install test test-fast check index bench eval eval-gate pictures clean

run: install index
	-$(BIN)/orelore ask "How much tungsten do the Upper Kairakty and North Katpar deposits hold?"
	$(BIN)/orelore web --port $(PORT)

install: .venv/installed

test: .venv/tools check
	OMP_NUM_THREADS=1 $(BIN)/pytest -n $(WORKERS) --dist loadfile
	$(MAKE) eval-gate

test-fast: .venv/tools
	$(BIN)/pytest -m "not slow"

check: .venv/tools
	$(BIN)/ruff check && $(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

index: install
	$(BIN)/orelore index

bench: install
	$(BIN)/orelore bench ask && $(BIN)/orelore bench encode

eval: .venv/tools
	$(BIN)/orelore eval --system all

eval-gate: .venv/tools
	$(BIN)/orelore eval --gate

pictures: .venv/tools
	$(BIN)/python -m tests.app.pictures docs

clean:
	rm -rf .venv build dist eval index/* .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -c constraints.txt -e .
	touch $@

.venv/tools: .venv/installed
	$(BIN)/pip install -c constraints.txt -e ".[dev,llm]"
	command -v chromium-headless-shell || command -v chromium || { apt-get update && \
		{ apt-get install -y chromium-headless-shell || apt-get install -y chromium; }; } || \
		echo "No Chromium: the browser tests need it."
	touch $@
