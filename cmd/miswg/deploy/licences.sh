#!/bin/sh
# Gathers, in the folder that is named, the licences and notices of all that is built into the program: each module's, by its
# path, those of the folders whose packages are used, Go's and our own. It fails for a module that has none. In the repository:
#
#	sh cmd/miswg/deploy/licences.sh DIR
set -eu

take() { # FOLDER, and where its notices go
  find "$1" -maxdepth 1 -type f ! -name '*.go' \( -iname 'licen[cs]e*' -o -iname 'unlicense*' -o -iname 'copying*' \
    -o -iname 'copyright*' -o -iname 'notice*' -o -iname 'patents*' \) | while read -r file; do
    mkdir -p "$2"
    cp -f "$file" "$2/"
  done
}

out=$1
list=$(go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Dir}} {{$.Dir}}{{end}}{{end}}' ./cmd/miswg)
[ -n "$list" ]
echo "$list" | while read -r module root dir; do
  while [ "$dir" != "$root" ]; do
    take "$dir" "$out/$module${dir#"$root"}"
    dir=$(dirname "$dir")
  done
  take "$root" "$out/$module"
  [ -d "$out/$module" ] || { echo "$module has no licence" >&2; exit 1; }
done
take "$(go env GOROOT)" "$out/go"
take .github "$out/miswg"
take cmd/miswg/worldmap "$out/miswg/worldmap"
