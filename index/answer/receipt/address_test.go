package receipt_test

import (
	"strings"
	"testing"

	"miswg/index/answer/receipt"
)

// TestAddress: the address of a receipt is that of its page, and names it; one that is cut
// off, or forged, is meant to be one and names none.
func TestAddress(t *testing.T) {
	c := receipt.New("01fe4abf1a6f", "en", "status", "Yes.")
	for page, want := range map[string]string{
		"https://example.ca/a/page.html":      "https://example.ca/a/page.html#miswg-" + string(c),
		"https://example.ca/a?b=1#list":       "https://example.ca/a?b=1#miswg-" + string(c),
		"":                                    "",
		"no address":                          "",
		"https://example.ca/\x7f":             "",
		"https://example.ca/é.html?q=<b>#<!>": "https://example.ca/%C3%A9.html?q=<b>#miswg-" + string(c),
	} {
		if got := c.At(page); got != want {
			t.Errorf("At(%q) = %q, want %q", page, got, want)
		}
		if want == "" {
			continue
		}
		if got, meant := receipt.Named(want); got != c || !meant {
			t.Errorf("Named(%q) = %q, %v, want %q", want, got, meant, c)
		}
	}
	if got := receipt.Code("").At("https://example.ca/"); got != "" {
		t.Errorf("At of no code = %q, want none", got)
	}
	at := c.At("https://example.ca/")
	for address, want := range map[string]struct {
		code  receipt.Code
		meant bool
	}{
		strings.ToLower(at):                      {c, true},
		" " + at + "\n":                          {c, true},
		at[:len(at)-1]:                           {"", true},
		at[:len(at)-8]:                           {"", true},
		at + "0":                                 {"", true},
		at[:len(at)-1] + "U":                     {"", true},
		"https://example.ca/#miswg-":             {"", true},
		"https://example.ca/#miswg":              {"", false},
		"https://example.ca/":                    {"", false},
		string(c):                                {"", false},
		"#miswg-" + string(c):                    {"", false},
		"https://example.ca/#" + at:              {"", false},
		"https://example.ca/?miswg-" + string(c): {"", false},
	} {
		if got, meant := receipt.Named(address); got != want.code || meant != want.meant {
			t.Errorf("Named(%q) = %q, %v, want %q, %v", address, got, meant, want.code, want.meant)
		}
	}
}
