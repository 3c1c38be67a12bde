package index

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sources are the repositories that hold public collections of questions and the passages that
// answer them, by language, and who reads them. The collections belong to those who made them:
// nothing of them is committed.
var sources = []struct {
	name, lang, repository string
	read                   func(f folder) collection
}{
	{"cranfield", "en", "Chetan-Prasad/IR-Lucene_Cran", cranfield},
	{"cisi", "en", "PsychoProg/tf-idf", cisi},
	{"stackfaq", "en", "ML-Recipes/BERT-FAQ", stackFAQ},
	{"covid", "en", "ML-Recipes/BERT-FAQ", covid},
	{"cnil", "fr", "etalab-ia/piaf-ml", cnil},
}

// A row is a text under its ID, or a query and a document that answers it.
type row [2]string

type collection struct{ docs, queries, answers []row }

// A folder holds what a repository has.
type folder struct {
	*testing.B
	dir string
}

// cloned is the folder of a repository below dir, into which it is cloned unless it is there.
func cloned(b *testing.B, dir, repository string) folder {
	f := folder{b, filepath.Join(dir, filepath.Base(repository))}
	if _, err := os.Stat(f.dir); err != nil {
		git := exec.Command("git", "clone", "--quiet", "--depth", "1", "https://github.com/"+repository, f.dir)
		if said, err := git.CombinedOutput(); err != nil {
			b.Fatalf("git clone %s: %v: %s", repository, err, said)
		}
	}
	return f
}

func (f folder) read(file string) []byte {
	text, err := os.ReadFile(filepath.Join(f.dir, file))
	if err != nil {
		f.Fatal(err)
	}
	return text
}

// decode reads a file of JSON.
func (f folder) decode(file string, into any) {
	if err := json.Unmarshal(f.read(file), into); err != nil {
		f.Fatalf("%s: %v", file, err)
	}
}

// cranfield numbers its judgements by the order of the queries, not by their IDs;
// a judgement below 1 or of 5 says that the document is no answer.
func cranfield(f folder) collection {
	queries := f.smart("cran.qry", "W")
	for i := range queries {
		queries[i][0] = strconv.Itoa(i + 1)
	}
	return collection{f.smart("cran.all.1400", "TW"), queries,
		f.judgements("cranqrel", func(rest []string) bool {
			return len(rest) == 1 && slices.Contains([]string{"1", "2", "3", "4"}, rest[0])
		})}
}

// cisi has queries nobody judged; they are left out by whoever measures.
func cisi(f folder) collection {
	return collection{f.smart("CISI.ALL", "TW"), f.smart("CISI.QRY", "TW"),
		f.judgements("CISI.REL", func([]string) bool { return true })}
}

// smart reads the format of the SMART system: ".I 7" opens a record, ".T" a title,
// ".W" words, other letters what is not kept.
func (f folder) smart(file, keep string) []row {
	var out []row
	kept := false
	for line := range strings.Lines(string(f.read(file))) {
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
func (f folder) judgements(file string, relevant func(rest []string) bool) []row {
	var out []row
	for line := range strings.Lines(string(f.read(file))) {
		if said := strings.Fields(line); len(said) >= 2 && relevant(said[2:]) {
			out = append(out, row{said[0], said[1]})
		}
	}
	return out
}

// stackFAQ makes a document of each answer with its question; people's rephrasings
// of a question are the queries, and every answer of its thread is right.
func stackFAQ(f folder) collection {
	var in struct {
		Root struct {
			Threads []struct {
				Rephrased []string `json:"rephr"`
				Question  string
				Answers   oneOrAll `json:"answer"`
			} `json:"qapair"`
		} `json:"root"`
	}
	f.decode("data/StackFAQ/stackExchange-FAQ.json", &in)
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
func covid(f folder) collection {
	var in []struct {
		Type                 string `json:"query_type"`
		ID, Question, Answer string
	}
	f.decode("data/CovidFAQ/query_answer_pairs.json", &in)
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
func cnil(f folder) collection {
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
	f.decode(base+"squad.json", &pages)
	f.decode(base+"raw_and_preparation/epitca_perf_V2.json", &asked)
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
