#!/usr/bin/env bash
# Builds the documentation site into artifacts/site: the pages of docs/, the executed notebooks, the papers, and the API from its XML
# documentation. Needs the .NET SDK, and the registry once, for DocFX. The site opens without a network: open artifacts/site/index.html
# through any web server ("dotnet docfx serve artifacts/site").
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
source=artifacts/site-source

log=artifacts/site.log
logged() { "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }; }

mkdir -p artifacts
for room in src/NeuroPose.Cli kernel-extensions/NeuroPose.DataFrames kernel-extensions/NeuroPose.Plotly; do
  logged dotnet build "$room" --configuration Release --verbosity quiet -nologo
done
logged dotnet tool restore

rm -rf "$source" artifacts/site
mkdir -p "$source/docs" "$source/src/NeuroPose.Motion/Datasets"
cp -r docs/decisions docs/how-to docs/reference docs/images docs/gallery.md docs/words.md "$source/docs"
cp docs/site/index.md docs/site/toc.yml docs/site/logo.svg "$source"
cp CHANGELOG.md CONTRIBUTING.md "$source"
cp src/NeuroPose.Motion/Datasets/registry.yaml "$source/src/NeuroPose.Motion/Datasets"
mkdir -p "$source/papers/examples"
cp papers/examples/* "$source/papers/examples"

# Pages as they are committed: nothing is executed.
neuropose=artifacts/bin/NeuroPose.Cli/release/neuropose
for folder in tutorials how-to; do
  "$neuropose" notebook render notebooks/$folder/*.ipynb --output "$source/notebooks/$folder" >/dev/null
done
for paper in papers/*/paper.yaml; do
  paper=$(basename "$(dirname "$paper")")
  "$neuropose" paper render "papers/$paper" --output "$source/papers/$paper" >/dev/null
  rm "$source/papers/$paper/paper.md"
done

# Links of the repository become links of the site.
find "$source" -name '*.md' -exec sed -i -E \
  -e 's#(\]\([^)]*notebooks/[^)]*)\.ipynb\)#\1.html)#g' \
  -e 's#(\]\([^)]*papers/[^)/]*)/paper\.md\)#\1/paper.html)#g' {} +

# contents FOLDER: its table of contents, from the headings of its pages.
contents() {
  local page title
  for page in "$source/$1"/*; do
    case $page in
      */README.md | */toc.yml) continue ;;
      *.md) title=$(sed -n '/^# /{s/^# //p;q}' "$page") ;;
      *.html) title=$(sed -n 's#.*<title>\(.*\)</title>.*#\1#p' "$page" | head -1) ;;
      *) [ -f "$page/paper.html" ] || continue
         page=$page/paper.html
         title=$(sed -n 's#.*<title>\(.*\)</title>.*#\1#p' "$page" | head -1) ;;
    esac
    printf -- '- name: "%s"\n  href: %s\n' "${title//\"/\'}" "${page#"$source/$1/"}"
  done >"$source/$1/toc.yml"
}
for folder in notebooks/tutorials notebooks/how-to docs/how-to docs/reference docs/decisions papers; do contents "$folder"; done
sed 's#href: #href: ../../notebooks/how-to/#' "$source/notebooks/how-to/toc.yml" >>"$source/docs/how-to/toc.yml"

logged dotnet docfx docs/site/docfx.json
# A link that leads nowhere fails; an assembly that a dependency would need, and no page of ours shows, does not.
if grep warning "$log" | grep -v -e InvalidAssemblyReference -e 'Build succeeded with warning' -e '[0-9]* warning(s)' >&2; then
  echo "error: the site has the faults above; the whole log is in $log." >&2
  exit 1
fi
echo "artifacts/site: $(find artifacts/site -name '*.html' | wc -l) pages"
