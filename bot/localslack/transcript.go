package localslack

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
)

// Transcript is everything that people and the bot visibly did, in order, without IDs and times, ending in a newline:
// one entry per post, edit, deletion, private message, modal, Home tab, status, reaction and file, and per command,
// click, choice and shortcut of a person. Under a message stand what can be pressed in it ([Share], [▾ Country]),
// images and tables. It is stable as long as the order of events is; tests compare it with golden files.
func (s *Server) Transcript() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.story) == 0 {
		return ""
	}
	return strings.Join(s.story, "\n") + "\n"
}

// tell adds an entry. It holds s.mu.
func (s *Server) tell(format string, args ...any) {
	s.story = append(s.story, fmt.Sprintf(format, args...))
	s.changed(Change{Kind: "story"})
}

// tellMessage adds a post; verb is "" or such as "edits". It holds s.mu.
func (s *Server) tellMessage(m *Message, verb string) {
	who := s.nameOf(m.User)
	if m.User == "" {
		who = m.Username
	}
	if m.For != "" {
		who += ", only to " + s.nameOf(m.For)
	}
	if verb != "" {
		who += " " + verb
	}
	var lines []string
	if m.Text != "" {
		lines = append(lines, s.plain(m.Text))
	}
	if m.Blocks != nil && m.BotID == botID {
		lines = append(lines, blockkit.Sketch(loose.Array(m.Blocks))...)
	}
	if m.Attachments != nil {
		lines = append(lines, "(attachments below)")
	}
	for _, f := range m.Files {
		lines = append(lines, "(file: "+f.Name+")")
	}
	s.tell("[%s] %s: %s", s.placeOf(m), who, indent(strings.Join(lines, "\n")))
}

// placeOf names the conversation and, in a thread, its root. It holds s.mu.
func (s *Server) placeOf(m *Message) string {
	c := s.channel(m.Channel)
	if c == nil {
		return m.Channel
	}
	if m.ThreadTS == "" || m.ThreadTS == m.TS {
		return s.label(c)
	}
	return s.label(c) + " › " + s.rootWords(m.Channel, m.ThreadTS)
}

// rootWords are the first words of a thread's root. It holds s.mu.
func (s *Server) rootWords(channel, ts string) string {
	root := s.find(channel, ts)
	if root == nil {
		return "thread"
	}
	words := []rune(strings.Join(strings.Fields(s.plain(root.Text)), " "))
	if len(words) > 30 {
		words = append(words[:30:30], '…')
	}
	return fmt.Sprintf("%q", string(words))
}

func indent(text string) string { return strings.ReplaceAll(text, "\n", "\n    ") }

// plain is Slack's markup as a person reads it: names, links and the three escapes; emphasis marks stay. It holds s.mu.
func (s *Server) plain(text string) string {
	if !strings.ContainsAny(text, "<&") {
		return text
	}
	text = regexp.MustCompile(`<([^<>]+)>`).ReplaceAllStringFunc(text, func(m string) string {
		target, label, labelled := strings.Cut(m[1:len(m)-1], "|")
		switch {
		case strings.HasPrefix(target, "@"):
			return "@" + s.nameOf(target[1:])
		case strings.HasPrefix(target, "#"):
			if c := s.channel(target[1:]); c != nil {
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

// viewLines draw a view: title, then each block's text and controls. It holds s.mu.
func (s *Server) viewLines(v *View) string {
	var out []string
	for _, b := range loose.List(v.body["blocks"]) {
		if text := s.plain(blockkit.Text(loose.Obj(b))); text != "" {
			out = append(out, text)
		}
		out = append(out, blockkit.Sketch([]any{b})...)
	}
	if submit := loose.Text(v.body["submit"]); submit != "" {
		out = append(out, "["+submit+"]")
	}
	return indent(strings.Join(out, "\n"))
}
