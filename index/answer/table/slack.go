package table

import (
	"html"
	"regexp"
	"strings"
)

// links are the links of Slack, with a label or without; mentions have no label.
var links = regexp.MustCompile(`<(?:https?://|mailto:|tel:)[^<>|\s]*(?:\|([^<>]*))?>`)

// emphasis is a piece between the marks by which Slack and Markdown set it off.
var emphasis = regexp.MustCompile("(^|[\\s(\"'|,;])(\\*{1,2}|_{1,2}|~{1,2}|`{1,3})([^*_~`\\s](?:[^*_~`]*[^*_~`\\s])?)(\\*{1,2}|_{1,2}|~{1,2}|`{1,3})($|[\\s)\"'|,;:.?!])")

// plainly is a text as Slack shows it: the label of a link, no marks of emphasis, "&"
// for "&amp;".
func plainly(s string) string {
	if strings.Contains(s, "<") {
		s = links.ReplaceAllString(s, "$1")
	}
	if strings.ContainsAny(s, "*_~`") {
		s = emphasis.ReplaceAllString(s, "$1$3$5")
	}
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return s
}
