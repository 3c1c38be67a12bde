package index

import (
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"miswg/corpus"
)

// A Filter describes a set of entities: a Boolean expression over keyword
// fields. The zero Filter is everything.
type Filter struct {
	op    op
	field Field
	value string
	parts []Filter
}

type op byte

const (
	opAll op = iota // every part; with no parts, everything
	opIs
	opAny
	opNot
)

// Is holds for entities whose field has exactly that value.
func Is(f Field, value string) Filter { return Filter{op: opIs, field: f, value: value} }

// And holds where all parts hold.
func And(parts ...Filter) Filter { return Filter{op: opAll, parts: parts} }

// Or holds where any part holds.
func Or(parts ...Filter) Filter { return Filter{op: opAny, parts: parts} }

// Not holds where f does not.
func Not(f Filter) Filter { return Filter{op: opNot, parts: []Filter{f}} }

// String writes the filter for people: "status:member and not group:nato".
func (f Filter) String() string { return f.text(false) }

func (f Filter) text(nested bool) string {
	switch f.op {
	case opIs:
		return string(f.field) + ":" + f.value
	case opNot:
		return "not " + f.parts[0].text(true)
	}
	if len(f.parts) == 0 {
		return "everything"
	}
	if len(f.parts) == 1 {
		return f.parts[0].text(nested)
	}
	word := " and "
	if f.op == opAny {
		word = " or "
	}
	s := strings.Join(corpus.Each(f.parts, func(p Filter) string { return p.text(true) }), word)
	if nested {
		s = "(" + s + ")"
	}
	return s
}

// query builds the Bleve query. A negation alone matches nothing in Bleve, so
// each is taken from the set of all entities.
func (f Filter) query() query.Query {
	switch f.op {
	case opIs:
		return term(f.field, f.value)
	case opAny:
		return bleve.NewDisjunctionQuery(corpus.Each(f.parts, Filter.query)...)
	case opNot:
		q := bleve.NewBooleanQuery()
		q.AddMust(bleve.NewMatchAllQuery())
		q.AddMustNot(f.parts[0].query())
		return q
	}
	return bleve.NewConjunctionQuery(append(corpus.Each(f.parts, Filter.query), bleve.NewMatchAllQuery())...)
}

func term(f Field, value string) query.Query {
	q := bleve.NewTermQuery(value)
	q.SetField(string(f))
	return q
}
