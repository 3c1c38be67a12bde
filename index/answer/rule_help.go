package answer

import (
	"context"
	"slices"
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
