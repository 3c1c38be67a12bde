package answer

import (
	"context"
	"slices"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// A subject is an entity asked about, and how the asker named it.
type subject struct {
	entity corpus.Entity
	place  string   // the part of the country that was named, or ""
	places []string // further parts of it
	typed  string   // the misspelling that was read as the entity, or ""
	via    string   // the group that brought it in, or ""
}

// entities are those of the subjects, in order, each once: two groups may have brought it in.
func entities(subjects []subject) []corpus.Entity {
	var out []corpus.Entity
	for i, s := range subjects {
		if !hasEntity(subjects[:i], s.entity.ID) {
			out = append(out, s.entity)
		}
	}
	return out
}

// hasEntity reports whether the entity is among the subjects.
func hasEntity(subjects []subject, id string) bool {
	return slices.ContainsFunc(subjects, func(s subject) bool { return s.entity.ID == id })
}

// A lookup finds out who is named, and remembers what it asked the index. A name is
// settled by exact lookup in the index, never by a score.
type lookup struct {
	corpus *corpus.Corpus
	index  *index.Index
	query  string
}

// subjects resolves the names of items, in order, each entity once.
func (l *lookup) subjects(ctx context.Context, items []*reading.Item) (out []subject, err error) {
	var found []subject
	resolved := map[string]bool{}
	for _, it := range items {
		if resolved[it.Key] {
			continue // named before
		}
		resolved[it.Key] = true
		if it.Ambiguous != nil {
			found = l.byID(it.Ambiguous.Answer)
		} else if found, err = l.resolve(ctx, it); err != nil {
			return nil, err
		}
		for _, s := range found {
			at := slices.IndexFunc(out, func(o subject) bool { return o.entity.ID == s.entity.ID })
			switch {
			case at < 0:
				out = append(out, s)
			case out[at].place == "" && it.Ambiguous == nil && it.Senses[0].Sort != corpus.City:
				out[at].place = s.place // "the UK and Scotland"
			case s.place != "":
				out[at].places = append(out[at].places, s.place) // "Scotland and Wales"
			}
		}
	}
	return out, nil
}

// resolve looks the item's name up.
func (l *lookup) resolve(ctx context.Context, it *reading.Item) ([]subject, error) {
	var out []subject
	for _, n := range it.Senses {
		switch {
		case n.Kind == corpus.PlaceName && len(out) == 0:
			out = corpus.Each(l.byID([]string{n.ID}), func(s subject) subject { return subject{entity: s.entity, place: n.Surface} })
		case n.Kind == corpus.EntityName && it.Guessed != "":
			out = append(out, corpus.Each(l.byID([]string{n.ID}), func(s subject) subject { return subject{entity: s.entity, typed: it.Text} })...)
		case n.Kind == corpus.EntityName:
			named, err := l.index.Named(ctx, n.Key)
			if err != nil {
				return nil, err
			}
			l.asked(index.Is(index.Name, n.Key))
			for _, e := range named {
				// Several may bear the name; the sense that was recognised decides.
				if e.ID == n.ID && !hasEntity(out, e.ID) {
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

// byID returns those of the entities that there are.
func (l *lookup) byID(ids []string) []subject {
	return corpus.Each(corpus.Found(ids, l.corpus.Entity), func(e corpus.Entity) subject { return subject{entity: e} })
}

// membersOf returns the organisation a group's name is taken for, else its countries;
// groups are those of the name.
func (l *lookup) membersOf(ctx context.Context, asked intent.AskedGroup, groups []corpus.Group) ([]subject, error) {
	if asked.Body {
		if found, err := l.resolve(ctx, asked.Name); err != nil || len(found) > 0 {
			return found[:min(len(found), 1)], err
		}
	}
	var out []subject
	for _, g := range groups {
		for _, s := range l.byID(g.Countries) {
			if !s.entity.Territory {
				s.via = g.ID
				out = append(out, s)
			}
		}
	}
	return out, nil
}

// set returns those of a set.
func (l *lookup) set(ctx context.Context, f index.Filter) ([]corpus.Entity, error) {
	l.asked(f)
	return l.index.Where(ctx, f)
}

// asked notes what the index was asked.
func (l *lookup) asked(f index.Filter) {
	const limit = 400
	if len(l.query) > limit {
		return
	}
	if l.query != "" {
		l.query += "; "
	}
	l.query += f.String()
}

// commonGroup is the group all subjects were named by, or "".
func commonGroup(subjects []subject) string {
	via := subjects[0].via
	if slices.ContainsFunc(subjects, func(s subject) bool { return s.via != via }) {
		return ""
	}
	return via
}
