package answer

import (
	"context"
	"slices"

	"miswg/corpus"
)

// relation handles "Is Japan in NATO?": not a question this page answers,
// save for Iceland, of which its wording says so.
func (u *understanding) relation(ctx context.Context, r Relation) (Answer, error) {
	subjects, _, err := u.subjectsOf(ctx, r.Names)
	if err != nil {
		return Answer{}, err
	}
	p := phrasesIn(u.lang)
	g, known := u.corpus.Group(r.Group)
	if !known {
		a := uncited(None, u.quotesFor(subjects)...)
		a.Verdict = p.notBetween()
		for _, s := range subjects[:min(len(subjects), 4)] {
			a.Reasons = append(a.Reasons, p.listedBeside(p.the(s.entity), s.entity.Status))
		}
		return a, nil
	}
	if len(subjects) == 1 && subjects[0].entity.Status == corpus.Excluded && g.ID == "nato" {
		a, err := cited(Passage, subjects[0].entity.BasisIn(u.lang))
		a.Verdict = p.icelandNATO()
		a.Entities = []Entity{u.row(subjects[0].entity)}
		return a, err
	}
	a := uncited(None, u.quotesFor(subjects)...)
	a.Verdict = p.aboutOther(g.Names[u.lang].Name)
	for _, s := range subjects[:min(len(subjects), 4)] {
		a.Reasons = append(a.Reasons, p.listedBeside(p.the(s.entity), s.entity.Status))
	}
	return a, nil
}

// groupStanding answers "Are the Baltics in?": the standing of each country of a
// group, or of the organisation that bears the name.
func (u *understanding) groupStanding(ctx context.Context, g GroupStanding) (Answer, error) {
	var subjects []subject
	for _, group := range g.Groups {
		found, err := u.membersOf(ctx, group)
		if err != nil {
			return Answer{}, err
		}
		subjects = append(subjects, found...)
	}
	p := g.Predicate
	if len(subjects) > 1 && !slices.ContainsFunc(subjects, func(s subject) bool { return s.via == "" }) {
		p.negated = false
	}
	return u.statusAnswer(subjects, p, nil)
}

// membersOf returns the organisation a group's name is taken for, else its countries.
func (u *understanding) membersOf(ctx context.Context, group AskedGroup) ([]subject, error) {
	if group.Body {
		if found, err := u.resolve(ctx, group.Name); err != nil || len(found) > 0 {
			return found[:min(len(found), 1)], err
		}
	}
	var out []subject
	for _, g := range u.groupsOf(group.Name) {
		for _, id := range g.Countries {
			if e, ok := u.corpus.Entity(id); ok && !e.Territory {
				out = append(out, subject{entity: e, via: g.ID})
			}
		}
	}
	return out, nil
}

// bodies answers with the organisations that belong with groups.
func (u *understanding) bodies(b Bodies) (Answer, error) {
	var subjects []subject
	for _, it := range b.Groups {
		for _, e := range u.message.bodies(it) {
			subjects = append(subjects, subject{entity: e})
		}
	}
	return u.statusAnswer(subjects, predicate{}, nil)
}

// aboutOther says that the page is not about who is in another organisation.
func (u *understanding) aboutOther(ctx context.Context, it *item) (Answer, error) {
	found, err := u.resolve(ctx, it)
	if err != nil || len(found) == 0 {
		return u.offTopic(), err
	}
	p := phrasesIn(u.lang)
	name := p.the(found[0].entity)
	a := uncited(None, u.quotesFor(found)...)
	a.Verdict = p.aboutOther(name)
	a.Reasons = append(a.Reasons, p.listedBeside(name, found[0].entity.Status))
	return a, nil
}
