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

// place is where the file sets a name, as an error begins: "FILE:LINE: ".
func (d envFile) place(name string) string {
	if line := lineOf(d.lines, name); line > 0 {
		return fmt.Sprintf("%s:%d: ", d.path, line)
	}
	return ""
}

// lineOf is the number of the line that sets a name, 0 for none. The last counts, as it does
// for the value.
func lineOf(lines []string, name string) int {
	for i, line := range slices.Backward(lines) {
		if m := setsName.FindStringSubmatch(line); m != nil && m[1] == name {
			return i + 1
		}
	}
	return 0
}

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

// dollar returns what the first value with a $ outside single quotes is of, by name, and the
// line of the $; 0 where there is none. Only within single quotes godotenv, which would take
// the $ for a variable, or may, leaves both a variable and an escaped quote as they are.
func dollar(text string) (name string, line int) {
	const sign = "MISWG_DOLLAR"
	filled, err := godotenv.Unmarshal(strings.ReplaceAll(text, "$", "${"+sign+"}"))
	escaped, err2 := godotenv.Unmarshal(strings.ReplaceAll(text, "$", sign+`\"`))
	lines := strings.SplitAfter(text, "\n")
	for _, name := range slices.Sorted(maps.Keys(escaped)) {
		value := escaped[name]
		single := strings.ReplaceAll(filled[name], "${"+sign+"}", "$") == strings.ReplaceAll(value, sign+`\"`, "$")
		if errors.Join(err, err2) != nil || strings.Contains(value, sign) && !single {
			first := max(1, lineOf(lines, name))
			return name, first + slices.IndexFunc(lines[first-1:], func(l string) bool { return strings.Contains(l, "$") })
		}
	}
	return "", 0
}

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
