package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

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
