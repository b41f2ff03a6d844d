# Sourced by ./start and ./test from the project's folder: makes .venv from a lock file, once.

fail() {
    echo "$*" >&2
    exit 1
}

# The first Python that is new enough. Set PYTHON to choose another.
find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    fail "counterclaim needs Python 3.11 or newer, and none was found. Install one, or set PYTHON to where it is."
}

# An empty .venv. Some systems ship Python without ensurepip; then another pip may fill it from outside.
make_venv() {
    rm -rf .venv
    if "$1" -c 'import ensurepip, venv' 2>/dev/null; then
        "$1" -m venv .venv
    elif "$1" -c 'import venv, pip' 2>/dev/null; then
        "$1" -m venv --without-pip .venv
    else
        fail "$1 can make no virtual environment: it lacks venv or ensurepip." \
            "On Debian and Ubuntu: apt install python3-venv. Elsewhere, install pip for it. Then try again."
    fi
}

# pip for .venv: its own, or the one of the Python that made it.
pip_install() {
    if .venv/bin/python -c 'import pip' 2>/dev/null; then
        .venv/bin/python -m pip --disable-pip-version-check install -qq "$@"
    else
        "$python" -m pip --disable-pip-version-check --python .venv/bin/python install -qq "$@"
    fi
}

# environment LOCK: after this .venv has what LOCK lists, every file checked against its hash, and the project itself.
environment() {
    mark=.venv/made-from-$1
    state=$(cat "$1" pyproject.toml | cksum)
    if [ -x .venv/bin/python ] && [ "$(cat "$mark" 2>/dev/null)" = "$state" ]; then
        return
    fi
    python=$(find_python) || exit 1
    echo "Setting up .venv from $1 (once; a minute or two) …" >&2
    .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || make_venv "$python"
    pip_install --require-hashes -r "$1" ||
        fail "The packages of $1 could not be installed; see above. Nothing else was changed: try again."
    pip_install --no-deps --no-build-isolation --editable . || fail "The project could not be installed; see above."
    echo "$state" >"$mark"
}
