package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	tokens      = regexp.MustCompile(`\b(?:xox[a-z](?:\.xox[a-z])?|xapp)-[0-9A-Za-z-]{20,}`)
	hooks       = regexp.MustCompile(`hooks\.slack\.com/[a-z]+/[0-9A-Za-z/]{20,}`)
	privateKeys = regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----`)
	parts       = regexp.MustCompile(`[0-9A-Za-z]{20,}`)
	digits      = regexp.MustCompile(`[0-9]`)
	letters     = regexp.MustCompile(`[A-Za-z]`)
)

// secrets returns what in b looks like a real secret: private keys, and Slack's tokens and
// hooks with a part that is as long as a real one's and mixes digits and letters. What stands
// for a token in tests and examples is short, or words.
func secrets(b []byte) []string {
	var found []string
	for _, re := range []*regexp.Regexp{tokens, hooks} {
		for _, m := range re.FindAll(b, -1) {
			if slices.ContainsFunc(parts.FindAll(m, -1), func(p []byte) bool { return digits.Match(p) && letters.Match(p) }) {
				found = append(found, string(m))
			}
		}
	}
	for _, m := range privateKeys.FindAll(b, -1) {
		found = append(found, string(m))
	}
	return found
}

func TestSecretsAreRecognised(t *testing.T) {
	hex := strings.Repeat("0f3c", 16)
	for _, s := range []string{ // in pieces, so that this file holds none
		"xoxb-" + "1234567890123-1234567890124-AbCdEfGhIjKlMnOpQrStUv12",
		"xoxp-" + "1234567890-1234567890-1234567890-" + hex[:32],
		"xoxe.xoxp" + "-1-Mi0yLTEyMzQ1Njc4OTAtMTIzNDU2Nzg5MC0xMjM0",
		"xapp-" + "1-A0123456789-1234567890123-" + hex,
		"https://hooks.slack.com/" + "services/T01234567/B01234567/AbCdEfGhIjKlMnOpQrStUv12",
		"-----BEGIN " + "PRIVATE KEY-----", "-----BEGIN RSA " + "PRIVATE KEY-----", "-----BEGIN OPENSSH " + "PRIVATE KEY-----",
	} {
		if got := secrets([]byte("TOKEN=" + s + "\n")); len(got) != 1 {
			t.Errorf("secrets(%q) = %q, want it", s, got)
		}
	}
	for _, s := range []string{"xoxb-very-secret", "xapp-1-A", "xapp-…", "xapp-1-A0LOCALAPP-1000000000001-localslackgoodforthisprocessonly", "-----BEGIN CERTIFICATE-----"} {
		if got := secrets([]byte(s)); got != nil {
			t.Errorf("secrets(%q) = %q, want none", s, got)
		}
	}
}

// TestNoSecrets reads every file of the repository but those that git leaves out.
func TestNoSecrets(t *testing.T) {
	unlessRaced(t)
	read := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules"):
			return filepath.SkipDir
		case !d.Type().IsRegular() || d.Name() == ".env" || strings.Contains(d.Name(), ".db"):
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		read++
		if found := secrets(b); found != nil {
			t.Errorf("%s holds %d that look like a secret, the first begins with %.12q", path, len(found), found[0])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if read < 200 {
		t.Errorf("read %d files, want all of the repository", read)
	}
}

// TestSettingsAreLeftOut: the file that holds real tokens reaches neither the repository
// nor an image.
func TestSettingsAreLeftOut(t *testing.T) {
	for file, want := range map[string][]string{".gitignore": {".env", "*.db"}, ".dockerignore": {"*", "**/.env", "**/*.db*"}} {
		b, err := os.ReadFile("../../" + file)
		if err != nil {
			t.Error(err)
		}
		lines := strings.Split(string(b), "\n")
		for _, w := range want {
			if !slices.Contains(lines, w) {
				t.Errorf("%s = %q, want %q", file, lines, w)
			}
		}
	}
}
