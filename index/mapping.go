package index

import (
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"

	"miswg/corpus"
)

// A Field is a field of the index.
type Field string

// The fields. Text fields are analysed in their language; the others hold exact
// terms.
const (
	Kind   Field = "kind"    // "passage", "statement" or "entity"
	TextEN Field = "text_en" // English: the page's words, and what a statement says
	TextFR Field = "text_fr" // French: what a statement says
	Name   Field = "name"    // folded names of an entity
	ID     Field = "id"      // of an entity
	Type   Field = "type"    // of an entity
	Status Field = "status"
	Group  Field = "group"  // group IDs of a country
	Region Field = "region" // UN M49 codes, smallest to largest
)

// The analysers keep every word: the stop lists that come with Bleve swallow
// country codes and negations, and a corpus this small needs none. Folding
// shifts byte offsets, which is why nothing here asks Bleve for highlights.
const (
	englishAnalyzer = "miswg_en"
	frenchAnalyzer  = "miswg_fr"
)

func newMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	must(m.AddCustomAnalyzer(englishAnalyzer, map[string]any{
		"type": custom.Name, "char_filters": []string{asciifolding.Name}, "tokenizer": unicode.Name,
		"token_filters": []string{lowercase.Name, en.PossessiveName, en.SnowballStemmerName},
	}))
	must(m.AddCustomAnalyzer(frenchAnalyzer, map[string]any{
		"type": custom.Name, "char_filters": []string{asciifolding.Name}, "tokenizer": unicode.Name,
		"token_filters": []string{lowercase.Name, fr.ElisionName, fr.LightStemmerName},
	}))
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt(string(TextEN), textField(englishAnalyzer))
	doc.AddFieldMappingsAt(string(TextFR), textField(frenchAnalyzer))
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
	return map[string]any{string(Kind): "passage", string(TextEN): p.Text}
}

func statementFields(s corpus.Statement) map[string]any {
	var quotes strings.Builder
	for _, q := range s.Quotes {
		quotes.WriteString(q.Text())
		quotes.WriteByte('\n')
	}
	return map[string]any{
		string(Kind): "statement", string(TextEN): quotes.String() + s.Says.EN, string(TextFR): s.Says.FR,
	}
}

func entityFields(e corpus.Entity, names []string) map[string]any {
	return map[string]any{
		string(Kind): "entity", string(ID): e.ID, string(Name): names, string(Type): string(e.Type),
		string(Status): string(e.Status), string(Group): e.Groups, string(Region): e.Regions,
	}
}
