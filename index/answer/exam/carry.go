package exam

import (
	"context"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer"
)

// Carry returns the files of an exam as they go over to c, another corpus, which e answers
// from. A line that was right and is not any more is marked as outdated, so that it does
// not count until somebody has mended it; the mark of one that is right again is taken
// away. Missed are the IDs of those that were not right before either.
func Carry(ctx context.Context, e Examinee, c *corpus.Corpus, files map[string][]byte, missed []string) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		s, err := Parse(path.Base(name), string(files[name]), c)
		if err != nil {
			return nil, err
		}
		var text strings.Builder
		next := 0 // of the cases
		for line := range strings.Lines(string(files[name])) {
			if !isCase(line) {
				text.WriteString(line)
				continue
			}
			one := s.Cases[next]
			next++
			a, err := e.Ask(ctx, answer.Question{Text: one.Question})
			if err != nil {
				return nil, fmt.Errorf("exam: %s: %w", one.Where, err)
			}
			wrong, _ := one.Want.Check(a)
			text.WriteString(marked(line, len(wrong) > 0 && !slices.Contains(missed, one.ID)))
		}
		out[name] = []byte(text.String())
	}
	return out, nil
}

// marked returns the line of a case, outdated or not.
func marked(line string, old bool) string {
	_, rest, err := cutCase(strings.TrimSpace(line))
	if err != nil {
		return line // it was read before
	}
	at := strings.LastIndex(line, rest)
	rest = strings.TrimPrefix(line[at:], outdated)
	if old {
		rest = outdated + rest
	}
	return line[:at] + rest
}
