package exam

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"miswg/corpus"
	"miswg/index/answer"
)

// Check returns what is not right of an answer. False are a wrong status, the contrary
// Yes or No, and an answer where only help or none is right.
func (w Want) Check(a answer.Answer) (misses []string, untrue bool) {
	c := checker{want: w, answer: a, text: fold(a.Text())}
	for _, part := range []func(){c.kind, c.row, c.listed, c.words, c.language} {
		part()
	}
	return c.misses, c.untrue
}

// A checker holds one answer against what is wanted of it.
type checker struct {
	want   Want
	answer answer.Answer
	text   string // folded
	misses []string
	untrue bool
}

func (c *checker) miss(format string, args ...any) {
	c.misses = append(c.misses, fmt.Sprintf(format, args...))
}

func (c *checker) kind() {
	kind := c.answer.Kind()
	if !slices.Contains(c.want.kinds, kind) {
		c.miss("kind %s", kind)
		silent := !slices.ContainsFunc(c.want.kinds, substantive)
		c.untrue = silent && substantive(kind)
	}
}

// row checks who an answer about standings is of.
func (c *checker) row() {
	if c.want.rows == nil || c.answer.Kind() != answer.Status {
		return
	}
	got := rowOf(c.answer)
	if !slices.ContainsFunc(c.want.rows, func(row []standing) bool { return slices.Equal(row, got) }) {
		c.miss("entities")
		c.untrue = c.untrue || contradicts(c.want.rows, got)
	}
}

func (c *checker) listed() {
	a := c.answer
	if a.Kind() != answer.List && a.Kind() != answer.Count {
		return
	}
	ids := corpus.Each(a.Entities, func(e answer.Entity) string { return e.ID })
	slices.Sort(ids)
	if c.want.sets != nil && !slices.ContainsFunc(c.want.sets, func(set []string) bool { return slices.Equal(set, ids) }) {
		c.miss("set")
	}
	if c.want.counts != nil && !slices.Contains(c.want.counts, a.Count) {
		c.miss("count %d", a.Count)
	}
}

// words checks what an answer says, and what it quotes first.
func (c *checker) words() {
	section, has := fold(sectionOf(c.answer)), func(s string) bool { return strings.Contains(c.text, fold(s)) }
	if c.want.sections != nil && c.answer.Kind() == answer.Passage &&
		!slices.ContainsFunc(c.want.sections, func(s string) bool { return strings.Contains(section, fold(s)) }) {
		c.miss("section %s", section)
	}
	if substantive(c.answer.Kind()) {
		for _, alternatives := range c.want.has {
			if !slices.ContainsFunc(alternatives, has) {
				c.miss("text lacks %q", alternatives)
			}
		}
	}
	for _, s := range c.want.lacks {
		if hasWord(c.text, fold(s)) {
			c.miss("text has %q", s)
		}
	}
	for _, s := range c.want.offers {
		if !slices.ContainsFunc(c.answer.Choices, func(o answer.Choice) bool { return strings.HasPrefix(fold(o.Label), fold(s)) }) {
			c.miss("does not offer %q", s)
		}
	}
	if opening := opensWith(c.text); c.want.polarity != "" && opening != "" && opening != c.want.polarity {
		c.miss("opens with %s", opening)
		c.untrue = true
	}
}

func (c *checker) language() {
	if c.want.Lang != "" && c.answer.Lang != c.want.Lang {
		c.miss("language %s", c.answer.Lang)
	}
}

func substantive(k answer.Kind) bool { return k != answer.Help && k != answer.None }

// contradicts reports whether an entity has a standing that no row allows.
func contradicts(rows [][]standing, got []standing) bool {
	for _, s := range got {
		named, allowed := false, false
		for _, row := range rows {
			for _, w := range row {
				named = named || w.id == s.id
				allowed = allowed || w == s
			}
		}
		if named && !allowed {
			return true
		}
	}
	return false
}

func rowOf(a answer.Answer) []standing {
	return corpus.Each(a.Entities, func(e answer.Entity) standing { return standing{e.ID, e.Status} })
}

var (
	opensYes = regexp.MustCompile(`^\W*(yes|yep|yeah|yup|oui|absolutely|absolument|correct|exact|that's right|c'est exact)\b`)
	opensNo  = regexp.MustCompile(`^\W*(no|nope|nah|non)(\s*([,.!;:]|$)|\s*-($|\W))`)
)

// opensWith tells whether folded text opens with yes, no or neither ("").
func opensWith(text string) string {
	switch {
	case opensYes.MatchString(text):
		return "yes"
	case opensNo.MatchString(text):
		return "no"
	}
	return ""
}

func hasWord(text, word string) bool {
	re := regexp.MustCompile(`(^|[^\pL\pN_])` + regexp.QuoteMeta(word) + `($|[^\pL\pN_])`)
	return re.MatchString(text)
}

// fold lowers case and drops accents, so that a check does not hang on them.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '’' || r == '‘':
			return '\''
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
	return strings.Join(strings.Fields(s), " ")
}

func sectionOf(a answer.Answer) string {
	if len(a.Citations()) == 0 {
		return "none"
	}
	return a.Citations()[0].Passage().Section
}

// Summary says what matters of an answer in one line.
func Summary(a answer.Answer) string {
	const rows, runes = 12, 160
	s := string(a.Kind())
	for i, w := range rowOf(a) {
		if i == rows {
			s += " …"
			break
		}
		s += " " + w.id + "=" + string(w.status)
	}
	text := strings.Join(strings.Fields(a.Text()), " ")
	if r := []rune(text); len(r) > runes {
		text = string(r[:runes]) + "…"
	}
	return fmt.Sprintf("%s %d section=%q %q", s, a.Count, sectionOf(a), text)
}
