# `make help` lists the targets. Everything they make lies in target/, .venv/ and out/.
#
# PROFILE   cargo profile: release (default), dev (quick to rebuild, debug assertions), dist (slow to build, for packages), or pgo:
#           dist compiled with a profile of its use (tools/pgo.sh), only the shared library
# PYTHON    the Python that makes .venv (python3)
# PREFIX    where `make install` installs (/usr/local)

PROFILE ?= release
PYTHON ?= python3
export PROFILE PYTHON

TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
export WGPU_LIB := $(TARGET)/$(if $(filter dev,$(PROFILE)),debug,$(PROFILE))
LIBRARY := $(WGPU_LIB)/libwgpu_native$(if $(filter Darwin,$(shell uname -s)),.dylib,.so)

# Without one, Mesa prints an error line whenever it looks for devices.
export XDG_RUNTIME_DIR ?= /tmp

BIN := .venv/bin
PACKAGE := $(shell find python-bindings -name build -prune -o \( -name '*.py' -o -name '*.pyi' -o -name '*.toml' -o -name '*.[ch]' \) -print)
STEP := tools/step.sh
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
PIP_HINT := pip's message is above. It downloads packages: is the network there?

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help setup build venv demo test clients windows wheels stress fuzz bench lint lint-tools generate check-generated install clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*  ## ' Makefile | sed -E 's/^([a-z-]+):.*  ## /  make \1\t/' | expand -t 26

setup:
	@tools/setup.sh

# Without the library for Rust, which would have to export all of core: so what C does not call is left out, and core is inlined.
comma := ,
BUILD := $(if $(filter dist,$(PROFILE)),rustc --crate-type cdylib$(comma)staticlib,build) --locked --lib --profile $(PROFILE)

build: setup  ## build the library into target/release
	@$(STEP) "building the library$(if $(wildcard $(LIBRARY)),, (the first time takes a few minutes))" \
	    "cargo's message is above. The first time it downloads packages: is the network there?" \
	    $(if $(filter pgo,$(PROFILE)),tools/pgo.sh,cargo $(BUILD))
	@$(if $(filter dist,$(PROFILE)),tools/split_debug.sh $(LIBRARY))

.venv/made: tools/requirements.txt
	@$(STEP) "making the virtual environment .venv" "$(PIP_HINT)" \
	    sh -c '"$(PYTHON)" -m venv --clear .venv && $(PIP) -r tools/requirements.txt'
	@touch $@

# The stamp carries the library's folder, so that a change of PROFILE installs again.
INSTALLED := .venv/installed-$(notdir $(WGPU_LIB))
$(INSTALLED): .venv/made $(LIBRARY) $(PACKAGE)
	@rm -f .venv/installed-*
	@WGPU_ABI_BUNDLE="$(LIBRARY)" $(STEP) "installing the Python package into .venv" \
	    "The message is above. It needs a C compiler and the headers of Python: run tools/setup.sh." \
	    $(PIP) --force-reinstall --no-deps --no-build-isolation ./python-bindings
	@touch $@

venv: build  ## install the Python package into .venv
	@$(MAKE) --no-print-directory -s $(INSTALLED)

demo: venv  ## build everything, multiply matrices, render the picture from Python and from C
	@tools/demo.sh

# The tests of the headers want several compilers and build systems, those of windows an X server.
test: export SETUP_EXTRA := g++=g++ clang=clang valgrind=valgrind cmake=cmake pkg-config=pkg-config nm=binutils \
    Xvfb=xvfb pc:x11=libx11-dev pc:xcb=libxcb1-dev pc:glfw3=libglfw3-dev \
    weston=weston pc:wayland-client=libwayland-dev
test: venv  ## run all tests
	@$(MAKE) --no-print-directory -s .venv/test
	@tools/test.sh

.venv/test: .venv/made tools/requirements-test.txt
	@$(STEP) "installing what the Python tests use into .venv" "$(PIP_HINT)" $(PIP) -r tools/requirements-test.txt
	@touch $@

clients: venv  ## run all clients from PyPI (pygfx, fastplotlib, Qt, notebooks...) on the wheel, and on wgpu-py
	@$(MAKE) --no-print-directory -s .venv/test
	@$(STEP) "building and checking the wheel" "What is wrong with it is named above." \
	    tests/wheel/run.sh $(LIBRARY) $(BIN)/python out/wheel
	@$(STEP) "clients from PyPI" "The difference is above. One script: tests/clients/run.sh WHEEL NAME" \
	    tests/clients/run.sh out/wheel/*.whl

windows:  ## build for Windows with mingw, and run the C tests under Wine
	@$(STEP) "Windows, under Wine" "What failed is named above. One program: tools/windows.sh NAME" tools/windows.sh

SYSTEMS ?= x86_64 aarch64 x86_64-musl aarch64-musl
wheels: setup .venv/made  ## build wheels for older and other Linux systems (SYSTEMS) into out/wheels, a few minutes each
	@$(MAKE) --no-print-directory -s .venv/test .venv/wheels
	@PROFILE=$(if $(filter file,$(origin PROFILE)),dist,$(PROFILE)) $(STEP) "building and checking the wheels" \
	    "What is wrong is named above. cargo and zig download packages: is the network there?" tools/wheels.sh $(SYSTEMS)

.venv/wheels: .venv/made tools/requirements-wheels.txt
	@$(STEP) "installing zig and cargo-zigbuild into .venv" "$(PIP_HINT)" $(PIP) -r tools/requirements-wheels.txt
	@touch $@

stress: venv  ## run the stress tests in their long form (about ten minutes)
	@$(MAKE) --no-print-directory -s .venv/test
	@$(STEP) "stress tests, long form" "What failed is named above." tests/stress/run.sh --long
	@$(STEP) "stress tests of the Python package, long form" "What failed is named above." \
	    env WGPU_TEST_LONG=1 $(BIN)/pytest python-bindings/tests/test_stability.py

# Against what is shipped: it is compiled twice and has link-time optimisation, so this takes minutes before it begins.
ROUNDS ?= 31
bench:  ## measure against wgpu-native and wgpu-py, and write the tables of benches/README.md
	@$(STEP) "benchmarks beside core" "The message is above." cargo bench --locked --profile dist --bench core
	@$(MAKE) --no-print-directory PROFILE=pgo venv
	@tests/drop_in/run.sh $(TARGET)/pgo/libwgpu_native.so compute >/dev/null
	@$(STEP) "benchmarks through C" "The message is above." env WGPU_LIB=$(TARGET)/pgo benches/run.sh $(ROUNDS)
	@$(STEP) "installing pygfx into .venv" "$(PIP_HINT)" $(PIP) pygfx==0.17.0
	@$(STEP) "benchmarks through Python" "The message is above." env -u WGPU_LIB_PATH $(BIN)/python benches/python.py \
	    --ours $(BIN)/python --theirs .venv-drop-in/bin/python $(if $(ROUNDS),--rounds $(ROUNDS))
	@$(BIN)/python benches/table.py

FUZZ_SECONDS ?= 600
fuzz: export SETUP_EXTRA := clang=clang
fuzz: setup  ## fuzz with coverage and sanitizers, FUZZ_SECONDS (600) each of four targets (needs a nightly Rust)
	@$(STEP) "fuzzing" "The input that fails is in target/fuzz/found; FUZZ_TRACE=1 shows its calls." \
	    tests/fuzz/run.sh --long $(FUZZ_SECONDS)

lint-tools: setup
	@$(MAKE) --no-print-directory -s .venv/test .venv/lint

.venv/lint: .venv/made tools/requirements-lint.txt
	@$(STEP) "installing the linters into .venv" "$(PIP_HINT)" $(PIP) -r tools/requirements-lint.txt
	@touch $@

lint: lint-tools  ## check format, style and types
	@tools/lint.sh

generate: .venv/made  ## write include/, ffi/ and Python's declarations anew from the Rust sources
	WGPU_ABI_GENERATE=1 cargo check --locked --profile $(PROFILE)
	$(BIN)/python python-bindings/native/generate.py

check-generated:  ## fail if include/ or ffi/ is not what `make generate` would write
	@WGPU_ABI_GENERATE=check $(STEP) "comparing the generated files with their sources" \
	    "Run 'make generate' and commit what it writes." cargo check --locked --profile $(PROFILE)

PREFIX ?= /usr/local
install: build  ## install headers, libraries, pkg-config and CMake files under PREFIX (/usr/local)
	@WGPU_ABI_LIB_DIR="$(WGPU_LIB)" ffi/install.sh "$(PREFIX)"

clean:  ## remove everything that make made
	rm -rf out .venv python-bindings/build python-bindings/*.egg-info
	cargo clean
