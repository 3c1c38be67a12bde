package words

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

func (f *facts) The(x corpus.Entity) string {
	n := x.Names[f.lang]
	return withArticle(n.Article, n.Name)
}

func withArticle(article, name string) string {
	switch {
	case article == "":
		return name
	case strings.HasSuffix(article, "'"):
		return article + name
	}
	return article + " " + name
}

func (f *facts) And(names []string) string { return series(names, f.lang.Pick("and", "et")) }

func (f *facts) Or(names []string) string { return series(names, f.lang.Pick("or", "ou")) }

// plural names the countries of the group of a line.
func (f *facts) plural(l line) string { return l.group.Names[f.lang].Plural }

// count is a number of things. In French none is singular.
func (f *facts) count(n int, one, many string) string {
	if n == 1 || n == 0 && f.lang == corpus.French {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}

// series joins names: "a, b and c".
func series(names []string, last string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " " + last + " " + names[len(names)-1]
}
