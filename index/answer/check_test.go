package answer_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/table"
	"miswg/index/answer/words"
)

func show(r answer.CheckedRow) string {
	var ids []string
	for _, x := range r.Entities {
		ids = append(ids, x.ID)
	}
	for _, x := range r.Readings {
		ids = append(ids, x.ID+"?")
	}
	if r.Typed != "" {
		ids = append(ids, "for "+r.Typed)
	}
	return strings.Join(ids, " ")
}

// TestCheckLines reads lines that stand alone.
func TestCheckLines(t *testing.T) {
	e := engine(t)
	for _, c := range []struct {
		line, want string
		outcome    words.Outcome
	}{
		{"1. Kongsberg, Norway", "NO", words.IsMember},
		{"Rheinmetall AG", "", words.NamesNobody},
		{"ST Engineering", "", words.NamesNobody},
		{"Boeing, Huntsville, AL", "US", words.IsMember},
		{"Fokker BV", "", words.NamesNobody},
		{"ask me in PM", "", words.NamesNobody},
		{"Kongsberg (NO)", "NO", words.IsMember},
		{"Acme, Norwey", "NO for Norwey", words.IsUnclear},
		{"Air India, Toulouse, France", "FR", words.IsMember},
		{"France, Germany and Italy", "FR DE IT", words.IsMember},
		{"Embraer – Brésil", "BR", words.IsNotListed},
		{"Hanwha; South Korea", "KR", words.IsNotListed},
		{"bids from Norway and from a firm in Brazil", "NO BR", words.IsUnclear},
		{"Össur, Reykjavik, Iceland", "IS", words.IsLeftOut},
		{"a Norwegian yard", "NO", words.IsMember},
		{"ESA", "org:esa", words.IsObserver},
		{"Saab AB, Linköping, Sweden", "SE", words.IsMember},
		{"🇯🇵 Mitsubishi", "JP", words.IsMember},
		{"Elbit Systems / Haïfa / Israël", "IL", words.IsMember},
	} {
		got, err := e.Check(context.Background(), table.Text(c.line), corpus.English)
		if err != nil {
			t.Fatal(err)
		}
		if show(got.Rows[0]) != c.want || got.Rows[0].Outcome != c.outcome {
			t.Errorf("Check(%q) = %q %s, want %q %s", c.line, show(got.Rows[0]), got.Rows[0].Outcome, c.want, c.outcome)
		}
	}
}

// TestCheckColumns trusts codes where the column shows that they are codes.
func TestCheckColumns(t *testing.T) {
	got, err := engine(t).Check(context.Background(), table.Text("Saab\tSE\nLeonardo\tIT\nHanwha\tKR\nTurkish Aerospace\tTR\nUnknown\t\nBoeing\tWA"), corpus.English)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"SE", "IT", "KR", "TR", "", ""} {
		if show(got.Rows[i]) != want {
			t.Errorf("Check(%q) = %q, want %q", got.Rows[i].Text, show(got.Rows[i]), want)
		}
	}
}

// BenchmarkCheck goes through 5,000 lines.
func BenchmarkCheck(b *testing.B) {
	e := engine(b)
	var list strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&list, "%d. Kongsberg, Norway\nRheinmetall AG\nBoeing, Huntsville, AL\nEmbraer – Brésil\nHanwha (KR)\n", i)
	}
	sheet := table.Text(list.String())
	for b.Loop() {
		if _, err := e.Check(b.Context(), sheet, corpus.English); err != nil {
			b.Fatal(err)
		}
	}
}
