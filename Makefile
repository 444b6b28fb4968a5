# `make` lists the targets.
PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types imports docs walks tables bench env dev clean

help:  ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

$(ENV)/core.done: requirements/core.txt requirements/build.txt pyproject.toml
	$(PYTHON) -m venv $(ENV)
	$(PIP) install --require-hashes -r requirements/build.txt
	$(PIP) install --require-hashes -r requirements/core.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(ENV)/dev.done: $(ENV)/core.done requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

env: $(ENV)/core.done  ## Create the environment and install countermark
dev: $(ENV)/dev.done  ## Add what the checks need

demo: $(ENV)/core.done  ## Screen the example feed and write demo/report.html
	$(BIN)/countermark demo --out demo

test: check  ## Everything that must pass

check: lint types imports docs data pytest  ## Format, lint, types, import rules, docs, data and tests

lint: $(ENV)/dev.done  ## Check the format and the lint rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(ENV)/dev.done  ## Check the types
	$(BIN)/mypy

imports: $(ENV)/dev.done  ## Check that imports point one way
	$(BIN)/lint-imports

docs: $(ENV)/dev.done  ## Check that the generated parts of the docs are fresh
	$(BIN)/cog --check docs/*.md

fresh: $(ENV)/dev.done  ## Write the generated parts of the docs anew
	$(BIN)/cog -r docs/*.md

.PHONY: data pytest fresh requirements
data: $(ENV)/core.done  ## Check every table and walk every phrase
	$(BIN)/countermark data check

pytest: $(ENV)/dev.done  ## Run the tests
	$(BIN)/pytest

walks: $(ENV)/dev.done  ## Write the whole walks anew; review the diff
	$(BIN)/pytest tests/test_walks.py --rewrite-walks

bench: $(ENV)/dev.done  ## Run the benchmarks (long; see benchmarks/README.md)
	$(BIN)/python benchmarks/run.py

clean:  ## Remove the environment and what the demo wrote
	rm -rf $(ENV) demo
