package webapi

import (
	"slices"
	"strings"
	"time"

	"miswg/bot/localslack/call"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

func userInfo(c *request) (object, *call.Refusal) {
	p := c.ws.People.Find(c.Str("user"))
	switch {
	case p == nil || p.ID != c.Str("user"):
		return nil, call.Refuse("user_not_found")
	case p.Hidden:
		return nil, call.Refuse("user_not_visible")
	}
	return object{"user": userJSON(p, c.Bool("include_locale"), c.core.Now())}, nil
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

func conversationInfo(c *request) (object, *call.Refusal) {
	return object{"channel": channelJSON(c.ch)}, nil
}

// channelJSON is a conversation object. https://docs.slack.dev/reference/objects/conversation-object
func channelJSON(ch *workspace.Channel) object {
	o := object{"id": ch.ID, "is_channel": ch.Kind == workspace.Public, "is_group": ch.Kind == workspace.Private,
		"is_im": ch.Kind == workspace.DM, "is_mpim": ch.Kind == workspace.GroupDM,
		"is_private": ch.Kind != workspace.Public, "is_archived": false, "is_ext_shared": ch.Shared, "is_shared": ch.Shared, "is_org_shared": false,
		"context_team_id": core.TeamID, "num_members": len(ch.Members)}
	if ch.Kind == workspace.DM {
		o["user"] = ch.Members[0]
		return o
	}
	o["name"], o["is_member"] = ch.Name, ch.Has(core.BotUserID)
	return o
}

func conversationMembers(c *request) (object, *call.Refusal) {
	return object{"members": c.ch.Members, "response_metadata": object{"next_cursor": ""}}, nil
}

func conversationReplies(c *request) (object, *call.Refusal) {
	out := []object{}
	for _, m := range c.ws.Snapshot().Thread(c.ch.ID, c.Str("ts")) {
		out = append(out, c.ws.Messages.JSON(m))
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
	for _, m := range slices.Backward(c.ws.Snapshot().In(c.ch.ID)) {
		if m.ThreadTS == "" {
			out = append(out, c.ws.Messages.JSON(m))
		}
	}
	return object{"messages": out, "has_more": false}, nil
}

func openConversation(c *request) (object, *call.Refusal) {
	if id := c.Str("channel"); id != "" {
		ch := c.ws.People.Channel(id)
		if ch == nil || !ch.Has(core.BotUserID) {
			return nil, call.Refuse("channel_not_found")
		}
		return object{"channel": object{"id": ch.ID}}, nil
	}
	var members []string
	for id := range strings.SplitSeq(c.Str("users"), ",") {
		p := c.ws.People.Find(strings.TrimSpace(id))
		if p == nil {
			return nil, call.Refuse("user_not_found")
		}
		members = append(members, p.ID)
	}
	scope := "mpim:write"
	if len(members) == 1 {
		scope = "im:write"
	}
	if refused := c.need(scope); refused != nil {
		return nil, refused
	}
	ch := c.ws.People.OpenGroup(append(members, core.BotUserID))
	return object{"channel": object{"id": ch.ID}}, nil
}
