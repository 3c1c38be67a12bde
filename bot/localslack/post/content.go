package post

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/call"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

// Content is the body of a post, checked.
type Content struct {
	Text   string
	Blocks []any // nil when there are none
	Files  []workspace.File
}

// MaxText and MaxUpdate are Slack's limits of a text, in characters: longer text is cut in a post, where here it is refused, and refused in an
// update. https://docs.slack.dev/reference/methods/chat.postMessage, chat.update
const (
	MaxText   = 40000
	MaxUpdate = 4000
)

// Content checks text and blocks as every posting method and response_url does.
func (s *Posts) Content(where string, a call.Args, most int) (Content, *call.Refusal) {
	out := Content{Text: a.Str("text")}
	if n := utf8.RuneCountInString(out.Text); n > most {
		s.core.Complain(core.BadText, where, "text has %d characters, at most %d are allowed", n, most)
		return out, call.Refuse("msg_too_long")
	}
	if raw := a.Raw("blocks"); raw != nil {
		if json.Unmarshal(raw, &out.Blocks) != nil {
			s.core.Complain(core.BadBlocks, where, "blocks are not an array")
			return out, call.Refuse("invalid_blocks_format")
		}
		if problems := blockkit.CheckBlocks(blockkit.OnMessage, raw); problems != nil {
			return out, s.RefuseBlocks(where, problems)
		}
		if len(out.Blocks) == 0 {
			out.Blocks = nil
		}
	}
	if strings.TrimSpace(out.Text) == "" {
		if out.Blocks == nil && a.Raw("attachments") == nil {
			s.core.Complain(core.BadText, where, "neither text nor blocks")
			return out, call.Refuse("no_text")
		}
		s.core.Complain(core.Warning, where, "blocks without text: screen readers and notifications have nothing to say")
	}
	for _, loud := range blockkit.Broadcasts(out.Text, out.Blocks) {
		s.core.Complain(core.Broadcast, where, "%s would notify everybody", loud)
	}
	return out, nil
}

// RefuseBlocks is the refusal of blocks that break the rules.
func (s *Posts) RefuseBlocks(where string, problems []blockkit.Problem) *call.Refusal {
	e := call.Refuse("invalid_blocks")
	for _, p := range problems {
		s.core.Complain(core.BadBlocks, where, "%s", p)
		e.Messages = append(e.Messages, p.String())
	}
	return e
}
