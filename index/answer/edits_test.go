package answer

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"miswg/corpus"
	"miswg/index"
)

// A page is a copy of the embedded corpus that a maintainer edits.
type page struct {
	t     *testing.T
	files fstest.MapFS
}

func newPage(t *testing.T) page {
	t.Helper()
	p := page{t, fstest.MapFS{}}
	err := fs.WalkDir(corpus.Source(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(corpus.Source(), path)
		p.files[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil || len(p.files) == 0 {
		t.Fatalf("copy of %d files: %v", len(p.files), err)
	}
	return p
}

// edit puts new for every old in a file.
func (p page) edit(file, old, new string) {
	p.t.Helper()
	text := string(p.files[file].Data)
	if !strings.Contains(text, old) {
		p.t.Fatalf("%s does not have %q", file, old)
	}
	p.files[file] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, old, new))}
}

// line changes a line of the page.
func (p page) line(old, new string) {
	p.t.Helper()
	p.edit("page.txt", "\n- "+old+"\n", "\n- "+new+"\n")
}

// named adds a line to the list, behind another.
func (p page) named(behind, line string) {
	p.t.Helper()
	p.edit("page.txt", "\n- "+behind+"\n", "\n- "+behind+"\n- "+line+"\n")
}

// mend writes hashes, as miswg check --fix does, and confirms what is named.
func (p page) mend(confirmed ...string) {
	p.t.Helper()
	m, err := corpus.Mend(p.files, confirmed, time.Now())
	if err != nil {
		p.t.Fatalf("Mend() = %v, want nil", err)
	}
	for name, data := range m.Files {
		p.files[name] = &fstest.MapFile{Data: data}
	}
}

// confirm confirms all that waits for it.
func (p page) confirm() {
	p.t.Helper()
	p.mend()
	c, err := corpus.Load(p.files)
	if err != nil {
		p.t.Fatalf("Load() = %v, want nil", err)
	}
	var all []string
	for _, u := range c.ToConfirm() {
		all = append(all, u.ID)
	}
	p.mend(all...)
}

// engine loads what the page has become; counts are the numbers it must come to.
func (p page) engine(counts string) *Engine {
	p.t.Helper()
	p.mend()
	p.files["source.yaml"].Data = append(p.files["source.yaml"].Data, "counts: {"+counts+"}\n"...)
	c, err := corpus.Load(p.files)
	if err != nil {
		p.t.Fatalf("Load() = %v, want nil", err)
	}
	x, err := index.Build(c)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { _ = x.Close() })
	return New(c, x)
}

const groupLine = "all NATO countries (except Iceland)"

// edits are what may happen to the page, and what is said then.
var edits = map[string]struct {
	edit    func(*testing.T) *Engine
	answers []said
}{
	"a second exception": {func(t *testing.T) *Engine {
		p := newPage(t)
		p.line(groupLine, "all NATO countries (except Iceland and Montenegro)")
		return p.engine("member: 37, observer: 5, excluded: 2, named: 7")
	}, []said{
		{"is Montenegro a member?", "No. Montenegro is not in the MISWG: the page names it as one of the two exceptions among the NATO countries.", "the one exception"},
		{"le Monténégro est-il membre?", "Non. Le Monténégro n'est pas membre du MISWG : la page cite ce pays comme l'une des deux exceptions parmi les pays de l'OTAN.", "seule exception"},
		{"is Iceland a member?", "one of the two exceptions among the NATO countries", "the one exception"},
		{"how many members are there?", "32 NATO countries − Iceland − Montenegro + 7 named countries = 37.", "= 38"},
		{"combien y a-t-il de membres?", "32 pays de l'OTAN − l'Islande − le Monténégro + 7 pays nommés = 37.", "= 38"},
		{"is Montenegro in NATO?", "Montenegro is a NATO country, and one of the two that are left out of the MISWG.", "Iceland is a NATO"},
		{"le Monténégro est-il dans l'OTAN?", "le Monténégro est un pays de l'OTAN, et c'est l'un des deux que le MISWG exclut.", "l'Islande est un pays"},
		{"Which NATO countries are left out?", "Iceland and Montenegro", "only country"},
		{"which countries are left out?", "The page leaves out 2 countries: Iceland and Montenegro.", "is the only country"},
		{"quels pays sont exclus?", "La page exclut 2 pays : Islande et Monténégro.", "est le seul pays"},
		{"are Iceland and Montenegro members?", "Iceland and Montenegro are the NATO countries the page leaves out", "is the NATO country"},
		{"list all members outside NATO", "37 − 30 = 7.", "38"},
	}},
	"ESA becomes a member": {func(t *testing.T) *Engine {
		p := newPage(t)
		p.line("ESA (observer)", "ESA")
		return p.engine("member: 39, observer: 4, excluded: 1, named: 8")
	}, []said{
		{"is ESA a member?", "Yes. The European Space Agency is a member of the MISWG.", "observer"},
		{"which organisations are members?", "1 organisation that is a member of the MISWG: European Space Agency.\nThe other 38 members are countries; the four other organisations on the list are observers.", "all countries"},
		{"quelles organisations sont membres?", "Les 38 autres membres sont des pays; les quatre autres organisations de la liste sont observatrices.", "tous des pays"},
		{"how many members are there?", "39 members of the MISWG.\n32 NATO countries − Iceland + 7 named countries + 1 organisation = 39.", "39 member countries"},
		{"combien y a-t-il de membres?", "39 membres du MISWG.\n32 pays de l'OTAN − l'Islande + 7 pays nommés + 1 organisation = 39.", "39 pays membres"},
		{"how many members and observers are there?", "39 members + 4 observers = 43.", "39 member countries"},
		{"which organisations are in the MISWG?", "5 organisations in the MISWG", "5 observers"},
		{"list all members outside NATO", "39 − 31 = 8.", "= 7"},
		{"who are the observers?", "4 observers in the MISWG", "Space"},
	}},
	"Ukraine becomes an observer": {func(t *testing.T) *Engine {
		p := newPage(t)
		p.named("ESA (observer)", "Ukraine (observer)")
		return p.engine("member: 38, observer: 6, excluded: 1, named: 7")
	}, []said{
		{"is Ukraine a member?", "No. Ukraine is an observer in the MISWG, not a member.", "not listed"},
		{"l'Ukraine est-elle membre?", "L'Ukraine a le statut d'observateur au MISWG, et non de membre.", "ne figure pas"},
		{"which countries are observers?", "1 country that is an observer in the MISWG: Ukraine.\nOf the six observers, one is a country: Ukraine.", "organisations:"},
		{"quels pays sont observateurs?", "Des six observateurs, un est un pays : l'Ukraine.", "tous des organisations"},
		{"how many members are there?", "Besides them, 1 country and 5 organisations observe.", "6 organisations"},
		{"combien y a-t-il de membres?", "S'y ajoutent 1 pays et 5 organisations à titre d'observateurs.", "6 organisations"},
		{"which countries are left out?", "Every other country that is neither a member nor an observer is simply not listed.", "that is not a member"},
		{"which organisations are members?", "the five organisations on the list are observers", "six organisations"},
	}},
	"a country is named": {func(t *testing.T) *Engine {
		p := newPage(t)
		p.named("Japan", "Ireland")
		return p.engine("member: 39, observer: 5, excluded: 1, named: 8")
	}, []said{
		{"is Ireland a member?", "Yes. Ireland is a member of the MISWG.\nThe page: “Ireland”", "not on the page"},
		{"how many members are there?", "32 NATO countries − Iceland + 8 named countries = 39.", "38"},
		{"combien y a-t-il de membres?", "32 pays de l'OTAN − l'Islande + 8 pays nommés = 39.", "38"},
	}},
	"a contact section": {func(t *testing.T) *Engine {
		p := newPage(t)
		const last = "Organisation for Joint Armament Co-operation (OCCAR) (observer)"
		p.edit("page.txt", "\n- Multinational Industrial Security Working Group\n", "\n- Multinational Industrial Security Working Group\n- Contact us\n")
		p.edit("page.txt", last, last+"\nContact us\nWrite to info@example.ca or call 613-555-0100.\nThe fee for a letter of confirmation is 40 dollars.\nReplies take ten working days.")
		return p.engine("member: 38, observer: 5, excluded: 1, named: 7")
	}, []said{
		{"how do I contact them?", "Write to info@example.ca", "nothing on"},
		{"comment vous joindre?", "Write to info@example.ca", "ne contient rien"},
		{"how much is the fee?", "The fee for a letter of confirmation is 40 dollars.", "nothing on"},
		{"what does it cost", "The fee for a letter of confirmation is 40 dollars.", "nothing on"},
		{"combien coûte une lettre de confirmation?", "The fee for a letter of confirmation is 40 dollars.", "ne contient rien"},
		{"how long do replies take?", "Replies take ten working days.", "nothing on"},
		{"does the page mention replies?", "Replies take ten working days.", "never mentions"},
		{"who is the chair?", "it has nothing on who chairs or runs it", "Write to"},
		{"is Brazil a member?", "No. Brazil is not on the page's list", "Write to"},
	}},
	"another name, another command": {func(t *testing.T) *Engine {
		p := newPage(t)
		p.edit("page.txt", "MISWG", "GISC")
		for file := range p.files {
			if strings.HasSuffix(file, ".yaml") && strings.Contains(string(p.files[file].Data), "MISWG") {
				p.edit(file, "MISWG", "GISC")
			}
		}
		p.edit("body.yaml", "command: /miswg", "command: /gisc")
		p.edit("body.yaml", "[miswg, ", "[gisc, ")
		p.edit("body.yaml", "fr: le GISC", "fr: la GISC")
		p.edit("body.yaml", "fr: du GISC", "fr: de la GISC")
		p.edit("body.yaml", "fr: au GISC", "fr: à la GISC")
		p.confirm()
		return p.engine("member: 38, observer: 5, excluded: 1, named: 7")
	}, []said{
		{"/gisc is Japan a member?", "Yes. Japan is a member of the GISC.", "MISWG"},
		{"@gisc is Japan in the GISC?", "Yes. Japan is a member of the GISC.", "MISWG"},
		{"le Japon est-il membre de la GISC?", "Oui. Le Japon est membre de la GISC.", "MISWG"},
		{"l'ASE est-elle membre?", "L'Agence spatiale européenne (ASE) a le statut d'observateur à la GISC, et non de membre.", "MISWG"},
		{"which countries are members of the GISC?", "38 member countries of the GISC", "MISWG"},
		{"is the GISC a NATO body?", "The page does not call the GISC a NATO body.", "MISWG"},
		{"help", "Ask me whether a country or organisation is in the GISC", "MISWG"},
		{"aide", "fait partie de la GISC", "MISWG"},
	}},
}

// A said is a question, what its answer has, and what it must not have.
type said struct{ ask, has, not string }

// TestEditsOfThePage edits a copy and asks: what was derived from the list is
// derived anew.
func TestEditsOfThePage(t *testing.T) {
	for name, e := range edits {
		t.Run(name, func(t *testing.T) {
			engine := e.edit(t)
			for _, q := range e.answers {
				a, err := engine.Ask(context.Background(), Question{Text: q.ask})
				if err != nil {
					t.Fatal(err)
				}
				got := strings.ReplaceAll(a.Text(), "\u00a0", " ")
				if !strings.Contains(got, q.has) || strings.Contains(got, q.not) {
					t.Errorf("Ask(%q) = %q, want %q and no %q", q.ask, got, q.has, q.not)
				}
			}
			for _, l := range corpus.Langs() {
				for _, x := range append(engine.Examples(l), engine.GroupQuestions(l)...) {
					if a, err := engine.Ask(context.Background(), Question{Text: x.Ask, Lang: l, Force: true}); err != nil || a.Kind() == None || a.Kind() == Help {
						t.Errorf("Ask(%q) = %v, %v, want an answer: it is offered", x.Ask, a.Kind(), err)
					}
				}
			}
		})
	}
}
