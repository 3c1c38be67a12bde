package localslack_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"miswg/bot/localslack"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

func TestBadAcks(t *testing.T) {
	for _, c := range []struct {
		kind string
		act  func(s *localslack.Server, c *client)
	}{
		{core.UnknownAck, func(s *localslack.Server, c *client) { c.reply("nobody", nil) }},
		{core.BadFrame, func(s *localslack.Server, c *client) { c.ws.WriteMessage(websocket.TextMessage, []byte("hello")) }},
		{core.BadFrame, func(s *localslack.Server, c *client) { c.ws.WriteMessage(websocket.BinaryMessage, []byte("{}")) }},
		{core.DoubleAck, func(s *localslack.Server, c *client) {
			s.Say(t.Context(), "alice", "dm", "x")
			c.reply(loose.Str(c.next("events_api")["envelope_id"]), nil)
		}},
		{core.BadAck, func(s *localslack.Server, c *client) {
			c.answer(func(object) any { return object{"text": "no"} })
			s.Say(t.Context(), "alice", "dm", "x")
		}},
		{core.BigAck, func(s *localslack.Server, c *client) {
			c.answer(func(object) any { return object{"text": strings.Repeat("x", 20480)} })
			s.Slash(t.Context(), "alice", "dm", "/miswg", "x")
		}},
		{core.BadBlocks, func(s *localslack.Server, c *client) {
			c.answer(func(object) any { return object{"text": "x", "blocks": []any{object{"type": "nope"}}} })
			s.Slash(t.Context(), "alice", "dm", "/miswg", "x")
		}},
		{core.BadAck, func(s *localslack.Server, c *client) {
			c.answer(func(object) any { return []any{1} })
			s.Slash(t.Context(), "alice", "dm", "/miswg", "x")
		}},
		{core.LateAck, func(s *localslack.Server, c *client) {
			c.answer(func(object) any { return silence{} })
			act, err := s.Slash(t.Context(), "alice", "dm", "/miswg", "x")
			if err != nil {
				t.Error(err)
			}
			s.AwaitAck(t.Context(), act.Envelopes[0])
			c.reply(act.Envelopes[0], nil)
		}},
	} {
		t.Run(c.kind, func(t *testing.T) {
			opts := localslack.Options{}
			if c.kind == core.LateAck {
				opts.AckTimeout = 20 * time.Millisecond
			}
			s := start(t, opts, c.kind, core.NoAck)
			cl := connect(t, s, nil)
			c.act(s, cl)
			if err := s.Await(wait(t), func(localslack.State) bool {
				for _, got := range s.Complaints() {
					if got.Kind == c.kind {
						return true
					}
				}
				return false
			}); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSlashAckMayCarryTheAnswer(t *testing.T) {
	s := start(t, localslack.Options{})
	connect(t, s, func(env object) any {
		if loose.Str(env["type"]) == "slash_commands" {
			return object{"response_type": "in_channel", "text": "Yes."}
		}
		return nil
	})
	must[localslack.Act](t)(s.Slash(wait(t), "alice", "#general", "/miswg", "japan"))
	if err := s.Await(wait(t), func(st localslack.State) bool { return len(st.FromBot()) == 1 }); err != nil {
		t.Error(err)
	}
}
