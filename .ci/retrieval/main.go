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
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A row is a text under its ID; a pair is a query and a document that answers it.
type (
	row  struct{ id, text string }
	pair struct{ query, doc string }
)

type collection struct {
	docs, queries []row
	answers       []pair
}

// sources are the repositories that hold the collections, and who reads them.
var sources = []struct {
	name, repository string
	read             func(dir string) (collection, error)
}{
	{"cranfield.en", "Chetan-Prasad/IR-Lucene_Cran", cranfield},
	{"cisi.en", "PsychoProg/tf-idf", cisi},
	{"stackfaq.en", "ML-Recipes/BERT-FAQ", stackFAQ},
	{"covid.en", "ML-Recipes/BERT-FAQ", covid},
	{"cnil.fr", "etalab-ia/piaf-ml", cnil},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./.ci/retrieval DIR")
		os.Exit(2)
	}
	for _, s := range sources {
		if err := fetch(os.Args[1], s.name, s.repository, s.read); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", s.name, err)
			os.Exit(1)
		}
	}
}

func fetch(dir, name, repository string, read func(string) (collection, error)) error {
	source := filepath.Join(dir, "source", filepath.Base(repository))
	if _, err := os.Stat(source); err != nil {
		git := exec.Command("git", "clone", "--quiet", "--depth", "1", "https://github.com/"+repository, source)
		git.Stderr = os.Stderr
		if err := git.Run(); err != nil {
			return err
		}
	}
	c, err := read(source)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d documents, %d queries, %d answers\n", name, len(c.docs), len(c.queries), len(c.answers))
	return c.write(filepath.Join(dir, name))
}

func (c collection) write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var docs, queries, answers strings.Builder
	for _, r := range c.docs {
		fmt.Fprintf(&docs, "%s\t%s\n", r.id, oneLine(r.text))
	}
	for _, r := range c.queries {
		fmt.Fprintf(&queries, "%s\t%s\n", r.id, oneLine(r.text))
	}
	for _, p := range c.answers {
		fmt.Fprintf(&answers, "%s\t%s\n", p.query, p.doc)
	}
	for name, text := range map[string]string{"docs.tsv": docs.String(), "queries.tsv": queries.String(), "qrels.tsv": answers.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
