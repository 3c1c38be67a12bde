package index

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/mapping"

	"miswg/corpus"
)

// A Field is a field of the index of entities.
type Field string

// The fields of an entity. They hold exact terms.
const (
	Name   Field = "name" // folded names
	ID     Field = "id"
	Type   Field = "type"
	Status Field = "status"
	Group  Field = "group"  // group IDs of a country
	Region Field = "region" // UN M49 codes, smallest to largest
)

func entityMapping() mapping.IndexMapping {
	return newMapping(keyword.Name, string(Name), string(ID), string(Type), string(Status), string(Group), string(Region))
}

// passageMapping takes stems, which language.go has found: Bleve only parts them.
func passageMapping(fields []string) (mapping.IndexMapping, error) {
	m := newMapping(stemsAnalyzer, fields...)
	return m, m.AddCustomAnalyzer(stemsAnalyzer, map[string]any{"type": custom.Name, "tokenizer": whitespace.Name})
}

const stemsAnalyzer = "miswg_stems"

func newMapping(analyzer string, fields ...string) *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	doc := bleve.NewDocumentStaticMapping()
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping()) // nobody searches it
	text := bleve.NewTextFieldMapping()
	text.Analyzer = analyzer
	text.Store, text.IncludeInAll, text.IncludeTermVectors, text.DocValues = false, false, false, false
	for _, f := range fields {
		doc.AddFieldMappingsAt(f, text)
	}
	m.DefaultMapping = doc
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m
}

func entityFields(e corpus.Entity, names []string) map[string]any {
	return map[string]any{
		string(ID): e.ID, string(Name): names, string(Type): string(e.Type),
		string(Status): string(e.Status), string(Group): e.Groups, string(Region): e.Regions,
	}
}
