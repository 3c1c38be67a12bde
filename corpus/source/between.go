package source

import (
	"slices"

	"miswg/corpus"
)

// A Delta is what is different between two states of a corpus.
type Delta struct {
	Lines      []LineOf // of its documents, in their order
	Effects    []Effect // of those that both states know, in the order of the former
	Uncompared []string // files that have too many lines to compare
}

// A LineOf is what became of one line of a document.
type LineOf struct {
	File string
	Change
}

// Between tells what became of the documents of a corpus, and of those who take part.
func Between(was, is *corpus.Corpus) Delta {
	files := corpus.Once(corpus.Each(slices.Concat(was.Documents(), is.Documents()), func(d corpus.Document) string { return d.ID }))
	out := Delta{Effects: effects(was, is.Entity)}
	for _, file := range files {
		changes, ok := compare(passagesOf(file, was.Passages()), passagesOf(file, is.Passages()))
		if !ok {
			out.Uncompared = append(out.Uncompared, file)
		}
		for _, c := range changes {
			out.Lines = append(out.Lines, LineOf{file, c})
		}
	}
	return out
}

// effects tells who stands otherwise now.
func effects(c *corpus.Corpus, now func(id string) (corpus.Entity, bool)) []Effect {
	var out []Effect
	for was := range c.Entities() {
		is, known := now(was.ID)
		if known && is.Status != was.Status {
			out = append(out, Effect{was.ID, was.Name(corpus.English), was.Name(corpus.French), was.Status, is.Status, is.Basis.Text()})
		}
	}
	return out
}
