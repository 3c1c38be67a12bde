package corpus

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestMembershipAgreesWithThePage(t *testing.T) {
	c := load(t)
	list := c.Membership()
	if len(list.Groups) != 1 || list.Groups[0].Group != "nato" || !slices.Equal(list.Except(), []string{"IS"}) || len(list.Named) != 7 || len(list.Observers) != 5 {
		t.Errorf("Membership() = %+v, want NATO but Iceland, 7 named, 5 observers", list)
	}
	if want := 1 + 1 + 7 + 5; len(list.Lines()) != want || list.Lines()[0] != list.Intro {
		t.Errorf("Lines() = %d lines from %q, want %d from the introduction", len(list.Lines()), list.Lines()[0].Text(), want)
	}
	for e := range c.Entities() {
		if e.Status == NotListed != e.Basis.IsZero() {
			t.Errorf("%s is %s with basis %q", e.ID, e.Status, e.Basis.Text())
		}
		if e.ByName && e.Status == Excluded {
			t.Errorf("%s is %s by name", e.ID, e.Status)
		}
	}
	want := Counts{Member: 38, Observer: 5, Excluded: 1, Grouped: 32, Left: 1, Named: 7, MemberCountries: 38, ObserverOrganisations: 5}
	if got := c.Counts(); got != want {
		t.Errorf("Counts() = %+v, want %+v", got, want)
	}
}

// natoOf is an edit of the list of NATO countries, with the note that tells its size.
func natoOf(add, size string) []edit {
	return []edit{
		{groupsFile, "GB, US]\n  - id: eu\n", "GB, US" + add + "]\n  - id: eu\n"},
		{groupsFile, "32 countries since 7 March 2024", size + " countries since 1 May 2027"},
		{groupsFile, "32 pays depuis le 7 mars 2024", size + " pays depuis le 1er mai 2027"},
	}
}

// TestEditsOfTheList edits a copy as a maintainer would, and asks what follows.
func TestEditsOfTheList(t *testing.T) {
	groupLine := "- all NATO countries (except Iceland)"
	group := func(line string) []edit { return []edit{{pageFile, groupLine, "- " + line}} }
	without := func(line string) edit { return edit{pageFile, "- " + line + "\n", ""} }
	now := Counts{Member: 38, Observer: 5, Excluded: 1, Grouped: 32, Left: 1, Named: 7, MemberCountries: 38, ObserverOrganisations: 5}
	with := func(change func(*Counts)) Counts {
		k := now
		change(&k)
		return k
	}
	for _, tt := range []struct {
		name     string
		edits    []edit
		standing map[string]Status
		byName   []string
		counts   Counts
	}{
		{"a named country joins the group", natoOf(", AT", "33"),
			map[string]Status{"AT": Member}, []string{"AT"},
			with(func(k *Counts) { k.Grouped, k.Both = 33, 1 })},
		{"the group gains a country", natoOf(", IE", "33"),
			map[string]Status{"IE": Member}, nil,
			with(func(k *Counts) { k.Grouped, k.Member, k.MemberCountries = 33, 39, 39 })},
		{"the exception joins", group("all NATO countries"),
			map[string]Status{"IS": Member, "CA": Member}, nil,
			with(func(k *Counts) { k.Left, k.Excluded, k.Member, k.MemberCountries = 0, 0, 39, 39 })},
		{"a second exception", group("all NATO countries (except Iceland and Montenegro)"),
			map[string]Status{"IS": Excluded, "ME": Excluded, "CA": Member}, nil,
			with(func(k *Counts) { k.Left, k.Excluded, k.Member, k.MemberCountries = 2, 2, 37, 37 })},
		{"three exceptions, one with a comma and one with an article", group("all NATO countries, except for Iceland, the Netherlands, and North Macedonia"),
			map[string]Status{"IS": Excluded, "NL": Excluded, "MK": Excluded, "CA": Member}, nil,
			with(func(k *Counts) { k.Left, k.Excluded, k.Member, k.MemberCountries = 3, 3, 36, 36 })},
		{"a country joins", []edit{{pageFile, "- Japan\n", "- Ireland\n- Japan\n"}},
			map[string]Status{"IE": Member, "JP": Member}, []string{"IE"},
			with(func(k *Counts) { k.Named, k.Member, k.MemberCountries = 8, 39, 39 })},
		{"a name with and", []edit{{pageFile, "- Japan\n", "- Bosnia and Herzegovina\n- Japan\n"}},
			map[string]Status{"BA": Member}, []string{"BA"},
			with(func(k *Counts) { k.Named, k.Member, k.MemberCountries = 8, 39, 39 })},
		{"a country leaves", []edit{without("Japan")},
			map[string]Status{"JP": NotListed}, nil,
			with(func(k *Counts) { k.Named, k.Member, k.MemberCountries = 6, 37, 37 })},
		{"an organisation becomes a member", []edit{{pageFile, "- ESA (observer)", "- ESA"}},
			map[string]Status{"org:esa": Member}, []string{"org:esa"},
			with(func(k *Counts) {
				k.Named, k.Member, k.MemberOrganisations, k.Observer, k.ObserverOrganisations = 8, 39, 1, 4, 4
			})},
		{"a country observes", []edit{{pageFile, "- ESA (observer)", "- Ukraine (Observer)\n- ESA (observer)"}},
			map[string]Status{"UA": Observer, "org:esa": Observer}, []string{"UA"},
			with(func(k *Counts) { k.Observer, k.ObserverCountries = 6, 1 })},
		{"the exception observes", []edit{{pageFile, "- ESA (observer)", "- Iceland (observer)\n- ESA (observer)"}},
			map[string]Status{"IS": Observer}, []string{"IS"},
			with(func(k *Counts) { k.Observer, k.ObserverCountries, k.Excluded = 6, 1, 0 })},
		{"two groups", []edit{{pageFile, "- Japan\n", "- all Nordic countries\n- Japan\n"}},
			map[string]Status{"IS": Member, "SE": Member}, nil,
			with(func(k *Counts) { k.Left, k.Excluded, k.Member, k.MemberCountries = 0, 0, 39, 39 })},
		{"no group", []edit{without(groupLine[2:]), {statementsFile, "      - all NATO countries …\n", ""}, {pageFile, "- Japan\n", "- Canada\n- Japan\n"}},
			map[string]Status{"CA": Member, "FR": NotListed, "IS": NotListed}, []string{"CA"},
			Counts{Member: 8, Observer: 5, Named: 8, MemberCountries: 8, ObserverOrganisations: 5}},
		{"a second list for observers", []edit{
			{pageFile, "- European Commission (observer)\n", "The observers are:\n- Ukraine\n- European Commission\n"},
			{sourceFile, "    observer: (observer)\n", "    observers: [\"The observers are:\"]\n    observer: (observer)\n"}},
			map[string]Status{"UA": Observer, "org:ec": Observer, "org:esa": Observer, "CH": Member}, []string{"UA", "org:ec"},
			with(func(k *Counts) { k.Observer, k.ObserverCountries = 6, 1 })},
		{"other markers", []edit{{pageFile, "- Japan\n", "• Japan\n"}, {pageFile, "- Austria\n", "* Austria\n"}},
			map[string]Status{"JP": Member, "AT": Member}, []string{"JP", "AT"}, now},
		{"another introduction", []edit{
			{pageFile, "This international working group consists of:", "Members of the working group are:"},
			{sourceFile, "This international working group consists of:", "Members of the working group are:"}},
			map[string]Status{"JP": Member, "IS": Excluded}, []string{"JP"}, now},
		{"a name that two bear, settled", []edit{{pageFile, "- Japan\n", "- Korea\n- Japan\n"}, {sourceFile, "    and: [and]\n", "    and: [and]\n    means: {Korea: KR}\n"}},
			map[string]Status{"KR": Member, "KP": NotListed}, []string{"KR"},
			with(func(k *Counts) { k.Named, k.Member, k.MemberCountries = 8, 39, 39 })},
	} {
		c, err := Load(edited(t, tt.edits...))
		if err != nil {
			t.Errorf("%s: Load() = %v, want nil", tt.name, err)
			continue
		}
		if got := c.Counts(); got != tt.counts {
			t.Errorf("%s: Counts() = %+v, want %+v", tt.name, got, tt.counts)
		}
		for id, want := range tt.standing {
			if e, _ := c.Entity(id); e.Status != want {
				t.Errorf("%s: Entity(%q) = %s, want %s", tt.name, id, e.Status, want)
			}
		}
		for _, id := range tt.byName {
			if e, _ := c.Entity(id); !e.ByName {
				t.Errorf("%s: Entity(%q) is listed by %q, want a line of its own", tt.name, id, e.Basis.Text())
			}
		}
		holds(t, tt.name, c)
	}
}

// holds checks what must be so of any corpus: the arithmetic, and that each standing
// stands on a line of the list.
func holds(t *testing.T, name string, c *Corpus) {
	t.Helper()
	k := c.Counts()
	if k.Member != k.Grouped-k.Left+k.Named-k.Both {
		t.Errorf("%s: %d - %d + %d - %d is not %d members", name, k.Grouped, k.Left, k.Named, k.Both, k.Member)
	}
	got, observing := map[Status]int{}, 0
	for e := range c.Entities() {
		got[e.Status]++
		if e.Status == Observer && e.Type == Country {
			observing++
		}
		if e.Status != NotListed && !slices.Contains(c.Membership().Lines(), e.Basis) {
			t.Errorf("%s: %s is %s by %q, which is no line of the list", name, e.ID, e.Status, e.Basis.Text())
		}
	}
	delete(got, NotListed)
	want := map[Status]int{Member: k.Member, Observer: k.Observer, Excluded: k.Excluded}
	maps.DeleteFunc(want, func(_ Status, n int) bool { return n == 0 })
	if !maps.Equal(got, want) {
		t.Errorf("%s: standings %v, want %v", name, got, want)
	}
	if observing != k.ObserverCountries {
		t.Errorf("%s: %d countries observe, want %+v", name, observing, k)
	}
}

// TestListRefusesToGuess: a line that cannot be read for certain is named.
func TestListRefusesToGuess(t *testing.T) {
	for _, tt := range []struct{ name, line, want string }{
		{"a mark nobody knows", "- Japan (candidate)", `page.txt:26: the list has "Japan (candidate)", and no entity is called so`},
		{"two on a line", "- Japan, Korea", `"Japan, Korea", and no entity`},
		{"a footnote", "- Japan*", `"Japan*", and no entity`},
		{"a footnote to a group", "- all NATO countries*", `all of "NATO countries*", and no group`},
		{"a footnote to its exception", "- NATO countries * (except Iceland)", `all of "NATO countries *", and no group`},
		{"a group nobody knows", "- all Hanseatic countries", `all of "Hanseatic countries", and no group is called so`},
		{"a group nobody knows, without all", "- Hanseatic countries (except Malta)", `all of "Hanseatic countries", and no group`},
		{"an exception that is no country of the group", "- all EU countries (except Japan)", "leaves out JP, which is not in the group eu"},
		{"an exception nobody knows", "- all EU countries (except Malta and Atlantis)", `the exception "Atlantis" cannot be read`},
		{"an exception of nothing", "- all EU countries (except )", "makes an exception and names none"},
		{"a group that observes", "- all Baltic countries (observer)", "a whole group observes"},
		{"twice", "- Japan\n- Japan", "page.txt:27: the page lists JP twice, first on line 26"},
		{"named and left out", "- Japan\n- Iceland", "names IS here and leaves it out on line 22"},
		{"member and observer", "- Japan\n- Canada (observer)", "makes CA an observer here and a member on line 22"},
		{"a state of the past", "- Japan\n- Yugoslavia", "is a state of the past"},
	} {
		_, err := Load(edited(t, edit{pageFile, "- Japan", tt.line}))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Load() = %v, want an error with %q", tt.name, err, tt.want)
		}
	}
	_, err := Load(edited(t, edit{pageFile, "working group consists of:", "working party consists of:"}))
	if want := `page.txt: no line "This international working group consists of:"`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("Load() with another introduction = %v, want an error with %q", err, want)
	}
	_, err = Load(edited(t, natoOf(", IE", "32")...))
	if want := `group "nato": the note in "en" says 32 countries, the list has 33`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("Load() with an old note = %v, want an error with %q", err, want)
	}
}

// TestPageComesAsItIsSaved: editors put marks before a text and two signs at the end
// of its lines.
func TestPageComesAsItIsSaved(t *testing.T) {
	b, err := fs.ReadFile(Source(), pageFile)
	if err != nil {
		t.Fatal(err)
	}
	want := load(t)
	for name, text := range map[string]string{
		"CRLF":        strings.ReplaceAll(string(b), "\n", "\r\n"),
		"BOM":         "\ufeff" + string(b),
		"BOM, CRLF":   "\ufeff" + strings.ReplaceAll(string(b), "\n", "\r\n") + "\r\n\r\n",
		"empty lines": strings.ReplaceAll(string(b), "\n- ", "\n\n- "),
		"blanks":      strings.ReplaceAll(string(b), "\n", "  \n"),
	} {
		c, err := Load(edited(t, edit{pageFile, string(b), text}))
		if err != nil {
			t.Errorf("%s: Load() = %v, want nil", name, err)
			continue
		}
		same := func(a, b Passage) bool { return a.ID == b.ID && a.Text == b.Text && a.Intro == b.Intro }
		if got := slices.Collect(c.Passages()); !slices.EqualFunc(got, slices.Collect(want.Passages()), same) {
			t.Errorf("%s: Passages() = %+v, want those of the page", name, got)
		}
	}
}

// TestPassageIDsNeverCollide: the page may say a thing twice.
func TestPassageIDsNeverCollide(t *testing.T) {
	line := "Common templates are common."
	c, err := Load(withLine(t, line+"\n"+line+"\n"+line+" Truly."))
	if err != nil {
		t.Fatalf("Load() = %v, want nil", err)
	}
	for _, id := range []string{"working-group/common-templates-are-common", "working-group/common-templates-are-common-2", "working-group/common-templates-are-common-3"} {
		if p, ok := c.Passage(id); !ok || !strings.HasPrefix(p.Text, line) {
			t.Errorf("Passage(%q) = %q, %v, want %q", id, p.Text, ok, line)
		}
	}
}
