package answer

import (
	"context"
	"slices"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/reading"
)

// A subject is an entity asked about, and how the asker named it.
type subject struct {
	entity corpus.Entity
	place  string // the part of the country that was named, or ""
	typed  string // the misspelling that was read as the entity, or ""
	via    string // the group that brought it in, or ""
}

// subjectsOf resolves the names of items, in order, each entity once. A name is
// settled by exact lookup in the index, never by a score.
func (u *understanding) subjectsOf(ctx context.Context, items []*reading.Item) (subjects []subject, ask *reading.Item, err error) {
	add := func(s subject) {
		if !slices.ContainsFunc(subjects, func(o subject) bool { return o.entity.ID == s.entity.ID }) {
			subjects = append(subjects, s)
		}
	}
	resolved := map[string]bool{}
	for _, it := range items {
		if resolved[it.Key] {
			continue // named before
		}
		resolved[it.Key] = true
		if it.Ambiguous != nil {
			if len(it.Ambiguous.Answer) == 0 {
				ask = it
				continue
			}
			for _, id := range it.Ambiguous.Answer {
				e, _ := u.corpus.Entity(id)
				add(subject{entity: e})
			}
			continue
		}
		found, err := u.resolve(ctx, it)
		if err != nil {
			return nil, nil, err
		}
		for _, s := range found {
			add(s)
		}
	}
	return subjects, ask, nil
}

// resolve looks the item's name up.
func (u *understanding) resolve(ctx context.Context, it *reading.Item) ([]subject, error) {
	var out []subject
	for _, n := range it.Senses {
		switch n.Kind {
		case corpus.PlaceName:
			if e, ok := u.corpus.Entity(n.ID); ok && len(out) == 0 {
				out = append(out, subject{entity: e, place: n.Surface})
			}
		case corpus.EntityName:
			if it.Guessed != "" {
				e, _ := u.corpus.Entity(n.ID)
				out = append(out, subject{entity: e, typed: it.Text})
				continue
			}
			named, err := u.index.Named(ctx, n.Key)
			if err != nil {
				return nil, err
			}
			u.asked(index.Is(index.Name, n.Key).String())
			for _, e := range named {
				// Several may bear the name; the sense that was recognised decides.
				if e.ID == n.ID && !slices.ContainsFunc(out, func(s subject) bool { return s.entity.ID == e.ID }) {
					out = append(out, subject{entity: e})
				}
			}
		}
	}
	// An exact name beats a place of the same name; one item is one entity
	// unless it is a shared misspelling.
	if it.Guessed == "" && len(out) > 1 {
		out = out[:1]
	}
	return out, nil
}

// asked notes what the index was asked.
func (u *understanding) asked(query string) {
	const limit = 400
	d := &u.derivation
	if len(d.Query) > limit {
		return
	}
	if d.Query != "" {
		d.Query += "; "
	}
	d.Query += query
}

// commonGroup is the group all subjects were named by, or "".
func commonGroup(subjects []subject) string {
	via := subjects[0].via
	if slices.ContainsFunc(subjects, func(s subject) bool { return s.via != via }) {
		return ""
	}
	return via
}
