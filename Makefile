# Everything runs in a virtualenv of its own, .venv; delete it (`make clean`) to start afresh.
# Needs Python >= 3.11 (any of python3.13, python3.12, python3.11, python3, or PYTHON=...), git and make.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := fixtures/nixos-hwc
DEMO_FILE := domains/server/containers/postgres/index.nix
SUPPORTED := import sys; sys.exit(sys.version_info < (3, 11))

# The first Python that starts and is new enough: a name on PATH may be a shim without a version behind it.
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3,$(shell $(name) -c '$(SUPPORTED)' 2>/dev/null && echo $(name))))

.DELETE_ON_ERROR:
.PHONY: help demo test lint format docs check-docs wheel bench fuzz setup clean

help:
	@echo "make demo     lint the sample repository $(DEMO)"
	@echo "make test     run the tests (ARGS='-k ports' passes arguments to pytest)"
	@echo "make lint     ruff and mypy"
	@echo "make format   lay the code out as ruff does"
	@echo "make docs     regenerate what is derived from the code (check-docs: fail when that changes something)"
	@echo "make wheel    build the wheel and the sdist into dist/"
	@echo "make bench    time the linter on the sample and on a synthetic repository"
	@echo "make fuzz     try random input on every stage (MINUTES=30, JOBS=2; TARGETS='syntax check' for some)"
	@echo "make clean    remove .venv, dist and caches"

# Two or three lines for each finding of the concise report, in 80 columns.
WRAP := { print $$1, $$2, $$3; line = "   "; for (i = 4; i <= NF; i++) { \
	if (length(line $$i) > 78) { print line; line = "   " } line = line " " $$i } print line }

# Findings are what the sample repository is for (exit code 1); an incomplete run or a bug (2, 3) is a failure.
demo: $(STAMP)
	@report=$$(mktemp); $(BIN)/hwc-lint check --project $(DEMO) --format concise >"$$report"; code=$$?; \
	awk '$(WRAP)' "$$report"; rm -f "$$report"; \
	if [ $$code -gt 1 ]; then echo "make demo: hwc-lint ended with exit code $$code" >&2; exit $$code; fi; \
	printf '\nOne file in full: hwc-lint %s\n\n' $(DEMO_FILE); \
	COLUMNS=80 $(BIN)/hwc-lint check --project $(DEMO) $(DEMO)/$(DEMO_FILE); [ $$? -le 1 ]

test: $(STAMP)
	$(BIN)/python -m pytest -n auto $(ARGS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff format .

docs: $(STAMP)
	$(BIN)/python docs/generate.py

check-docs: $(STAMP)
	$(BIN)/python docs/generate.py --check

wheel: $(STAMP)
	rm -rf dist
	$(BIN)/python -m build --no-isolation

bench: $(STAMP)
	$(BIN)/python -m benchmarks.run $(ARGS)

# With atheris in the virtualenv the search is led by coverage: .venv/bin/pip install atheris (Python 3.11 to 3.13).
MINUTES ?= 30
JOBS ?= 1
fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz.run --minutes $(MINUTES) --jobs $(JOBS) $(TARGETS)

setup: $(STAMP)

# The build tools come from the constraints too, so no build fetches others: hence --no-build-isolation.
$(STAMP): pyproject.toml constraints.txt
	@if [ -z "$(PYTHON)" ]; then \
	  echo "hwc-lint needs Python 3.11 or newer: none of python3.13, python3.12, python3.11, python3 is." >&2; \
	  echo "Install one, or name it: make PYTHON=/path/to/python3 ..." >&2; exit 1; fi
	@$(PYTHON) -c '$(SUPPORTED)' || { echo "hwc-lint needs Python 3.11 or newer; $(PYTHON) is not." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtualenvs with pip (no module venv or ensurepip)." >&2; \
	  echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt hatchling editables
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-build-isolation -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
