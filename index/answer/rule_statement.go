package answer

import (
	"context"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index"
)

// tryStatement answers from what the page states: full-text search proposes
// statements, best first, and the first that covers every concept of the
// question answers. Vocabulary, not a score, decides that the page does not say.
func (u *understanding) tryStatement(ctx context.Context) (Answer, bool, error) {
	tries := slices.Clone(u.clauses)
	if len(tries) > 1 {
		tries = append(tries, join(u.clauses))
	}
	slices.Reverse(tries) // the whole first, then the last clause: the question comes last
	for _, c := range tries {
		if u.asksUnsaidBeside(c) {
			continue
		}
		a, ok, err := u.statement(ctx, c)
		if ok || err != nil {
			return a, ok, err
		}
	}
	return Answer{}, false, nil
}

// maxItems is longer than any question about a statement.
const maxItems = 80

// asksUnsaidBeside reports whether a clause other than c asks what the page does
// not say; then c is only its introduction.
func (u *understanding) asksUnsaidBeside(c *clause) bool {
	return slices.ContainsFunc(u.clauses, func(o *clause) bool {
		return o != c && len(o.topics) > 0 && (o.asked || u.opensYesNo(o) || o.asksOpen())
	})
}

func (u *understanding) statement(ctx context.Context, c *clause) (Answer, bool, error) {
	if c.has(asksWhich, asksList, asksCount, saysAll) && c.has(saysCountry, saysMember) || len(c.topics) > 0 || len(c.unknown) > 0 || len(c.items) > maxItems {
		return Answer{}, false, nil
	}
	if c.has(saysInstrument) && c.has("classified", "sensitive") && !c.has("information", "protect", "handle", "cover", "protected") {
		return Answer{}, false, nil // whether an instrument is itself secret
	}
	var concepts []string
	for _, it := range c.items {
		for _, r := range it.roles {
			if r != glue && r != plain && r != contextual && !slices.Contains(concepts, string(r)) {
				concepts = append(concepts, string(r))
			}
		}
	}
	if len(concepts) == 0 {
		return Answer{}, false, nil
	}
	q := index.Query{Text: c.text(), Lang: u.lang, Concepts: concepts}
	hits, err := u.index.Search(ctx, q)
	if err != nil {
		return Answer{}, false, err
	}
	u.asked("covers:" + strings.Join(concepts, ",") + " text:" + clip(q.Text, 80))
	for _, h := range hits {
		s, ok := u.statementByID(h.ID)
		if !ok {
			continue
		}
		missing := u.uncovered(c, s)
		if !anchored(concepts, s) {
			missing = append(missing, "(no anchor)")
		}
		u.derivation.Hits = append(u.derivation.Hits, Hit{ID: h.ID, Score: h.Score, Missing: missing})
		if len(missing) > 0 {
			continue
		}
		a, err := cited(Passage, s.Quotes...)
		if err != nil {
			return a, false, err
		}
		a.Verdict = s.Says.In(u.lang)
		return a, true, nil
	}
	return Answer{}, false, nil
}

func (u *understanding) statementByID(id string) (corpus.Statement, bool) {
	for s := range u.corpus.Statements() {
		if s.ID == id {
			return s, true
		}
	}
	return corpus.Statement{}, false
}

// uncovered lists the words of the clause the statement has nothing to say about.
func (u *understanding) uncovered(c *clause, s corpus.Statement) []string {
	var out []string
	for _, it := range c.items {
		if it.named(corpus.GroupName) || it.named(corpus.EntityName) && !slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool { return n.ID == "CA" }) || it.ambiguous != nil {
			out = append(out, it.text)
			continue
		}
		covered := slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool { return n.ID == "CA" }) && slices.Contains(s.Covers, "canada") || it.is(glue) || it.is(anaphor) || it.is(firstPerson) || it.is(saysAnd) || it.is(saysOr) || it.is(saysBut) || it.is(saysOnly) || it.named(corpus.TermName) && len(it.roles) == 0
		for _, r := range it.roles {
			covered = covered || slices.Contains(s.Covers, string(r))
		}
		if it.is(asksList) && it.is(glue) && it == c.items[0] && !slices.Contains(s.Covers, string(asksList)) {
			covered = false // "show me the templates"
		}
		if !covered && slices.ContainsFunc(it.roles, func(r role) bool { return vague[r] }) {
			covered = true
		}
		if !covered {
			out = append(out, it.text)
		}
	}
	return out
}

// vague concepts colour a question without changing what it asks: "what does
// the sector do", "in the Canadian government".
var vague = map[role]bool{
	"do": true, "country": true, "government": true, "foreign": true, "international": true, "security": true,
	"agree": true, "role": true, "kind": true, "also": true, "formal": true, "facilitate": true, "definition": true, "in": true, "bilateral": true,
}

func anchored(concepts []string, s corpus.Statement) bool {
	return slices.ContainsFunc(s.Anchors, func(a string) bool { return slices.Contains(concepts, a) })
}

func (c *clause) text() string {
	words := make([]string, 0, len(c.items))
	for _, it := range c.items {
		words = append(words, it.text)
	}
	return strings.Join(words, " ")
}
