package playground_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"

	"miswg/bot/playground"
)

// read is what a screen reader reads of the page, one thing after the other: texts, and
// what can be pressed by its name.
func (p *page) read() []string {
	p.t.Helper()
	tree := run(p, "accessibility tree", func(ctx context.Context, _ *chromedp.Target) (accessibility.GetFullAXTreeResult, error) {
		return chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	})
	text := func(v *accessibility.Value) string {
		var s string
		if v != nil {
			_ = json.Unmarshal(v.Value, &s) // what is no string has no words
		}
		return s
	}
	nodes := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range tree.Nodes {
		nodes[n.NodeID] = n
	}
	var out []string
	var walk func(id accessibility.NodeID)
	walk = func(id accessibility.NodeID) {
		n := nodes[id]
		if n == nil {
			return
		}
		switch role := text(n.Role); {
		case !n.Ignored && (role == "button" || role == "link"):
			out = append(out, role+" "+text(n.Name))
			return
		case !n.Ignored && role == "StaticText":
			out = append(out, text(n.Name))
		}
		for _, c := range n.ChildIDs {
			walk(c)
		}
	}
	walk(tree.Nodes[0].NodeID)
	return out
}

// TestReadingOrder holds what a screen reader reads of an answer to the order of what
// matters: for whom it is, who says it, when, the verdict, the page's words, the source,
// and then what can be pressed.
func TestReadingOrder(t *testing.T) {
	for _, x := range []struct {
		at, ask string
		want    []string
	}{
		{"#/alice/C0LOCALGENERAL", "/miswg is japan a member?", []string{"Only visible to you", "miswg", ".m.", "Yes. Japan is a member of the MISWG.", "The page: “Japan”", "Source: ", "link canada.ca", "button Share", "button Other G7 countries", "button The observers"}},
		{"#/alice/C0LOCALGENERAL", "/miswg japan, brazil and iceland", []string{"Only visible to you", "miswg", ".m.", "Of the 3", "Name", "Iceland", "Brazil", "Japan", "The page: “all NATO countries (except Iceland)” · “Japan”", "Source: ", "button Share"}},
		{"#/alice/C0LOCALGENERAL", "/miswg qui sont les membres?", []string{"Only visible to you", "miswg", ".m.", "38 pays membres du MISWG.", "Allemagne", "Royaume-Uni", "32 pays de l'OTAN", "S'y ajoutent 5", "Source", "button "}},
	} {
		p := open(t, start(t, playground.Options{}), x.at, look{})
		p.say("#main", x.ask)
		p.sees(".msg.only .blocks", x.want[3])
		p.settled()
		got := p.read()
		for i := len(got) - 1; i >= 0; i-- { // the newest message is the last
			if strings.Contains(got[i], x.want[0]) {
				got = got[i:]
				break
			}
		}
		at := 0
		for _, want := range x.want {
			for at < len(got) && !strings.Contains(strings.ReplaceAll(got[at], "\u00a0", " "), want) {
				at++
			}
			if at == len(got) {
				t.Errorf("after %q a screen reader reads %q, want in this order %q: no %q", x.ask, got, x.want, want)
				break
			}
		}
	}
}
