package corpus

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"miswg/corpus/written"
)

// A Body is what the page's list is the list of, and the words of its field that
// are no part of the program: its names, what can be asked of its page, examples.
type Body struct {
	Command string `yaml:"command"` // of Slack, with its slash
	Term    string `yaml:"term"`    // ID of the term that explains its name

	Short   Text `yaml:"short"`    // "MISWG"
	The     Text `yaml:"the"`      // "the MISWG", "le MISWG"
	Of      Text `yaml:"of"`       // "of the MISWG", "du MISWG"
	Within  Text `yaml:"in"`       // "in the MISWG", "au MISWG"
	Long    Text `yaml:"long"`     // the name in full, as the page has it
	TheLong Text `yaml:"the_long"` // the same with its article
	Caption Text `yaml:"caption"`  // the name in full, under the title of the map

	Aliases Aliases `yaml:"aliases"`

	Page      Text      `yaml:"page"`             // whose page it is: "Government of Canada page"
	Subject   Text      `yaml:"subject"`          // what the page is about, inside a sentence
	Asks      Asks      `yaml:"asks"`             // what can be asked of it
	Can       []Text    `yaml:"can,omitempty"`    // lines of what the bot can answer, beside what is true of any list
	Cannot    []Text    `yaml:"cannot,omitempty"` // lines of what it cannot
	Elsewhere Elsewhere `yaml:"elsewhere"`

	Samples    Samples  `yaml:"samples"`
	Offered    []string `yaml:"offered"`          // IDs of statements to offer the questions of
	Introduced string   `yaml:"introduced"`       // ID of the statement for whoever knows nothing yet
	Groups     []string `yaml:"groups,omitempty"` // IDs of groups to look at the members by
	Apart      Apart    `yaml:"apart,omitempty"`
}

// Aliases are what else people call the body, in each language. The first is used
// in compounds.
type Aliases struct {
	EN []string `yaml:"en"`
	FR []string `yaml:"fr"`
}

// In returns the aliases in language l.
func (a Aliases) In(l Lang) []string {
	if l == French {
		return a.FR
	}
	return a.EN
}

// Asks is what can be asked of the page beside who is in, as the end of a sentence.
type Asks struct {
	Help    Text `yaml:"help"`    // in the help
	Instead Text `yaml:"instead"` // after a refusal
	Hello   Text `yaml:"hello"`   // in a greeting
}

// Elsewhere is where to ask what the page does not say.
type Elsewhere struct {
	URL    Text `yaml:"url"`
	Text   Text `yaml:"text"`   // introduces the button
	Button Text `yaml:"button"` // what it says
	Label  Text `yaml:"label"`  // what it does, for screen readers
}

// Samples are what examples are made of. Nothing about their standing is promised.
type Samples struct {
	Member   string `yaml:"member"`   // entity ID
	Observer string `yaml:"observer"` // entity ID
	Unlisted string `yaml:"unlisted"` // entity ID
	Unsaid   Text   `yaml:"unsaid"`   // a question the page does not answer
}

// Apart is a group that people take the body for a part of, and the statement that
// answers; both empty when there is none.
type Apart struct {
	Group     string `yaml:"group"`
	Statement string `yaml:"statement"`
}

// Body returns what the page's list is the list of.
func (c *Corpus) Body() Body { return c.body }

// loadBody reads what the list is the list of. All of it must be there, and what it
// names must exist.
func (l *loader) loadBody() {
	root := written.Root(l.files.Kept(bodyFile))
	for _, p := range written.Incomplete("", root, reflect.TypeFor[Body]()) {
		l.Wrong(bodyFile, p.Line, "%s", p.What)
	}
	l.body = l.in.body
	wrong := func(key string, err error) {
		if err != nil {
			l.Wrong(bodyFile, written.LineOf(root, key), "%s: %v", key, err)
		}
	}
	if !commandForm.MatchString(l.body.Command) {
		wrong("command", fmt.Errorf("%s is no command of Slack: a slash and small letters", written.Shown(l.body.Command)))
	}
	wrong(l.checkForms())
	for _, lang := range Langs() {
		if address := l.body.Elsewhere.URL.In(lang); !isHTTPS(address) {
			wrong("elsewhere", fmt.Errorf("%s is no address that begins with https://", written.Shown(address)))
		}
	}
	wrong(l.checkReferences())
}

var commandForm = regexp.MustCompile(`^/[a-z0-9_-]{1,31}$`)

// checkForms holds the names against each other and against the page.
func (l *loader) checkForms() (string, error) {
	b := l.body
	for _, f := range []struct {
		key         string
		whole, part Text
	}{{"the", b.The, b.Short}, {"of", b.Of, b.Short}, {"in", b.Within, b.Short}, {"the_long", b.TheLong, b.Long}} {
		for _, lang := range Langs() {
			if !strings.Contains(f.whole.In(lang), f.part.In(lang)) {
				return f.key, fmt.Errorf("%s does not hold the name %s", written.Shown(f.whole.In(lang)), written.Shown(f.part.In(lang)))
			}
		}
	}
	page := l.Document().Lang
	for _, f := range []struct{ key, name string }{{"short", b.Short.In(page)}, {"long", b.Long.In(page)}} {
		if _, ok := l.Find(f.name); !ok {
			return f.key, fmt.Errorf("the page does not say %s", written.Shown(f.name))
		}
	}
	return "", nil
}

// checkReferences reports what the body names that does not exist.
func (l *loader) checkReferences() (string, error) {
	b := l.body
	if !slices.ContainsFunc(l.terms, func(t Term) bool { return t.ID == b.Term }) {
		return "term", fmt.Errorf("no term %s", written.Shown(b.Term))
	}
	entity := func(id string) bool { _, ok := l.byEntity[id]; return ok }
	statement := func(id string) bool {
		return slices.ContainsFunc(l.statements, func(s Statement) bool { return s.ID == id })
	}
	group := func(id string) bool { _, ok := l.byGroup[id]; return ok }
	for _, r := range []struct {
		key, what string
		ids       []string
		exists    func(string) bool
	}{
		{"samples", "entity", []string{b.Samples.Member, b.Samples.Observer, b.Samples.Unlisted}, entity},
		{"offered", "statement", b.Offered, statement},
		{"introduced", "statement", []string{b.Introduced}, statement},
		{"groups", "group", b.Groups, group},
		{"apart", "statement", given(b.Apart.Statement), statement},
		{"apart", "group", given(b.Apart.Group), group},
	} {
		if i := slices.IndexFunc(r.ids, func(id string) bool { return !r.exists(id) }); i >= 0 {
			return r.key, fmt.Errorf("no %s %s", r.what, written.Shown(r.ids[i]))
		}
	}
	return "", nil
}

// given is a list of the one ID, or of none.
func given(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}
