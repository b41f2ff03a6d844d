#!/bin/sh
# Makes the lock files anew from pyproject.toml: every package with its version and the hashes of its files.
# Needs uv. Give --upgrade to take newer versions; without it only what pyproject.toml demands changes.
set -eu
cd "$(dirname "$0")/.."
lock() {
    out=$1
    shift
    uv pip compile pyproject.toml --group pyproject.toml:build --universal --python-version 3.11 --generate-hashes \
        --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "scripts/lock.sh" \
        --output-file "$out" --quiet "$@"
}
lock requirements.lock "$@"
lock requirements-dev.lock --extra dev "$@"
