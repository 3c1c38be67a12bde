package table

import (
	"strings"
	"testing"
)

// patient are texts made to take long; BenchmarkPatient tells what each costs.
var patient = map[string]string{
	"rows that reach down":  strings.Repeat("<tr><td rowspan=1000 colspan=100>x</td></tr>", 20_000),
	"lines in a cell":       "<td>" + strings.Repeat("x<br>", 200_000) + "</td>",
	"lines in an item":      "<li>" + strings.Repeat("x<br>", 200_000) + "</li>",
	"one long sentence":     strings.Repeat(strings.Repeat("abcdef ", 11)+"\n", 50_000),
	"quotes that stay open": strings.Repeat("\"a,\n", 50_000),
	"quotes alone":          strings.Repeat(`",`, 500_000),
	"commas":                strings.Repeat("a,", 500_000),
	"quoting of quoting":    strings.Repeat("> ", 500_000),
	"sentences":             strings.Repeat("Saab is. ", 100_000),
	"gaps":                  strings.Repeat("a  b   c\na  b\n", 25_000),
}

// TestPatient reads texts made to take long. Each takes time in proportion to its length.
func TestPatient(t *testing.T) {
	if testing.Short() {
		t.Skip("reads long texts, in one goroutine")
	}
	for name, s := range patient {
		sound(t, Text(s), name)
	}
}
