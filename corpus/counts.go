package corpus

import (
	"strconv"

	"miswg/corpus/written"
)

// Counts are the numbers that follow from the list. The page need print none of
// them. Member = Grouped - Left + Named - Both.
type Counts struct {
	Member, Observer, Excluded int // entities of each standing

	Grouped int // countries of the groups that the list names as a whole
	Left    int // of these, the exceptions, whatever else they are
	Named   int // members named one by one
	Both    int // of these, the ones that are also in a group of the list

	MemberCountries, MemberOrganisations     int
	ObserverCountries, ObserverOrganisations int
}

// Counts returns the numbers that follow from the list.
func (c *Corpus) Counts() Counts { return c.counts }

// count takes the numbers from the standings.
func (l *listLoader) count() {
	k := &l.counts
	for _, e := range l.entities {
		switch {
		case e.Status == Excluded:
			k.Excluded++
		case e.Status == Observer && e.Type == Organisation:
			k.ObserverOrganisations++
		case e.Status == Observer:
			k.ObserverCountries++
		case e.Status == Member && e.Type == Organisation:
			k.MemberOrganisations++
		case e.Status == Member:
			k.MemberCountries++
		}
		if e.Through != "" {
			k.Grouped++
			if e.Status != Member {
				k.Left++
			}
		}
		if e.Status == Member && e.ByName {
			k.Named++
			if e.Through != "" {
				k.Both++
			}
		}
	}
	k.Member, k.Observer = k.MemberCountries+k.MemberOrganisations, k.ObserverCountries+k.ObserverOrganisations
}

// countsYAML are numbers that a person may declare, to be told when an edit changes
// them.
type countsYAML struct {
	Member, Observer, Excluded, Named written.Value
}

func (l *listLoader) confirmCounts() {
	declared, k := l.source.Counts, l.counts
	for _, n := range []struct {
		name string
		want written.Value
		got  int
	}{{"member", declared.Member, k.Member}, {"observer", declared.Observer, k.Observer}, {"excluded", declared.Excluded, k.Excluded}, {"named", declared.Named, k.Named}} {
		got := strconv.Itoa(n.got)
		if n.want.Line == 0 || n.want.Value == got {
			continue
		}
		l.Wrong(sourceFile, n.want.Line, "counts: %s is %s, but the list gives %s; if the list is right, write that, or delete counts", n.name, written.Shown(n.want.Value), got)
		l.Mends = append(l.Mends, written.Mend{File: sourceFile, At: n.want, Value: got, What: "counts, " + n.name + ","})
	}
}
