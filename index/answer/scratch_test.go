package answer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer/learn"
)

func kindName(l string) string {
	switch l {
	case "status", "status-multi", "canada":
		return "status"
	case "list", "count", "help":
		return l
	}
	if strings.HasPrefix(l, "no-") || l == "off-topic" {
		return "none"
	}
	return "passage"
}

func TestScratchLOO(t *testing.T) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	e := &Engine{corpus: c, names: newGazetteer(c)}
	e.words, _ = lexicons()
	examples := c.Examples()

	known, err := decodeKnowledge(learnt)
	if err != nil {
		t.Fatal(err)
	}
	e.read = known
	masked := make([]learn.Example, len(examples))
	for i, x := range examples {
		u := e.understand(Question{Text: x.Text, Lang: x.Lang, Force: true})
		masked[i] = learn.Example{Label: x.Label, Text: u.masked()}
	}
	authors := []string{}
	seen := map[string]bool{}
	for _, x := range examples {
		if !seen[x.Author] {
			seen[x.Author] = true
			authors = append(authors, x.Author)
		}
	}
	conf := map[string]int{}
	tk, tf, tn, nn := 0, 0, 0, 0
	for _, a := range authors {
		if only := os.Getenv("ONLY"); only != "" && !strings.Contains(only, a) {
			continue
		}
		var train []learn.Example
		for i, x := range examples {
			if x.Author != a {
				train = append(train, masked[i])
			}
		}
		var o learn.Options
		fmt.Sscan(os.Getenv("OPTS"), &o.Least, &o.Rounds, &o.Rate, &o.Decay)
		m := learn.Train(train, o)
		exact, kind, false_, none, n := 0, 0, 0, 0, 0
		for i, x := range examples {
			if x.Author != a {
				continue
			}
			n++
			r := reading{guesses: m.Rank(masked[i].Text)}
			for _, g := range r.guesses {
				r.sums[kindOf(g.Label)] += g.P
			}
			g := r.of(e.understand(Question{Text: x.Text, Lang: x.Lang, Force: true}).kind(r))
			if g.Label == x.Label {
				exact++
			}
			if kindName(g.Label) == kindName(x.Label) {
				kind++
			} else {
				conf[x.Label+" → "+g.Label]++
				if os.Getenv("SHOW") != "" && strings.Contains(x.Label+" → "+g.Label, os.Getenv("SHOW")) {
					fmt.Printf("  %s → %s %.2f: %s | %s\n", x.Label, g.Label, g.P, x.Text, masked[i].Text)
				}
			}
			if kindName(x.Label) == "none" {
				none++
				if k := kindName(g.Label); k != "none" && k != "help" {
					false_++
				}
			}
		}
		tk += kind
		tf += false_
		tn += n
		nn += none
		fmt.Printf("%-20s exact %.3f kind %.3f false %.3f  n=%v\n", a, float64(exact)/float64(n), float64(kind)/float64(n), float64(false_)/float64(none), n)
	}
	fmt.Printf("TOTAL kind %.4f false %.4f\n", float64(tk)/float64(tn), float64(tf)/float64(nn))
	for range 20 {
		best := ""
		for k, n := range conf {
			if best == "" || n > conf[best] || n == conf[best] && k < best {
				best = k
			}
		}
		if best == "" {
			break
		}
		fmt.Println(conf[best], best)
		delete(conf, best)
	}
	_ = filepath.Base
}
