package words

import (
	"miswg/corpus"
)

// english is how miswg speaks English.
type english struct{ *facts }

func (english) The(x corpus.Entity) string {
	n := x.Names[corpus.English]
	if n.Article == "" {
		return n.Name
	}
	return n.Article + " " + n.Name
}

func (e english) And(names []string) string { return series(names, "and") }

func (e english) Or(names []string) string { return series(names, "or") }

func (e english) quote(s string) string { return "“" + s + "”" }

func (e english) Yes() string { return "Yes." }

func (e english) No() string { return "No." }

func (e english) Indeed() string { return "Right:" }

func (e english) Contrary() string { return "On the contrary:" }
