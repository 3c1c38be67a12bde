package corpus

import (
	"slices"
	"strings"
	"testing"
)

// TestStatementsKeepFaith: when the page's words change, the answers that rest on
// them are named, and no others.
func TestStatementsKeepFaith(t *testing.T) {
	if got := load(t).ToConfirm(); len(got) > 0 {
		t.Errorf("ToConfirm() = %v, want nothing in our own corpus", got)
	}
	absences := []string{"information", "duration", "partners", "authorities", "not-nato", "both", "safeguard"}
	for _, tt := range []struct {
		name  string
		edits []edit
		want  []string
	}{
		{"a number", []edit{{pageFile, "for more than 7 decades", "for more than 8 decades"}},
			append([]string{"negotiator"}, absences...)},
		{"a seventh sector", []edit{{pageFile, "- space\n", "- space\n- cyber\n"}},
			append([]string{"sectors"}, absences...)},
		{"a sector less", []edit{{pageFile, "- space\n", ""}}, append([]string{"sectors"}, absences...)},
		{"a third part of the mission", []edit{{pageFile, "- safeguard classified", "- train people\n- safeguard classified"}},
			append([]string{"mission"}, absences...)},
		{"a section more", []edit{
			{pageFile, "- Multinational Industrial Security Working Group\n", "- Multinational Industrial Security Working Group\n- Contact us\n"},
			{pageFile, "This international working group consists of:\n", "Write to office@example.ca.\nThis international working group consists of:\n"},
			{pageFile, "(OCCAR) (observer)", "(OCCAR) (observer)\nContact us\nA visit takes 10 days."}},
			absences},
		{"a second exception", []edit{{pageFile, "(except Iceland)", "(except Iceland and Montenegro)"}}, []string{"not-nato", "org:nato"}},
		{"no exception", []edit{{pageFile, " (except Iceland)", ""}}, []string{"not-nato", "org:nato"}},
		{"a country joins that no note is about", []edit{{pageFile, "- Japan\n", "- Japan\n- Ukraine\n"}}, nil},
		{"a country joins that a note counts", []edit{{pageFile, "- Japan\n", "- Japan\n- Ireland\n"}}, []string{"org:eu"}},
		{"an observer becomes a member", []edit{{pageFile, "- ESA (observer)", "- ESA"}}, []string{"org:nasa", "org:csa"}},
		{"an answer nobody has confirmed", []edit{{statementsFile, `    rests: "8d0ac990dd52"` + "\n", ""}}, []string{"sectors"}},
	} {
		c, err := Load(edited(t, tt.edits...))
		if err != nil {
			t.Errorf("%s: Load() = %v, want nil", tt.name, err)
			continue
		}
		var got []string
		for _, u := range c.ToConfirm() {
			got = append(got, u.ID)
			p := u.Problem()
			if p.Line == 0 || !strings.Contains(p.Error(), u.Now) || u.Was == u.Now {
				t.Errorf("%s: Problem() = %v, want file, line and %s", tt.name, p, u.Now)
			}
			if s, ok := c.Stated(u.ID); ok && s.Confirmed() {
				t.Errorf("%s: Confirmed() of %s = true, want false", tt.name, u.ID)
			}
			if e, ok := c.Entity(u.ID); ok && e.Note != (Text{}) {
				t.Errorf("%s: Note of %s = %q, want none", tt.name, u.ID, e.Note.EN)
			}
		}
		slices.Sort(got)
		slices.Sort(tt.want)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: ToConfirm() = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestConfirmedAgain writes the fingerprint that loading asks for.
func TestConfirmedAgain(t *testing.T) {
	grown := edit{pageFile, "- space\n", "- space\n- cyber\n"}
	c, err := Load(edited(t, grown))
	if err != nil {
		t.Fatalf("Load() = %v, want nil", err)
	}
	s, _ := c.Stated("sectors")
	if last := s.Quotes[len(s.Quotes)-1].Text(); last != "cyber" || len(s.Quotes) != 8 {
		t.Errorf("Stated(%q) quotes %d lines to %q, want the whole list", "sectors", len(s.Quotes), last)
	}
	edits := []edit{grown}
	for _, u := range c.ToConfirm() {
		edits = append(edits, edit{statementsFile, u.Was, u.Now})
	}
	if c, err = Load(edited(t, edits...)); err != nil || len(c.ToConfirm()) > 0 {
		t.Errorf("Load() = %v, %v to confirm, want nothing", err, c.ToConfirm())
	}
}

// TestGoneQuotesAreErrors: a statement without its words is nobody's.
func TestGoneQuotesAreErrors(t *testing.T) {
	for _, tt := range []struct{ old, new, want string }{
		{"Adoption of common templates and", "Use of common templates and", `statements.yaml:157: templates: "Adoption of common templates and exchange …" is not on the page`},
		{"The MISWG mission is to:", "The MISWG mission:", "mission closes over"},
	} {
		if _, err := Load(edited(t, edit{pageFile, tt.old, tt.new})); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Load() without %q = %v, want an error with %q", tt.old, err, tt.want)
		}
	}
}

func TestSentencesAreQuotedWhole(t *testing.T) {
	s, _ := load(t).Stated("protection")
	want := "The Government of Canada works with foreign governments to protect sensitive information through bilateral security instruments."
	if got := s.Quotes[0].Text(); got != want {
		t.Errorf("Stated(%q) quotes %q, want %q", "protection", got, want)
	}
}
