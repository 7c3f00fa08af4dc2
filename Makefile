# Each target makes what it needs, so that a fresh machine needs nothing but make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8000
PYTEST ?=
# A module's server and browser serve its tests only, so a module stays with one process.
SHARED := -n auto --maxprocesses 8 --max-worker-restart 0 --dist loadfile --no-loadscope-reorder

QUICK := not (browser or postgresql or server or slow)

# Servers, kernels and tests start from compiled modules, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve test quick check mutants bench wheel

serve: $(VENV)/.installed  ## Serve the workshops; the first time, with a demo cohort
	$(BIN)/toolkit serve --port $(PORT)

test: $(VENV)/.installed $(VENV)/.widgets $(VENV)/.released check  ## Everything: notebooks, units, server, browser
	$(BIN)/pytest $(SHARED) $(PYTEST)

quick: $(VENV)/.installed  ## Without a browser: style, types, units on SQLite
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest $(SHARED) -m "$(QUICK)" --hypothesis-profile=quick tests $(PYTEST)

check: $(VENV)/.installed node_modules/.installed  ## Style, types, layers, oldest browsers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/node node_modules/@biomejs/biome/bin/biome check --error-on-warnings
	$(BIN)/node node_modules/.bin/tsc -p .
	$(BIN)/python -m tests.floor

mutants: $(VENV)/.installed  ## Change the rules in small ways, and say how often tests notice
	$(BIN)/mutmut run --max-children 2
	$(BIN)/python tests/mutants.py

bench: $(VENV)/.installed  ## Ours beside plain Voila, in one run
	$(BIN)/python -m benchmarks

wheel: $(VENV)/.installed  ## Build dist/*.whl and try it in an empty environment
	$(BIN)/python -m tests.try_wheel

$(VENV)/.installed: pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

# Widgets of others, which only tests draw.
$(VENV)/.widgets: requirements-widgets.lock | $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r $<
	touch $@

# Tests and notebooks that others release with their source, and not with what is installed.
$(VENV)/.released: requirements.lock | $(VENV)/.installed
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps \
	  --no-binary anywidget,voila -c requirements.lock -d $(VENV)/released anywidget voila
	touch $@

# What checks the scripts; Node itself comes with the development packages above.
node_modules/.installed: package-lock.json .npmrc | $(VENV)/.installed
	$(BIN)/npm ci --ignore-scripts --loglevel=error
	touch $@
