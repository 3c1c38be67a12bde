// SPDX-License-Identifier: MIT

// Command retrieval fetches five public collections of questions and the passages
// that answer them, for the comparison in index/retrieval_test.go:
//
//	go run ./.ci/retrieval DIR
//	RETRIEVAL=DIR go test ./index -run '^$' -bench Retrieval -benchtime 1x
//
// It clones what holds them into DIR/source, unless it is there already, and writes
// DIR/NAME.LANG with docs.tsv (id, text), queries.tsv (id, text) and qrels.tsv (query,
// document). The collections belong to those who made them: nothing of them is
// committed.
package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A row is a line of a table: a text under its ID, or a query and a document that answers it.
type row [2]string

type collection struct{ docs, queries, answers []row }

// sources are the repositories that hold the collections, and who reads them.
var sources = []struct {
	name, repository string
	read             func(dir string) collection
}{
	{"cranfield.en", "Chetan-Prasad/IR-Lucene_Cran", cranfield},
	{"cisi.en", "PsychoProg/tf-idf", cisi},
	{"stackfaq.en", "ML-Recipes/BERT-FAQ", stackFAQ},
	{"covid.en", "ML-Recipes/BERT-FAQ", covid},
	{"cnil.fr", "etalab-ia/piaf-ml", cnil},
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./.ci/retrieval DIR")
		os.Exit(2)
	}
	for _, s := range sources {
		log.SetPrefix(s.name + ": ")
		source := filepath.Join(os.Args[1], "source", filepath.Base(s.repository))
		if _, err := os.Stat(source); err != nil {
			git := exec.Command("git", "clone", "--quiet", "--depth", "1", "https://github.com/"+s.repository, source)
			git.Stderr = os.Stderr
			check(git.Run())
		}
		c := s.read(source)
		fmt.Printf("%s: %d documents, %d queries, %d answers\n", s.name, len(c.docs), len(c.queries), len(c.answers))
		dir := filepath.Join(os.Args[1], s.name)
		check(os.MkdirAll(dir, 0o755))
		for name, rows := range map[string][]row{"docs.tsv": c.docs, "queries.tsv": c.queries, "qrels.tsv": c.answers} {
			var text strings.Builder
			for _, r := range rows {
				fmt.Fprintf(&text, "%s\t%s\n", r[0], strings.Join(strings.Fields(r[1]), " "))
			}
			check(os.WriteFile(filepath.Join(dir, name), []byte(text.String()), 0o644))
		}
	}
}

// check ends the program over an error, which names the collection.
func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
