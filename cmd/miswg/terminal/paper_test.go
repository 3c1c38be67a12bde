package terminal

import (
	"slices"
	"testing"
)

// TestFolded holds lines to a width, between words.
func TestFolded(t *testing.T) {
	for _, tt := range []struct {
		line  string
		width int
		want  []string
	}{
		{"", 10, nil},
		{"one two three", 0, []string{"one two three"}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"https://a.long.address/that/stays whole", 10, []string{"https://a.long.address/that/stays", "whole"}},
		{"  one two three", 9, []string{"  one two", "  three"}},
		{"  one two three", 7, []string{"  one", "  two", "  three"}},
		{"  • one two three", 11, []string{"  • one two", "    three"}},
		{"like        one two three", 19, []string{"like        one two", "three"}},
		{"         one two", 5, []string{"one", "two"}},
		{"🇯🇵 Japan", 8, []string{"🇯🇵 Japan"}},
	} {
		if got := folded(tt.line, tt.width); !slices.Equal(got, tt.want) {
			t.Errorf("folded(%q, %d) = %q, want %q", tt.line, tt.width, got, tt.want)
		}
	}
}
