package answer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"miswg/corpus"
)

// maxTokens bounds the work one question can cause. Of a longer text the
// beginning and the end are read: that is where people put the question.
const maxTokens = 4000

func bounded(tokens []token) []token {
	if len(tokens) <= maxTokens {
		return tokens
	}
	return append(tokens[:maxTokens/2:maxTokens/2], tokens[len(tokens)-maxTokens/2:]...)
}

// A token is one word of the question.
type token struct {
	raw    string // as typed, after clean
	key    string // folded
	before sep    // what separates it from the token before
	dotted bool   // a full stop follows: it may be cut short
}

// caps reports whether the word is typed in capitals, letters only.
func (t token) caps() bool {
	for _, r := range t.raw {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return utf8.RuneCountInString(t.raw) > 1
}

// sep is what stands before a token: a set of marks.
type sep byte

const (
	space    sep = 1 << iota
	comma        // , / | + ; between names
	stop         // . ? ! : ; line break, dash between words
	joint        // apostrophe or hyphen inside a word
	question     // a question mark
	line         // a line break
)

// tokenize splits clean text into words.
func tokenize(s string) []token {
	var out []token
	var before sep
	runes := []rune(s)
	for i := 0; i < len(runes); {
		r := runes[i]
		if !isWord(r) {
			before |= separator(runes, i)
			i++
			continue
		}
		j := i + 1
		for j < len(runes) && (isWord(runes[j]) || contraction(runes, j)) {
			j++
		}
		raw := strings.ReplaceAll(string(runes[i:j]), "'", "")
		if key := corpus.Fold(raw); key != "" {
			out = append(out, token{raw: raw, key: key, before: before, dotted: j < len(runes) && runes[j] == '.'})
			before = 0
		}
		i = j
	}
	return out
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// contraction keeps "isn't" one word; every other apostrophe parts words, as in
// "l'Islande" and "Iceland's".
func contraction(runes []rune, i int) bool {
	if runes[i] != '\'' || i == 0 || i+1 >= len(runes) {
		return false
	}
	next := unicode.ToLower(runes[i+1])
	return next == 't' && unicode.ToLower(runes[i-1]) == 'n' && (i+2 >= len(runes) || !isWord(runes[i+2]))
}

func separator(runes []rune, i int) sep {
	switch r := runes[i]; r {
	case '?', '¿', '？':
		return stop | question
	case '\n':
		return stop | line
	case ';':
		return stop | comma | line // parts the rows of a pasted list
	case '!', '…', '。', '：':
		return stop
	case ':':
		return stop
	case '.':
		// "U.S.", "S. Korea" and "R.-U." are abbreviations, not ends of sentences.
		if i > 0 && unicode.IsLetter(runes[i-1]) && (i == 1 || !isWord(runes[i-2])) {
			return joint
		}
		return stop
	case '\t', ',', '/', '|', '+', '&', '、', '，', '•', '·', '(', ')', '[', ']', '=':
		return comma
	case '\'', '_':
		return joint
	case '-', '‐', '‑':
		if i > 0 && i+1 < len(runes) && isWord(runes[i-1]) && isWord(runes[i+1]) {
			return joint
		}
		return stop
	case '–', '—', '→':
		return stop
	}
	return space
}

// clean undoes what Slack and keyboards do to a text: entities, mentions, links,
// formatting, curly quotes, wide letters, invisible characters; flags become
// words. It never grows the text by more than a small factor.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, " ")
	}
	s = slackTokens(s)
	s = withoutAddresses(s)
	s = flags(s)
	if !plainASCII(s) {
		s = norm.NFKC.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case strings.ContainsRune("’‘ʼ´", r), r == '`' && b.Len() > 0:
			b.WriteByte('\'')
		case r == '*' || r == '~' || r == '`':
			b.WriteByte(' ')
		case r == '\n' || r == '\r':
			b.WriteByte('\n')
		case r == '\t':
			b.WriteByte('\t')
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// slackTokens drops <@U…>, <#C…|name>, <!channel> and <url|label>, whose names
// and labels are not the asker's words, and undoes &amp; &lt; &gt;.
func slackTokens(s string) string {
	if strings.IndexByte(s, '<') >= 0 {
		var b strings.Builder
		for {
			i := strings.IndexByte(s, '<')
			if i < 0 {
				break
			}
			j := strings.IndexByte(s[i:], '>')
			if j < 0 || j == 1 || !strings.ContainsRune("@#!hm", rune(s[i+1])) && !tag(s[i+1:i+j]) {
				b.WriteString(s[:i+1])
				s = s[i+1:]
				continue
			}
			b.WriteString(s[:i])
			b.WriteByte(' ')
			s = s[i+j+1:]
		}
		b.WriteString(s)
		s = b.String()
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = entities.Replace(s)
	}
	return s
}

// tag reports whether s is the inside of an HTML tag: "b", "/b", "br/".
func tag(s string) bool {
	s = strings.Trim(s, "/ ")
	if s == "" || len(s) > 10 {
		return false
	}
	return htmlTags[strings.ToLower(s)]
}

var htmlTags = map[string]bool{"b": true, "i": true, "u": true, "p": true, "a": true, "br": true, "hr": true, "em": true, "ul": true, "ol": true, "li": true, "td": true, "tr": true, "th": true, "div": true, "span": true, "table": true, "tbody": true, "strong": true, "script": true, "style": true, "img": true}

var entities = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&nbsp;", " ", "&#39;", "'", "&quot;", `"`)

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
	if !strings.ContainsRune(s, ':') && plainASCII(s) {
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

// withoutAddresses drops what stands in links, mail addresses and channel names:
// a country in one is no country asked about.
func withoutAddresses(s string) string {
	if !strings.ContainsAny(s, "@#/") {
		return s
	}
	return address.ReplaceAllString(s, " ")
}

var address = regexp.MustCompile(`(?i)\bhttps?://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+(\.[\w-]+)+|(^|\s)#[\pL\d_-]+`)

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
