# Two commands on a bare machine: `make demo` and `make test`. Both set up .venv first.

PYTHON ?= python3
EXTRAS ?= test
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/pytest -n logical

.PHONY: demo test quick versions wheel bench screenshots man clean help

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/installed ## Advise everyone in examples/staff.csv
	@mkdir -p build
	$(BIN)/crossroads batch examples/staff.csv -o build/advice.csv

test: $(VENV)/installed-test ## Run every test and check; with COVERAGE=1 also measure what they reach
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) $(if $(COVERAGE),--cov --cov-report=term)

quick: $(VENV)/installed-test ## Run the tests that take half a minute together
	$(PYTEST) --hypothesis-profile quick -m "not slow and not fuzz and not spark and not postgres and not terminal and not browser"

versions: ## Run the tests on Python 3.11, 3.12 and 3.13, those that are found
	./.ci/versions

wheel: $(VENV)/installed-test ## Build the wheel, and advise one person from it elsewhere
	./.ci/wheel $(BIN)/python

bench: $(VENV)/installed-test ## Measure, against DuckDB, CLIPS, zen-engine and experta
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/batch.py
	$(BIN)/python benchmarks/agreement.py

screenshots: $(VENV)/installed-test ## Draw the pictures of the documentation anew
	$(BIN)/python docs/screenshots.py

man: $(VENV)/installed ## Write the manual page anew from the help of the commands
	$(BIN)/python docs/man_page.py

clean: ## Take away everything that was made
	rm -rf $(VENV) .venvs build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-test: $(VENV)/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[$(EXTRAS)]"
	@touch $@ $(VENV)/installed
