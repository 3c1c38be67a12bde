package localslack_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

func TestEditsDeletesAndBots(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, nil)
	act := must[localslack.Act](t)(s.Say(wait(t), "alice", "#general", "<@BOT> japn?"))
	c.event("app_mention")
	must[localslack.Act](t)(s.Edit(wait(t), "alice", act.Ref, "<@BOT> japan?"))
	ev, _ := c.event("app_mention")
	if loose.Obj(ev["edited"]) == nil || loose.Str(ev["ts"]) != act.TS {
		t.Errorf("edited app_mention = %v", ev)
	}
	if ev, _ := c.event("message"); loose.Str(ev["subtype"]) != "message_changed" || loose.Str(loose.Obj(ev["message"])["ts"]) != act.TS || loose.Str(ev["ts"]) == act.TS || !loose.Bool(ev["hidden"]) {
		t.Errorf("message_changed = %v", ev)
	}
	must[localslack.Act](t)(s.Delete(wait(t), "alice", act.Ref))
	if ev, _ := c.event("message"); loose.Str(ev["subtype"]) != "message_deleted" || loose.Str(loose.Obj(ev["previous_message"])["ts"]) != act.TS || loose.Str(ev["deleted_ts"]) != act.TS {
		t.Errorf("message_deleted = %v", ev)
	}
	root := must[localslack.Act](t)(s.Say(wait(t), "alice", "#general", "root"))
	must[localslack.Act](t)(s.Say(wait(t), "chidi", "#general", "reply", acts.InThread(root.TS), acts.AlsoToChannel()))
	must[localslack.Act](t)(s.Delete(wait(t), "alice", root.Ref))
	for {
		if ev, _ := c.event("message"); loose.Str(loose.Obj(ev["message"])["subtype"]) == "tombstone" {
			break
		}
	}
	for _, classic := range []bool{true, false} {
		must[localslack.Act](t)(s.BotSays(wait(t), "#general", "@miswg hello", classic))
		ev, _ := c.event("message")
		if loose.Str(ev["bot_id"]) == "" || (loose.Str(ev["subtype"]) == "bot_message") != classic {
			t.Errorf("bot message = %v", ev)
		}
	}
	if _, err := s.Edit(wait(t), "chidi", act.Ref, "x"); err == nil {
		t.Error("Edit of a message that is gone = nil, want an error")
	}
	if _, err := s.Say(wait(t), "gus", "#general", "x"); err == nil {
		t.Error("Say where one is no member = nil, want an error")
	}
	if _, err := s.Say(wait(t), "nobody", "#general", "x"); err == nil {
		t.Error("Say by nobody = nil, want an error")
	}
}

func TestWhatTheBotIsTold(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, nil)
	if act := must[localslack.Act](t)(s.Say(wait(t), "alice", "#bids", "@miswg are you there?")); act.Envelopes != nil {
		t.Errorf("Say where the bot is not = %v, want no events", act.Envelopes)
	}
	must[localslack.Act](t)(s.Invite(wait(t), "alice", "#bids"))
	if ev, _ := c.event("member_joined_channel"); loose.Str(ev["user"]) != s.BotUserID() || loose.Str(ev["inviter"]) != "U0LOCALALICE" {
		t.Errorf("member_joined_channel = %v", ev)
	}
	must[localslack.Act](t)(s.Say(wait(t), "alice", "#bids", "@miswg are you there?"))
	c.event("app_mention")
	if err := s.Remove(wait(t), "alice", "#bids"); err != nil {
		t.Error(err)
	}
	must[localslack.Act](t)(s.Join(wait(t), "gus", "#general"))
	if ev, _ := c.event("member_joined_channel"); loose.Str(ev["user"]) != "U0LOCALGUS" {
		t.Errorf("member_joined_channel = %v", ev)
	}
	must[localslack.Act](t)(s.Say(wait(t), "dana", "#supplier-security", "@miswg hi"))
	if ev, p := c.event("app_mention"); loose.Str(ev["team"]) == core.TeamID || !loose.Bool(p["is_ext_shared_channel"]) {
		t.Errorf("mention by an outsider = %v", p)
	}
	c.event("message")
	must[localslack.Act](t)(s.Say(wait(t), "alice", "group dm", "hello"))
	if ev, _ := c.event("message"); loose.Str(ev["channel_type"]) != "mpim" {
		t.Errorf("group DM = %v", ev)
	}
	must[localslack.Act](t)(s.Say(wait(t), "alice", "@miswg", "hello"))
	if ev, p := c.event("message"); loose.Str(ev["channel_type"]) != "im" || loose.Str(p["event_id"]) == "" || loose.Str(p["api_app_id"]) != core.AppID || loose.List(p["authorizations"]) == nil {
		t.Errorf("DM = %v", p)
	}
	for _, err := range []error{
		second(s.Slash(wait(t), "dana", "#supplier-security", "/miswg", "x")),
		second(s.Shortcut(wait(t), "dana", "search", localslack.Ref{})),
		second(s.Open(wait(t), "alice", "about")),
		second(s.Slash(wait(t), "alice", "#nowhere", "/miswg", "x")),
	} {
		if err == nil {
			t.Error("a forbidden act = nil, want an error")
		}
	}
}

func second[T any](_ T, err error) error { return err }

// said is the message that a person's words become.
func said(t *testing.T, s *localslack.Server, text string) *localslack.Message {
	t.Helper()
	must[localslack.Act](t)(s.Say(wait(t), "alice", "#bids", text))
	all := s.State().In("#bids")
	return all[len(all)-1]
}

func TestTyped(t *testing.T) {
	s := start(t, localslack.Options{})
	bot := "<@" + s.BotUserID() + ">"
	for _, c := range []struct{ in, want string }{
		{"hi", "hi"},
		{"@miswg a & b < c", bot + " a &amp; b &lt; c"},
		{"<!channel> <script>", "&lt;!channel&gt; &lt;script&gt;"},
		{"@channel", "<!channel>"},
		{"@benoit, #general.", "<@U0LOCALBENOIT>, <#C0LOCALGENERAL|general>."},
		{"a@alice.org #nope", "a@alice.org #nope"},
		{"see https://a.org/?x=1&y=2.", "see <https://a.org/?x=1&amp;y=2>."},
		{"`@miswg` and ```@alice <b>```", "`@miswg` and ```@alice &lt;b&gt;```"},
		{"<https://a.org|A>", "<https://a.org|A>"},
	} {
		if got := said(t, s, c.in).Text; got != c.want {
			t.Errorf("Say(%q) posts %q, want %q", c.in, got, c.want)
		}
	}
	rich := string(said(t, s, "> @miswg quoted\nthen `code` and <@BOT>\n```\nfence\n```").Blocks)
	for _, want := range []string{"rich_text_quote", "rich_text_preformatted", `"code":true`, `"user_id":"` + s.BotUserID()} {
		if !strings.Contains(rich, want) {
			t.Errorf("Say posts %s, want %s in it", rich, want)
		}
	}
	if got := blockkit.CheckBlocks(blockkit.OnMessage, []byte(rich)); got != nil {
		t.Errorf("Say breaks the rules: %v", got)
	}
}

func TestFiles(t *testing.T) {
	s := start(t, localslack.Options{}, core.BadCall)
	c := connect(t, s, nil)
	act := must[localslack.Act](t)(s.Say(wait(t), "alice", "dm", "check this", acts.WithFile("suppliers.csv", []byte("Japan\n"))))
	ev, _ := c.event("message")
	file := loose.Obj(loose.List(ev["files"])[0])
	if loose.Str(ev["subtype"]) != "file_share" || loose.Str(file["name"]) != "suppliers.csv" || loose.Str(ev["ts"]) != act.TS {
		t.Errorf("file_share = %v", ev)
	}
	get := func(token string) (string, string) { return download(t, loose.Str(file["url_private"]), token) }
	if kind, body := get(s.BotToken()); body != "Japan\n" || !strings.HasPrefix(kind, "text/csv") {
		t.Errorf("download = %s %q", kind, body)
	}
	if kind, _ := get("nothing"); !strings.HasPrefix(kind, "text/html") {
		t.Errorf("download without a token = %s, want the sign-in page", kind)
	}
	must[localslack.Act](t)(s.Say(wait(t), "dana", "#supplier-security", "", acts.WithFile("x.txt", []byte("x"))))
	for {
		if ev, _ := c.event("message"); loose.List(ev["files"]) != nil {
			if f := loose.Obj(loose.List(ev["files"])[0]); loose.Str(f["file_access"]) != "check_file_info" || f["url_private"] != nil {
				t.Errorf("outsider's file = %v", f)
			}
			break
		}
	}
	png := []byte("picture")
	up := api(t, s, "files.getUploadURLExternal", object{"filename": "map.png", "length": len(png), "alt_txt": "A map"}, "")
	put := func(data []byte) int {
		resp, err := http.Post(loose.Str(up["upload_url"]), "application/octet-stream", bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.StatusCode
	}
	if got := put([]byte("short")); got != 400 {
		t.Errorf("upload of another length = %d, want 400", got)
	}
	api(t, s, "files.completeUploadExternal", object{"files": []any{object{"id": up["file_id"]}}}, "file_not_found")
	s.Inject("upload", localslack.Fault{Status: 503, Times: 1})
	if got := put(png); got != 503 {
		t.Errorf("faulted upload = %d, want 503", got)
	}
	if got := put(png); got != 200 {
		t.Errorf("upload = %d, want 200", got)
	}
	api(t, s, "files.completeUploadExternal", object{"files": []any{object{"id": up["file_id"], "title": "Map"}}, "channel_id": "C0LOCALGENERAL", "initial_comment": "Here."}, "")
	if got := s.State().In("#general"); len(got) != 1 || got[0].Files[0].Title != "Map" || string(s.FileContent(got[0].Files[0].ID)) != "picture" {
		t.Errorf("#general = %v", got)
	}
	api(t, s, "files.getUploadURLExternal", object{"filename": "x"}, "invalid_arguments")
}

func TestUnfurl(t *testing.T) {
	s := start(t, localslack.Options{}, core.BadBlocks, core.BadCall)
	c := connect(t, s, nil)
	url := "https://www.canada.ca/page"
	act := must[localslack.Act](t)(s.Say(wait(t), "alice", "#bids", url))
	ev, _ := c.event("link_shared")
	if loose.Str(ev["message_ts"]) != act.TS || loose.Bool(ev["is_bot_user_member"]) || loose.Str(loose.Obj(loose.List(ev["links"])[0])["url"]) != url {
		t.Errorf("link_shared = %v", ev)
	}
	in := func(url string, blocks ...any) object {
		return object{"channel": "C0LOCALBIDS", "ts": act.TS, "unfurls": object{url: object{"blocks": blocks}}}
	}
	api(t, s, "chat.unfurl", in("https://other.org", section("x")), "cannot_unfurl_url")
	api(t, s, "chat.unfurl", in(url, object{"type": "nope"}), "invalid_blocks")
	api(t, s, "chat.unfurl", object{"channel": "C0LOCALBIDS", "ts": act.TS}, "missing_unfurls")
	api(t, s, "chat.unfurl", object{"channel": "C0LOCALBIDS", "ts": "1", "unfurls": object{}}, "cannot_find_message")
	api(t, s, "chat.unfurl", object{"unfurl_id": "x", "unfurls": object{}}, "missing_source")
	api(t, s, "chat.unfurl", object{"source": "composer", "unfurls": object{}}, "missing_unfurl_id")
	api(t, s, "chat.unfurl", object{"unfurl_id": "x", "source": "composer", "unfurls": object{}}, "invalid_source")
	api(t, s, "chat.unfurl", in(url, section("*MISWG*")), "")
	if got := s.State().In("#bids")[0].Unfurls; len(got) != 1 {
		t.Errorf("Unfurls = %v", got)
	}
	if !strings.HasSuffix(s.Transcript(), "[#bids] miswg unfurls https://www.canada.ca/page: *MISWG*\n") {
		t.Errorf("Transcript() = %q", s.Transcript())
	}
}

func TestAssistant(t *testing.T) {
	s := start(t, localslack.Options{}, core.BadCall, core.Warning)
	c := connect(t, s, nil)
	must[localslack.Act](t)(s.OpenAgentPane(wait(t), "alice"))
	if ev, _ := c.event("app_home_opened"); loose.Str(ev["tab"]) != "messages" {
		t.Errorf("app_home_opened = %v", ev)
	}
	act := must[localslack.Act](t)(s.Say(wait(t), "alice", "dm", "japan?"))
	at := object{"channel_id": act.Channel, "thread_ts": act.TS}
	prompts := []any{object{"title": "Observers", "message": "who are the observers?"}}
	api(t, s, "assistant.threads.setSuggestedPrompts", object{"channel_id": act.Channel, "prompts": prompts}, "")
	api(t, s, "assistant.threads.setSuggestedPrompts", with(at, "prompts", prompts), "")
	api(t, s, "assistant.threads.setSuggestedPrompts", object{"channel_id": act.Channel, "prompts": many(5, prompts[0])}, "invalid_arguments")
	api(t, s, "assistant.threads.setStatus", with(at, "status", "is searching…"), "")
	api(t, s, "assistant.threads.setStatus", object{"channel_id": act.Channel, "thread_ts": "1", "status": "x"}, "invalid_thread_ts")
	api(t, s, "agents.sessions.rename", with(at, "title", "Japan?"), "session_not_found")
	api(t, s, "agents.sessions.setStatus", with(at, "status", "processing"), "")
	api(t, s, "agents.sessions.setStatus", with(at, "status", "thinking"), "invalid_arguments")
	api(t, s, "agents.sessions.rename", with(at, "title", strings.Repeat("x", 201)), "invalid_arguments")
	api(t, s, "agents.sessions.rename", with(at, "title", "Japan?"), "")
	st := s.State()
	if len(st.Statuses) != 1 || len(st.Prompts) != 1 || len(st.Sessions) != 1 || st.Sessions[0] != (localslack.Session{Channel: act.Channel, Thread: act.TS, Status: "processing", Title: "Japan?"}) {
		t.Errorf("State = %+v %+v %+v", st.Statuses, st.Prompts, st.Sessions)
	}
	must[localslack.Act](t)(s.StopAgent(wait(t), "alice", act.Ref))
	if ev, _ := c.event("agent_session_stopped"); loose.Str(ev["thread_ts"]) != act.TS {
		t.Errorf("agent_session_stopped = %v", ev)
	}
	api(t, s, "chat.postMessage", object{"channel": act.Channel, "thread_ts": act.TS, "text": "Yes."}, "")
	if got := s.State().Statuses; len(got) != 0 {
		t.Errorf("Statuses after the answer = %v", got)
	}
}

func TestWatch(t *testing.T) {
	s := start(t, localslack.Options{})
	changes := s.Watch(t.Context())
	must[localslack.Act](t)(s.Say(wait(t), "alice", "dm", "hello"))
	var last uint64
	for c := range changes {
		if c.Seq <= last {
			t.Errorf("Seq %d after %d", c.Seq, last)
		}
		last = c.Seq
		if c.Kind == "message" && c.Channel == "D0LOCALALICE" {
			break
		}
	}
}
