package webapi

import (
	"slices"
	"strings"

	"miswg/bot/localslack/call"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

func addReaction(r *workspace.Message, name string) *call.Refusal {
	i := slices.IndexFunc(r.Reactions, func(x workspace.Reaction) bool { return x.Name == name })
	if i < 0 {
		r.Reactions = append(r.Reactions, workspace.Reaction{Name: name, Users: []string{core.BotUserID}})
		return nil
	}
	if slices.Contains(r.Reactions[i].Users, core.BotUserID) {
		return call.Refuse("already_reacted")
	}
	r.Reactions[i].Users = append(slices.Clone(r.Reactions[i].Users), core.BotUserID)
	return nil
}

func removeReaction(r *workspace.Message, name string) *call.Refusal {
	i := slices.IndexFunc(r.Reactions, func(x workspace.Reaction) bool { return x.Name == name && slices.Contains(x.Users, core.BotUserID) })
	if i < 0 {
		return call.Refuse("no_reaction")
	}
	users := slices.DeleteFunc(slices.Clone(r.Reactions[i].Users), func(u string) bool { return u == core.BotUserID })
	r.Reactions[i].Users = users
	if len(users) == 0 {
		r.Reactions = slices.Delete(r.Reactions, i, i+1)
	}
	return nil
}

// react changes the reactions of a message.
func react(change func(*workspace.Message, string) *call.Refusal) func(*request) (object, *call.Refusal) {
	return func(c *request) (object, *call.Refusal) {
		name := strings.Trim(c.Str("name"), ":")
		if name == "" {
			return nil, call.Refuse("invalid_name")
		}
		old := c.ws.Messages.Posted(c.ch.ID, c.Str("timestamp"))
		if old == nil {
			return nil, call.Refuse("message_not_found")
		}
		m := *old
		m.Reactions = slices.Clone(old.Reactions)
		if refused := change(&m, name); refused != nil {
			return nil, refused
		}
		c.ws.Messages.Replace(old, &m)
		verb := "reacts"
		if len(m.Reactions) < len(old.Reactions) {
			verb = "takes back"
		}
		c.core.Tell("[%s] %s %s :%s: to %q", c.ws.Messages.PlaceOf(&m), c.core.App.Name, verb, name, c.ws.People.Plain(m.Text))
		return object{}, nil
	}
}
