package corpus

import (
	"strings"
	"testing"
)

func TestBody(t *testing.T) {
	b := load(t).Body()
	if got, want := b.Within.In(French), "au MISWG"; got != want {
		t.Errorf("Body().Within.In(fr) = %q, want %q", got, want)
	}
	if len(b.Aliases.In(English)) == 0 || len(b.Aliases.In(French)) == 0 {
		t.Errorf("Body().Aliases = %v, want some in both languages", b.Aliases)
	}
}

// TestBodyIsChecked breaks body.yaml in one way at a time.
func TestBodyIsChecked(t *testing.T) {
	for _, b := range []struct{ old, new, want string }{
		{"command: /miswg", "command: miswg", `body.yaml:4: command: "miswg" is no command of Slack`},
		{"term: miswg", "term: misgw", `body.yaml:6: term: no term "misgw"`},
		{"of: {en: of the MISWG", "of: {en: of the group", `body.yaml:11: of: "of the group" does not hold the name "MISWG"`},
		{"short: {en: MISWG, fr: MISWG}", "short: {en: MISWG}", "body.yaml:9: short.fr is missing"},
		{"short: {en: MISWG, fr: MISWG}", `short: {en: MISWG, fr: ""}`, "body.yaml:9: short.fr is empty"},
		{"long: {en: Multinational Industrial Security Working Group", "long: {en: Industrial Working", `the_long: "the Multinational Industrial Security Working Group" does not hold`},
		{"long: {en: Multinational Industrial Security Working Group, fr: Multinational Industrial Security Working Group}\nthe_long: {en: the Multinational Industrial Security",
			"long: {en: Multinational Security Working Group, fr: Multinational Industrial Security Working Group}\nthe_long: {en: the Multinational Security", `body.yaml:14: long: the page does not say "Multinational Security Working Group"`},
		{"member: JP", "member: XX", `samples: no entity "XX"`},
		{"introduced: definition", "introduced: definitoin", `introduced: no statement "definitoin"`},
		{"offered: [negotiator", "offered: [negotiater", `offered: no statement "negotiater"`},
		{"groups: [nato", "groups: [otan", `groups: no group "otan"`},
		{"apart: {group: nato", "apart: {group: otan", `apart: no group "otan"`},
		{"https://www.tpsgc", "http://www.tpsgc", `elsewhere: "http://www.tpsgc`},
		{"caption:", "subtitle:", `unknown field "subtitle"`},
		{"introduced: definition\n", "", "body.yaml:4: introduced is missing"},
	} {
		_, err := Load(edited(t, edit{bodyFile, b.old, b.new}))
		if err == nil || !strings.Contains(err.Error(), b.want) {
			t.Errorf("Load with %q for %q = %v, want %q", b.new, b.old, err, b.want)
		}
	}
}

// TestBodyMayLackWhatIsOptional drops what only some lists have.
func TestBodyMayLackWhatIsOptional(t *testing.T) {
	for _, old := range []string{"groups: [nato, eu, g7, five-eyes]\n", "apart: {group: nato, statement: not-nato}\n"} {
		if _, err := Load(edited(t, edit{bodyFile, old, ""})); err != nil {
			t.Errorf("Load without %q = %v, want nil", old, err)
		}
	}
}
