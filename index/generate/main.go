// SPDX-License-Identifier: MIT

// Command generate writes what Bleve makes of the embedded corpus to data/made.bin, so that
// no start has to make it anew. Run it with go generate in index after a change of
// corpus/data or of Bleve; a test fails until it is done.
package main

import (
	"log"
	"os"

	"miswg/corpus"
	"miswg/index"
)

func main() {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		log.Fatal(err)
	}
	b, err := index.Encode(c)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("data/made.bin", b, 0o600); err != nil {
		log.Fatal(err)
	}
}
