package webapi

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

func postMessage(c *request) (object, *core.Refusal) {
	body, thread, refused := draft(c)
	if refused != nil {
		return nil, refused
	}
	m := c.Posts.Post(c.ch, body, thread, "", "api")
	return object{"channel": c.ch.ID, "ts": m.TS, "message": c.Messages.JSON(m)}, nil
}

func postEphemeral(c *request) (object, *core.Refusal) {
	p := c.People.Find(c.Str("user"))
	if p == nil || p.ID != c.Str("user") || !c.ch.Has(p.ID) {
		return nil, core.Refuse("user_not_in_channel")
	}
	body, thread, refused := draft(c)
	if refused != nil {
		return nil, refused
	}
	return object{"message_ts": c.Posts.Post(c.ch, body, thread, p.ID, "api").TS}, nil
}

// draft is what a call wants posted, and in which thread.
func draft(c *request) (body workspace.Content, thread string, refused *core.Refusal) {
	if body, refused = c.Posts.Content(c.method, c.Args, workspace.MaxText); refused == nil {
		thread, refused = c.Posts.Root(c.ch, c.Str("thread_ts"))
	}
	return body, thread, refused
}

// own finds a message the bot may change.
func own(c *request, code string) (*workspace.Message, *core.Refusal) {
	m := c.Messages.Posted(c.ch.ID, c.Str("ts"))
	switch {
	case m == nil:
		return nil, core.Refuse("message_not_found")
	case m.BotID != core.BotID:
		return nil, core.Refuse(code)
	}
	return m, nil
}

func updateMessage(c *request) (object, *core.Refusal) {
	old, refused := own(c, "cant_update_message")
	if refused != nil {
		return nil, refused
	}
	body, refused := c.Posts.Content(c.method, c.Args, workspace.MaxUpdate)
	if refused != nil {
		return nil, refused
	}
	m := *old
	m.Text, m.Blocks, m.Edited = body.Text, c.Core.BlockIDs(body.Blocks), c.Core.TS()
	c.Posts.Amend(c.ch, old, &m)
	return object{"channel": c.ch.ID, "ts": m.TS, "text": m.Text, "message": c.Messages.JSON(&m)}, nil
}

func deleteMessage(c *request) (object, *core.Refusal) {
	m, refused := own(c, "cant_delete_message")
	if refused != nil {
		return nil, refused
	}
	c.Posts.Drop(c.ch, m)
	return object{"channel": c.ch.ID, "ts": m.TS}, nil
}

func unfurl(c *request) (object, *core.Refusal) {
	old := c.Messages.Posted(c.Str("channel"), c.Str("ts"))
	id, source := c.Str("unfurl_id"), c.Str("source")
	draft := c.Events.Drafted(id)
	var given map[string]json.RawMessage
	_ = json.Unmarshal(c.Raw("unfurls"), &given) // what cannot be read is missing
	switch {
	case id == "" && source != "":
		return nil, core.Refuse("missing_unfurl_id")
	case id != "" && source == "":
		return nil, core.Refuse("missing_source")
	case id != "" && (draft != "") != (source == "composer"):
		return nil, core.Refuse("invalid_source")
	case draft != "":
		lines, _, refused := previews(c, draft, given)
		for _, u := range loose.Keys(lines) {
			c.Core.Tell("(not sent) %s unfurls %s: %s", c.Core.App.Name, u, core.Indent(lines[u]))
		}
		return object{}, refused
	case id != "":
		old = c.Events.Linking(id)
	}
	if old == nil {
		return nil, core.Refuse("cannot_find_message")
	}
	lines, given, refused := previews(c, old.Text, given)
	if refused != nil {
		return nil, refused
	}
	m := *old
	m.Unfurls = given
	c.Messages.Replace(old, &m)
	for _, u := range loose.Keys(lines) {
		c.Core.Tell("[%s] %s unfurls %s: %s", c.Messages.PlaceOf(&m), c.Core.App.Name, u, core.Indent(lines[u]))
	}
	ch := c.People.Channel(m.Channel)
	if ch.Has(core.BotUserID) {
		c.Events.Changed(ch, c.Messages.JSON(&m), c.Messages.JSON(old))
	}
	return object{}, nil
}

// previews is how what is given for the links of a text reads, and what it is with the Work Objects among it.
func previews(c *request, text string, given map[string]json.RawMessage) (map[string]string, map[string]json.RawMessage, *core.Refusal) {
	shared, lines := c.Events.Links(text), map[string]string{}
	entities, refused := unfurledEntities(c, shared)
	switch {
	case refused != nil:
		return nil, nil, refused
	case len(given) == 0 && len(entities) == 0:
		return nil, nil, core.Refuse("missing_unfurls")
	case given == nil:
		given = entities
	}
	maps.Copy(given, entities)
	for _, u := range loose.Keys(given) {
		if !slices.ContainsFunc(shared, func(l object) bool { return loose.Str(l["url"]) == u }) {
			return nil, nil, core.Refuse("cannot_unfurl_url")
		}
		var body object
		if json.Unmarshal(given[u], &body) != nil {
			return nil, nil, core.Refuse("missing_unfurls")
		}
		if blocks, present := body["blocks"]; present {
			if problems := blockkit.CheckBlocks(blockkit.OnMessage, loose.Encode(blocks)); problems != nil {
				return nil, nil, c.Core.RefuseAll("invalid_blocks", core.BadBlocks, c.method, problems)
			}
		}
		lines[u] = preview(c, body)
	}
	return lines, given, nil
}

// preview is how an unfurl reads.
func preview(c *request, body object) string {
	blocks := loose.List(body["blocks"])
	texts := loose.Each(blocks, func(b any) string { return c.People.Plain(blockkit.Text(loose.Obj(b))) })
	lines := slices.Concat([]string{loose.Text(body["text"])}, texts, blockkit.Sketch(blocks))
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return l == "" }), "\n")
}
