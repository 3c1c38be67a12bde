package webapi

import (
	"slices"
	"time"

	"miswg/bot/localslack/call"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

func userInfo(c *request) (object, *call.Refusal) {
	p := c.Workspace.People.Find(c.Str("user"))
	switch {
	case p == nil || p.ID != c.Str("user"):
		return nil, call.Refuse("user_not_found")
	case p.Hidden:
		return nil, call.Refuse("user_not_visible")
	}
	return object{"user": userJSON(p, c.Bool("include_locale"), c.Core.Now())}, nil
}

// userJSON is a user object; an external person's is stripped. https://docs.slack.dev/reference/objects/user-object
func userJSON(p *workspace.Person, locale bool, now time.Time) object {
	u := object{"id": p.ID, "team_id": p.TeamID, "name": p.Name, "real_name": p.RealName, "deleted": false, "is_bot": p.Bot, "is_app_user": false,
		"profile": object{"real_name": p.RealName, "display_name": p.Name, "team": p.TeamID}}
	if p.External {
		u["is_stranger"] = true
		return u
	}
	u["is_restricted"], u["is_ultra_restricted"] = p.Guest, p.Guest
	u["tz"], u["updated"] = p.TZ, now.Unix()
	if locale {
		u["locale"] = p.Locale
	}
	return u
}

func groupUsers(c *request) (object, *call.Refusal) {
	if c.Str("usergroup") != workspace.GroupID {
		return nil, call.Refuse("no_such_subteam")
	}
	return object{"users": workspace.GroupMembers()}, nil
}

func conversationReplies(c *request) (object, *call.Refusal) {
	out := []object{}
	for _, m := range c.Workspace.Snapshot().Thread(c.ch.ID, c.Str("ts")) {
		out = append(out, c.Workspace.Messages.JSON(m))
	}
	if len(out) == 0 {
		return nil, call.Refuse("thread_not_found")
	}
	return object{"messages": out, "has_more": false}, nil
}

func conversationHistory(c *request) (object, *call.Refusal) {
	if !c.ch.Has(core.BotUserID) {
		return nil, call.Refuse("not_in_channel")
	}
	out := []object{}
	for _, m := range slices.Backward(c.Workspace.Snapshot().In(c.ch.ID)) {
		if m.ThreadTS == "" {
			out = append(out, c.Workspace.Messages.JSON(m))
		}
	}
	return object{"messages": out, "has_more": false}, nil
}
