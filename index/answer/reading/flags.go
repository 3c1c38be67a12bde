package reading

import (
	"strings"

	"miswg/corpus"
)

const (
	regionalA = 0x1F1E6
	regionalZ = 0x1F1FF
	blackFlag = 0x1F3F4
	tagA      = 0xE0061
	tagZ      = 0xE007A
)

// regional reports one of the two letters a flag is made of.
func regional(r rune) bool { return r >= regionalA && r <= regionalZ }

// flags turns flag emoji and flag shortcodes into the words under which their
// names are kept: 🇯🇵 and :flag-jp: both become " flag-jp ".
func flags(s string) string {
	if !strings.ContainsRune(s, ':') && corpus.IsASCII(s) {
		return s
	}
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case regional(r) && i+1 < len(runes) && regional(runes[i+1]):
			b.WriteString(" flag-")
			b.WriteRune('a' + r - regionalA)
			b.WriteRune('a' + runes[i+1] - regionalA)
			b.WriteByte(' ')
			i++
		case r == blackFlag:
			b.WriteByte(' ')
			for i+1 < len(runes) && runes[i+1] >= tagA-0x31 && runes[i+1] <= tagZ+5 {
				i++
				if runes[i] >= tagA && runes[i] <= tagZ {
					b.WriteRune('a' + runes[i] - tagA)
				}
			}
			b.WriteByte(' ')
		case r == ':':
			if name, n := shortcode(runes[i:]); n > 0 && (i == 0 || !isWord(runes[i-1])) {
				b.WriteString(flagWord(name))
				i += n - 1
				continue
			}
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// shortFlags are the flags that Slack lets people write without "flag-".
var shortFlags = map[string]bool{"jp": true, "kr": true, "de": true, "cn": true, "us": true, "fr": true, "es": true, "it": true, "ru": true, "gb": true, "uk": true}

// flagWord is the word of a shortcode that is a flag; any other emoji vanishes.
func flagWord(shortcode string) string {
	country, flag := strings.CutPrefix(shortcode, "flag-")
	if !flag && !shortFlags[shortcode] {
		return " "
	}
	if country == "uk" {
		country = "gb"
	}
	return " flag-" + country + " "
}

// shortcode reads ":name:" at the start of runes.
func shortcode(runes []rune) (string, int) {
	for j := 1; j < len(runes) && j < 40; j++ {
		r := runes[j]
		if r == ':' {
			if j == 1 {
				return "", 0
			}
			return string(runes[1:j]), j + 1
		}
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789-_+", r) {
			return "", 0
		}
	}
	return "", 0
}
