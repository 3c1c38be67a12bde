package reading_test

import (
	"fmt"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// reader is the one that answers: over the embedded corpus and its examples.
func reader(tb testing.TB) *reading.Reader {
	tb.Helper()
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		tb.Fatal(err)
	}
	_, r := intent.Known(c)
	return r
}

// named is what the message certainly names, in its order.
func named(m *reading.Message) string {
	var out []string
	for _, it := range m.Items {
		if as := sense(it); as != "" {
			out = append(out, as)
		}
	}
	return strings.Join(out, " ")
}

// sense is what an item was taken for: an ID, behind its kind where that is no
// entity; several readings with "/" between, and "?" where none is answered for.
func sense(it *reading.Item) string {
	switch {
	case it.Undecided():
		return strings.Join(it.Ambiguous.Choices, "/") + "?"
	case it.Ambiguous != nil:
		return strings.Join(it.Ambiguous.Answer, "/")
	}
	var out []string
	for _, n := range it.Senses {
		id := n.ID
		if n.Kind != corpus.EntityName {
			id = fmt.Sprintf("%s:%s", n.Kind, n.ID)
		}
		if len(out) == 0 || out[len(out)-1] != id {
			out = append(out, id)
		}
	}
	return strings.Join(out, "/")
}

func TestNames(t *testing.T) {
	r := reader(t)
	for about, cases := range map[string][][2]string{
		"names": {
			{"Is Japan a member?", "JP"},
			{"Le Japon est-il membre?", "JP"},
			{"South Korea, the Netherlands and Côte d'Ivoire", "KR NL CI"},
			{"États-Unis, Royaume-Uni", "US GB"},
			{"the French and the Germans", "FR DE"},
			{"austria not australia", "AT AU"},
			{"the US National Security Agency", "org:us-nsa"},
			{"hello, who is in?", ""},
		},
		"places": {
			{"Is Northern Ireland a member?", "place:GB"},
			{"our plant in Rotterdam", "place:NL"},
			{"Lyon, Munich, Oslo", "place:FR place:DE place:NO"},
		},
		"groups and terms": {
			{"Are the Baltics in?", "group:baltic"},
			{"les pays baltes sont-ils membres?", "group:baltic"},
			{"is the EU an observer", "org:eu/group:eu"},
			{"is the E.U. a member", "org:eu/group:eu"},
			{"is É.-U. a member", "US"},
			{"is E.-U. a member", "US"},
			{"Cambridge", ""},
			{"what does NSA mean", "term:nsa"},
			{"que signifie ANS", "term:nsa"},
		},
		"several readings": {
			{"Is Congo a member?", "CD/CG"},
			{"Is Georgia a member?", "GE"},
			{"Atlanta, Georgia", "place:US US"},
		},
		"official names turned or cut short": {
			{"Korea, Democratic People's Republic of", "KP"},
			{"Corée, République populaire démocratique de", "KP"},
			{"Germany, Federal Republic of", "DE"},
			{"Congo, Dem. Rep.", "CD"},
			{"Solomon Is.", "SB"},
			{"Trinidad & Tobago", "TT"},
			{"Micronesia (Federated States of)", "FM"},
		},
		"codes": {
			{"DE", "DE"},
			{"BE, NL, LU", "BE NL LU"},
			{"GBR USA CAN", "GB US CA"},
			{"suppliers in DE and FR", "DE FR"},
			{"is NO in MISWG", "NO"},
			{"GB, US\nFR", "GB US FR"},
		},
		"codes that are words": {
			{"Are Japan and Israel in?", "JP IL"},
			{"IS ICELAND IN?", "IS"},
			{"Who handles IT security?", ""},
			{"NO", ""},
			{"le Japon est-il dans le groupe? SA de CV", "JP"},
		},
		"codes that are company forms, states, mail prefixes": {
			{"Rheinmetall AG, Germany", "DE"},
			{"Is Saab AB in Sweden?", "SE"},
			{"Huntsville, AL", "place:US"},
			{"Portland, ME, USA", "US"},
			{"FW: Japan", "JP"},
			{"RE: is Germany a member", "DE"},
		},
		"flags and shortcodes": {
			{"🇯🇵", "JP"},
			{":flag-jp:", "JP"},
			{":jp: :tada: :flag-uk:", "JP GB"},
			{"🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f and 🇫🇷", "place:GB FR"},
		},
		"markup, links, addresses": {
			{"<b>Japan</b>", "JP"},
			{"<https://japan.example/|Japan> or France", "FR"},
			{"see https://www.france.fr and mail bob@canada.ca #iceland", ""},
			{"<@U123> is Spain in &amp; Italy", "ES IT"},
		},
		"people, languages, nouns": {
			{"Thanks Chad, does Japan count?", "JP"},
			{"Can Jordan send me the list?", ""},
			{"Is Chad a member?", "TD"},
			{"answer in Italian please", ""},
			{"en français svp", ""},
			{"the States of the group", ""},
			{"is polish my letter", ""},
		},
	} {
		for _, c := range cases {
			if got := named(r.Read(c[0], corpus.English, false)); got != c[1] {
				t.Errorf("%s: Read(%q) names %q, want %q", about, c[0], got, c[1])
			}
		}
	}
}

// TestScan finds names alone: no code that is a word, no slip, no town.
func TestScan(t *testing.T) {
	r := reader(t)
	for _, c := range [][2]string{
		{"Delivered from Japan to Norway. IT by others", "JP NO"},
		{"DE, FR and NL", "DE FR NL"},
		{"livré du Japon en Norvège", "JP NO"},
		{"NO IT support, is it in?", ""},
		{"Portugual", ""},
	} {
		if got := named(r.Scan(c[0], corpus.English)); got != c[1] {
			t.Errorf("Scan(%q) names %q, want %q", c[0], got, c[1])
		}
	}
}

func TestLanguage(t *testing.T) {
	r := reader(t)
	const preference, forced = "the asker's preference", "asked for"
	for _, c := range []struct {
		text   string
		prefer corpus.Lang
		force  bool
		want   corpus.Lang
		why    string
	}{
		{"Is Japan a member?", corpus.French, false, corpus.English, "words of English outweigh"},
		{"Le Japon est-il membre?", corpus.English, false, corpus.French, "words of French outweigh"},
		{"Islande", corpus.English, false, corpus.French, "words of French outweigh"},
		{"l'OTAN", corpus.English, false, corpus.French, "words of French outweigh"},
		{"BE, NL, LU", corpus.French, false, corpus.French, preference},
		{"BE, NL, LU", corpus.English, false, corpus.English, preference},
		{"", "", false, corpus.English, preference},
		{"Le Japon est-il membre?", corpus.English, true, corpus.English, forced},
		{"Is Japan a member?", corpus.French, true, corpus.French, forced},
	} {
		m := r.Read(c.text, c.prefer, c.force)
		if m.Lang != c.want || !strings.HasPrefix(m.Why, c.why) {
			t.Errorf("Read(%q, %q, %v) is in %s (%s), want %s (%s)", c.text, c.prefer, c.force, m.Lang, m.Why, c.want, c.why)
		}
	}
}

func TestClauses(t *testing.T) {
	r := reader(t)
	for _, c := range [][2]string{
		{"Is Japan in? What about Spain", "Is Japan in? | What about Spain"},
		{"Japan's in because France is", "Japan s in | because France is"},
		{"How many are members? And when did it join", "How many are members? | And when did it join"},
		{"Germany, unlike Ireland, is in", "Germany unlike Ireland | is in"},
		{"BE, NL, LU", "BE NL LU"},
		{"Of Germany, Qatar and Japan, which are in? Thanks", "Of Germany Qatar and Japan which are in? | Thanks"},
		{"Thanks Chad, does Japan count", "Thanks Chad | does Japan count"},
		{"Le Japon est membre? Et l'Islande", "Le Japon est membre? | Et l Islande"},
		{"pays de l'UE, mais pas de l'OTAN", "pays de l UE mais pas de l OTAN"},
		{"...", ""},
	} {
		m := r.Read(c[0], corpus.English, false)
		var got []string
		for _, x := range m.Clauses {
			text := ""
			for _, it := range x.Items {
				text += " " + it.Text
			}
			if x.Asked {
				text += "?"
			}
			got = append(got, strings.TrimSpace(text))
		}
		if got := strings.Join(got, " | "); got != c[1] {
			t.Errorf("Read(%q) has the clauses %q, want %q", c[0], got, c[1])
		}
	}
}

func TestMisspellings(t *testing.T) {
	r := reader(t)
	for _, c := range [][2]string{
		{"is Portugual a member?", "Portugual=PT"},
		{"le danemarc est-il membre", "danemarc=DK"},
		{"is austira in", "austira=AT"},
		{"Japan, Portugual and France", "Portugual=PT"},
		{"is Japan an obsever", "obsever=observer"},
		{"le Japon est-il observatuer", "observatuer=observateur"},
		{"Swedne or Sweden", "Swedne=SE"},
		{"is OCAR in", ""},
		{"is OCCRA in", "OCCRA?org:occar"},
		{"is Niger in", ""},
		{"the cost of ireland travel", ""},
	} {
		var got []string
		for _, it := range r.Read(c[0], corpus.English, false).Items {
			switch {
			case it.Guessed != "":
				got = append(got, it.Text+"="+it.Guessed)
			case it.Proposed != nil:
				got = append(got, it.Text+"?"+strings.Join(it.Proposed, "/"))
			}
		}
		if got := strings.Join(got, " "); got != c[1] {
			t.Errorf("Read(%q) takes for slips %q, want %q", c[0], got, c[1])
		}
	}
}

func TestStrangers(t *testing.T) {
	r := reader(t)
	for _, c := range [][2]string{
		{"is Genovia a member", "Genovia"},
		{"la Genovie est-elle membre", "Genovie"},
		{"Japan, Genovia and France", "Genovia"},
		{"is grease a member", "grease"},
		{"Japan, Xavox", "Xavox"},
		{"is Japan a member of the flumm", ""},
		{"when is the next meeting", ""},
		{"Aaax, Bbbx, Cccx, Dddx, Eeex, Fffx", "Aaax Bbbx Cccx Dddx Eeex Fffx"},
	} {
		if got := strings.Join(r.Read(c[0], corpus.English, false).Strangers(), " "); got != c[1] {
			t.Errorf("Read(%q) does not know %q, want %q", c[0], got, c[1])
		}
	}
}

// TestFirms finds the names of firms that have a country's in them.
func TestFirms(t *testing.T) {
	r := reader(t)
	for q, want := range map[string]string{
		"Is Israel Aerospace Industries in?":         "Israel Aerospace Industries",
		"is israel aerospace industries in":          "israel aerospace industries",
		"IS ISRAEL AEROSPACE INDUSTRIES IN":          "ISRAEL AEROSPACE INDUSTRIES",
		"is General Dynamics Land Systems Canada in": "General Dynamics Land Systems Canada",
		"Georgia Power":                              "Georgia Power",
		"is Air Canada in":                           "Air Canada",
		"Is Canada Group in":                         "",
		"Spanish aerospace industries":               "",
		"Does Israel's Aerospace count":              "",
		"Which Aerospace Industries Does Japan Have": "",
		"Is Japan in Aerospace":                      "",
		"Japan, Aerospace":                           "",
	} {
		if got := strings.Join(r.Read(q, corpus.English, true).Strangers(), "; "); got != want {
			t.Errorf("Read(%q).Strangers() = %q, want %q", q, got, want)
		}
	}
}
