package corpus

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"miswg/corpus/written"
)

type entityYAML struct {
	ID                                            string
	Type                                          Type
	Kind, Parent, Flag, Region, Ended, URL        string
	EN, FR                                        Names
	Other, Codes, Shortcodes, Successors, Related []string
	Cautious                                      []CautiousName
	Places                                        []Place
	Note                                          noteYAML
}

// A worldLoader reads whom a person may name, and what each is called.
type worldLoader struct {
	*world
	*written.Report
	in     *contents
	stands map[string]stand // entity ID → where it stands
}

// A stand is a line of a file.
type stand struct {
	file string
	line int
}

// loadEntities reads both files of entities. Their standing is not theirs to say:
// a listLoader takes it from the page.
func (l *worldLoader) loadEntities() {
	for _, f := range []struct {
		name string
		rows []written.At[entityYAML]
	}{{membersFile, l.in.members.Entities}, {othersFile, l.in.others.Entities}} {
		for _, y := range f.rows {
			here := stand{f.name, y.Line}
			if err := checkEntity(y.V); err != nil {
				l.Wrong(here.file, here.line, "%v", err)
			}
			if first, dup := l.stands[y.V.ID]; dup {
				l.Wrong(here.file, here.line, "id %s stands twice, first at %s:%d; delete one", written.Shown(y.V.ID), first.file, first.line)
				continue
			}
			l.stands[y.V.ID] = here
			l.entities = append(l.entities, entityOf(y.V))
		}
	}
	l.number()
	for _, e := range l.entities {
		here := l.stands[e.ID]
		for _, list := range [][]string{{e.Parent}, e.Successors, e.Related} {
			for _, id := range list {
				if id != "" {
					l.known(here, id)
				}
			}
		}
	}
}

// known reports whether there is an entity of that ID, and notes it if not.
func (l *worldLoader) known(here stand, id string) bool {
	_, ok := l.byEntity[id]
	if !ok {
		l.Wrong(here.file, here.line, "no entity %s; add it to %s, or mend the id", written.Shown(id), othersFile)
	}
	return ok
}

func entityOf(y entityYAML) Entity {
	e := Entity{
		ID: y.ID, Type: cmp.Or(y.Type, Country), Territory: y.Kind == "territory", Status: NotListed,
		Names: map[Lang]Names{English: y.EN, French: y.FR},
		Other: y.Other, Codes: y.Codes, Flag: y.Flag, Shortcodes: y.Shortcodes,
		Cautious: y.Cautious, Places: y.Places, Parent: y.Parent, Successors: y.Successors, Ended: y.Ended,
		Related: y.Related, Note: y.Note.text(), URL: y.URL,
	}
	if y.Region != "" {
		e.Regions = []string{y.Region}
	}
	if code, ok := countryOf(y.ID); ok && e.Type == Country {
		e.Codes = append([]string{y.ID, code.ISO3()}, y.Codes...)
		e.Flag = cmp.Or(y.Flag, flagOf(y.ID))
		e.Shortcodes = []string{"flag-" + strings.ToLower(y.ID)}
	}
	return e
}

// countryOf is the country whose code in ISO 3166-1 the ID is, and whether it is one.
func countryOf(id string) (language.Region, bool) {
	code, err := language.ParseRegion(id)
	return code, err == nil && code.IsCountry() && code.Canonicalize().String() == id
}

// flagOf writes two letters as those that flags are made of.
func flagOf(id string) string {
	return string([]rune{'🇦' + rune(id[0]-'A'), '🇦' + rune(id[1]-'A')})
}

func checkEntity(y entityYAML) error {
	_, coded := countryOf(y.ID)
	switch {
	case y.ID == "":
		return fmt.Errorf("id is missing")
	case !coded && len(y.ID) == 2 && oneOf(y.Type, "", Country):
		return fmt.Errorf("%s is no code of ISO 3166-1", written.Shown(y.ID))
	case y.EN.Name == "" || y.FR.Name == "":
		return fmt.Errorf("%s: a name is missing in English or French", y.ID)
	case !oneOf(y.EN.Gender, "") || !oneOf(y.FR.Gender, "", "m", "f"):
		return fmt.Errorf("%s: gender is m or f, of a French name", y.ID)
	case !oneOf(y.Type, "", Country, Organisation, Historical):
		return fmt.Errorf("%s: unknown type %s; want organisation or historical, or nothing for a country", y.ID, written.Shown(string(y.Type)))
	case !oneOf(y.Kind, "", "territory"):
		return fmt.Errorf("%s: unknown kind %s; want territory, or nothing", y.ID, written.Shown(y.Kind))
	case y.Type == Historical && len(y.Successors) == 0:
		return fmt.Errorf("%s: a state of the past needs successors", y.ID)
	case y.Note.text().half():
		return fmt.Errorf("%s: the note stands in one language; write it in both", y.ID)
	case y.URL != "" && !isHTTPS(y.URL):
		return fmt.Errorf("%s: url is no address that begins with https://", y.ID)
	}
	for _, n := range y.Cautious {
		if !oneOf(n.Rule, Capitals, Context, Ask, First) || !oneOf(n.Lang, English, French) {
			return fmt.Errorf("%s: cautious name %s has rule %s and language %s", y.ID, written.Shown(n.Name), written.Shown(string(n.Rule)), written.Shown(string(n.Lang)))
		}
	}
	return nil
}
