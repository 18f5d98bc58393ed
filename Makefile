# The same commands under shorter names; nothing here that the scripts cannot do without make.

.PHONY: site test serve check lock clean environment

site: ## make the environment if it is missing, build the site
	@sh .ci/site

test: ## install what the tests need, a browser included, and run them
	@sh .ci/test

serve check: environment ## watch and reload; every finding, nothing written
	@.venv/bin/python -m generator $@

lock: ## write requirements*.txt anew from pyproject.toml
	@sh .ci/lock

clean: ## remove the environment, the caches and the built site
	rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find site -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +

environment:
	@sh .ci/python .ci/environment.py requirements.txt
