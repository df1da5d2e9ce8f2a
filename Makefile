# Every target says what it does. `make install` comes first by itself where it is needed.
# Programs of the environment are started as `.venv/bin/python -m …`, so that a checkout may lie
# under a path with a space in it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PY := .venv/bin/python
STAMP := .venv/.installed
GAZETTEER_STAMP := .venv/.gazetteer
CODE := src tests eval bench scripts
OUT ?= demo-output

.PHONY: help install demo desk serve test check fix format lint contracts types shape docs gate eval bench lock build smoke clean

help: ## say what each target does
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

install: $(STAMP) $(GAZETTEER_STAMP) ## a .venv in this folder with the `dateline` command and its gazetteer
	@echo "== ready: .venv/bin/dateline"

$(STAMP): pyproject.toml requirements-dev.lock
	@echo "== environment: .venv"
	@"$(PYTHON)" -c 'import sys; sys.version_info < (3, 11) and sys.exit("Python 3.11 or later is needed: make PYTHON=...")'
	"$(PYTHON)" -m venv .venv
	$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch "$@"

$(GAZETTEER_STAMP): $(STAMP) $(wildcard src/dateline/resources/gazetteer*.py src/dateline/resources/places/*.csv)
	@echo "== gazetteer: built once from the installed data packages"
	$(PY) -m dateline.resources.gazetteer_build
	@touch "$@"

demo: install ## code the bundled sample reports and write what was found to demo-output/
	$(PY) -m dateline demo --out "$(OUT)"

DESK_STAMP := src/dateline/serve/static/vendor/LICENCES.txt

desk: $(DESK_STAMP) ## the scripts of the review desk that come from npm, built into the package

$(DESK_STAMP): desk/package.json desk/package-lock.json desk/build.mjs desk/maps.js
	@echo "== desk: third-party scripts, by their hashes from the registry that npm is set to"
	@command -v npm >/dev/null || { echo "npm is needed to build the desk: install nodejs and npm"; exit 1; }
	cd desk && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && npm run --silent build

serve: install desk ## the review desk on the bundled sample reports, at http://127.0.0.1:8321
	$(PY) -m dateline serve --demo

test: install ## every test
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory desk; \
	else echo "== desk: without npm its map and timeline are not built, and their tests are left out"; fi
	$(PY) -m pytest

check: format lint contracts types shape ## everything that needs no test run: format, lint, contracts, types, shape

format: install
	@echo "== format"
	$(PY) -m ruff format --check $(CODE)

lint: install
	@echo "== lint"
	$(PY) -m ruff check $(CODE)

contracts: install
	@echo "== import contracts"
	$(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

types: install
	@echo "== types"
	$(PY) -m mypy
	$(PY) -m mypy --strict scripts/*.py eval/*.py bench/*.py

shape: install
	@echo "== shape"
	$(PY) scripts/shape.py src scripts eval bench

fix: install ## format, apply safe fixes, write the generated reference pages anew
	$(PY) -m ruff check --fix $(CODE)
	$(PY) -m ruff format $(CODE)
	$(PY) scripts/docs.py

docs: install ## write the generated reference pages anew and check every link
	$(PY) scripts/docs.py
	$(PY) -m pytest tests/test_docs.py

eval: install ## every figure of eval/results.md, on the collections beside the checkout (slow)
	$(PY) eval/run.py

gate: install ## the quick figures against their floors
	$(PY) eval/gate.py

bench: install ## speed, start and memory of the whole path, also into bench/results.txt (ten minutes)
	{ date -u +%F; $(PY) bench/speed.py; $(PY) bench/start.py; $(PY) bench/memory.py; } | tee bench/results.txt

lock: install ## resolve the dependencies anew (needs the registry)
	$(PY) -m pip install --quiet uv
	$(PY) scripts/lock.py

build: install desk ## the wheel, in dist/
	$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

smoke: build ## the built wheel with nothing but its run-time dependencies
	bash scripts/smoke.sh

clean: ## remove what the targets above made, but for the environment
	rm -rf dist build desk/node_modules desk/checks src/dateline/serve/static/vendor "$(OUT)" .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
