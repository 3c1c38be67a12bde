package answer

import (
	"context"
	"slices"

	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// relation handles "Is Japan in NATO?": not a question this page answers,
// save for an exception, of which its wording says so.
func (u *understanding) relation(ctx context.Context, r intent.Relation) (Answer, error) {
	subjects, _, err := u.subjectsOf(ctx, r.Names)
	if err != nil {
		return Answer{}, err
	}
	p := u.phrases[u.Lang]
	g, known := u.corpus.Group(r.Group)
	if !known {
		a := uncited(None, u.quotesFor(subjects)...)
		a.Verdict = p.NotBetween()
		for _, s := range subjects[:min(len(subjects), 4)] {
			a.Reasons = append(a.Reasons, p.ListedBeside(s.entity))
		}
		return a, nil
	}
	if says := u.byItsWording(subjects, g); says != "" {
		a, err := cited(Passage, subjects[0].entity.BasisIn(u.Lang))
		a.Verdict = says
		a.Entities = []Entity{u.row(subjects[0].entity)}
		return a, err
	}
	a := uncited(None, u.quotesFor(subjects)...)
	a.Verdict = p.AboutOther(g.Names[u.Lang].Name)
	for _, s := range subjects[:min(len(subjects), 4)] {
		a.Reasons = append(a.Reasons, p.ListedBeside(s.entity))
	}
	return a, nil
}

// byItsWording says what the page's wording tells of one country and a group.
func (u *understanding) byItsWording(subjects []subject, g corpus.Group) string {
	if len(subjects) != 1 {
		return ""
	}
	return u.phrases[u.Lang].ByItsWording(subjects[0].entity, g)
}

// groupStanding answers "Are the Baltics in?": the standing of each country of a
// group, or of the organisation that bears the name.
func (u *understanding) groupStanding(ctx context.Context, g intent.GroupStanding) (Answer, error) {
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
		p.Negated = false
	}
	return u.statusAnswer(subjects, p, nil)
}

// membersOf returns the organisation a group's name is taken for, else its countries.
func (u *understanding) membersOf(ctx context.Context, group intent.AskedGroup) ([]subject, error) {
	if group.Body {
		if found, err := u.resolve(ctx, group.Name); err != nil || len(found) > 0 {
			return found[:min(len(found), 1)], err
		}
	}
	var out []subject
	for _, g := range u.GroupsOf(group.Name) {
		for _, id := range g.Countries {
			if e, ok := u.corpus.Entity(id); ok && !e.Territory {
				out = append(out, subject{entity: e, via: g.ID})
			}
		}
	}
	return out, nil
}

// bodies answers with the organisations that belong with groups.
func (u *understanding) bodies(b intent.Bodies) (Answer, error) {
	var subjects []subject
	for _, it := range b.Groups {
		for _, e := range u.Message.Bodies(it) {
			subjects = append(subjects, subject{entity: e})
		}
	}
	return u.statusAnswer(subjects, reading.Predicate{}, nil)
}

// aboutOther says that the page is not about who is in another organisation.
func (u *understanding) aboutOther(ctx context.Context, it *reading.Item) (Answer, error) {
	found, err := u.resolve(ctx, it)
	if err != nil || len(found) == 0 {
		return u.offTopic(), err
	}
	p := u.phrases[u.Lang]
	name := p.The(found[0].entity)
	a := uncited(None, u.quotesFor(found)...)
	a.Verdict = p.AboutOther(name)
	a.Reasons = append(a.Reasons, p.ListedBeside(found[0].entity))
	return a, nil
}
