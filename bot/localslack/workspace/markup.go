package workspace

import (
	"html"
	"regexp"
	"strings"

	"miswg/bot/localslack/core"
)

func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}

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
