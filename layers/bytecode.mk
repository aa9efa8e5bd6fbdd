# Lambda's file system is read-only: without bytecode in the package, each cold start compiles every module again.
# Only the Python that will load it can write it. Without one here, the check after the build refuses what was built.
PYTHON_VERSION ?= 3.13
COMPILERS := python$(PYTHON_VERSION) $(wildcard $(or $(PYENV_ROOT),$(HOME)/.pyenv)/versions/$(PYTHON_VERSION).*/bin/python) \
	$(shell uv python find '$(PYTHON_VERSION)' 2>/dev/null)
COMPILER := $(shell for python in $(COMPILERS); do "$$python" -c '' 2>/dev/null && echo "$$python" && break; done)

# $(call bytecode,DIRECTORY,PLACE): compiles what will lie at PLACE on Lambda. Unchecked, because nothing there changes;
# with a fixed hash seed, so that the same sources give the same layer.
bytecode = $(if $(COMPILER),@PYTHONHASHSEED=0 '$(COMPILER)' -m compileall -q --invalidation-mode unchecked-hash \
	-s '$(1)' -p '$(2)' '$(1)')
