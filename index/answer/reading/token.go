package reading

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"miswg/corpus"
)

// End is how many words are read of each end of a text that is too long for a
// question: that is where people put it. It bounds the work one message can cause.
const End = 500

// maxScanned is how many words are looked through for names: all that a message of
// Slack's 40,000 characters can have.
const maxScanned = 20_000

// A Token is one word of a message.
type Token struct {
	raw    string // as typed, after clean
	Key    string // folded
	before Sep    // what separates it from the token before
	quotes int    // quotation marks between it and the token before
	dotted bool   // a full stop follows: it may be cut short
	marks  Mark
}

// Marked reports whether the word stands on one of the lists.
func (t Token) Marked(m Mark) bool { return t.marks&m != 0 }

// caps reports whether the word is typed in capitals, letters only.
func (t Token) caps() bool {
	return utf8.RuneCountInString(t.raw) > 1 && strings.TrimLeftFunc(t.raw, unicode.IsUpper) == ""
}

// Sep is what stands before a token: a set of marks.
type Sep uint16

const (
	Space     Sep = 1 << iota
	Comma         // , / | + ; between names
	Stop          // . ? ! : ; line break, dash between words
	joint         // apostrophe, hyphen or underscore inside a word, point of an abbreviation
	question      // a question mark
	Line          // a line break
	hyphen        // a hyphen inside a word: a joint as well
	Ampersand     // & or +: a comma as well
	Slash         // a comma as well
	Bracket       // one that opens: a comma as well
	closing       // a bracket that closes: a comma as well
)

// tokenize splits clean text into words.
func tokenize(s string) []Token {
	var out []Token
	var before Sep
	quotes := 0
	runes := []rune(s)
	for i := 0; i < len(runes); {
		r := runes[i]
		if !isWord(r) {
			before |= separator(runes, i)
			if strings.ContainsRune("\"“”«»„", r) {
				quotes++
			}
			i++
			continue
		}
		j := i + 1
		for j < len(runes) && (isWord(runes[j]) || contraction(runes, j)) {
			j++
		}
		raw := strings.ReplaceAll(string(runes[i:j]), "'", "")
		if key := corpus.Fold(raw); key != "" {
			out = append(out, Token{raw: raw, Key: key, before: before, quotes: quotes, dotted: j < len(runes) && runes[j] == '.'})
			before, quotes = 0, 0
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
	ends := i+2 >= len(runes) || !isWord(runes[i+2])
	return ends && next == 't' && unicode.ToLower(runes[i-1]) == 'n'
}

// separator is what the mark runes[i], which stands in no word, parts.
func separator(runes []rune, i int) Sep {
	switch r := runes[i]; r {
	case '?', '¿', '？':
		return Stop | question
	case '\n':
		return Stop | Line
	case ';':
		return Stop | Comma | Line // parts the rows of a pasted list
	case '!', '…', '。', '：', ':', '–', '—', '→':
		return Stop
	case '.':
		// "U.S.", "S. Korea" and "R.-U." are abbreviations, not ends of sentences.
		letter := i > 0 && unicode.IsLetter(runes[i-1])
		if alone := i <= 1 || !isWord(runes[i-2]); letter && alone {
			return joint
		}
		return Stop
	case '&', '+':
		return Comma | Ampersand
	case '/':
		return Comma | Slash
	case '(', '[':
		return Comma | Bracket
	case ')', ']':
		return Comma | closing
	case '\t', ',', '|', '、', '，', '•', '·', '=':
		return Comma
	case '\'', '_':
		return joint
	case '-', '‐', '‑':
		if i > 0 && i+1 < len(runes) && isWord(runes[i-1]) && isWord(runes[i+1]) {
			return joint | hyphen
		}
		return Stop
	}
	return Space
}

// Clean undoes what Slack and keyboards do to a text: entities, mentions, links,
// formatting, curly quotes, wide letters, invisible characters; flags become
// words. It never grows the text by more than a small factor.
func Clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, " ")
	}
	if strings.ContainsAny(s, "<&@#/") {
		s = entities.Replace(markup.ReplaceAllString(s, " "))
		s = address.ReplaceAllString(s, " ")
	}
	s = flags(s)
	if !corpus.IsASCII(s) {
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

// markup is <@U…>, <#C…|name>, <!channel> and <url|label>, whose names and labels are
// not the asker's words, and the tags of HTML.
var markup = regexp.MustCompile(`<(?:[@#!hm][^>]*|[/ ]*(?i:b|i|u|p|a|br|hr|em|ul|ol|li|td|tr|th|div|span|table|tbody|` +
	`strong|script|style|img)[/ ]*)>`)

var entities = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&nbsp;", " ", "&#39;", "'", "&quot;", `"`)

// address is a link, a mail address or the name of a channel: a country in one is no
// country asked about.
var address = regexp.MustCompile(`(?i)\bhttps?://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+(\.[\w-]+)+|(^|\s)#[\pL\d_-]+`)

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
