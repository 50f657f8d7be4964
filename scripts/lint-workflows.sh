#!/usr/bin/env bash
# Lints our workflows: zizmor and GitHub's own language service on the files as they are, actionlint on a copy in which `$/`
# became `./`, because it does not know that syntax. The first and the last must be on PATH: a missing linter is an error,
# not a pass. PLIMSOLL_LANGUAGE_SERVICE names the folder below which the service is installed; only outside of CI may it be missing.
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

checkers="zizmor and actionlint"
if [ -d "${PLIMSOLL_LANGUAGE_SERVICE:-}/node_modules/@actions/languageservice" ]; then
  node --no-warnings scripts/language-service/check.mjs "$PLIMSOLL_LANGUAGE_SERVICE" \
    .github/workflows/*.yml actions/*/action.yml workflows-examples/*/.github/workflows/*.yml
  checkers="zizmor, actionlint and GitHub's own checker"
elif [ -n "${CI:-}" ]; then
  echo "lint-workflows: PLIMSOLL_LANGUAGE_SERVICE names no folder with @actions/languageservice; .ci/run installs it" >&2
  exit 2
else
  echo "lint-workflows: SKIPPED GitHub's own checker, it is not installed: npm install --prefix FOLDER @actions/languageservice, then set PLIMSOLL_LANGUAGE_SERVICE=FOLDER" >&2
fi

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
npm run --silent compile
node build/scripts/act-copy/main.js "$copy"
# actionlint looks for local actions and their bundle below the root of a repository.
ln -s "$PWD/dist" "$copy/dist"
git init --quiet "$copy"
cd "$copy"
actionlint
echo "the workflows pass $checkers"
