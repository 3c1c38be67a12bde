package corpus

import (
	"fmt"
	"strings"
)

// Membership is the page's own list of the working group, as parsed from its
// lines: nothing is inferred here.
type Membership struct {
	Group     string   // the group whose countries are all members: "NATO"
	Except    []string // its exceptions, as the page names them: "Iceland"
	GroupLine string   // the line that says so
	Named     []string // members named one by one, in order
	Observers []string // observers, in order, without "(observer)"
}

// listIntro introduces the list on the page.
const listIntro = "This international working group consists of:"

// parseMembership reads the list under listIntro. It refuses a line it cannot
// read rather than guess what the page means.
func parseMembership(file string, passages []Passage) (Membership, error) {
	intro := ""
	var m Membership
	for _, p := range passages {
		if p.Text == listIntro {
			intro = p.ID
			continue
		}
		if intro == "" || p.Intro != intro {
			continue
		}
		if err := m.add(p.Text); err != nil {
			return m, fmt.Errorf("%s:%d: %w", file, p.Line, err)
		}
	}
	switch {
	case intro == "":
		return m, fmt.Errorf("%s: no line %q", file, listIntro)
	case m.Group == "" || len(m.Named) == 0 || len(m.Observers) == 0:
		return m, fmt.Errorf("%s: the list lacks its group, its countries or its observers", file)
	}
	return m, nil
}

func (m *Membership) add(line string) error {
	if rest, ok := strings.CutPrefix(line, "all "); ok {
		group, except, ok := strings.Cut(rest, " countries (except ")
		if !ok || !strings.HasSuffix(except, ")") || m.Group != "" {
			return fmt.Errorf("cannot read the group line %q", line)
		}
		m.Group, m.GroupLine = group, line
		m.Except = strings.Split(strings.TrimSuffix(except, ")"), " and ")
		return nil
	}
	if name, ok := strings.CutSuffix(line, " (observer)"); ok {
		m.Observers = append(m.Observers, name)
		return nil
	}
	if strings.ContainsAny(line, "():;,") {
		return fmt.Errorf("cannot read the list line %q", line)
	}
	m.Named = append(m.Named, line)
	return nil
}
