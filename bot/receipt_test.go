package bot_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
)

// unfurled is what stands under a link.
var unfurled = regexp.MustCompile(`miswg unfurls https://\S+: (.*\n)`)

// TestReceiptLinks: under a link to a receipt stands what its check finds; under one that is
// not whole, that no answer to a usual question has, or that leads to another page, nothing.
func TestReceiptLinks(t *testing.T) {
	t.Parallel()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	page := e.Document().URL
	given := func(q string) receipt.Code {
		a, err := e.Ask(t.Context(), answer.Question{Text: q})
		if err != nil {
			t.Fatal(err)
		}
		return a.Receipt
	}
	japan, foreign := given("is japan a member?"), receipt.New("0123456789ab", "x")
	forged, unusual := receipt.New(e.Digest(), "Peru is a member."), given("japan, peru and iceland")
	r := start(t, setup{slack: localslack.Options{Manifest: manifest(t, app.Conversational)}, bot: bot.Config{Receipt: receipts}})
	for _, tt := range []struct {
		links []string
		want  []string // beginnings of what stands under them, in any order
	}{
		{[]string{japan.At(page)}, []string{"Receipt " + string(japan) + ": the same\n"}},
		{[]string{strings.ToLower(japan.At(page))}, []string{"Receipt " + string(japan) + ": the same\n"}},
		{[]string{foreign.At(page)}, []string{"Receipt " + string(foreign) + ": not ours\n"}},
		{[]string{forged.At(page)}, nil},
		{[]string{unusual.At(page)}, nil},
		{[]string{japan.At(page) + "0"}, nil},
		{[]string{strings.TrimSuffix(japan.At(page), string(japan[len(japan)-1:]))}, nil},
		{[]string{page + "#miswg-"}, nil},
		{[]string{japan.At("https://www.canada.ca/en/contact.html")}, nil},
		{[]string{japan.At(page), page, forged.At(page)}, []string{"Receipt " + string(japan) + ": the same\n", e.Body().Long.EN}},
		{[]string{given("peru").At(page), given("norway").At(page), given("esa").At(page), japan.At(page)}, []string{"Receipt ", "Receipt ", "Receipt "}},
	} {
		before := len(r.Transcript())
		r.say("alice", "#general", strings.Join(tt.links, " and "))
		r.settle()
		var got []string
		for _, m := range unfurled.FindAllStringSubmatch(r.Transcript()[before:], -1) {
			got = append(got, m[1])
		}
		slices.Sort(got)
		want := slices.Sorted(slices.Values(tt.want))
		if !slices.EqualFunc(got, want, strings.HasPrefix) {
			t.Errorf("under %q stands %q, want %q; so far:\n%s", tt.links, got, want, r.Transcript())
		}
	}
}

// TestReceiptLinksCount: whoever may ask nothing more has no receipt checked; the page's own
// card they have.
func TestReceiptLinksCount(t *testing.T) {
	t.Parallel()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	a, err := e.Ask(t.Context(), answer.Question{Text: "japan"})
	if err != nil {
		t.Fatal(err)
	}
	page := e.Document().URL
	cfg := bot.Config{Receipt: receipts}
	cfg.UserRate = 1
	r := start(t, setup{slack: localslack.Options{Manifest: manifest(t, app.Conversational)}, bot: cfg})
	for range 2 {
		r.say("alice", "#general", a.Receipt.At(page)+" and "+page)
		r.settle()
	}
	var got []string
	for _, m := range unfurled.FindAllStringSubmatch(r.Transcript(), -1) {
		got = append(got, strings.TrimSpace(m[1]))
	}
	slices.Sort(got)
	long := e.Body().Long.EN
	if want := []string{long, long, "Receipt " + string(a.Receipt) + ": the same"}; !slices.Equal(got, want) {
		t.Errorf("under the links stands %q, want %q", got, want)
	}
}
