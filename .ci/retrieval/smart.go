package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// cranfield numbers its judgements by the order of the queries, not by their IDs;
// a judgement below 1 or of 5 says that the document is no answer.
func cranfield(dir string) collection {
	queries := smart(filepath.Join(dir, "cran.qry"), "W")
	for i := range queries {
		queries[i][0] = strconv.Itoa(i + 1)
	}
	return collection{smart(filepath.Join(dir, "cran.all.1400"), "TW"), queries,
		judgements(filepath.Join(dir, "cranqrel"), func(rest []string) bool {
			return len(rest) == 1 && slices.Contains([]string{"1", "2", "3", "4"}, rest[0])
		})}
}

// cisi has queries nobody judged; they are left out by whoever measures.
func cisi(dir string) collection {
	return collection{smart(filepath.Join(dir, "CISI.ALL"), "TW"), smart(filepath.Join(dir, "CISI.QRY"), "TW"),
		judgements(filepath.Join(dir, "CISI.REL"), func([]string) bool { return true })}
}

// smart reads the format of the SMART system: ".I 7" opens a record, ".T" a title,
// ".W" words, other letters what is not kept.
func smart(file, keep string) []row {
	b, err := os.ReadFile(file)
	check(err)
	var out []row
	kept := false
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, " \r\n")
		if id, ok := strings.CutPrefix(line, ".I "); ok {
			out, kept = append(out, row{strings.TrimSpace(id)}), false
			continue
		}
		if len(line) == 2 && line[0] == '.' && line[1] >= 'A' {
			kept = strings.Contains(keep, line[1:])
			continue
		}
		if kept {
			out[len(out)-1][1] += " " + line
		}
	}
	return out
}

// judgements reads which document answers which query, where what else stands in the line says so.
func judgements(file string, relevant func(rest []string) bool) []row {
	b, err := os.ReadFile(file)
	check(err)
	var out []row
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(line); len(f) >= 2 && relevant(f[2:]) {
			out = append(out, row{f[0], f[1]})
		}
	}
	return out
}
