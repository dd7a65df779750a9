# make warehouse   a fresh machine with Python 3.11 to 3.13: sets up .venv, reads samples/, builds, prints a summary
# make test        every quick test and lint; make lint: lint alone
# make prose-score  precision and recall of the sentence reader on the labelled sentences in tests/prose/
# make agency-score  how many names, written as sites write them, resolve to the right body; NAMES=FILE for one table
# make docs        writes docs/atlas and docs/dictionary.md from seeds/ and the models' YAML
# make superset    dashboards and the evidence site on loopback; make superset-stop ends them; make superset-test looks at
#                  every dashboard with a browser
# Works from any folder with `make -C FOLDER`. Once installed nothing here needs the network.

SHELL := /bin/bash
.DEFAULT_GOAL := warehouse
.PHONY: warehouse test lint format docs lock bench clean prose-score agency-score mutation superset superset-stop superset-test

BIN := .venv/bin
INSTALLED := .venv/.installed
SQL := $(wildcard models tests analyses)
JOBS ?= 2
SUPERSET_BIN := .venv-superset/bin
SUPERSET_INSTALLED := .venv-superset/.installed
, := ,

export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export GX_ANALYTICS_ENABLED := false

warehouse: $(INSTALLED)
	$(BIN)/ogi build samples

test: lint
	$(BIN)/pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar --processes $(JOBS) $(SQL)

prose-score: $(INSTALLED)
	$(BIN)/python tests/prose/score.py --show

agency-score: $(INSTALLED)
	$(BIN)/python scripts/agency_score.py $(or $(NAMES),$(wildcard tests/agency/*.csv))

format: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix --disable-progress-bar --processes $(JOBS) $(SQL)

docs: $(INSTALLED)
	$(BIN)/python scripts/build_docs.py

ifneq ($(wildcard benchmarks/__main__.py),)
bench: $(INSTALLED)
	$(BIN)/python -m benchmarks
endif

# Every kind of damage on every form in every layout: right, absent and wrong values.
mutation: $(INSTALLED)
	$(BIN)/python tests/mutation

superset: $(INSTALLED) $(SUPERSET_INSTALLED)
	$(SUPERSET_BIN)/python superset/serve.py start

superset-stop: $(SUPERSET_INSTALLED)
	$(SUPERSET_BIN)/python superset/serve.py stop

superset-test: $(INSTALLED) $(SUPERSET_INSTALLED)
	bash superset/install_browser.sh
	$(SUPERSET_BIN)/pytest --import-mode=prepend tests/superset

# The first interpreter of a supported version; set PYTHON to choose another. $(1), $(2): the first version, and the first
# that is too new.
find_python = for python in $(PYTHON) python3.12 python3.11 python3.13 python3 python; do \
	if "$$python" -c 'import sys; sys.exit(not ($(1)) <= sys.version_info < ($(2)))' 2>/dev/null; then \
	echo "$$python"; break; fi; done

$(INSTALLED): requirements.lock pyproject.toml
	@python=$$($(call find_python,3$(,)11,3$(,)14)); \
	if [ -z "$$python" ]; then \
	echo '需要 Python 3.11–3.13。Python 3.11 to 3.13 is needed; name one with make PYTHON=...' >&2; exit 2; fi; \
	if [ ! -x $(BIN)/pip ]; then "$$python" -m venv .venv; fi
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e .
	@touch $@

# Superset pins older libraries than ours, so it has an environment and a lock of its own.
$(SUPERSET_INSTALLED): superset/requirements.lock
	@python=$$($(call find_python,3$(,)11,3$(,)13)); \
	if [ -z "$$python" ]; then \
	echo 'Superset 需要 Python 3.11 或 3.12。Superset needs Python 3.11 or 3.12; name one with make PYTHON=...' >&2; exit 2; fi; \
	if [ ! -x $(SUPERSET_BIN)/pip ]; then "$$python" -m venv .venv-superset; fi
	$(SUPERSET_BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r superset/requirements.lock
	@touch $@

# For maintainers: needs uv and the network.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --no-strip-extras --quiet --upgrade -o requirements.lock
	uv pip compile superset/requirements.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate --no-strip-extras --quiet --upgrade -o superset/requirements.lock

clean:
	rm -rf target logs data_docs .mypy_cache .ruff_cache .pytest_cache .hypothesis
