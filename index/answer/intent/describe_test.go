package intent_test

import (
	"fmt"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// describe is an intent in a line: its kind, then what an answer needs of it.
func describe(i intent.Intent) string {
	kind := strings.TrimPrefix(fmt.Sprintf("%T", i), "intent.")
	var parts []string
	add := func(s ...string) { parts = append(parts, s...) }
	switch i := i.(type) {
	case intent.AskBack:
		add(i.Name.Text)
	case intent.DidYouMean:
		add(i.IDs...)
	case intent.WhichReading:
		add(i.Labels...)
	case intent.Standing:
		add(ids(i.Names)...)
		add(i.IDs...)
		for _, u := range i.Unknown {
			add("unknown:" + u)
		}
	case intent.GroupStanding:
		for _, g := range i.Groups {
			if add(ids([]*reading.Item{g.Name})[0]); g.Body {
				add("(body)")
			}
		}
	case intent.UnknownNames:
		add(i.Names...)
	case intent.Relation:
		add(ids(i.Names)...)
		add("to:" + i.Group)
	case intent.OthersMembers:
		add(ids([]*reading.Item{i.Name})...)
	case intent.Set:
		add(set(i)...)
	case intent.Bodies:
		add(ids(i.Groups)...)
	case intent.Terms:
		add(i.IDs...)
	case intent.Stated:
		add(i.Label)
	case intent.Mentioned:
		add(i.Words...)
		for _, w := range i.Absent {
			add("absent:" + w)
		}
	case intent.Bent:
		add(i.Word.Text)
	case intent.Unsaid:
		add(strings.Join(i.Labels, " "))
		add(ids(i.Names)...)
	}
	return strings.Join(append([]string{kind}, parts...), " ")
}

// ids are what the items name; a group's own ID where it is a group's name.
func ids(items []*reading.Item) []string {
	var out []string
	for _, it := range items {
		id := it.Text + "?"
		if it.Ambiguous != nil {
			id = strings.Join(it.Ambiguous.Answer, "/")
		}
		for _, n := range it.Senses {
			if id = n.ID; n.Kind == corpus.GroupName {
				break
			}
		}
		out = append(out, id)
	}
	return out
}

// set is a set as its parts: "member country in:nato|eu out:g7 without:IS within:DK,FI counted".
func set(s intent.Set) []string {
	q := s.Query
	out := []string{q.Status}
	if q.Type != "" {
		out = append(out, string(q.Type))
	}
	groups := func(gs []corpus.Group) string {
		var ids []string
		for _, g := range gs {
			ids = append(ids, g.ID)
		}
		return strings.Join(ids, "|")
	}
	for _, union := range q.In {
		out = append(out, "in:"+groups(union))
	}
	if len(q.Out) > 0 {
		out = append(out, "out:"+groups(q.Out))
	}
	if len(q.Without) > 0 {
		out = append(out, "without:"+strings.Join(q.Without, ","))
	}
	if q.Within != nil {
		out = append(out, "within:"+strings.Join(q.Within, ","))
	}
	if s.Counting {
		out = append(out, "counted")
	}
	return out
}
