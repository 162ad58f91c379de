# Two commands do everything: `make run` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate pyproject.toml
CATALOGUE := resources/locale/en/LC_MESSAGES/sobaocao

.PHONY: run setup setup-test test soak crash lint bench bench-keep demo lock catalogues offline dist dist-test licences clean

run: setup
	@if [ "$$(uname -s)" != Linux ] || [ -n "$$DISPLAY" ] || [ -n "$$WAYLAND_DISPLAY" ]; then \
		$(BIN)/python main.py; \
	else \
		echo "No display here: the same job without a window."; \
		$(BIN)/python main.py demo -o papers && echo "The papers and pictures are in $(CURDIR)/papers"; \
	fi

setup: $(VENV)/.run
setup-test: $(VENV)/.test

$(VENV)/.run: requirements.txt
	@PYTHON="$(PYTHON)" sh tooling/system-packages.sh run
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the program's parts into $(VENV)"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-dev.txt
	@PYTHON="$(PYTHON)" sh tooling/system-packages.sh test
	@$(PIP) -r requirements-dev.txt
	@touch $@

test: setup-test
	$(BIN)/python -m pytest

# 100,000 unfriendly inputs for every door, and as many that are led by the lines which they reach for doors that read a language.
soak: setup-test
	@$(PIP) -r requirements-soak.txt
	$(BIN)/python -m tests.fuzz.soak
	@for door in expression definition typed; do $(BIN)/python -m tests.fuzz.guided $$door || exit 1; done

lint: setup-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup-test
	@for bench in tests/bench/[a-z]*.py; do $(BIN)/python -m tests.bench.$$(basename $$bench .py) || exit 1; done

# The same, and its ratios into docs/bench-history.md.
bench-keep: setup-test
	@rows=$$(mktemp) && BENCH_ROWS=$$rows $(MAKE) --no-print-directory bench && $(BIN)/python -m tests.bench._history $$rows && rm $$rows

# The program killed a thousand times, and every call to the disk failing in turn; CI runs a little of each. KILLS=200 for fewer.
crash: setup-test
	$(BIN)/python -m tests.crash.measure $(or $(KILLS),1000)
	$(BIN)/python -m tests.crash.sweep 37
	$(BIN)/python -m tests.crash.places

demo: setup
	$(BIN)/python main.py demo -o papers

# Screen texts: Vietnamese stands in the code, English in the catalogue.
catalogues: setup-test
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --no-location --sort-output --project=SoBaoCao --version=1 \
		-o resources/locale/sobaocao.pot .
	$(BIN)/pybabel -q update -i resources/locale/sobaocao.pot -o $(CATALOGUE).po -l en --no-fuzzy-matching --ignore-obsolete
	$(BIN)/pybabel -q compile -i $(CATALOGUE).po -o $(CATALOGUE).mo

# Pins every dependency with the hashes of all its files, Windows wheels included.
lock: setup-test
	$(LOCK) -o requirements.txt
	$(LOCK) --extra dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) --extra soak -c requirements.txt -o requirements-soak.txt

# Source and wheels for a USB stick, for computers with Python that no built program fits.
offline: setup
	rm -rf dist/so-bao-cao-source && mkdir -p dist/so-bao-cao-source
	git archive HEAD | tar -x -C dist/so-bao-cao-source
	$(BIN)/python -m pip download --quiet --require-hashes -r requirements.txt -d dist/so-bao-cao-source/wheels $(OFFLINE)
	@echo "Copy dist/so-bao-cao-source to the stick."

# A folder, an archive and a Debian package that need neither Python nor a network; see the README.
dist: setup-test
	@PYTHON="$(PYTHON)" sh tooling/system-packages.sh dist
	$(BIN)/python -m tooling.dist.build

# Installs both in bare Debian systems without a network and does a clerk's work there; as root.
dist-test: dist
	@PYTHON="$(PYTHON)" sh tooling/system-packages.sh dist-test
	$(BIN)/python -m tests.dist.bare_system

# The licences of all parts, after their versions have changed.
licences: setup-test
	$(BIN)/python -m tooling.licences

clean:
	rm -rf $(VENV) papers build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
