package localslack

import (
	"fmt"
	"html"
	"regexp"
	"strings"
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
		lines = append(lines, sketch(decodeBlocks(m.Blocks))...)
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

// sketch shows what else is in blocks besides text: controls, images, tables; one line per block.
func sketch(blocks []any) []string {
	var out []string
	for _, b := range blocks {
		block := obj(b)
		var parts []string
		switch str(block["type"]) {
		case "image":
			parts = append(parts, "(image: "+str(block["alt_text"])+")")
		case "table", "data_table":
			cols := 0
			rows := list(block["rows"])
			if len(rows) > 0 {
				cols = len(list(rows[0]))
			}
			parts = append(parts, fmt.Sprintf("(table: %d × %d)", len(rows), cols))
		case "carousel":
			out = append(out, sketch(list(block["elements"]))...)
		case "container":
			out = append(out, sketch(list(block["child_blocks"]))...)
		}
		eachElement(block, func(el object, input bool) {
			if str(el["type"]) == "image" {
				parts = append(parts, "(image: "+str(el["alt_text"])+")")
			}
		})
		for _, c := range controls([]any{block}) {
			if t := str(block["type"]); t != "carousel" && t != "container" {
				parts = append(parts, c.sketch())
			}
		}
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, " "))
		}
	}
	return out
}

func (c control) sketch() string {
	var labels []string
	for _, o := range c.options() {
		labels = append(labels, o.Text)
	}
	switch c.kind {
	case "button", "workflow_button", "icon_button":
		return "[" + c.label + "]"
	case "feedback_buttons":
		return "[" + textOf(obj(c.el["positive_button"])["text"]) + "] [" + textOf(obj(c.el["negative_button"])["text"]) + "]"
	case "overflow":
		return "[⋯ " + strings.Join(labels, " | ") + "]"
	case "checkboxes", "radio_buttons":
		return "[" + c.label + ": " + strings.Join(labels, " | ") + "]"
	}
	if c.input && !strings.HasSuffix(c.kind, "_select") {
		return "[" + c.label + ": ____]"
	}
	return "[▾ " + c.label + "]"
}

// viewLines draw a view: title, then each block's text and controls. It holds s.mu.
func (s *Server) viewLines(v *View) string {
	var out []string
	for _, b := range list(v.body["blocks"]) {
		if text := s.plain(blockText(obj(b))); text != "" {
			out = append(out, text)
		}
		out = append(out, sketch([]any{b})...)
	}
	if submit := textOf(v.body["submit"]); submit != "" {
		out = append(out, "["+submit+"]")
	}
	return indent(strings.Join(out, "\n"))
}

// blockText is the text a block shows, without its controls.
func blockText(b object) string {
	var parts []string
	add := func(t string) {
		if t != "" {
			parts = append(parts, t)
		}
	}
	switch str(b["type"]) {
	case "section":
		add(textOf(b["text"]))
		for _, f := range list(b["fields"]) {
			add(textOf(f))
		}
	case "header", "markdown", "alert":
		add(textOf(b["text"]))
	case "context":
		for _, e := range list(b["elements"]) {
			if el := obj(e); str(el["type"]) == "image" {
				add("(image: " + str(el["alt_text"]) + ")")
			} else {
				add(textOf(e))
			}
		}
		return strings.Join(parts, " ")
	case "input":
		add(textOf(b["hint"]))
	case "rich_text":
		add(richPlain(b))
	case "table", "data_table":
		for _, r := range list(b["rows"]) {
			var cells []string
			for _, c := range list(r) {
				cells = append(cells, cellText(obj(c)))
			}
			add(strings.Join(cells, " | "))
		}
	case "card":
		for _, key := range []string{"title", "subtitle", "body", "subtext"} {
			add(textOf(b[key]))
		}
	case "container":
		add(textOf(b["title"]))
		for _, c := range list(b["child_blocks"]) {
			add(blockText(obj(c)))
		}
	}
	return strings.Join(parts, "\n")
}

func cellText(c object) string {
	if str(c["type"]) == "rich_text" {
		return richPlain(c)
	}
	return textOf(c["text"])
}

// richPlain is the text of a rich_text object in Slack's markup, so that plain reads it as it reads a message.
func richPlain(o object) string {
	switch str(o["type"]) {
	case "text":
		return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(str(o["text"]))
	case "link":
		if t := str(o["text"]); t != "" {
			return "<" + str(o["url"]) + "|" + t + ">"
		}
		return "<" + str(o["url"]) + ">"
	case "user":
		return "<@" + str(o["user_id"]) + ">"
	case "channel":
		return "<#" + str(o["channel_id"]) + ">"
	case "broadcast":
		return "<!" + str(o["range"]) + ">"
	case "emoji":
		return ":" + str(o["name"]) + ":"
	}
	sep := ""
	if t := str(o["type"]); t == "rich_text" || t == "rich_text_list" {
		sep = "\n"
	}
	var parts []string
	for _, e := range list(o["elements"]) {
		parts = append(parts, richPlain(obj(e)))
	}
	text := strings.Join(parts, sep)
	if str(o["type"]) == "rich_text_list" {
		return "• " + strings.ReplaceAll(text, "\n", "\n• ")
	}
	return text
}
