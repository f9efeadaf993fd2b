# What people guess: play, test, check, bench, clean. Each sets up .venv when it is not there.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

.PHONY: play test lint check bench clean

play: $(READY)
	@$(BIN)/vigilance play $(STORY)

test: $(READY_DEV)
	$(MAKE) --no-print-directory lint
	$(BIN)/vigilance check --strict
	$(BIN)/pytest -n 2

lint: $(READY_DEV)
	$(BIN)/ruff format --check game tests
	$(BIN)/ruff check game tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

check: $(READY)
	@$(BIN)/vigilance check $(STORY)

bench: $(READY_DEV)
	@$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Vigilance needs Python 3.11 or newer (set PYTHON=…)."; exit 1; }
	@echo "Setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml constraints.txt | $(BIN)/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(READY_DEV): pyproject.toml constraints.txt | $(BIN)/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(READY)
