package index

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"

	"miswg/corpus"
)

// A Field is a field of the index.
type Field string

// The fields. Text is analysed in the language of the page; the others hold exact
// terms.
const (
	Kind   Field = "kind" // "passage" or "entity"
	Text   Field = "text" // the words of a passage
	Name   Field = "name" // folded names of an entity
	ID     Field = "id"   // of an entity
	Type   Field = "type" // of an entity
	Status Field = "status"
	Group  Field = "group"  // group IDs of a country
	Region Field = "region" // UN M49 codes, smallest to largest
)

// The analyser keeps every word: the stop lists that come with Bleve swallow
// country codes and negations, and a corpus this small needs none. Folding
// shifts byte offsets, which is why nothing here asks Bleve for highlights.
const pageAnalyzer = "miswg_page"

func newMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	must(m.AddCustomAnalyzer(pageAnalyzer, map[string]any{
		"type": custom.Name, "char_filters": []string{asciifolding.Name}, "tokenizer": unicode.Name,
		"token_filters": []string{lowercase.Name, en.PossessiveName, en.SnowballStemmerName},
	}))
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt(string(Text), textField(pageAnalyzer))
	for _, f := range []Field{Kind, Name, ID, Type, Status, Group, Region} {
		doc.AddFieldMappingsAt(string(f), textField(keyword.Name))
	}
	m.DefaultMapping = doc
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m
}

func textField(analyzer string) *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = analyzer
	f.Store, f.IncludeInAll, f.IncludeTermVectors, f.DocValues = false, false, false, false
	return f
}

// must: the analysers are built from Bleve's own registered parts.
func must(err error) {
	if err != nil {
		panic(err) // unreachable: the parts are imported above
	}
}

func passageFields(p corpus.Passage) map[string]any {
	return map[string]any{string(Kind): "passage", string(Text): p.Text}
}

func entityFields(e corpus.Entity, names []string) map[string]any {
	return map[string]any{
		string(Kind): "entity", string(ID): e.ID, string(Name): names, string(Type): string(e.Type),
		string(Status): string(e.Status), string(Group): e.Groups, string(Region): e.Regions,
	}
}
