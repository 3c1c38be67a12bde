package answer

import (
	"context"
	"slices"

	"miswg/corpus"
)

// helpWords ask for help when they are the whole question.
var helpWords = map[string]bool{
	"help": true, "aide": true, "help me": true, "aidez moi": true, "usage": true, "commands": true, "commandes": true, "menu": true, "start": true,
	"what can you do": true, "what do you do": true, "que fais tu": true, "tu fais quoi": true, "how do i use this": true, "how do i use you": true, "what can i ask": true, "how does this work": true, "que peux tu faire": true, "que puis je demander": true, "comment ca marche": true, "a l aide": true, "h": true,
	"what do you know": true, "who are you": true, "what are you": true, "qui es tu": true, "besoin d aide": true, "i need help": true, "aide moi": true, "help please": true, "aide svp": true,
}

// tryHelp answers the empty question, a greeting, and a request for help.
func (u *understanding) tryHelp(_ context.Context) (Answer, bool, error) {
	whole := ""
	for i, t := range u.tokens {
		if i > 8 {
			break
		}
		if i > 0 {
			whole += " "
		}
		whole += t.key
	}
	silent := !slices.ContainsFunc(u.clauses, func(c *clause) bool { return !c.silent() })
	if !helpWords[whole] && !silent {
		return Answer{}, false, nil
	}
	for _, it := range u.items {
		if !helpWords[whole] && it.asks() != nil {
			return Answer{}, false, nil
		}
	}
	a := uncited(Help)
	a.Verdict = phrasesIn(u.lang).help()
	return a, true, nil
}

// tryChoice asks back about a name that is more often something else, when the
// question turns on it: "NO", "Brussels".
func (u *understanding) tryChoice(_ context.Context) (Answer, bool, error) {
	for _, c := range u.clauses {
		if len(c.subjects) > 0 && !(len(c.subjects) == 1 && c.subjects[0].ambiguous != nil && len(c.subjects[0].ambiguous.Answer) == 0) || len(c.groups) > 0 || len(c.topics) > 0 {
			return Answer{}, false, nil
		}
	}
	for _, c := range u.clauses {
		predicate := c.has(saysMember, saysObserver, saysIn, saysStatus, saysMISWG)
		for i, it := range c.items {
			unsure := it.asks() != nil && len(it.senses) == 0 || it.ambiguous != nil && len(it.ambiguous.Answer) == 0
			if !unsure {
				continue
			}
			alone := len(u.items) == 1 && (it.ambiguous != nil || it.asks().Sort != corpus.CodeName && (it.asks().Rule != corpus.Ask || len(it.key) > 2 || allCaps(it.words)))
			word := len(it.roles) > 0
			if alone || predicate && !word && c.sole(it) || i == 0 && len(c.items) <= 2 && !word && c.sole(it) {
				return u.choose(it), true, nil
			}
		}
	}
	// A code in small letters in a question about membership: offer the country.
	for _, c := range u.clauses {
		if !c.has(saysMember, saysObserver, saysIn, saysMISWG) || len(c.subjects) > 0 {
			continue
		}
		for _, it := range c.items {
			if it.code() != nil && !u.words[u.lang].has(it.key) && c.sole(it) {
				return u.choose(it), true, nil
			}
		}
	}
	return Answer{}, false, nil
}

// choose offers the readings of an item.
func (u *understanding) choose(it *item) Answer {
	var ids []string
	if it.ambiguous != nil {
		ids = it.ambiguous.Choices
	} else {
		for _, n := range it.tentative {
			if !slices.Contains(ids, n.ID) {
				ids = append(ids, n.ID)
			}
		}
	}
	u.rule = "choice"
	return u.offer(phrasesIn(u.lang).whichOne(clip(it.text, 40)), ids)
}

// offer asks back with one choice an entity.
func (u *understanding) offer(verdict string, ids []string) Answer {
	a := uncited(Help)
	a.Verdict = verdict
	p := phrasesIn(u.lang)
	var names []string
	for _, id := range ids[:min(len(ids), 5)] {
		e, ok := u.corpus.Entity(id)
		if !ok {
			continue
		}
		a.Choices = append(a.Choices, Choice{Label: e.Name(u.lang), Ask: e.Name(u.lang)})
		names = append(names, p.the(e)+" ("+p.status(e.Status)+")")
	}
	a.Reasons = append(a.Reasons, sentence(p.or(names))+"?")
	return a
}

// tryMisspelling reads unknown words as misspelt names. One clear reading is
// answered and said; readings that would be answered alike are all answered;
// otherwise the asker chooses.
func (u *understanding) tryMisspelling(ctx context.Context) (Answer, bool, error) {
	tried := 0
	for _, c := range u.clauses {
		if len(c.topics) > 0 || c.has(saysInstrument) || !u.plausible(c) {
			continue
		}
		for i := 0; i < len(c.items) && tried < 12; i++ {
			if c.items[i].known || len(c.items[i].senses) > 0 {
				continue
			}
			tried++
			ids, acronym, from, to := u.guess(c, i)
			if len(ids) == 0 {
				continue
			}
			text := spanText(c.items[from:to])
			if acronym || !u.alike(ids) {
				u.rule = "misspelling, asked back"
				return u.offer(phrasesIn(u.lang).didYouMean(), ids), true, nil
			}
			u.readSpan(c, from, to, ids, text)
			i = from
		}
		c.sort()
	}
	u.correctWords()
	if tried == 0 && !u.corrected() {
		return Answer{}, false, nil
	}
	for _, try := range []func(*understanding, context.Context) (Answer, bool, error){(*understanding).tryStatus, (*understanding).trySet, (*understanding).tryStatement} {
		a, ok, err := try(u, ctx)
		if ok || err != nil {
			return a, ok, err
		}
	}
	return Answer{}, false, nil
}

// plausible reports whether a name is what clause c lacks.
func (u *understanding) plausible(c *clause) bool {
	return len(c.items) <= 40
}

// guess tries the unknown item alone and with its neighbours, longest first.
func (u *understanding) guess(c *clause, i int) (ids []string, acronym bool, from, to int) {
	for _, span := range [][2]int{{i - 1, i + 2}, {i - 1, i + 1}, {i, i + 2}, {i, i + 3}, {i, i + 1}} {
		from, to = span[0], span[1]
		if from < 0 || to > len(c.items) {
			continue
		}
		key := ""
		ok := true
		for _, it := range c.items[from:to] {
			if it.bare() && len(it.key) < 3 {
				ok = false
			}
			if it.named(corpus.EntityName, corpus.PlaceName) || it.before&(comma|stop) != 0 && it != c.items[from] {
				ok = false
			}
			if key != "" {
				key += " "
			}
			key += it.key
		}
		if !ok {
			continue
		}
		if ids, acronym = u.names.guess(key); len(ids) > 0 {
			return ids, acronym, from, to
		}
	}
	return nil, false, 0, 0
}

func spanText(items []*item) string {
	out := ""
	for i, it := range items {
		if i > 0 {
			out += " "
		}
		out += it.text
	}
	return clip(out, 40)
}

// alike reports whether all the readings have the same standing.
func (u *understanding) alike(ids []string) bool {
	first, _ := u.corpus.Entity(ids[0])
	return len(ids) <= 3 && !slices.ContainsFunc(ids, func(id string) bool {
		e, _ := u.corpus.Entity(id)
		return e.Status != first.Status
	})
}

// readSpan turns items from..to into one name.
func (u *understanding) readSpan(c *clause, from, to int, ids []string, text string) {
	it := c.items[from]
	for _, o := range c.items[from+1 : to] {
		it.words = append(slices.Clip(it.words), o.words...)
	}
	it.text, it.known, it.roles, it.topics, it.tentative, it.senses = text, true, nil, nil, nil, nil
	for i, id := range ids {
		if i > 0 {
			it.guessed += ", "
		}
		it.guessed += id
		it.senses = append(it.senses, corpus.NameEntry{Key: it.key, Kind: corpus.EntityName, ID: id, Sort: corpus.Alias})
	}
	c.items = slices.Delete(c.items, from+1, to)
	u.items = slices.DeleteFunc(u.items, func(o *item) bool {
		return o != it && o.place > it.place && o.place < it.place+(to-from)
	})
}

// correctWords reads unknown words as misspelt words of the lexicon; they carry
// questions, never identities.
func (u *understanding) correctWords() {
	n := 0
	for _, c := range u.clauses {
		for _, it := range c.items {
			if it.known || len(it.senses) > 0 || n >= 12 {
				continue
			}
			n++
			if w := u.words[u.lang].correct(it.key); w != "" {
				m := u.words[u.lang].at([]string{w})
				it.roles, it.topics, it.known, it.guessed = m.roles, m.topics, true, w
			}
		}
		c.sort()
	}
}

func (u *understanding) corrected() bool {
	return slices.ContainsFunc(u.items, func(it *item) bool { return it.guessed != "" })
}

// respell reports whether an unknown name of the list could be a misspelling;
// then the misspelling rule takes the question.
func (u *understanding) respell(c *clause) bool {
	if u.corrected() {
		return false
	}
	for i, it := range c.items {
		if !it.known && u.enumerated(c, i) {
			if ids, _, _, _ := u.guess(c, i); len(ids) > 0 {
				return true
			}
		}
	}
	return false
}

// tryUnknownName answers a question about a name nobody knows: it is not on the
// list, and no near name is put in its place.
func (u *understanding) tryUnknownName(_ context.Context) (Answer, bool, error) {
	for _, c := range u.clauses {
		if len(c.unknown) == 0 || len(c.unknown) > 2 || len(c.subjects)+len(c.groups)+len(c.topics) > 0 || c.has(saysInstrument) {
			continue
		}
		p := u.predicateOf(c)
		if !p.explicit() && len(c.items) > 4 || slices.ContainsFunc(c.items, func(it *item) bool { return it.known && it.content() }) {
			continue
		}
		if !p.explicit() {
			continue
		}
		a := uncited(None, u.intro())
		for _, it := range c.unknown {
			a.Unknown = append(a.Unknown, clip(it.text, 40))
		}
		u.derivation.Leftover = a.Unknown
		a.Verdict = phrasesIn(u.lang).unknownName([]string{joinNames(a.Unknown)})
		a.Reasons = append(a.Reasons, phrasesIn(u.lang).askInstead())
		return a, true, nil
	}
	return Answer{}, false, nil
}

func joinNames(names []string) string { return series(names, "") }

// tryWhichOne asks which country is meant when membership is asked of nobody.
func (u *understanding) tryWhichOne(ctx context.Context) (Answer, bool, error) {
	c := join(u.clauses)
	if len(c.subjects)+len(c.groups)+len(c.topics)+len(c.unknown)+len(c.terms) > 0 || c.has(saysInstrument) {
		return Answer{}, false, nil
	}
	if slices.ContainsFunc(c.items, (*item).content) {
		return Answer{}, false, nil
	}
	if c.has(asksCount, saysVersus) || c.has(contextual) && c.has("presupposition") && !c.has(anaphor) || c.has(asksWhy) && c.has(saysMISWG) {
		return Answer{}, false, nil
	}
	if c.has(firstPerson) && c.has(saysMember, saysObserver, saysIn) && !c.has(contextual) {
		e, _ := u.corpus.Entity("CA")
		p := u.predicateOf(c)
		u.rule = "first person"
		a, err := u.statusAnswer([]subject{{entity: e}}, p, nil)
		return a, err == nil, err
	}
	if b := u.question.Before; b != nil && len(b.Entities) > 0 && len(b.Entities) <= 12 && c.has(anaphor) {
		var subjects []subject
		for _, id := range b.Entities {
			if e, ok := u.corpus.Entity(id); ok {
				subjects = append(subjects, subject{entity: e})
			}
		}
		u.rule = "status, from the conversation"
		a, err := u.statusAnswer(subjects, u.predicateOf(c), nil)
		return a, err == nil, err
	}
	a := uncited(Help)
	a.Verdict = phrasesIn(u.lang).whichCountry()
	a.Reasons = append(a.Reasons, phrasesIn(u.lang).askInstead())
	return a, true, nil
}

// tryNobody asks which country is meant by "is it in?", before the page's words
// are searched for "in".
func (u *understanding) tryNobody(ctx context.Context) (Answer, bool, error) {
	c := join(u.clauses)
	if !c.has(saysMember, saysObserver, saysIn) || c.has(asksWho, asksWhich, asksMeaning, asksWhy, "how", "kind", "mission") || c.why() {
		return Answer{}, false, nil
	}
	return u.tryWhichOne(ctx)
}

// suggestions are what can be asked next; each is guaranteed to be answered.
func (u *understanding) suggestions(a Answer) []Choice {
	var out []Choice
	asked := corpus.Fold(clip(u.question.Text, 100))
	add := func(en, fr string) {
		s := u.lang.Pick(en, fr)
		if len(out) < 3 && corpus.Fold(s) != asked {
			out = append(out, Choice{Label: s, Ask: s})
		}
	}
	switch a.kind {
	case Status:
		add("Which members are outside NATO?", "Quels membres sont hors de l'OTAN?")
		add("Who are the observers?", "Qui sont les observateurs?")
		add("How many members are there?", "Combien y a-t-il de membres?")
	case List, Count:
		add("Which NATO country is left out?", "Quel pays de l'OTAN est exclu?")
		add("Who are the observers?", "Qui sont les observateurs?")
		add("Which EU countries are not members?", "Quels pays de l'UE ne sont pas membres?")
		add("List all members", "Liste des membres")
	case Passage:
		add("Who negotiates the instruments?", "Qui négocie les instruments?")
		add("What is the mission of the MISWG?", "Quelle est la mission du MISWG?")
		add("Which sectors are covered?", "Quels secteurs sont visés?")
		add("List all members", "Liste des membres")
	default:
		add("Is Japan a member?", "Le Japon est-il membre?")
		add("Who are the observers?", "Qui sont les observateurs?")
		add("What is a bilateral security instrument?", "Qu'est-ce qu'un instrument de sécurité bilatéral?")
	}
	return out
}
