package correct

import (
	"slices"

	"miswg/bot/render"
	"miswg/corpus"
	"miswg/corpus/source"
)

// What has changed of what answers say. It is kept in facts, not in words: what the page
// changes before it is said can be taken back.
type touched struct {
	Effects []effect `json:"effects,omitempty"` // one of an entity
	Lines   []line   `json:"lines,omitempty"`   // one of a line that was quoted
}

// An effect is what becomes of a standing; it is kept with its name in French.
type effect struct {
	source.Effect
	French string `json:"french,omitempty"`
}

// A line is what becomes of a line of a page; "" is gone.
type line struct {
	File   string `json:"file"`
	Before string `json:"before"`
	After  string `json:"after,omitempty"`
}

func (t touched) nothing() bool { return len(t.Effects)+len(t.Lines) == 0 }

func (t touched) equal(o touched) bool {
	return slices.Equal(t.Effects, o.Effects) && slices.Equal(t.Lines, o.Lines)
}

// said tells it in words.
func (t touched) said(l corpus.Lang, day string) string {
	effects := corpus.Each(t.Effects, func(e effect) source.Effect {
		e.Effect.French = e.French
		return e.Effect
	})
	changes := corpus.Each(t.Lines, func(l line) source.Change { return source.Change{Before: l.Before, After: l.After} })
	return render.Corrected(l, day, effects, changes)
}

// and joins what has changed of two, each once, as the first has it.
func (t touched) and(o touched) touched {
	for _, e := range o.Effects {
		if t.effect(e.ID) < 0 {
			t.Effects = append(slices.Clip(t.Effects), e)
		}
	}
	for _, l := range o.Lines {
		if t.line(l.File, l.Before) < 0 {
			t.Lines = append(slices.Clip(t.Lines), l)
		}
	}
	return t
}

func (t touched) effect(id string) int {
	return slices.IndexFunc(t.Effects, func(e effect) bool { return e.ID == id })
}

func (t touched) line(file, was string) int {
	return slices.IndexFunc(t.Lines, func(l line) bool { return l.File == file && l.Before == was })
}

// followed is what becomes of it by what a proposal changes after it. What is as it was
// stays in it.
func (t touched) followed(p render.Proposal) touched {
	t = touched{slices.Clone(t.Effects), slices.Clone(t.Lines)}
	for _, e := range p.Effects {
		if i := t.effect(e.ID); i >= 0 {
			t.Effects[i].After = e.After
		}
	}
	was := slices.Clone(t.Lines)
	for _, page := range p.Pages {
		for _, c := range page.Changes {
			i := slices.IndexFunc(was, func(l line) bool {
				returns := l.After != "" || l.Before == c.After
				return l.File == page.File && l.After == c.Before && returns
			})
			if i >= 0 {
				t.Lines[i].After = c.After
			}
		}
	}
	return t
}

// after is what is left to be said of it once something was said that it took the place of:
// from there to where it leads.
func (t touched) after(said touched) touched {
	out := touched{slices.Clone(t.Effects), slices.Clone(t.Lines)}
	for _, e := range said.Effects {
		i := out.effect(e.ID)
		if i < 0 { // it is as it was before that
			back := e
			back.Before, back.After = e.After, e.Before
			out.Effects = append(out.Effects, back)
			continue
		}
		out.Effects[i].Before = e.After
	}
	for _, l := range said.Lines {
		i := out.line(l.File, l.Before)
		if i < 0 {
			out.Lines = append(out.Lines, line{l.File, l.After, l.Before})
			continue
		}
		out.Lines[i].Before = l.After
	}
	return out.real()
}

// real leaves out what is as it was.
func (t touched) real() touched {
	t.Effects = slices.DeleteFunc(slices.Clone(t.Effects), func(e effect) bool { return e.Before == e.After })
	t.Lines = slices.DeleteFunc(slices.Clone(t.Lines), func(l line) bool { return l.Before == l.After })
	return t
}
