#!/usr/bin/env bash
# Executes every notebook and verifies every paper; prints a line for each, to be compared between systems.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=out/hashes
rm -rf "$out"
for folder in notebooks/*/; do
  ./neuropose notebook run "$folder"*.ipynb --output "$out/$folder" >&2
done

for notebook in "$out"/notebooks/*/*.ipynb; do
  echo "$(openssl dgst -sha256 -r <"$notebook" | cut -d ' ' -f 1)  ${notebook#"$out/"}"
done

# Exit code 1 where a figure or number is not the expected one: this script then ends with it.
for manifest in papers/*/paper.yaml; do
  [ -e "$manifest" ] || continue
  paper=${manifest%/paper.yaml}
  fetched=$(sed -n 's/^ *- fetched: *//p' "$manifest")
  # shellcheck disable=SC2086 # names of datasets, a word each
  if [ -n "$fetched" ] && ! ./neuropose dataset fetch $fetched >&2; then
    echo "not verified, its data could not be fetched  $paper"
    continue
  fi
  ./neuropose paper verify "$paper" >&2
  echo "verified  $paper"
done
