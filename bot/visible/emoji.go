package visible

import (
	"regexp"
	"strconv"
	"strings"
)

// flagCode is a flag as people type it; ten were there before the rest and go
// without "flag-".
var flagCode = regexp.MustCompile(`:(?:flag-([a-z]{2}|england|scotland|wales)|(cn|de|es|fr|gb|uk|it|jp|kr|ru|us)):`)

// flags writes the shortcodes of flags as flags.
func flags(text string) string {
	if !strings.Contains(text, ":") {
		return text
	}
	return flagCode.ReplaceAllStringFunc(text, func(s string) string {
		return flag(strings.TrimPrefix(strings.Trim(s, ":"), "flag-"))
	})
}

// flag draws the flag of a code that flagCode knows.
func flag(code string) string {
	const regionalA, tag, black, cancel = 0x1F1E6, 0xE0000, 0x1F3F4, 0xE007F
	var region string
	switch code {
	case "uk":
		code = "gb"
	case "england":
		region = "gbeng"
	case "scotland":
		region = "gbsct"
	case "wales":
		region = "gbwls"
	}
	if region == "" {
		return string([]rune{regionalA + rune(code[0]-'a'), regionalA + rune(code[1]-'a')})
	}
	rs := []rune{black}
	for _, r := range region {
		rs = append(rs, tag+r)
	}
	return string(append(rs, cancel))
}

// emoji is a character where Slack tells its code points (1f1f3-1f1f4), a flag, or
// the name between colons: that of a workspace's own picture.
func emoji(name, points string) string {
	var rs []rune
	for _, hex := range strings.Split(points, "-") {
		n, err := strconv.ParseUint(hex, 16, 21)
		if err != nil {
			return flags(":" + name + ":")
		}
		rs = append(rs, rune(n)) // #nosec G115 -- at most 21 bits
	}
	return string(rs)
}
