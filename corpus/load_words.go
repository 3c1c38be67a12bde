package corpus

import (
	"fmt"
	"io/fs"
)

type termYAML struct {
	ID     string `yaml:"id"`
	EN     Names  `yaml:"en"`
	FR     Names  `yaml:"fr"`
	OnPage OnPage `yaml:"on_page"`
	Quote  string `yaml:"quote"`
	Source string `yaml:"source"`
	Entity string `yaml:"entity"`
	Stated bool   `yaml:"stated"`
	Note   Text   `yaml:"note"`
}

type glossaryYAML struct {
	Terms []at[termYAML] `yaml:"terms"`
}

func (c *Corpus) loadTerms(fsys fs.FS) error {
	var f glossaryYAML
	if err := decodeFile(fsys, glossaryFile, &f); err != nil {
		return err
	}
	for _, y := range f.Terms {
		t := Term{ID: y.V.ID, Names: map[Lang]Names{English: y.V.EN, French: y.V.FR}, OnPage: y.V.OnPage, Source: y.V.Source, Entity: y.V.Entity, Stated: y.V.Stated, Note: y.V.Note}
		if !oneOf(t.OnPage, Spelled, NameOnly, AcronymOnly, Absent) {
			return fmt.Errorf("%s:%d: %s: unknown on_page %q", glossaryFile, y.Line, t.ID, t.OnPage)
		}
		if t.ID == "" || y.V.EN.Name == "" || y.V.FR.Name == "" {
			return fmt.Errorf("%s:%d: id and both names are required", glossaryFile, y.Line)
		}
		q, found := c.Find(y.V.Quote)
		if (t.OnPage == Absent) == found {
			return fmt.Errorf("%s:%d: %s is %s, but quote %q on the page: %v", glossaryFile, y.Line, t.ID, t.OnPage, y.V.Quote, found)
		}
		if (t.OnPage == AcronymOnly || t.OnPage == Absent) && t.Source == "" {
			return fmt.Errorf("%s:%d: %s is not spelled out on the page and needs a source", glossaryFile, y.Line, t.ID)
		}
		if _, ok := c.byEntity[t.Entity]; t.Entity != "" && !ok {
			return fmt.Errorf("%s:%d: no entity %q", glossaryFile, y.Line, t.Entity)
		}
		t.Basis = q
		c.terms = append(c.terms, t)
	}
	return nil
}

type ambiguityYAML struct {
	Names   []string `yaml:"names"`
	Lang    Lang     `yaml:"lang"`
	Choices []string `yaml:"choices"`
	Answer  []string `yaml:"answer"`
	CuedBy  []string `yaml:"cued_by"`
	Cued    []string `yaml:"cued"`
}

type ambiguousYAML struct {
	Ambiguous []at[ambiguityYAML] `yaml:"ambiguous"`
}

func (c *Corpus) loadAmbiguities(fsys fs.FS) error {
	var f ambiguousYAML
	if err := decodeFile(fsys, ambiguousFile, &f); err != nil {
		return err
	}
	for _, y := range f.Ambiguous {
		a := Ambiguity(y.V)
		if len(a.Names) == 0 || len(a.Choices) == 0 {
			return fmt.Errorf("%s:%d: names and choices are required", ambiguousFile, y.Line)
		}
		for _, list := range [][]string{a.Choices, a.Answer, a.Cued} {
			for _, id := range list {
				if _, ok := c.byEntity[id]; !ok {
					return fmt.Errorf("%s:%d: no entity %q", ambiguousFile, y.Line, id)
				}
			}
		}
		c.ambiguous = append(c.ambiguous, a)
	}
	return nil
}
