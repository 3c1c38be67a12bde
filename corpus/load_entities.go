package corpus

import (
	"fmt"
	"io/fs"
	"sync"
)

type entityYAML struct {
	ID         string         `yaml:"id"`
	Type       Type           `yaml:"type"`
	Kind       string         `yaml:"kind"`
	Status     Status         `yaml:"status"`
	Line       string         `yaml:"line"`
	Parent     string         `yaml:"parent"`
	EN         Names          `yaml:"en"`
	FR         Names          `yaml:"fr"`
	Other      []string       `yaml:"other"`
	Codes      []string       `yaml:"codes"`
	Flag       string         `yaml:"flag"`
	Shortcodes []string       `yaml:"shortcodes"`
	Region     string         `yaml:"region"`
	Cautious   []CautiousName `yaml:"cautious"`
	Places     []Place        `yaml:"places"`
	Successors []string       `yaml:"successors"`
	Ended      string         `yaml:"ended"`
	Related    []string       `yaml:"related"`
	Note       Text           `yaml:"note"`
	URL        string         `yaml:"url"`
}

type entitiesYAML struct {
	Entities []at[entityYAML] `yaml:"entities"`
}

// references are checked once every entity is known.
type reference struct {
	file string
	line int
	id   string
}

func (c *Corpus) loadEntities(fsys fs.FS) error {
	c.byEntity = map[string]int{}
	c.stands = map[string]string{}
	var refs []reference
	var decoding sync.WaitGroup
	files := []string{membersFile, othersFile}
	decoded, failed := make([]entitiesYAML, len(files)), make([]error, len(files))
	for i, file := range files {
		decoding.Go(func() { failed[i] = decodeFile(fsys, file, &decoded[i]) })
	}
	decoding.Wait()
	for i, file := range files {
		if err := failed[i]; err != nil {
			return err
		}
		for _, y := range decoded[i].Entities {
			e, err := c.entity(y.V, file == membersFile)
			if err != nil {
				return fmt.Errorf("%s:%d: %w", file, y.Line, err)
			}
			c.byEntity[e.ID] = len(c.entities)
			c.stands[e.ID] = fmt.Sprintf("%s:%d", file, y.Line)
			c.entities = append(c.entities, e)
			for _, list := range [][]string{{e.Parent}, e.Successors, e.Related} {
				for _, id := range list {
					if id != "" {
						refs = append(refs, reference{file, y.Line, id})
					}
				}
			}
		}
	}
	for _, r := range refs {
		if _, ok := c.byEntity[r.id]; !ok {
			return fmt.Errorf("%s:%d: no entity %q", r.file, r.line, r.id)
		}
	}
	return c.checkNames(fsys)
}

func (c *Corpus) entity(y entityYAML, listed bool) (Entity, error) {
	e := Entity{
		ID: y.ID, Type: y.Type, Territory: y.Kind == "territory", Status: y.Status,
		Names: map[Lang]Names{English: y.EN, French: y.FR},
		Other: y.Other, Codes: y.Codes, Flag: y.Flag, Shortcodes: y.Shortcodes,
		Cautious: y.Cautious, Places: y.Places, Parent: y.Parent, Successors: y.Successors, Ended: y.Ended,
		Related: y.Related, Note: y.Note, URL: y.URL,
	}
	if y.Region != "" {
		e.Regions = []string{y.Region}
	}
	switch {
	case y.ID == "":
		return e, fmt.Errorf("id is missing")
	case y.EN.Name == "" || y.FR.Name == "":
		return e, fmt.Errorf("%s: a name is missing in English or French", y.ID)
	case !oneOf(y.Type, Country, Organisation, Historical):
		return e, fmt.Errorf("%s: unknown type %q", y.ID, y.Type)
	case !oneOf(y.Kind, "", "territory"):
		return e, fmt.Errorf("%s: unknown kind %q", y.ID, y.Kind)
	case e.Type == Historical && len(e.Successors) == 0:
		return e, fmt.Errorf("%s: a state of the past needs successors", y.ID)
	}
	if _, dup := c.byEntity[y.ID]; dup {
		return e, fmt.Errorf("id %q stands twice", y.ID)
	}
	for _, n := range y.Cautious {
		if !oneOf(n.Rule, Capitals, Context, Ask, First) || !oneOf(n.Lang, English, French) {
			return e, fmt.Errorf("%s: cautious name %q has rule %q and language %q", y.ID, n.Name, n.Rule, n.Lang)
		}
	}
	if !listed {
		if y.Status != "" || y.Line != "" {
			return e, fmt.Errorf("%s: has a status; what the page lists belongs in %s", y.ID, membersFile)
		}
		e.Status = NotListed
		return e, nil
	}
	if !oneOf(y.Status, Member, Observer, Excluded) {
		return e, fmt.Errorf("%s: unknown status %q", y.ID, y.Status)
	}
	return e, c.basis(&e, y.Line)
}

// basis ties a listed entity to its line on the page.
func (c *Corpus) basis(e *Entity, line string) error {
	q, ok := c.Find(line)
	if !ok || q.Passage().Text != line || q.Passage().Kind != Item {
		return fmt.Errorf("%s: %q is not a line of the page", e.ID, line)
	}
	e.Basis, e.ByName = q, line != c.list.GroupLine
	return nil
}
