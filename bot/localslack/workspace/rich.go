package workspace

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// Rich is the rich_text block that Slack's composer sends along: fences, quotes, inline code, mentions, links.
func (s *Directory) Rich(markup string) json.RawMessage {
	if markup == "" {
		return nil
	}
	var parts []any
	add := func(kind, text string) {
		if text = strings.Trim(text, "\n"); text != "" {
			parts = append(parts, object{"type": kind, "elements": richPieces(text, kind == "rich_text_preformatted")})
		}
	}
	for i, piece := range strings.Split(markup, "```") {
		if i%2 == 1 {
			add("rich_text_preformatted", piece)
			continue
		}
		var run []string
		quoted := false
		flush := func() {
			kind := "rich_text_section"
			if quoted {
				kind = "rich_text_quote"
			}
			add(kind, strings.Join(run, "\n"))
			run = nil
		}
		for line := range strings.SplitSeq(piece, "\n") {
			body, quote := strings.CutPrefix(line, "&gt;")
			if quote != quoted {
				flush()
				quoted = quote
			}
			if quote {
				line = strings.TrimPrefix(body, " ")
			}
			run = append(run, line)
		}
		flush()
	}
	return loose.Encode([]any{object{"type": "rich_text", "block_id": "b" + core.Base36(s.core.Next("block")), "elements": parts}})
}

// richPieces are the elements of one run of markup.
func richPieces(text string, literal bool) []any {
	out := []any{}
	plain := func(t string) {
		if t != "" {
			out = append(out, object{"type": "text", "text": html.UnescapeString(t)})
		}
	}
	if literal {
		plain(text)
		return out
	}
	end := 0
	for _, m := range regexp.MustCompile("<([^<>]+)>|`([^`\n]+)`").FindAllStringSubmatchIndex(text, -1) {
		plain(text[end:m[0]])
		end = m[1]
		if m[4] >= 0 {
			out = append(out, object{"type": "text", "text": html.UnescapeString(text[m[4]:m[5]]), "style": object{"code": true}})
			continue
		}
		target, label, labelled := strings.Cut(text[m[2]:m[3]], "|")
		switch target[0] {
		case '@':
			out = append(out, object{"type": "user", "user_id": target[1:]})
		case '#':
			out = append(out, object{"type": "channel", "channel_id": target[1:]})
		case '!':
			out = append(out, object{"type": "broadcast", "range": target[1:]})
		default:
			link := object{"type": "link", "url": html.UnescapeString(target)}
			if labelled {
				link["text"] = html.UnescapeString(label)
			}
			out = append(out, link)
		}
	}
	plain(text[end:])
	return out
}
