// SPDX-License-Identifier: MIT

// Command generate decodes the YAML files of the embedded corpus into files.gob, so that no
// start has to. Run it with go generate in corpus/ahead after a change of one of them, or of
// what is read of them; a test fails until it is done.
package main

import (
	"log"
	"os"

	"miswg/corpus"
)

func main() {
	known, err := corpus.DecodeAhead()
	if err != nil {
		log.Fatal(err)
	}
	b, err := known.Encode()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("files.gob", b, 0o600); err != nil {
		log.Fatal(err)
	}
}
