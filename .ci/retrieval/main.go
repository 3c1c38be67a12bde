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
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
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

// stackFAQ makes a document of each answer with its question; people's rephrasings
// of a question are the queries, and every answer of its thread is right.
func stackFAQ(dir string) collection {
	var in struct {
		Root struct {
			Threads []struct {
				Rephrased []string `json:"rephr"`
				Question  string
				Answers   oneOrAll `json:"answer"`
			} `json:"qapair"`
		} `json:"root"`
	}
	read(filepath.Join(dir, "data/StackFAQ/stackExchange-FAQ.json"), &in)
	var c collection
	for t, thread := range in.Root.Threads {
		for q, text := range thread.Rephrased {
			if text == "*" {
				continue
			}
			id := fmt.Sprintf("%d.%d", t, q)
			c.queries = append(c.queries, row{id, text})
			for a := range thread.Answers {
				c.answers = append(c.answers, row{id, fmt.Sprintf("%d-%d", t, a)})
			}
		}
		for a, text := range thread.Answers {
			c.docs = append(c.docs, row{fmt.Sprintf("%d-%d", t, a), thread.Question + "\n" + text})
		}
	}
	return c
}

// oneOrAll is a list that is written as its item where there is only one.
type oneOrAll []string

func (o *oneOrAll) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		*o = make(oneOrAll, 1)
		return json.Unmarshal(b, &(*o)[0])
	}
	return json.Unmarshal(b, (*[]string)(o))
}

// covid holds a health service's questions with answers, and what people asked that
// the same answer answers.
func covid(dir string) collection {
	var in []struct {
		Type                 string `json:"query_type"`
		ID, Question, Answer string
	}
	read(filepath.Join(dir, "data/CovidFAQ/query_answer_pairs.json"), &in)
	var c collection
	with := map[string][]string{}
	for _, x := range in {
		if x.Type == "faq" {
			c.docs = append(c.docs, row{x.ID, x.Question + "\n" + x.Answer})
			with[x.Answer] = append(with[x.Answer], x.ID)
			continue
		}
		c.queries = append(c.queries, row{x.ID, x.Question})
		for _, doc := range with[x.Answer] {
			c.answers = append(c.answers, row{x.ID, doc})
		}
	}
	return c
}

// cnil holds the help pages of the French data protection authority, and three ways
// to ask for each of some of them.
func cnil(dir string) collection {
	const base = "clients/cnil/knowledge_base/"
	var pages struct {
		Data []struct {
			ID, Title  string
			Paragraphs []struct{ Context string }
		}
	}
	var asked []struct {
		Expected int
		Asked    []struct{ Question string } `json:"epitca"`
	}
	read(filepath.Join(dir, base, "squad.json"), &pages)
	read(filepath.Join(dir, base, "raw_and_preparation/epitca_perf_V2.json"), &asked)
	var c collection
	known := map[string]bool{}
	for _, p := range pages.Data {
		if known[p.ID] {
			continue // a page that stands there twice
		}
		text := p.Title
		for _, par := range p.Paragraphs {
			text += "\n" + par.Context
		}
		c.docs = append(c.docs, row{p.ID, text})
		known[p.ID] = true
	}
	for _, page := range asked {
		for i, q := range page.Asked {
			id, doc := fmt.Sprintf("%d.%d", page.Expected, i), strconv.Itoa(page.Expected)
			if known[doc] {
				c.queries = append(c.queries, row{id, q.Question})
				c.answers = append(c.answers, row{id, doc})
			}
		}
	}
	return c
}

// read decodes a file of JSON.
func read(file string, into any) {
	b, err := os.ReadFile(file)
	check(err)
	if err := json.Unmarshal(b, into); err != nil {
		check(fmt.Errorf("%s: %w", file, err))
	}
}

// cranfield numbers its judgements by the order of the queries, not by their IDs;
// a judgement below 1 or of 5 says that the document is no answer.
func cranfield(dir string) collection {
	queries := smart(filepath.Join(dir, "cran.qry"), "W")
	for i := range queries {
		queries[i][0] = strconv.Itoa(i + 1)
	}
	return collection{smart(filepath.Join(dir, "cran.all.1400"), "TW"), queries,
		judgements(filepath.Join(dir, "cranqrel"), func(rest []string) bool {
			return len(rest) == 1 && slices.Contains([]string{"1", "2", "3", "4"}, rest[0])
		})}
}

// cisi has queries nobody judged; they are left out by whoever measures.
func cisi(dir string) collection {
	return collection{smart(filepath.Join(dir, "CISI.ALL"), "TW"), smart(filepath.Join(dir, "CISI.QRY"), "TW"),
		judgements(filepath.Join(dir, "CISI.REL"), func([]string) bool { return true })}
}

// smart reads the format of the SMART system: ".I 7" opens a record, ".T" a title,
// ".W" words, other letters what is not kept.
func smart(file, keep string) []row {
	b, err := os.ReadFile(file)
	check(err)
	var out []row
	kept := false
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, " \r\n")
		if id, ok := strings.CutPrefix(line, ".I "); ok {
			out, kept = append(out, row{strings.TrimSpace(id)}), false
			continue
		}
		if len(line) == 2 && line[0] == '.' && line[1] >= 'A' {
			kept = strings.Contains(keep, line[1:])
			continue
		}
		if kept {
			out[len(out)-1][1] += " " + line
		}
	}
	return out
}

// judgements reads which document answers which query, where what else stands in the line says so.
func judgements(file string, relevant func(rest []string) bool) []row {
	b, err := os.ReadFile(file)
	check(err)
	var out []row
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(line); len(f) >= 2 && relevant(f[2:]) {
			out = append(out, row{f[0], f[1]})
		}
	}
	return out
}
