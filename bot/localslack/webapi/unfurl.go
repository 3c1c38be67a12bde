package webapi

import (
	"encoding/json"
	"slices"
	"strings"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/call"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

func unfurl(c *request) (object, *call.Refusal) {
	old := c.ws.Messages.Posted(c.Str("channel"), c.Str("ts"))
	if id := c.Str("unfurl_id"); id != "" {
		old = c.events.Linking(id)
	}
	if old == nil {
		return nil, call.Refuse("cannot_find_message")
	}
	var given map[string]json.RawMessage
	if json.Unmarshal(c.Raw("unfurls"), &given) != nil || len(given) == 0 {
		return nil, call.Refuse("missing_unfurls")
	}
	shared, lines := c.events.Links(old.Text), map[string]string{}
	for _, u := range loose.Keys(given) {
		if !slices.ContainsFunc(shared, func(l object) bool { return loose.Str(l["url"]) == u }) {
			return nil, call.Refuse("cannot_unfurl_url")
		}
		var body object
		if json.Unmarshal(given[u], &body) != nil {
			return nil, call.Refuse("missing_unfurls")
		}
		if blocks, present := body["blocks"]; present {
			if problems := blockkit.CheckBlocks(blockkit.OnMessage, loose.Encode(blocks)); problems != nil {
				return nil, c.posts.RefuseBlocks(c.method, problems)
			}
		}
		lines[u] = preview(c, body)
	}
	m := *old
	m.Unfurls = given
	c.ws.Messages.Replace(old, &m)
	for _, u := range loose.Keys(lines) {
		c.core.Tell("[%s] %s unfurls %s: %s", c.ws.Messages.PlaceOf(&m), c.core.App.Name, u, core.Indent(lines[u]))
	}
	ch := c.ws.People.Channel(m.Channel)
	if ch.Has(core.BotUserID) {
		c.events.Changed(ch, c.ws.Messages.JSON(&m), c.ws.Messages.JSON(old))
	}
	return object{}, nil
}

// preview is how an unfurl reads.
func preview(c *request, body object) string {
	lines := []string{loose.Text(body["text"])}
	for _, b := range loose.List(body["blocks"]) {
		lines = append(lines, c.ws.People.Plain(blockkit.Text(loose.Obj(b))))
	}
	lines = append(lines, blockkit.Sketch(loose.List(body["blocks"]))...)
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return l == "" }), "\n")
}
