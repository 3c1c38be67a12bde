package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"github.com/joho/godotenv"
	"github.com/spf13/cobra"
	unicoded "golang.org/x/text/encoding/unicode"
)

// An envFile is a file of settings.
type envFile struct {
	path   string
	lines  []string
	values map[string]string
}

// settingsFlag adds --env, and wants a file that it names to be there: the usual one may be
// missing.
func settingsFlag(c *cobra.Command, path *string) {
	c.Flags().StringVar(path, "env", ".env", "file of settings; the environment goes before it")
	c.PreRunE = func(c *cobra.Command, _ []string) error {
		if _, err := os.Stat(*path); c.Flags().Changed("env") && errors.Is(err, fs.ErrNotExist) {
			return usagef("--env is %q: there is no such file", *path)
		}
		return nil
	}
}

// setsName is the beginning of a line that sets a name.
var setsName = regexp.MustCompile(`^\s*(?:export\s+)?([A-Za-z_][\w.]*)\s*[=:]`)

// place is where the file sets a name, as an error begins: "FILE:LINE: ". The last line
// counts, as it does for the value.
func (d envFile) place(name string) string {
	for i, line := range slices.Backward(d.lines) {
		if m := setsName.FindStringSubmatch(line); m != nil && m[1] == name {
			return fmt.Sprintf("%s:%d: ", d.path, i+1)
		}
	}
	return ""
}

// comment is what godotenv takes for a value before a comment: the last # after a space
// begins it.
var comment = regexp.MustCompile(`^(.*[\t\v\f\r \x{85}\x{a0}])#`)

// maxDotenv bounds a file of settings, in bytes.
const maxDotenv = 1 << 20

// readDotenv reads a file of NAME=value lines, which may be missing. It refuses what
// would not mean what it looks like, naming the line and never its value: a line that
// is none, a variable, a name that is nearly a setting's.
func readDotenv(path string) (envFile, error) {
	d := envFile{path: path}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return d, nil
	}
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxDotenv {
		return d, usagef("%s: not a file of settings", path)
	}
	data, err := os.ReadFile(path) // #nosec G304 -- the file that the operator names
	if err != nil {
		return d, usagef("%s: cannot be read", path)
	}
	text, ok := decoded(data)
	if !ok {
		return d, usagef("%s: is not written in UTF-8; save it as UTF-8 (in PowerShell: Set-Content -Encoding utf8)", path)
	}
	d.lines = strings.SplitAfter(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if d.values, err = godotenv.Unmarshal(strings.Join(d.lines, "")); err != nil {
		// godotenv quotes the line it cannot read, which may hold a token.
		return d, usagef("%s:%d: not a NAME=value line", path, unreadable(d.lines))
	}
	if name, line := dollar(strings.Join(d.lines, "")); line > 0 {
		return d, usagef("%s:%d: %s: variables are not filled in; put a value that has a $ in single quotes", path, line, name)
	}
	for _, name := range slices.Sorted(maps.Keys(d.values)) {
		if near := nearSetting(name); near != "" {
			return d, usagef("%s%s is no setting; is %s meant?", d.place(name), name, near)
		}
	}
	return d, nil
}

// dollar returns what the first value with a $ outside single quotes is of, and the line
// of the $; 0 where there is none. It goes through a file as godotenv does, which would
// take it for a variable, or may.
func dollar(text string) (name string, line int) {
	for rest := text; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if strings.HasPrefix(rest, "#") {
			_, rest, _ = strings.Cut(rest, "\n")
			continue
		}
		i := strings.IndexAny(rest, "=:")
		if i < 0 {
			return "", 0
		}
		key := strings.TrimSpace(rest[:i])
		value, after := firstValue(strings.TrimLeftFunc(rest[i+1:], blank))
		if before, _, found := strings.Cut(value, "$"); found && value[0] != '\'' {
			at := strings.Index(rest[i:], value) + i + len(before)
			return key[strings.LastIndexAny(key, " \t")+1:], 1 + strings.Count(text[:len(text)-len(rest)+at], "\n")
		}
		rest = after
	}
}

// firstValue is the value that a text begins with, in its quotes, and what follows it
// and its comment.
func firstValue(text string) (value, rest string) {
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		for i := 1; i < len(text); i++ {
			if text[i] == text[0] && text[i-1] != '\\' {
				return text[:i+1], text[i+1:]
			}
		}
		return text, ""
	}
	end := strings.IndexAny(text, "\r\n")
	if end < 0 {
		end = len(text)
	}
	value, rest = text[:end], text[end:]
	if m := comment.FindStringSubmatch(value); m != nil {
		value = m[1]
	}
	return value, rest
}

// blank reports whether godotenv takes a letter for a space within a line.
func blank(r rune) bool { return strings.ContainsRune("\t\v\f\r \u0085\u00a0", r) }

// decoded is the text of a file in UTF-8, or in UTF-16 with the mark at its beginning that
// Windows writes; it fails for anything else.
func decoded(data []byte) (string, bool) {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		text, err := unicoded.UTF16(unicoded.LittleEndian, unicoded.ExpectBOM).NewDecoder().Bytes(data)
		return string(text), err == nil && len(data)%2 == 0
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	return text, utf8.ValidString(text) && !strings.ContainsRune(text, 0)
}

// unreadable returns the number of the first line that makes the ones before it
// unreadable.
func unreadable(lines []string) int {
	for n := range lines {
		if _, err := godotenv.Unmarshal(strings.Join(lines[:n+1], "")); err != nil {
			return n + 1
		}
	}
	return len(lines)
}

// nearSetting returns the setting that a name was probably meant to be, "" when it is
// one, or none is near. A file may hold what other programs read.
func nearSetting(name string) string {
	const slips = 2
	near := ""
	for _, s := range settings() {
		switch d := levenshtein.ComputeDistance(name, s.name); {
		case d == 0:
			return ""
		case d <= slips:
			near = s.name
		}
	}
	return near
}
