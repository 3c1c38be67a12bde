package receipt_test

import (
	"errors"
	"strings"
	"testing"

	"miswg/index/answer/receipt"
)

func TestCodeIsReadAsPeopleCopyIt(t *testing.T) {
	c := receipt.New("01fe4abf1a6f", "en", "status", "Yes.")
	if want := 19; len(c) != want {
		t.Errorf("New = %q, want %d letters and hyphens", c, want)
	}
	for _, s := range []string{
		string(c), strings.ToLower(string(c)), strings.ReplaceAll(string(c), "-", ""), " " + string(c) + "\n", strings.ReplaceAll(string(c), "-", " "),
		strings.NewReplacer("0", "O", "1", "l").Replace(string(c)),
	} {
		if got, err := receipt.Parse(s); got != c || err != nil {
			t.Errorf("Parse(%q) = %q, %v, want %q", s, got, err, c)
		}
	}
}

// TestCodeSeals holds that another corpus, another part and other bounds between parts
// make another code.
func TestCodeSeals(t *testing.T) {
	c := receipt.New("01fe4abf1a6f", "en", "status", "Yes.")
	for _, other := range []receipt.Code{
		receipt.New("01fe4abf1a60", "en", "status", "Yes."), receipt.New("01fe4abf1a6f", "en", "status", "Yes"),
		receipt.New("01fe4abf1a6f", "ens", "tatus", "Yes."), receipt.New("01fe4abf1a6f", "en", "status", "Yes.", ""), receipt.New("01fe4abf1a6f"),
	} {
		if other == c {
			t.Errorf("New of something else = %q, want another code than %q", other, c)
		}
	}
	if !c.From("01fe4abf1a6f") || c.From("01fe4abf1a60") || receipt.Code("").From("") {
		t.Errorf("%q.From tells its corpus wrong", c)
	}
}

// TestForgedCodesAreRefused changes, drops, adds and swaps each letter.
func TestForgedCodesAreRefused(t *testing.T) {
	c := string(receipt.New("01fe4abf1a6f", "en", "status", "Yes."))
	bare := strings.ReplaceAll(c, "-", "")
	forged := []string{"", "-", c[:len(c)-1], c + "0", c + c, strings.Repeat("0", len(bare)), "japan", "é" + c[2:], "Ⅰ" + c[1:]}
	for i := range bare {
		for _, letter := range "0123456789ABCDEFGHJKMNPQRSTVWXYZU" {
			if byte(letter) != bare[i] {
				forged = append(forged, bare[:i]+string(letter)+bare[i+1:])
			}
		}
		forged = append(forged, bare[:i]+bare[i+1:])
	}
	for _, s := range forged {
		if got, err := receipt.Parse(s); !errors.Is(err, receipt.ErrCode) {
			t.Errorf("Parse(%q) = %q, %v, want %v", s, got, err, receipt.ErrCode)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(string(receipt.New("01fe4abf1a6f", "x")))
	f.Fuzz(func(t *testing.T, s string) {
		c, err := receipt.Parse(s)
		if again, twice := receipt.Parse(string(c)); err == nil && (again != c || twice != nil) {
			t.Errorf("Parse(%q) = %q, which reads as %q, %v", s, c, again, twice)
		}
	})
}
