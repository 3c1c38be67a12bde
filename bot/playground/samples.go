package playground

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"miswg/bot/talk"
	"miswg/corpus"
	"miswg/index/answer"
)

// A question is asked for the gallery, which shows its answer under a name.
type question struct{ name, ask string }

// questions are one for each kind of answer, the first about a member. They are
// made of what the engine itself offers and lists, whatever that is.
func questions(e talk.Engine, l corpus.Lang) ([]question, error) {
	names, err := sampleNames(e, l)
	if err != nil {
		return nil, err
	}
	examples := e.Examples(l)
	out := []question{
		{"Member", examples[0].Ask},
		{"Observer", names["observer"]},
		{"Not listed", names["unlisted"]},
		{"Several names", several(names)},
		{"Members", l.Pick("who are the members?", "qui sont les membres?")},
		{"Observers", l.Pick("who are the observers?", "qui sont les observateurs?")},
		{"Count", l.Pick("how many members are there?", "combien y a-t-il de membres?")},
		{"Passage", examples[len(examples)-1].Ask},
		{"Unknown name", l.Pick("is blorfland a member?", "la blorflande est-elle membre?")},
		{"Misspelt name", misspelt(e, l)},
		{"The page does not say", e.Body().Samples.Unsaid.In(l)},
	}
	if name, ok := names["exception"]; ok {
		out = append(out, question{"Exception", name})
	}
	return out, nil
}

// sampleNames are the names of the body's samples, and of the first exception if
// there is one.
func sampleNames(e talk.Engine, l corpus.Lang) (map[string]string, error) {
	s := e.Body().Samples
	out := map[string]string{}
	for what, id := range map[string]string{"member": s.Member, "observer": s.Observer, "unlisted": s.Unlisted} {
		a, err := e.About(id, l)
		if err != nil {
			return nil, err
		}
		out[what] = a.Entities[0].Name
	}
	if x := corpus.Those(e.Listed(l), func(x answer.Entity) bool { return x.Status == corpus.Excluded }); len(x) > 0 {
		out["exception"] = x[0].Name
	}
	return out, nil
}

// several is the names in a row.
func several(names map[string]string) string {
	return strings.Join(corpus.Found([]string{"member", "unlisted", "exception", "observer"}, func(what string) (string, bool) {
		name, ok := names[what]
		return name, ok
	}), ", ")
}

// suppliers is a list as somebody pastes it: a line for each name, one misspelt.
func suppliers(e talk.Engine, names map[string]string, l corpus.Lang) string {
	rows := append(strings.Split(several(names), ", "), misspelt(e, l))
	for i, name := range rows {
		rows[i] = fmt.Sprintf("%s %c, %s", l.Pick("Supplier", "Fournisseur"), 'A'+i, name)
	}
	return strings.Join(rows, "\n")
}

// misspelt is the longest name of one word, without a letter of its middle.
func misspelt(e talk.Engine, l corpus.Lang) string {
	longest := ""
	for _, x := range e.Listed(l) {
		if !strings.Contains(x.Name, " ") && utf8.RuneCountInString(x.Name) > utf8.RuneCountInString(longest) {
			longest = x.Name
		}
	}
	letters := []rune(longest)
	middle := len(letters) / 2
	return string(letters[:middle]) + string(letters[min(middle+1, len(letters)):])
}
