package answer

import (
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/receipt"
	"miswg/index/answer/words"
)

// Quoted is what a reader sees of the page: a line or a paragraph, or a paragraph
// together with the lines of the list it introduces.
type Quoted struct {
	Section string
	Text    string
	Lang    corpus.Lang // of the words
	Title   string      // of the document they stand in; "" for the page that has the list
}

// Quotes returns the citations as a reader sees them, in their order: a list
// stands behind its introduction, its lines parted by semicolons.
func (a Answer) Quotes() []Quoted {
	return asRead(a.citations)
}

// Shown returns what is to be shown of Quotes: without the rest of the list, where all of
// it is quoted only to prove that something is not on it, and Listing opens it.
func (a Answer) Shown() []Quoted { return asRead(a.near()) }

// Besides returns what is to be shown of Shown: without the lines that the claims quote.
func (a Answer) Besides() []Quoted { return a.unclaimed(a.Shown()) }

func (a Answer) unclaimed(quotes []Quoted) []Quoted {
	claims := a.Claims()
	return slices.DeleteFunc(quotes, func(q Quoted) bool {
		return strings.Contains(claims, words.Quote(a.Lang, q.Text))
	})
}

func asRead(citations []corpus.Quote) []Quoted {
	var out []Quoted
	for i := 0; i < len(citations); i++ {
		q := citations[i]
		text := q.Text()
		if strings.HasSuffix(text, ":") {
			var items []string
			for i+1 < len(citations) && citations[i+1].Passage().Intro == q.Passage().ID {
				i++
				items = append(items, citations[i].Text())
			}
			if len(items) > 0 {
				text += " " + strings.Join(items, "; ")
			}
		}
		out = append(out, Quoted{q.Passage().Section, text, q.Passage().Lang, furtherTitle(q.Document())})
	}
	return out
}

// near returns the citations but for the rest of the list, where all of it is quoted only
// to prove that something is not on it.
func (a Answer) near() []corpus.Quote {
	if a.Listing == "" {
		return a.citations
	}
	return corpus.Those(a.citations, func(q corpus.Quote) bool {
		return slices.ContainsFunc(a.Entities, func(e Entity) bool { return e.Line != "" && e.Line == q.Text() })
	})
}

// A Line is a line of a document that is quoted, or stands beside one that is.
type Line struct {
	Text    string
	Section string
	Title   string // of the document, where it is not the page that has the list
	Quoted  bool
	Item    bool // of a list
	Gap     bool // lines of the section that are left out stand before it
}

// around returns the lines that are quoted and the one before and behind each, in the
// order of the page.
func around(c *corpus.Corpus, quotes []corpus.Quote) []Line {
	const near = 1
	all := slices.Collect(c.Passages())
	shown, quoted := map[int]bool{}, map[string]bool{}
	for _, q := range quotes {
		quoted[q.Passage().ID] = true
		at := slices.IndexFunc(all, func(p corpus.Passage) bool { return p.ID == q.Passage().ID })
		for i := max(at-near, 0); i <= min(at+near, len(all)-1); i++ {
			if all[i].Doc == all[at].Doc && all[i].Section == all[at].Section {
				shown[i] = true
			}
		}
	}
	var out []Line
	last := -1
	for i, p := range all {
		if shown[i] {
			gap := last >= 0 && i > last+1 && all[last].Section == p.Section
			out = append(out, Line{p.Text, p.Section, furtherTitle(*p.Doc), quoted[p.ID], p.Intro != "", gap})
			last = i
		}
	}
	return out
}

// furtherTitle is the title of a document other than the page.
func furtherTitle(d corpus.Document) string {
	if d.Page {
		return ""
	}
	return d.Title
}

// quoted puts the page's words at the end of an answer's text.
func (a Answer) quoted() string {
	quotes := a.unclaimed(a.Quotes())
	if len(quotes) == 0 {
		return ""
	}
	parts := corpus.Each(quotes, func(q Quoted) string { return q.Text })
	if title := quotes[0].Title; title != "" {
		return words.CiteDocument(a.Lang, title, parts)
	}
	return words.Cite(a.Lang, parts, a.kind == None, quotes[0].Lang)
}

// evidence is the receipt of an answer in full.
func (a Answer) evidence() receipt.Full {
	return receipt.Full{Code: a.Receipt, Corpus: a.Digest, Program: receipt.Program(), Question: receipt.Hash(a.Question), Rule: a.Derivation.Rule, Quotes: receipt.Ranges(a.citations)}
}

// sealed is the code over all that an answer says, and what it says it of.
func (a Answer) sealed() receipt.Code {
	says := []string{string(a.Lang), string(a.kind), strconv.Itoa(a.Count), a.Claims()}
	for _, e := range a.Entities {
		says = append(says, e.ID, string(e.Status))
	}
	for _, r := range receipt.Ranges(a.citations) {
		says = append(says, r.Passage, strconv.Itoa(r.From), strconv.Itoa(r.To))
	}
	return receipt.New(a.Digest, says...)
}
