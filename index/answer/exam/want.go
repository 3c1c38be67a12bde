package exam

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
	"miswg/index/answer"
)

// A Want is what is right of an answer. What a line does not say is not checked.
type Want struct {
	source   string // as written
	kinds    []answer.Kind
	rows     [][]standing // alternatives
	sets     [][]string   // alternatives, sorted
	counts   []int
	sections []string
	has      [][]string // every item, one alternative of each
	lacks    []string
	offers   []string
	polarity string
	Lang     corpus.Lang // the answer is in it; "" where nothing is said of that
}

// A standing is an entity and how it takes part.
type standing struct {
	id     string
	status corpus.Status
}

// String returns the expectation as it is written.
func (w Want) String() string { return w.source }

// A wantReader reads one expectation.
type wantReader struct {
	corpus *corpus.Corpus
	want   Want
	row    []standing // under way
	slips  []string
}

func parseWant(c *corpus.Corpus, s string) (Want, []string, error) {
	words, err := split(s)
	if err != nil {
		return Want{}, nil, err
	}
	if len(words) == 0 {
		return Want{}, nil, fmt.Errorf("no expectation in %q", s)
	}
	r := wantReader{corpus: c, want: Want{source: strings.Join(words, " ")}}
	for k := range strings.SplitSeq(words[0], "|") {
		kind := answer.Kind(k)
		if !slices.Contains([]answer.Kind{answer.Status, answer.List, answer.Count, answer.Passage, answer.Help, answer.None}, kind) {
			return r.want, nil, fmt.Errorf("%q is no kind", k)
		}
		r.want.kinds = append(r.want.kinds, kind)
	}
	for _, w := range words[1:] {
		if err := r.add(w); err != nil {
			return r.want, nil, err
		}
	}
	r.endRow()
	if slices.Equal(r.want.kinds, []answer.Kind{answer.Status}) && r.want.rows == nil {
		return r.want, nil, fmt.Errorf("status without entities in %q", s)
	}
	return r.want, r.slips, nil
}

// endRow takes a row of entities as one alternative.
func (r *wantReader) endRow() {
	if r.row != nil {
		r.want.rows = append(r.want.rows, r.row)
		r.row = nil
	}
}

func (r *wantReader) add(word string) error {
	w := &r.want
	key, value, assigned := strings.Cut(word, "=")
	switch {
	case word == "or":
		r.endRow()
	case word == "yes" || word == "no" || word == "neither":
		w.polarity = word
	case strings.HasPrefix(word, "{"):
		set, err := setOf(r.corpus, strings.Trim(word, "{}"))
		w.sets = append(w.sets, set)
		return err
	case word[0] >= '0' && word[0] <= '9':
		for n := range strings.SplitSeq(word, "|") {
			i, err := strconv.Atoi(n)
			if err != nil {
				return err
			}
			w.counts = append(w.counts, i)
		}
	case !assigned:
		return fmt.Errorf("cannot read %q", word)
	case key == "section":
		w.sections = strings.Split(value, "|")
	case key == "has":
		w.has = append(w.has, strings.Split(value, "|"))
	case key == "lacks":
		w.lacks = append(w.lacks, strings.Split(value, "|")...)
	case key == "offers":
		w.offers = append(w.offers, value)
	case key == "lang":
		w.Lang = corpus.Lang(value)
	default:
		return r.stands(key, corpus.Status(value))
	}
	return nil
}

// stands takes an entity and its standing into the row. The questions state the truth
// themselves: a slip in the corpus, or in them, must not pass unseen.
func (r *wantReader) stands(id string, status corpus.Status) error {
	e, ok := r.corpus.Entity(id)
	if !ok {
		return fmt.Errorf("no entity %q", id)
	}
	if e.Status != status {
		r.slips = append(r.slips, fmt.Sprintf("%s is %s in the corpus, %s here", id, e.Status, status))
	}
	r.row = append(r.row, standing{id, status})
	return nil
}

// split splits at spaces, but not inside braces or quotes, whose quotes it drops, and
// stops at a comment.
func split(s string) ([]string, error) {
	var words []string
	for s = strings.TrimSpace(s); s != "" && s[0] != '#'; s = strings.TrimSpace(s) {
		end := strings.IndexByte(s, ' ')
		if end < 0 {
			end = len(s)
		}
		word := s[:end]
		switch quote := strings.IndexByte(word, '"'); {
		case s[0] == '{':
			i := strings.IndexByte(s, '}')
			if i < 0 {
				return nil, fmt.Errorf("no } after %q", s)
			}
			word, end = s[:i+1], i+1
		case quote >= 0:
			i := strings.IndexByte(s[quote+1:], '"')
			if i < 0 {
				return nil, fmt.Errorf("no closing quote in %q", s)
			}
			end = quote + i + 2
			word = s[:quote] + s[quote+1:end-1]
		}
		words = append(words, word)
		s = s[end:]
	}
	return words, nil
}

// setOf evaluates a set: terms joined by +, each of factors joined by &, a factor
// negated by !. Words side by side are joined by +.
func setOf(c *corpus.Corpus, s string) ([]string, error) {
	if s = strings.TrimSpace(s); s == "" {
		return nil, nil
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "& ", "&"), " &", "&")
	var set []string
	for e := range c.Entities() {
		in := false
		for _, term := range strings.FieldsFunc(s, func(r rune) bool { return r == '+' || r == ' ' }) {
			all := true
			for factor := range strings.SplitSeq(term, "&") {
				name, not := strings.CutPrefix(factor, "!")
				ok, err := holds(c, name, e)
				if err != nil {
					return nil, err
				}
				all = all && ok != not
			}
			in = in || all
		}
		if in {
			set = append(set, e.ID)
		}
	}
	return slices.Sorted(slices.Values(set)), nil
}

// holds reports whether an entity is in what a factor names.
func holds(c *corpus.Corpus, factor string, e corpus.Entity) (bool, error) {
	if _, ok := c.Entity(factor); ok {
		return e.ID == factor, nil
	}
	if g, ok := c.Group(factor); ok {
		return slices.Contains(g.Countries, e.ID), nil
	}
	switch s := corpus.Status(factor); s {
	case corpus.Member, corpus.Observer, corpus.Excluded:
		return e.Status == s, nil
	}
	return false, fmt.Errorf("no group, entity or status %q", factor)
}
