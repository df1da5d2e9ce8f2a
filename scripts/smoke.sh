#!/usr/bin/env bash
# Install the built wheel into an environment of its own, with the run-time dependencies and nothing else,
# and code one sentence with it.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
wheel=$(ls -t dist/dateline-*.whl | head -n 1)
echo "== smoke: $wheel with run-time dependencies only"
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
"$folder/venv/bin/python" -m pip install -qq --disable-pip-version-check --no-deps "$wheel"
cd "$folder"
"$folder/venv/bin/dateline" --help >/dev/null
printf 'Gunmen killed three people in Kandahar on Tuesday, police said.\n' |
  "$folder/venv/bin/dateline" code - --json | tee claims.jsonl
grep -q '"schema": *"dateline/claim/' claims.jsonl
echo "== smoke: the wheel codes a report by itself"
