# What people guess: play, serve, test, check, bench, monkey, pictures, clean. Each sets up .venv when it is not there.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
READY := $(VENV)/.ready
READY_WEB := $(VENV)/.ready-web
READY_DEV := $(VENV)/.ready-dev
INSTALL := $(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt

.PHONY: play serve test test-web lint check bench monkey pictures clean

play: $(READY)
	@$(BIN)/python -m game play $(STORY)

serve: $(READY_WEB)
	@$(BIN)/python -m game serve $(STORY)

test: lint
	$(BIN)/python -m game check --strict
	$(BIN)/python -m game prove --strict --jobs 2 --budget seconds=300
	$(BIN)/python -m pytest -n 2

# The browser face, in a Chromium that is there already; without one only what needs none is tried.
test-web: $(READY_DEV)
	$(BIN)/python -m pytest -n 2 -m web -rs tests/web

lint: $(READY_DEV)
	$(BIN)/ruff format --check game tests
	$(BIN)/ruff check game tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

check: $(READY)
	@$(BIN)/python -m game check $(STORY)

bench: $(READY_DEV)
	@$(BIN)/python -m tests.bench

SEED ?= 1
KEYS ?= 100000
monkey: $(READY_DEV)
	@$(BIN)/python -m tests.faces.monkey $(KEYS) $(SEED) $(STORY)

# The pictures of the README, and the recording: docs/pictures.
pictures: $(READY_DEV)
	@$(BIN)/python -m tests.faces.pictures

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Installed again only when what is installed has changed.
$(READY): pyproject.toml constraints.txt | $(BIN)/python
	@$(INSTALL) -e . || { echo "The packages could not be installed; pip says why above." >&2; exit 1; }
	@touch $@

$(READY_WEB): pyproject.toml constraints.txt | $(BIN)/python
	@$(INSTALL) -e '.[web]' || { echo "The packages could not be installed; pip says why above." >&2; exit 1; }
	@touch $@ $(READY)

$(READY_DEV): pyproject.toml constraints.txt | $(BIN)/python
	@$(INSTALL) -e '.[dev]' || { echo "The packages could not be installed; pip says why above." >&2; exit 1; }
	@touch $@ $(READY) $(READY_WEB)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Vigilance needs Python 3.11 or newer; say which with: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up $(VENV), once …" >&2
	@$(PYTHON) -m venv --clear $(VENV) || \
		{ rm -rf $(VENV); echo "This Python cannot make a virtual environment; on Debian and its kin, install python3-venv." >&2; exit 1; }
