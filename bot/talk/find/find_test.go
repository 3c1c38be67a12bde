package find

import (
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"miswg/bot/render"
	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func engine(t *testing.T) *answer.Engine {
	t.Helper()
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return answer.New(c, x)
}

// unwatched are the marks where nobody looks after the pages.
func unwatched(answer.Answer) render.Marks { return render.Marks{} }

// receiptCode changes with the data.
var receiptCode = regexp.MustCompile(`\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b`)

// TestCards holds what Slack is given, word for word: the results of a search, the page
// under a link, and the details of each result.
func TestCards(t *testing.T) {
	e := engine(t)
	cards := map[string]any{}
	for l, queries := range map[corpus.Lang][]string{corpus.English: {"japan", "iceland", "brazil", "mission"}, corpus.French: {"le japon", "qui est l'ASE ?"}} {
		for _, q := range queries {
			found, err := e.Find(t.Context(), q, l, most)
			if err != nil {
				t.Fatalf("Find(%q) = %v, want nil", q, err)
			}
			opened := []any{}
			for _, a := range found {
				shown, err := e.About(a.ID(), a.Lang)
				if err != nil {
					t.Fatalf("About(%q) = %v, want nil", a.ID(), err)
				}
				opened = append(opened, answered(shown, e.Document(), render.Marks{}).details())
			}
			cards["search "+q] = map[string]any{"results": results(found, e.Document(), unwatched), "opened": opened}
		}
		cards["link, "+string(l)] = Unfurl(e, l, Shared{Pages: []string{e.Document().URL + "#x"}})
	}
	var sb strings.Builder
	enc := json.NewEncoder(&sb)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(cards); err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(receiptCode.ReplaceAllString(sb.String(), "CODE"), e.Document().URL, "PAGE")
	const file = "testdata/cards.json"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("cards = %s, want those of %s", got, file)
	}
}

// TestNothingFoundIsAList: Slack wants a list, also an empty one.
func TestNothingFoundIsAList(t *testing.T) {
	got, err := json.Marshal(results(nil, corpus.Document{}, unwatched))
	if err != nil || string(got) != "[]" {
		t.Errorf("results(nil) = %s, %v, want []", got, err)
	}
}

// TestNothingIsLive: whatever a page has, no result has a mention or a link.
func TestNothingIsLive(t *testing.T) {
	e := entity{title: "x"}
	e.text("quote", "Words", "see <!channel>\n <https://example.org|here>")
	e.text("empty", "Words", " \n ")
	if len(e.fields) != 1 || strings.ContainsAny(e.fields[0].Value.(string), "<>\n") {
		t.Errorf("fields = %v, want one in which nothing is live", e.fields)
	}
}
