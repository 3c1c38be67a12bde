package answer

import (
	"context"
	"slices"

	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// standing answers how the entities asked about stand.
func (u *understanding) standing(ctx context.Context, s intent.Standing) (Answer, error) {
	named, err := u.names.subjects(ctx, s.Names)
	if err != nil {
		return Answer{}, err
	}
	a, err := standings{u.speaker, append(u.names.byID(s.IDs), named...), s.Predicate}.answer(s.Unknown)
	if s.Nature {
		a.Reasons = append([]string{u.Say("IsOrganisation")}, a.Reasons...)
	}
	if both := twoNames(s.Names); both != nil && u.Whole.Has(reading.SaysVersus) && err == nil {
		names := u.And(corpus.Each(both, func(name string) string { return words.Quote(u.lang, name) }))
		same := u.Say("TwoNames", names)
		if named[0].entity.Type == corpus.Organisation {
			same = u.Say("TwoNamesOfBody", names)
		}
		a.Verdict = joinSentence(same, a.Verdict)
	}
	if s.ByName {
		a.Verdict = joinSentence(onThePage(u, entities(named)), a.Verdict)
	}
	if s.OwnLine && !s.ByName {
		a.Reasons = append(a.Reasons, ownLines(u.speaker, entities(named))...)
	}
	a.Reasons = append(a.Reasons, u.otherReadings(s.Names)...)
	if err == nil {
		err = u.alsoNamed(ctx, &a, s.Passing)
	}
	if s.Leave {
		a.Reasons = append(a.Reasons, u.Say("NoMore"))
	}
	if absence, ok := u.corpus.Unsaid(s.Besides); ok {
		a.Reasons = append(a.Reasons, u.saysNothing([]corpus.Topic{absence.Topic()}))
	}
	if err == nil && len(s.Groups) > 0 {
		more, err := u.groupStanding(ctx, intent.GroupStanding{Groups: s.Groups, Predicate: s.Predicate})
		if err != nil {
			return Answer{}, err
		}
		for _, row := range more.Entities { // "Japan and the G7": each once
			if !slices.ContainsFunc(a.Entities, func(e Entity) bool { return e.ID == row.ID }) {
				a.Entities = append(a.Entities, row)
			}
		}
		a.add(more)
	}
	return a, err
}

// alsoNamed tells how those stand who are named beside those that a answers about.
func (u *understanding) alsoNamed(ctx context.Context, a *Answer, passing []*reading.Item) error {
	named, err := u.names.subjects(ctx, passing)
	told := func(s subject) bool {
		return slices.ContainsFunc(a.Entities, func(e Entity) bool { return e.ID == s.entity.ID })
	}
	if named = slices.DeleteFunc(named, told); err != nil || len(named) == 0 {
		return err
	}
	s := standings{speaker: u.speaker, subjects: named}
	verdict, _ := s.several()
	if len(named) == 1 {
		verdict, _ = s.single()
	}
	a.Reasons = append(append(a.Reasons, u.AlsoNamed(verdict)), territories(u.speaker, entities(named))...)
	return nil
}

// onThePage tells which of those that take part the page names, and which it proves not to; "" of the others.
func onThePage(u *understanding, es []corpus.Entity) string {
	listed := corpus.Those(es, func(e corpus.Entity) bool { return e.Status != corpus.NotListed })
	in := u.corpus.Document().Lang
	named := func(e corpus.Entity) bool {
		return u.corpus.HasName(e.Names[in].Name) || u.corpus.HasName(e.Names[in].Acronym)
	}
	absent := func(e corpus.Entity) bool {
		_, proven := u.corpus.Unmentioned([]string{e.Names[in].Name})
		return proven && !named(e)
	}
	said := ""
	if those := corpus.Those(listed, named); len(those) > 0 {
		said = u.Say("Named", u.And(corpus.Each(those, u.PageName)))
	}
	if those := corpus.Those(listed, absent); len(those) > 0 {
		said = joinSentence(said, u.Say("NotNamed", u.And(corpus.Each(those, u.PageName))))
	}
	return said
}

// ownLines tells of members, where one group's countries are in by a line, that they are in by lines of their own;
// nothing where some are not.
func ownLines(s *speaker, es []corpus.Entity) []string {
	lines := s.corpus.MembershipIn(s.lang).Groups
	own := func(e corpus.Entity) bool { return e.Status == corpus.Member && e.ByName }
	if all := len(corpus.Those(es, own)) == len(es); !all || len(lines) != 1 {
		return nil
	}
	return []string{s.SayOf(len(es) > 1, "OwnLine", words.Quote(s.lang, lines[0].Line.Text()))}
}

// twoNames are two names of one, as typed, where no others are named; else none.
func twoNames(items []*reading.Item) []string {
	if len(items) != 2 || items[0].Key == items[1].Key {
		return nil
	}
	same := func(it *reading.Item) bool {
		return it.Named(corpus.EntityName) && it.Senses[0].ID == items[0].Senses[0].ID
	}
	if !same(items[0]) || !same(items[1]) {
		return nil
	}
	return corpus.Each(items, func(it *reading.Item) string { return reading.Clip(it.Text, 40) })
}

// andNamed adds to an answer that is about nobody how those stand whom the question names.
func (u *understanding) andNamed(ctx context.Context, a Answer, err error) (Answer, error) {
	if err == nil {
		err = u.alsoNamed(ctx, &a, intent.Passing(u.Message, nil))
	}
	return a, err
}

// otherReadings mentions the readings of an ambiguous name that would be answered
// otherwise: Georgia the state.
func (s *speaker) otherReadings(items []*reading.Item) []string {
	const row = 3 // of countries, in which it is one
	if len(items) >= row {
		return nil
	}
	var out []string
	for _, it := range items {
		if it.Ambiguous == nil || len(it.Ambiguous.Answer) == 0 {
			continue
		}
		first, _ := s.corpus.Entity(it.Ambiguous.Answer[0])
		for _, id := range it.Ambiguous.Choices {
			if e, ok := s.corpus.Entity(id); ok && !slices.Contains(it.Ambiguous.Answer, id) && e.Status != first.Status {
				out = append(out, s.OtherReading(reading.Clip(it.Text, 40), e))
			}
		}
	}
	return out
}

// territories tell of those that are territories whose they are.
func territories(s *speaker, es []corpus.Entity) []string {
	return corpus.Found(es, func(e corpus.Entity) (string, bool) {
		parent, ok := s.corpus.Entity(e.Parent)
		if owned := ok && e.Territory; !owned {
			return "", false
		}
		return s.TerritoryOf(e, parent, true), true
	})
}

// relation handles "Is Japan in NATO?": not a question this page answers,
// save for an exception, of which its wording says so.
func (u *understanding) relation(ctx context.Context, r intent.Relation) (Answer, error) {
	subjects, err := u.names.subjects(ctx, r.Names)
	if err != nil {
		return Answer{}, err
	}
	es := entities(subjects)
	g, known := u.corpus.Group(r.Group)
	if territory, parent, ok := ownTerritory(es); ok && !known {
		a := u.refuse(u.TerritoryOf(territory, parent, true), []corpus.Entity{territory})
		a.Told = u.rows(es)
		return a, nil
	}
	if within := !known && len(es) == 1 && u.Whole.Has(reading.SaysCovers); within {
		return standings{u.speaker, subjects, reading.Predicate{}}.answer(nil) // "is Scotland covered under the UK"
	}
	if !known {
		a := u.refuse(u.NotBetween(), es)
		a.Reasons = append(a.Reasons, territories(u.speaker, es)...) // "is Hong Kong covered under the UK"
		return a, nil
	}
	if len(es) == 1 {
		if says := u.ByItsWording(es[0], g); says != "" {
			a, err := cited(Passage, says, es[0].BasisIn(u.lang))
			a.Entities = u.rows(es)
			return a, err
		}
	}
	a := none(u.AboutOther(g.Names[u.lang].Name), nil, besides(u.speaker, es, func(e corpus.Entity) string { return u.ListedAmong(e, g) })...)
	a.Told = u.rows(es)
	return a, nil
}

// ownTerritory returns a territory and the country that it belongs with, where those are the two:
// that the page does not say whether territories are covered is then all there is to tell.
func ownTerritory(es []corpus.Entity) (territory, parent corpus.Entity, ok bool) {
	if len(es) != 2 {
		return territory, parent, false
	}
	territory, parent = es[0], es[1]
	if parent.Territory {
		territory, parent = parent, territory
	}
	return territory, parent, territory.Territory && territory.Parent == parent.ID
}

// groupStanding answers "Are the Baltics in?": the standing of each country of a
// group, or of the organisation that bears the name.
func (u *understanding) groupStanding(ctx context.Context, g intent.GroupStanding) (Answer, error) {
	var subjects []subject
	for _, group := range g.Groups {
		found, err := u.names.membersOf(ctx, group, u.GroupsOf(group.Name))
		if err != nil {
			return Answer{}, err
		}
		subjects = append(subjects, found...)
	}
	a, err := standings{u.speaker, subjects, g.Predicate}.answer(nil)
	const few = 12 // "is every Five Eyes country listed by name"
	if g.ByName && len(subjects) <= few {
		a.Verdict = joinSentence(onThePage(u, entities(subjects)), a.Verdict)
	}
	return a, err
}

// bodies answers with the organisations that belong with groups.
func (u *understanding) bodies(b intent.Bodies) (Answer, error) {
	var subjects []subject
	for _, it := range b.Groups {
		for _, e := range u.Bodies(it) {
			subjects = append(subjects, subject{entity: e})
		}
	}
	return standings{u.speaker, subjects, reading.Predicate{}}.answer(nil)
}

// aboutOther says that the page is not about who is in another organisation.
func (u *understanding) aboutOther(ctx context.Context, it *reading.Item) (Answer, error) {
	found, err := u.names.resolve(ctx, it)
	if err != nil || len(found) == 0 {
		return u.offTopic(), err
	}
	return u.refuse(u.AboutOther(u.The(found[0].entity)), []corpus.Entity{found[0].entity}), nil
}
