package reading

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

const (
	regionalA = 0x1F1E6
	regionalZ = 0x1F1FF
	tagA      = 0xE0061
	tagZ      = 0xE007A
	blackFlag = "\U0001F3F4"
)

// emoji are a flag, of two letters of its own or black with the letters of a region
// behind it, and the shortcode of any emoji.
var emoji = regexp.MustCompile(`[\x{1F1E6}-\x{1F1FF}]{2}|\x{1F3F4}[\x{E0030}-\x{E007F}]*|:[a-z0-9_+-]{1,40}:`)

// flags turns flag emoji and flag shortcodes into the words under which their
// names are kept: 🇯🇵 and :flag-jp: both become " flag-jp ".
func flags(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == ':' || r >= regionalA }) {
		return s
	}
	var b strings.Builder
	from := 0
	for _, at := range emoji.FindAllStringIndex(s, -1) {
		sign := s[at[0]:at[1]]
		before, _ := utf8.DecodeLastRuneInString(s[:at[0]])
		if sign[0] == ':' && isWord(before) {
			continue // "10:30:00"
		}
		b.WriteString(s[from:at[0]] + " " + flagWord(sign) + " ")
		from = at[1]
	}
	return b.String() + s[from:]
}

// shortFlags are the flags that Slack lets people write without "flag-".
var shortFlags = map[string]bool{"jp": true, "kr": true, "de": true, "cn": true, "us": true, "fr": true, "es": true, "it": true, "ru": true, "gb": true, "uk": true}

// flagWord is the word of an emoji that is a flag; any other vanishes.
func flagWord(sign string) string {
	if shortcode := strings.Trim(sign, ":"); shortcode != sign {
		country, flag := strings.CutPrefix(shortcode, "flag-")
		switch {
		case !flag && !shortFlags[shortcode]:
			return ""
		case country == "uk":
			country = "gb"
		}
		return "flag-" + country
	}
	letters := strings.Map(func(r rune) rune {
		switch {
		case r >= tagA && r <= tagZ:
			return 'a' + r - tagA
		case r >= regionalA && r <= regionalZ:
			return 'a' + r - regionalA
		}
		return -1
	}, sign)
	if strings.HasPrefix(sign, blackFlag) {
		return letters
	}
	return "flag-" + letters
}
