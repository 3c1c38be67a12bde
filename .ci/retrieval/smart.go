package main

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// cranfield numbers its judgements by the order of the queries, not by their IDs;
// a judgement below 1 or of 5 says that the document is no answer.
func cranfield(dir string) (collection, error) {
	var c collection
	var err error
	if c.docs, err = smart(filepath.Join(dir, "cran.all.1400"), "TW"); err != nil {
		return c, err
	}
	queries, err := smart(filepath.Join(dir, "cran.qry"), "W")
	if err != nil {
		return c, err
	}
	for i, q := range queries {
		c.queries = append(c.queries, row{strconv.Itoa(i + 1), q.text})
	}
	c.answers, err = judgements(filepath.Join(dir, "cranqrel"), func(rest []string) bool {
		return len(rest) == 1 && slices.Contains([]string{"1", "2", "3", "4"}, rest[0])
	})
	return c, err
}

// cisi has queries nobody judged; they are left out by whoever measures.
func cisi(dir string) (collection, error) {
	var c collection
	var err error
	if c.docs, err = smart(filepath.Join(dir, "CISI.ALL"), "TW"); err != nil {
		return c, err
	}
	if c.queries, err = smart(filepath.Join(dir, "CISI.QRY"), "TW"); err != nil {
		return c, err
	}
	c.answers, err = judgements(filepath.Join(dir, "CISI.REL"), func([]string) bool { return true })
	return c, err
}

// smart reads the format of the SMART system: ".I 7" opens a record, ".T" a title,
// ".W" words, other letters what is not kept.
func smart(file, keep string) ([]row, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []row
	kept := false
	for s := bufio.NewScanner(f); s.Scan(); {
		line := strings.TrimRight(s.Text(), " \r")
		if id, ok := strings.CutPrefix(line, ".I "); ok {
			out, kept = append(out, row{id: strings.TrimSpace(id)}), false
			continue
		}
		if len(line) == 2 && line[0] == '.' && line[1] >= 'A' {
			kept = strings.Contains(keep, line[1:])
			continue
		}
		if kept {
			out[len(out)-1].text += " " + line
		}
	}
	return out, nil
}

func judgements(file string, relevant func(rest []string) bool) ([]pair, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []pair
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(line); len(f) >= 2 && relevant(f[2:]) {
			out = append(out, pair{f[0], f[1]})
		}
	}
	return out, nil
}
