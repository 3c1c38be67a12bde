package live

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"miswg/corpus"
	"miswg/corpus/page"
	"miswg/index/answer"
	"miswg/index/answer/words"
)

// A singer is what can be asked canary questions.
type singer interface {
	Ask(ctx context.Context, q answer.Question) (answer.Answer, error)
}

// sing asks an engine canary questions. The questions and their right answers are
// derived from the lines of the list, and not from what was made of them, so that they
// hold for any corpus and catch an engine that knows another. It asks in both languages at
// once; of several errors it returns the first in English.
func sing(ctx context.Context, e singer, c *corpus.Corpus) error {
	r := rollOf(c)
	if len(r.members) == 0 {
		return errors.New("no member is listed")
	}
	langs := corpus.Langs()
	wrong := make([]error, len(langs))
	var singing sync.WaitGroup
	for i, l := range langs {
		singing.Go(func() { wrong[i] = asker{ctx, e, c, l, words.In(l, c)}.sing(r) })
	}
	singing.Wait()
	for _, err := range wrong {
		if err != nil {
			return err
		}
	}
	const nonsense = "zzxq vlort?"
	a, err := e.Ask(ctx, answer.Question{Text: nonsense, Lang: corpus.English, Force: true})
	if err == nil && a.Kind() != answer.None && a.Kind() != answer.Help {
		err = errors.New("is answered")
	}
	if err != nil {
		return fmt.Errorf("%q: %w", nonsense, err)
	}
	return nil
}

// A roll is who takes part by the lines of the list: IDs, sorted.
type roll struct{ members, observers, excluded, outside []string }

func rollOf(c *corpus.Corpus) roll {
	var r roll
	list := c.Membership()
	for _, line := range list.Groups {
		g, _ := c.Group(line.Group)
		for _, id := range g.Countries {
			if slices.Contains(line.Except, id) {
				r.excluded = append(r.excluded, id)
			} else {
				r.members = append(r.members, id)
			}
		}
	}
	for _, n := range list.Named {
		r.members = append(r.members, n.ID)
	}
	for _, o := range list.Observers {
		r.observers = append(r.observers, o.ID)
	}
	r.members, r.observers = set(r.members), set(r.observers)
	r.outside = slices.DeleteFunc(slices.Clone(r.members), func(id string) bool {
		return slices.ContainsFunc(list.Groups, func(line corpus.GroupLine) bool {
			g, _ := c.Group(line.Group)
			return slices.Contains(g.Countries, id)
		})
	})
	r.excluded = slices.DeleteFunc(set(r.excluded), func(id string) bool {
		return slices.Contains(r.members, id) || slices.Contains(r.observers, id)
	})
	return r
}

func set(ids []string) []string { return slices.Compact(slices.Sorted(slices.Values(ids))) }

// An asker asks in one language.
type asker struct {
	ctx    context.Context
	engine singer
	corpus *corpus.Corpus
	lang   corpus.Lang
	words.Phrases
}

func (a asker) ask(en, fr string) (string, answer.Answer, error) {
	text := a.lang.Pick(en, fr)
	got, err := a.engine.Ask(a.ctx, answer.Question{Text: text, Lang: a.lang, Force: true})
	if err != nil {
		err = fmt.Errorf("%q: %w", text, err)
	}
	return text, got, err
}

// sing asks all that is asked in its language.
func (a asker) sing(r roll) error {
	for _, check := range []func(roll) error{a.standings, a.sets, a.statements} {
		if err := check(r); err != nil {
			return err
		}
	}
	return nil
}

// standings asks for everybody listed by name, and whether each exception, a member, an
// observer and a country that is not listed is a member.
func (a asker) standings(r roll) error {
	for status, ids := range map[corpus.Status][]string{corpus.Member: r.members, corpus.Observer: r.observers, corpus.Excluded: r.excluded} {
		for _, id := range ids {
			x, _ := a.corpus.Entity(id)
			if err := a.standing(x.Name(a.lang), id, status, ""); err != nil {
				return err
			}
		}
	}
	yes, no := a.lang.Pick("Yes", "Oui"), a.lang.Pick("No", "Non")
	asked := map[string][]string{yes: r.members[:1], no: slices.Concat(r.excluded, r.observers[:min(1, len(r.observers))])}
	if id := a.corpus.Body().Samples.Unlisted; id != "" {
		asked[no] = append(asked[no], id)
	}
	for opening, ids := range asked {
		for _, id := range ids {
			x, _ := a.corpus.Entity(id)
			if err := a.standing(a.AskMember(x), id, r.status(id), opening); err != nil {
				return err
			}
		}
	}
	return nil
}

// status is the standing by the lines of the list.
func (r roll) status(id string) corpus.Status {
	switch {
	case slices.Contains(r.members, id):
		return corpus.Member
	case slices.Contains(r.observers, id):
		return corpus.Observer
	case slices.Contains(r.excluded, id):
		return corpus.Excluded
	}
	return corpus.NotListed
}

func (a asker) standing(question, id string, status corpus.Status, opening string) error {
	_, got, err := a.ask(question, question)
	if err != nil {
		return err
	}
	if got.Kind() != answer.Status || len(got.Entities) == 0 || got.Entities[0].ID != id || got.Entities[0].Status != status {
		return fmt.Errorf("%q is not answered with the standing of %s, %s", question, id, status)
	}
	if !strings.HasPrefix(got.Verdict, opening) {
		return fmt.Errorf("%q is answered %q, want %s", question, got.Verdict, opening)
	}
	return nil
}

// sets asks how many members there are, who observes, who is left out and which
// members are in no group that a line stands for.
func (a asker) sets(r roll) error {
	outside := a.AskOutside()
	for _, q := range []struct {
		en, fr string
		want   []string
	}{
		{outside, outside, r.outside},
		{"how many members are there?", "combien de membres y a-t-il?", r.members},
		{"who are the members?", "qui sont les membres?", r.members},
		{"who are the observers?", "qui sont les observateurs?", r.observers},
		{"which countries are left out?", "quels pays sont exclus?", r.excluded},
		{"which organisations are members?", "quelles organisations sont membres?", a.organisations(r.members)},
		{"which organisations are observers?", "quelles organisations sont observatrices?", a.organisations(r.observers)},
	} {
		if q.en == "" {
			continue // there is no such question of this list
		}
		text, got, err := a.ask(q.en, q.fr)
		if err != nil {
			return err
		}
		ids := corpus.Each(got.Entities, func(x answer.Entity) string { return x.ID })
		if got.Count != len(q.want) || !slices.Equal(set(ids), q.want) {
			return fmt.Errorf("%q counts %d (%s), want the %d of the list", text, got.Count, strings.Join(set(ids), " "), len(q.want))
		}
	}
	return nil
}

func (a asker) organisations(ids []string) []string {
	return corpus.Those(ids, func(id string) bool {
		x, _ := a.corpus.Entity(id)
		return x.Type == corpus.Organisation
	})
}

// statements asks what each statement answers, which must not be said in the words of
// one that waits to be confirmed, and for the words of the headings and of the lines of
// one word, which must not be denied.
func (a asker) statements(roll) error {
	for s := range a.corpus.Statements() {
		text, got, err := a.ask(s.Ask.EN, s.Ask.FR)
		if err != nil {
			return err
		}
		if said := s.Says.In(a.lang); !s.Confirmed() && said != "" && strings.Contains(got.Text(), said) {
			return fmt.Errorf("%q is answered in words that wait to be confirmed", text)
		}
	}
	const long = 5
	for p := range a.corpus.Passages() {
		lines := strings.Fields(p.Text)
		if !p.Doc.Page || p.Kind != page.Heading && len(lines) > 1 {
			continue
		}
		for _, w := range lines {
			w = corpus.Fold(w)
			if len(w) < long || strings.Contains(w, " ") {
				continue
			}
			text, got, err := a.ask("does the page mention "+w+"?", "la page mentionne-t-elle "+w+"?")
			if err != nil {
				return err
			}
			if got.Verdict == a.NeverMentions([]string{w}) {
				return fmt.Errorf("%q is denied, and stands on line %d of the page", text, p.Line)
			}
		}
	}
	return nil
}
