package workspace

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func escape(text string) string { return escaper.Replace(text) }

// Typed turns what a person types into Slack's markup.
func (s *Directory) Typed(text string) string {
	text = strings.ReplaceAll(text, "<@BOT>", "<@"+core.BotUserID+">")
	explicit := `<@[A-Z0-9]+>|<#[A-Z0-9]+(?:\|[^<>]*)?>|<(?:https?://|mailto:)[^<>]+>`
	code := "(?s:```.*?```)|`[^`\n]+`"
	token := regexp.MustCompile(`(` + code + `)|(` + explicit + `)|(https?://[^\s<>]+)|([@#][\p{L}\p{N}][\p{L}\p{N}._-]*)`)
	var out strings.Builder
	end := 0
	for _, m := range token.FindAllStringSubmatchIndex(text, -1) {
		out.WriteString(escape(text[end:m[0]]))
		word := text[m[0]:m[1]]
		switch {
		case m[2] >= 0:
			out.WriteString(escapeExcept(word, explicit))
		case m[4] >= 0:
			out.WriteString(word)
		case m[6] >= 0:
			url := strings.TrimRight(word, ".,;:!?)'\"")
			out.WriteString("<" + escape(url) + ">" + escape(word[len(url):]))
		default:
			before := text[end:m[0]]
			out.WriteString(s.named(word, before))
		}
		end = m[1]
	}
	out.WriteString(escape(text[end:]))
	return out.String()
}

// escapeExcept escapes code but keeps explicit markup in it.
func escapeExcept(text, explicit string) string {
	var out strings.Builder
	end := 0
	for _, m := range regexp.MustCompile(explicit).FindAllStringIndex(text, -1) {
		out.WriteString(escape(text[end:m[0]]) + text[m[0]:m[1]])
		end = m[1]
	}
	return out.String() + escape(text[end:])
}

// named resolves @name and #name, unless they stand inside a word such as an address.
func (s *Directory) named(word, before string) string {
	if before != "" && regexp.MustCompile(`[\p{L}\p{N}]$`).MatchString(before) {
		return word
	}
	name := strings.TrimRight(word, "._-")
	rest := word[len(name):]
	if word[0] == '#' {
		if c := s.Named(name); c != nil {
			return "<#" + c.ID + "|" + c.Name + ">" + rest
		}
		return word
	}
	switch name {
	case "@channel", "@here", "@everyone":
		return "<!" + name[1:] + ">" + rest
	}
	if p := s.Find(name); p != nil {
		return "<@" + p.ID + ">" + rest
	}
	return word
}

// Plain is Slack's markup as a person reads it: names, links and the three escapes; emphasis marks stay.
func (s *Directory) Plain(text string) string {
	if !strings.ContainsAny(text, "<&") {
		return text
	}
	text = regexp.MustCompile(`<([^<>]+)>`).ReplaceAllStringFunc(text, func(m string) string {
		target, label, labelled := strings.Cut(m[1:len(m)-1], "|")
		switch {
		case strings.HasPrefix(target, "@"):
			return "@" + s.NameOf(target[1:])
		case strings.HasPrefix(target, "#"):
			if c := s.Channel(target[1:]); c != nil {
				return "#" + c.Name
			}
			return "#" + label
		case strings.HasPrefix(target, "!date"):
			return label
		case strings.HasPrefix(target, "!"):
			return "@" + strings.TrimPrefix(target, "!")
		case labelled && label != target:
			return label + " (" + target + ")"
		}
		return target
	})
	return html.UnescapeString(text)
}

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
	pieces := strings.Split(markup, "```")
	if open := len(pieces) - 1; open%2 == 1 { // a fence that nobody closes is text
		pieces = append(pieces[:open-1], pieces[open-1]+"```"+pieces[open])
	}
	for i, piece := range pieces {
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
