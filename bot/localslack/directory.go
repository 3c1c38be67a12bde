package localslack

import (
	"slices"
	"strings"
)

func (s *Server) userInfo(c *call) (object, error) {
	p := s.person(c.str("user"))
	switch {
	case p == nil || p.ID != c.str("user"):
		return nil, fail("user_not_found")
	case p.Hidden:
		return nil, fail("user_not_visible")
	}
	return object{"user": s.userJSON(p, c.bool("include_locale"))}, nil
}

// userJSON is a user object; an external person's is stripped. https://docs.slack.dev/reference/objects/user-object
func (s *Server) userJSON(p *Person, locale bool) object {
	u := object{"id": p.ID, "team_id": p.TeamID, "name": p.Name, "real_name": p.RealName, "deleted": false, "is_bot": p.Bot, "is_app_user": false,
		"profile": object{"real_name": p.RealName, "display_name": p.Name, "team": p.TeamID}}
	if p.External {
		u["is_stranger"] = true
		return u
	}
	u["is_restricted"], u["is_ultra_restricted"] = p.Guest, p.Guest
	u["tz"], u["updated"] = p.TZ, s.opts.Now().Unix()
	if locale {
		u["locale"] = p.Locale
	}
	return u
}

func (s *Server) groupUsers(c *call) (object, error) {
	if c.str("usergroup") != groupID {
		return nil, fail("no_such_subteam")
	}
	return object{"users": groupMembers()}, nil
}

func (s *Server) teamInfo(*call) (object, error) {
	return object{"team": object{"id": teamID, "name": "Local", "domain": teamDomain}}, nil
}

// visible finds a conversation the bot may look at, and checks the scope of its kind. It holds s.mu.
func (s *Server) visible(c *call, suffix string) (*Channel, *apiError) {
	ch := s.channel(c.str("channel"))
	if ch == nil || ch.Kind != Public && !ch.Has(botUserID) {
		return nil, fail("channel_not_found")
	}
	prefix := map[Kind]string{Public: "channels", Private: "groups", DM: "im", GroupDM: "mpim"}[ch.Kind]
	if need := prefix + suffix; !s.app.has([]string{need}) {
		return nil, missing(s.app.scopes, need)
	}
	return ch, nil
}

func (s *Server) conversationInfo(c *call) (object, error) {
	ch, refused := s.visible(c, ":read")
	if refused != nil {
		return nil, refused
	}
	return object{"channel": s.channelJSON(ch)}, nil
}

func (s *Server) channelJSON(ch *Channel) object {
	o := object{"id": ch.ID, "is_channel": ch.Kind == Public, "is_group": ch.Kind == Private, "is_im": ch.Kind == DM, "is_mpim": ch.Kind == GroupDM,
		"is_private": ch.Kind != Public, "is_archived": false, "is_ext_shared": ch.Shared, "is_shared": ch.Shared, "is_org_shared": false,
		"context_team_id": teamID, "num_members": len(ch.Members)}
	if ch.Kind == DM {
		o["user"] = ch.Members[0]
		return o
	}
	o["name"], o["is_member"] = ch.Name, ch.Has(botUserID)
	return o
}

func (s *Server) conversationMembers(c *call) (object, error) {
	ch, refused := s.visible(c, ":read")
	if refused != nil {
		return nil, refused
	}
	return object{"members": ch.Members, "response_metadata": object{"next_cursor": ""}}, nil
}

func (s *Server) conversationReplies(c *call) (object, error) {
	ch, refused := s.visible(c, ":history")
	if refused != nil {
		return nil, refused
	}
	out := []object{}
	for _, m := range s.snapshot().Thread(ch.ID, c.str("ts")) {
		out = append(out, s.messageJSON(m))
	}
	if len(out) == 0 {
		return nil, fail("thread_not_found")
	}
	return object{"messages": out, "has_more": false}, nil
}

func (s *Server) conversationHistory(c *call) (object, error) {
	ch, refused := s.visible(c, ":history")
	if refused != nil {
		return nil, refused
	}
	if !ch.Has(botUserID) {
		return nil, fail("not_in_channel")
	}
	out := []object{}
	for _, m := range slices.Backward(s.snapshot().In(ch.ID)) {
		if m.ThreadTS == "" {
			out = append(out, s.messageJSON(m))
		}
	}
	return object{"messages": out, "has_more": false}, nil
}

func (s *Server) openConversation(c *call) (object, error) {
	if id := c.str("channel"); id != "" {
		ch := s.channel(id)
		if ch == nil || !ch.Has(botUserID) {
			return nil, fail("channel_not_found")
		}
		return object{"channel": object{"id": ch.ID}}, nil
	}
	var members []string
	for id := range strings.SplitSeq(c.str("users"), ",") {
		p := s.person(strings.TrimSpace(id))
		if p == nil {
			return nil, fail("user_not_found")
		}
		members = append(members, p.ID)
	}
	if len(members) == 1 {
		if !s.app.has([]string{"im:write"}) {
			return nil, missing(s.app.scopes, "im:write")
		}
		return object{"channel": object{"id": s.openDM(s.person(members[0])).ID}}, nil
	}
	if !s.app.has([]string{"mpim:write"}) {
		return nil, missing(s.app.scopes, "mpim:write")
	}
	return object{"channel": object{"id": s.openGroup(append(members, botUserID)).ID}}, nil
}
