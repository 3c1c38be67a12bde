package page

import (
	"slices"
	"testing"
)

var english = Form{
	Contents: "On this page", Markers: []string{"- ", "* "}, Observer: "(observer)",
	All: []string{"all", "all the"}, Except: []string{"except", "except for"}, And: []string{"and"},
}

func TestCut(t *testing.T) {
	text := "\ufeffRivers\r\n\r\nOn this page\r\n- Members\r\n- Contact\r\n\r\nOf water.\r\nMembers\r\nThey are:\r\n* France\r\n- Peru (observer)\r\n# More\r\nSo it is.\r\n"
	got, missing := english.Cut(text)
	want := []Part{{1, Title, "Rivers"}, {7, Paragraph, "Of water."}, {8, Heading, "Members"}, {9, Paragraph, "They are:"}, {10, Item, "France"}, {11, Item, "Peru (observer)"},
		{12, Heading, "More"}, {13, Paragraph, "So it is."}}
	if !slices.Equal(got, want) || !slices.Equal(missing, []string{"Contact"}) {
		t.Errorf("Cut(%q) = %v, %q, want %v without Contact", text, got, missing, want)
	}
}

func TestPlain(t *testing.T) {
	isTitle := func(line string) bool { return line == "Visits" }
	for text, want := range map[string][]Part{
		"# Visits\n\nAsk\nearly.\n\n1. Names\n   in full\n- Days\n## Where\n": {{1, Title, "Visits"}, {3, Paragraph, "Ask early."}, {6, Item, "Names in full"}, {8, Item, "Days"}, {9, Heading, "Where"}},
		"A rule.\nVisits\nAnother.": {{1, Paragraph, "A rule."}, {2, Paragraph, "Visits"}, {3, Paragraph, "Another."}},
	} {
		if got := Plain(text, isTitle); !slices.Equal(got, want) {
			t.Errorf("Plain(%q) = %v, want %v", text, got, want)
		}
	}
}

// TestLines takes lines of a list apart.
func TestLines(t *testing.T) {
	for line, want := range map[string]struct {
		all              bool
		group, exception string
		pieces           []string
	}{
		"all the NATO countries (except for Iceland, Malta and Bosnia and Herzegovina)": {true, "the NATO countries", "Iceland, Malta and Bosnia and Herzegovina", []string{"Iceland", "Malta", "Bosnia", "Herzegovina"}},
		"ALL EU countries EXCEPT Malta": {true, "EU countries", "Malta", []string{"Malta"}},
		"Exceptional Allies":            {false, "Exceptional Allies", "", nil},
	} {
		rest, all := english.CutAll(line)
		group, exceptions, _ := english.CutExcept(rest)
		var pieces []string
		for _, p := range english.Pieces(exceptions) {
			pieces = append(pieces, exceptions[p.From:p.To])
		}
		if all != want.all || group != want.group || exceptions != want.exception || !slices.Equal(pieces, want.pieces) {
			t.Errorf("%q is %v, %q but %q %q, want %v", line, all, group, exceptions, pieces, want)
		}
	}
	if name, observes := english.CutObserver("ESA (Observer)"); name != "ESA" || !observes {
		t.Errorf("CutObserver() = %q, %v, want ESA, which observes", name, observes)
	}
	if name, observes := english.CutObserver("(observer)"); observes {
		t.Errorf("CutObserver() of nothing = %q, %v, want false", name, observes)
	}
}
