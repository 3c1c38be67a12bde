package webapi

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

// request is one Web API call under way, under the lock.
type request struct {
	*workspace.Workspace
	core.Args
	method   string
	ch       *workspace.Channel // the conversation it is about, where its method says that there is one
	at       workspace.Spot     // the thread of it, likewise
	warnings []string
}

// method is one row of the Web API. https://docs.slack.dev/reference/methods
type method struct {
	scopes []string // one of them is needed; nil means none
	app    bool     // takes the app-level token
	any    bool     // takes no token
	agent  bool     // wants an agent view
	posts  string   // the argument that names a conversation the bot may post in
	looks  bool     // is about a conversation, named by channel, that the bot may look at
	thread bool     // is about a thread of it
	takes  string   // the only arguments it has, where that is checked
	do     func(*request) (object, *core.Refusal)
}

func methods() map[string]method {
	write := []string{"chat:write"}
	status := []string{"chat:write", "assistant:write"}
	history := []string{"channels:history", "groups:history", "im:history", "mpim:history"}
	return map[string]method{
		"api.test":                              {any: true, do: apiTest},
		"auth.test":                             {do: authTest},
		"apps.connections.open":                 {app: true, do: openConnection},
		"chat.postMessage":                      {scopes: write, posts: "channel", do: postMessage},
		"chat.postEphemeral":                    {scopes: write, posts: "channel", takes: "token channel user text blocks attachments thread_ts parse link_names", do: postEphemeral},
		"chat.update":                           {scopes: write, posts: "channel", takes: "token channel ts text blocks attachments parse link_names metadata file_ids reply_broadcast", do: updateMessage},
		"chat.delete":                           {scopes: write, posts: "channel", do: deleteMessage},
		"chat.unfurl":                           {scopes: []string{"links:write"}, do: unfurl},
		"views.open":                            {do: modal((*workspace.Views).Open)},
		"views.push":                            {do: modal((*workspace.Views).Push)},
		"views.update":                          {do: updateView},
		"views.publish":                         {do: publishView},
		"users.info":                            {scopes: []string{"users:read"}, do: userInfo},
		"usergroups.users.list":                 {scopes: []string{"usergroups:read"}, do: groupUsers},
		"conversations.replies":                 {scopes: history, looks: true, do: conversationReplies},
		"conversations.history":                 {scopes: history, looks: true, do: conversationHistory},
		"files.getUploadURLExternal":            {scopes: []string{"files:write"}, do: uploadURL},
		"files.completeUploadExternal":          {scopes: []string{"files:write"}, do: completeUpload},
		"functions.completeSuccess":             {takes: "token function_execution_id outputs", do: completeStep},
		"functions.completeError":               {takes: "token function_execution_id error", do: failStep},
		"entity.presentDetails":                 {takes: "token trigger_id metadata error user_auth_required user_auth_url", do: presentDetails},
		"assistant.threads.setStatus":           {scopes: status, posts: "channel_id", thread: true, do: setStatus},
		"assistant.threads.setSuggestedPrompts": {scopes: []string{"assistant:write"}, posts: "channel_id", do: setPrompts},
		"agents.sessions.setStatus":             {scopes: write, agent: true, posts: "channel_id", thread: true, do: setSession},
		"agents.sessions.rename":                {scopes: write, agent: true, posts: "channel_id", thread: true, do: rename},
	}
}

// find finds the conversation a call is about, and checks that the app may use the method there.
func (c *request) find(m method) (refused *core.Refusal) {
	switch {
	case m.agent && !c.Core.App.Agent:
		return core.Refuse("not_allowed")
	case m.posts != "":
		if c.ch, refused = c.Posts.Target(c.Str(m.posts)); refused != nil || !m.thread {
			return refused
		}
		if c.at = (workspace.Spot{Channel: c.ch.ID, TS: c.Str("thread_ts")}); c.Messages.Find(c.at.Channel, c.at.TS) == nil {
			return core.Refuse("invalid_thread_ts")
		}
	case m.looks:
		if c.ch = c.People.Channel(c.Str("channel")); c.ch == nil || c.ch.Kind != workspace.Public && !c.ch.Has(core.BotUserID) {
			return core.Refuse("channel_not_found")
		}
		kind := map[workspace.Kind]string{workspace.Public: "channels", workspace.Private: "groups", workspace.DM: "im", workspace.GroupDM: "mpim"}
		return c.need(kind[c.ch.Kind] + ":history")
	}
	return nil
}

// spare complains of arguments that the method does not have.
func (c *request) spare(m method) {
	takes := strings.Fields(m.takes)
	for _, k := range loose.Keys(c.Args) {
		if len(takes) > 0 && !slices.Contains(takes, k) {
			c.Core.Complain(core.BadCall, c.method, "%s is no argument of it", k)
		}
	}
}

// need wants one of the scopes granted.
func (c *request) need(anyOf ...string) *core.Refusal {
	if c.Core.App.Has(anyOf...) {
		return nil
	}
	return &core.Refusal{Code: "missing_scope", Extra: object{"needed": anyOf[0], "provided": strings.Join(c.Core.App.Scopes, ",")}}
}

func apiTest(c *request) (object, *core.Refusal) {
	echo := object{}
	for k := range c.Args {
		echo[k] = c.Str(k)
	}
	if code := c.Str("error"); code != "" {
		return nil, &core.Refusal{Code: code, Extra: object{"args": echo}}
	}
	return object{"args": echo}, nil
}

func authTest(c *request) (object, *core.Refusal) {
	return object{"url": "https://" + core.TeamDomain + ".slack.com/", "team": "Local", "user": c.Core.App.Name, "team_id": core.TeamID,
		"user_id": core.BotUserID, "bot_id": core.BotID, "is_enterprise_install": false}, nil
}

func openConnection(c *request) (object, *core.Refusal) {
	if !c.Core.App.SocketMode {
		return nil, core.Refuse("no_permission")
	}
	return object{"url": c.Sockets.Link()}, nil
}

func userInfo(c *request) (object, *core.Refusal) {
	p := c.People.Find(c.Str("user"))
	switch {
	case p == nil || p.ID != c.Str("user"):
		return nil, core.Refuse("user_not_found")
	case p.Hidden:
		return nil, core.Refuse("user_not_visible")
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

func groupUsers(c *request) (object, *core.Refusal) {
	if c.Str("usergroup") != workspace.GroupID {
		return nil, core.Refuse("no_such_subteam")
	}
	return object{"users": workspace.GroupMembers()}, nil
}

func conversationReplies(c *request) (object, *core.Refusal) {
	thread := c.Snapshot().Thread(c.ch.ID, c.Str("ts"))
	if thread == nil {
		return nil, core.Refuse("thread_not_found")
	}
	// Its first message always comes with it.
	return c.portion(slices.DeleteFunc(thread, func(m *workspace.Message) bool { return m.ThreadTS != "" && !c.within(m) }), 1000)
}

// portion answers with as many messages as are asked for, most unless limit says less, from
// where cursor says, and tells where the others begin.
// https://docs.slack.dev/apis/web-api/pagination
func (c *request) portion(all []*workspace.Message, most int) (object, *core.Refusal) {
	if from := c.Str("cursor"); from != "" {
		ts, err := base64.StdEncoding.DecodeString(from)
		at := slices.IndexFunc(all, func(m *workspace.Message) bool { return m.TS == string(ts) })
		if err != nil || at < 0 {
			return nil, core.Refuse("invalid_cursor")
		}
		all = all[at:]
	}
	limit := most
	if asked := c.Str("limit"); asked != "" && asked != "0" {
		n, err := strconv.Atoi(asked)
		if err != nil || n < 1 {
			return nil, core.Refuse("invalid_limit")
		}
		limit = min(n, 999)
	}
	shown := all[:min(limit, len(all))]
	out := object{"messages": append([]object{}, loose.Each(shown, c.Messages.JSON)...), "has_more": len(all) > len(shown)}
	if len(all) > len(shown) {
		out["response_metadata"] = object{"next_cursor": base64.StdEncoding.EncodeToString([]byte(all[limit].TS))}
	}
	return out, nil
}

// within reports whether a message is of the time that is asked for: between oldest and latest, and of those two where
// inclusive says so. https://docs.slack.dev/reference/methods/conversations.history
func (c *request) within(m *workspace.Message) bool {
	oldest, latest := c.Str("oldest"), c.Str("latest")
	if m.TS == oldest || m.TS == latest {
		return c.Bool("inclusive")
	}
	return m.TS > oldest && (latest == "" || m.TS < latest)
}

func conversationHistory(c *request) (object, *core.Refusal) {
	if !c.ch.Has(core.BotUserID) {
		return nil, core.Refuse("not_in_channel")
	}
	roots := slices.DeleteFunc(c.Snapshot().In(c.ch.ID), func(m *workspace.Message) bool { return m.ThreadTS != "" || !c.within(m) })
	slices.Reverse(roots)
	return c.portion(roots, 100)
}

// tell says what is now shown in the thread.
func (c *request) tell(format string, args ...any) {
	c.Core.Tell("[%s] (%s)", c.Messages.PlaceOf(&workspace.Message{Channel: c.at.Channel, ThreadTS: c.at.TS}), fmt.Sprintf(format, args...))
}
