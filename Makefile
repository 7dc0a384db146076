# Everything is done in .venv, which is set up on first use and again when pyproject.toml changes.

PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
RUN := $(VENV)/bin/python -m

.PHONY: run test slow faults bench check pictures sample clean
.DEFAULT_GOAL := test

run: $(READY)  ## the program with its sample
	@$(VENV)/bin/timeline-app --sample

test: $(READY)  ## all tests of minutes; lint, types and import rules are among them
	@$(RUN) pytest

slow: $(READY)  ## the tests that take longer; none of them yet is no failure
	@$(RUN) pytest -m slow --timeout 1800 || test $$? -eq 5

faults: $(READY)  ## the whole fault campaigns
	@$(RUN) pytest -m faults --timeout 7200 || test $$? -eq 5

check: $(READY)  ## lint, format, types and import rules alone
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy
	@$(VENV)/bin/lint-imports

bench: $(READY)  ## one table of measured times
	@$(RUN) tests.benchmarks

pictures: $(READY)  ## screenshots at all sizes, light and dark, into out/
	@$(RUN) tests.pictures out

sample: $(READY)  ## the sample project from its readable source
	@$(VENV)/bin/python resources/samples/build.py

clean:
	rm -rf $(VENV)

$(READY): pyproject.toml .ci/system-libraries
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@.ci/system-libraries
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the Python packages into $(VENV) ..."
	@$(RUN) pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
