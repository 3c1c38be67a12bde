package webapi

import (
	"strings"

	"miswg/bot/localslack/call"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/post"
	"miswg/bot/localslack/workspace"
)

func postMessage(c *request) (object, *call.Refusal) {
	body, thread, refused := draft(c)
	if refused != nil {
		return nil, refused
	}
	if refused := c.posts.Slow(c.ch); refused != nil {
		return nil, refused
	}
	m := c.posts.Post(c.ch, body, thread, "", "api")
	return object{"channel": c.ch.ID, "ts": m.TS, "message": c.ws.Messages.JSON(m)}, nil
}

func postEphemeral(c *request) (object, *call.Refusal) {
	p := c.ws.People.Find(c.Str("user"))
	if p == nil || p.ID != c.Str("user") || !c.ch.Has(p.ID) {
		return nil, call.Refuse("user_not_in_channel")
	}
	body, thread, refused := draft(c)
	if refused != nil {
		return nil, refused
	}
	return object{"message_ts": c.posts.Post(c.ch, body, thread, p.ID, "api").TS}, nil
}

// draft is what a call wants posted, and in which thread.
func draft(c *request) (body post.Content, thread string, refused *call.Refusal) {
	if body, refused = c.posts.Content(c.method, c.Args, post.MaxText); refused == nil {
		thread, refused = c.posts.Root(c.ch, c.Str("thread_ts"))
	}
	return body, thread, refused
}

// own finds a message the bot may change.
func own(c *request, code string) (*workspace.Message, *call.Refusal) {
	m := c.ws.Messages.Posted(c.ch.ID, c.Str("ts"))
	switch {
	case m == nil:
		return nil, call.Refuse("message_not_found")
	case m.BotID != core.BotID:
		return nil, call.Refuse(code)
	}
	return m, nil
}

func updateMessage(c *request) (object, *call.Refusal) {
	old, refused := own(c, "cant_update_message")
	if refused != nil {
		return nil, refused
	}
	body, refused := c.posts.Content(c.method, c.Args, post.MaxUpdate)
	if refused != nil {
		return nil, refused
	}
	m := *old
	m.Text, m.Blocks, m.Edited = body.Text, c.core.BlockIDs(body.Blocks), c.core.TS()
	c.posts.Amend(c.ch, old, &m)
	return object{"channel": c.ch.ID, "ts": m.TS, "text": m.Text, "message": c.ws.Messages.JSON(&m)}, nil
}

func deleteMessage(c *request) (object, *call.Refusal) {
	m, refused := own(c, "cant_delete_message")
	if refused != nil {
		return nil, refused
	}
	c.posts.Drop(c.ch, m)
	return object{"channel": c.ch.ID, "ts": m.TS}, nil
}

func permalink(c *request) (object, *call.Refusal) {
	ch := c.ws.People.Channel(c.Str("channel"))
	if ch == nil {
		return nil, call.Refuse("channel_not_found")
	}
	m := c.ws.Messages.Find(ch.ID, c.Str("message_ts"))
	if m == nil {
		return nil, call.Refuse("message_not_found")
	}
	link := "https://" + core.TeamDomain + ".slack.com/archives/" + ch.ID + "/p" + strings.ReplaceAll(m.TS, ".", "")
	if m.ThreadTS != "" {
		link += "?thread_ts=" + m.ThreadTS + "&cid=" + ch.ID
	}
	return object{"channel": ch.ID, "permalink": link}, nil
}
