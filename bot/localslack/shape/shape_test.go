package shape

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestRules holds the files of rules to what there is: a rule that nobody knows would refuse whatever it is of.
func TestRules(t *testing.T) {
	known := strings.Fields("any bool number int chars one like list map shape either some")
	code, err := os.ReadFile("../blockkit/rules.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`"(\w+)": +c\.`).FindAllStringSubmatch(string(code), -1) {
		known = append(known, m[1])
	}
	for _, file := range []string{"../blockkit/rules.txt", "../manifest/rules.txt"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		book := Read(string(text))
		kinds := slices.Clone(known)
		for name := range book {
			kind, _, _ := strings.Cut(name, " ")
			kinds = append(kinds, kind)
		}
		for name, d := range book {
			for _, f := range d.fields {
				rule := f.rule
				for slices.Contains([]string{"list", "map"}, rule[0]) {
					rule = rule[map[string]int{"list": 3, "map": 1}[rule[0]]:]
				}
				if !slices.Contains(kinds, rule[0]) || rule[0] == "shape" && book["shape "+rule[1]] == nil {
					t.Errorf("%s: %s has %q, which is no rule", file, name, strings.Join(f.rule, " "))
				}
			}
		}
	}
}
