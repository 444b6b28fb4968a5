# `make` lists the targets.
PYTHON ?= python3
WORDS ?= /usr/share/dict/american-english
ENV := .venv
BIN := $(ENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types imports docs data pytest slow fresh walks tables bench requirements \
  env dev clean

help:  ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

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

data: $(ENV)/core.done  ## Check every table and walk every phrase
	$(BIN)/countermark data check

pytest: $(ENV)/dev.done  ## Run the tests
	$(BIN)/pytest --numprocesses auto -m "not slow"

slow: $(ENV)/dev.done  ## Run the tests that start whole runs, a browser or a server
	$(BIN)/pytest --numprocesses auto -m slow

fresh: $(ENV)/dev.done  ## Write the generated parts of the docs anew
	$(BIN)/cog -r docs/*.md

walks: $(ENV)/dev.done  ## Write the whole walks anew; review the diff
	$(BIN)/pytest tests/test_walks.py --rewrite-walks

tables: $(ENV)/dev.done  ## Build the frozen text tables anew from WORDS, a list of English words
	$(PIP) install --require-hashes -r requirements/tables.txt
	$(BIN)/python tools/build_text_tables.py --words $(WORDS)

bench: $(ENV)/dev.done  ## Run the benchmarks (long; see benchmarks/README.md)
	$(BIN)/python benchmarks/run.py

requirements:  ## Pin the requirements anew, with hashes and without addresses (needs uv)
	for group in core dev tables; do \
	  uv pip compile pyproject.toml $$(test $$group = core || echo --group $$group) --universal \
	    --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	    --no-annotate --quiet -o requirements/$$group.txt > /dev/null; \
	done

env: $(ENV)/core.done  ## Create the environment and install countermark

dev: $(ENV)/dev.done  ## Add what the checks need

clean:  ## Remove the environment and what the demo wrote
	rm -rf $(ENV) demo

$(ENV)/core.done: requirements/core.txt requirements/build.txt pyproject.toml
	$(PYTHON) -m venv $(ENV)
	$(PIP) install --require-hashes -r requirements/build.txt
	$(PIP) install --require-hashes -r requirements/core.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(ENV)/dev.done: $(ENV)/core.done requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
