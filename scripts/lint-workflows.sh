#!/usr/bin/env bash
# Lints our workflows: zizmor on the files as they are, actionlint on a copy in which `$/` became `./`, because it does not
# know that syntax. Both must be on PATH: a missing linter is an error, not a pass.
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in zizmor actionlint; do
  command -v "$tool" >/dev/null || {
    echo "lint-workflows: $tool is not on PATH; .ci/run installs it" >&2
    exit 2
  }
done

[ -f dist/index.js ] || {
  echo "lint-workflows: dist/ is missing; run npm run build first" >&2
  exit 2
}

zizmor --offline --no-progress --persona pedantic .github actions

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
npm run --silent compile
node build/scripts/act-copy/main.js "$copy"
# actionlint looks for local actions and their bundle below the root of a repository.
ln -s "$PWD/dist" "$copy/dist"
git init --quiet "$copy"
cd "$copy"
actionlint
echo "the workflows pass zizmor and actionlint"
