// SPDX-License-Identifier: MIT

// Command generate writes what the examples of the embedded corpus teach to
// data/learnt.bin, so that no start has to learn it anew. Run it with go generate
// in index/answer/intent after a change of corpus/data/examples, of names, or of how
// messages are read; a test fails until it is done.
package main

import (
	"log"
	"os"

	"miswg/corpus"
	"miswg/index/answer/intent"
)

func main() {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		log.Fatal(err)
	}
	known, _ := intent.Learn(c, c.Examples())
	if err := os.WriteFile("data/learnt.bin", []byte(known.Encode()), 0o600); err != nil {
		log.Fatal(err)
	}
}
