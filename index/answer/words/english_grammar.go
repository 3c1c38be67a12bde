package words

import "strings"

// oneEnglish makes "NATO countries" one of them.
func oneEnglish(plural string) string {
	for _, noun := range [][2]string{{"countries", "country"}, {"states", "state"}, {"members", "member"}, {"nations", "nation"}} {
		if rest, ok := strings.CutSuffix(plural, noun[0]); ok {
			return rest + noun[1]
		}
	}
	if rest, ok := strings.CutPrefix(plural, "countries in "); ok {
		return "country in " + rest
	}
	return "one of the " + plural
}

// a puts the article before a name, by its letters.
func a(s string) string {
	switch {
	case strings.HasPrefix(s, "one of "):
		return s
	case strings.HasPrefix(s, "Eu"), strings.HasPrefix(s, "Un"), strings.HasPrefix(s, "UN"), strings.HasPrefix(s, "US"), strings.HasPrefix(s, "UK"):
		return "a " + s
	case strings.ContainsRune("AEIOUaeiou", []rune(s)[0]):
		return "an " + s
	}
	return "a " + s
}
