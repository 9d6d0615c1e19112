# Sourced by the other scripts: `ready EXTRA...` makes $root/.venv hold cockpit and those extras.
# POSIX sh alone, and no Python is started when nothing is to be done.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
venv=$root/.venv
stamp=$venv/cockpit-installed

ready() {
    # What was asked for to the letter, and where: a checkout that moved is set up anew.
    wanted="$(cat "$root/pyproject.toml" "$root/constraints.txt" | cksum) $root"
    installed "$@" && return
    find_python || exit 1
    "$python" "$root/scripts/install.py" "$venv" "$wanted" "$@" </dev/null || exit 1
}

installed() {
    [ -x "$venv/bin/python" ] && [ -x "$venv/bin/cockpit" ] && [ -r "$stamp" ] || return 1
    { IFS= read -r have && IFS= read -r extras; } <"$stamp" || return 1
    [ "$have" = "$wanted" ] || return 1
    for extra; do
        case " $extras " in *" $extra "*) ;; *) return 1 ;; esac
    done
}

# Sets $python to one that is new enough and can make environments, by itself or with uv.
find_python() {
    bare=
    for python in python3.13 python3.12 python3.11 python3 python; do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        command -v uv >/dev/null 2>&1 && return
        "$python" -c 'import ensurepip, venv' 2>/dev/null && return
        bare=${bare:-$python}
    done
    if [ -n "$bare" ]; then
        version=$("$bare" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        echo "cockpit: $bare cannot make environments: install its venv module" \
            "(Debian, Ubuntu: apt install python$version-venv) or uv, then run this again." >&2
        return 1
    fi
    python=$(uv python find '>=3.11' 2>/dev/null) && return
    echo "cockpit: Python 3.11 or newer is needed and none was found:" \
        "install it (python.org has it for every system), then run this again." >&2
    return 1
}
