package localslack_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

// upload is the app's way to a file: a URL, the bytes, and the ID to complete it with.
func uploadFile(t *testing.T, s *localslack.Server, name, data string) any {
	t.Helper()
	up := api(t, s, "files.getUploadURLExternal", object{"filename": name, "length": len(data)}, "")
	resp, err := http.Post(loose.Str(up["upload_url"]), "application/octet-stream", strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 200 {
		t.Fatalf("upload = %d, want 200", resp.StatusCode)
	}
	return up["file_id"]
}

func download(t *testing.T, url, token string) (string, string) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.Header.Get("Content-Type"), string(body)
}

func TestUploadArguments(t *testing.T) {
	s := start(t, localslack.Options{}, core.BadCall, core.BadBlocks, core.Broadcast)
	for _, tt := range []struct {
		in   object
		want string
	}{
		{object{"length": 1}, "invalid_arguments"},
		{object{"filename": "x.csv"}, "invalid_arguments"},
		{object{"filename": "x.csv", "length": "many"}, "invalid_arguments"},
		{object{"filename": "x.csv", "length": -1}, "invalid_arguments"},
		{object{"filename": "x.csv", "length": 0}, "missing_argument"},
		{object{"filename": "x.csv", "length": workspace.MaxFile + 1}, "file_upload_size_restricted"},
		{object{"filename": "x.png", "length": 1, "alt_txt": strings.Repeat("é", 1001)}, "alt_txt_too_large"},
	} {
		api(t, s, "files.getUploadURLExternal", tt.in, tt.want)
	}
	id := uploadFile(t, s, "result.csv", "Norway\n")
	files := []any{object{"id": id, "title": "Result"}}
	for _, tt := range []struct {
		in   object
		want string
	}{
		{object{}, "invalid_arguments"},
		{object{"files": []any{}}, "invalid_arguments"},
		{object{"files": "result.csv"}, "invalid_arguments"},
		{object{"files": []any{object{"title": "no ID"}}}, "file_not_found"},
		{object{"files": []any{object{"id": "F0NOTHING"}}}, "file_not_found"},
		{object{"files": append(files, files...)}, "file_not_found"},
		{object{"files": files, "channel_id": "C0NOWHERE"}, "channel_not_found"},
		{object{"files": files, "channel_id": "U0LOCALALICE"}, "channel_not_found"},
		{object{"files": files, "channel_id": "C0LOCALGENERAL", "thread_ts": "soon"}, "invalid_thread_ts"},
		{object{"files": files, "thread_ts": "1700000000.000001"}, "invalid_arguments"},
		{object{"files": files, "channel_id": "C0LOCALGENERAL", "blocks": []any{object{"type": "nope"}}}, "invalid_blocks"},
	} {
		api(t, s, "files.completeUploadExternal", tt.in, tt.want)
	}
	if got := s.State(); len(got.Files) != 0 || len(got.Messages) != 0 {
		t.Errorf("State = %d files and %d messages after refusals, want none", len(got.Files), len(got.Messages))
	}
	api(t, s, "files.completeUploadExternal", object{"files": files, "channel_id": "C0LOCALGENERAL", "initial_comment": "<!here> done",
		"blocks": []any{object{"type": "nope"}}}, "")
	in := s.State().In("#general")
	if len(in) != 1 || in[0].Text != "<!here> done" || len(in[0].Files) != 1 || in[0].Files[0].Title != "Result" {
		t.Fatalf("#general = %+v, want the file with its comment", in)
	}
	if got := string(s.FileContent(in[0].Files[0].ID)); got != "Norway\n" {
		t.Errorf("FileContent = %q, want %q", got, "Norway\n")
	}
	api(t, s, "files.completeUploadExternal", object{"files": files}, "file_not_found")
}

func TestUploadWhereItIsSeen(t *testing.T) {
	s := start(t, localslack.Options{}, core.BadCall)
	root := must[localslack.Act](t)(s.Say(wait(t), "alice", "#general", "hello"))
	id := uploadFile(t, s, "result.xlsx", "PK")
	api(t, s, "files.completeUploadExternal", object{"files": []any{object{"id": id}}, "channel_id": root.Channel, "thread_ts": root.TS,
		"blocks": []any{section("Your *list*")}}, "")
	in := s.State().Thread(root.Channel, root.TS)
	if len(in) != 2 || !strings.Contains(string(in[1].Blocks), "Your *list*") || in[1].Files[0].Mimetype != "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" {
		t.Errorf("Thread = %+v, want the workbook under its blocks", in)
	}
	if got, err := s.Download(wait(t), "benoit", "result.xlsx"); err != nil || string(got) != "PK" {
		t.Errorf("Download = %q, %v, want PK", got, err)
	}
	private := uploadFile(t, s, "mine.csv", "x")
	api(t, s, "files.completeUploadExternal", object{"files": []any{object{"id": private}}}, "")
	if got, err := s.Download(wait(t), "alice", "mine.csv"); err == nil {
		t.Errorf("Download of a file that is shared nowhere = %q, want an error", got)
	}
}

// TestFilesOfOthers gives the app what is shared where it is, and nothing else.
func TestFilesOfOthers(t *testing.T) {
	s := start(t, localslack.Options{}, core.BadCall)
	must[localslack.Act](t)(s.Say(wait(t), "alice", "#bids", "", acts.WithFile("secret.csv", []byte("Norway")), acts.WithFile("b.txt", []byte("Peru"))))
	in := s.State().In("#bids")
	if len(in) != 1 || len(in[0].Files) != 2 || in[0].Text != "" || in[0].Blocks != nil {
		t.Fatalf("#bids = %+v, want a post of two files and no words", in)
	}
	f := in[0].Files[0]
	if _, body := download(t, f.URL, s.BotToken()); strings.Contains(body, "Norway") {
		t.Errorf("download from where the app is not = %q, want nothing of it", body)
	}
	lean := start(t, localslack.Options{Scopes: []string{"im:history"}}, core.BadCall)
	must[localslack.Act](t)(lean.Say(wait(t), "alice", "dm", "", acts.WithFile("x.csv", []byte("Norway"))))
	f = lean.State().In("DM alice")[0].Files[0]
	api(t, lean, "files.getUploadURLExternal", object{"filename": "x", "length": 1}, "missing_scope")
	if kind, body := download(t, f.URL, lean.BotToken()); !strings.HasPrefix(kind, "text/html") || strings.Contains(body, "Norway") {
		t.Errorf("download without files:read = %s %q, want the sign-in page", kind, body)
	}
	if _, err := s.Say(wait(t), "alice", "dm", "", acts.WithFile("big.csv", bytes.Repeat([]byte("x"), workspace.MaxFile+1))); err == nil {
		t.Error("Say with a file over the limit = nil, want an error")
	}
	if _, err := s.Download(wait(t), "alice", "nothing.csv"); err == nil {
		t.Error("Download of nothing = nil, want an error")
	}
}

// TestForward carries what a message said to another place, as the app gets it.
func TestForward(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, nil)
	post := must[localslack.Act](t)(s.BotPosts(wait(t), "#general", []byte(`{"text":"Spain","blocks":[{"type":"header","text":{"type":"plain_text","text":"Norway"}}],"attachments":[{"title":"Peru"}]}`)))
	must[localslack.Act](t)(s.Forward(wait(t), "alice", post.Ref, "#general", "@miswg is this right?"))
	ev, _ := c.event("app_mention")
	a := loose.Obj(loose.List(ev["attachments"])[0])
	blocks := loose.List(loose.Obj(loose.Obj(loose.List(a["message_blocks"])[0])["message"])["blocks"])
	inner := loose.Obj(loose.List(a["attachments"])[0])
	if !loose.Bool(a["is_share"]) || len(blocks) != 1 || loose.Str(inner["title"]) != "Peru" {
		t.Errorf("attachment = %v, want the message with its blocks and attachments", a)
	}
	if loose.Str(a["text"]) != "Spain" || loose.Str(a["footer"]) != "Posted in #general" {
		t.Errorf("attachment = %v, want the message", a)
	}
	if _, err := s.Forward(wait(t), "dana", post.Ref, "#supplier-security", ""); err == nil {
		t.Error("Forward of what dana does not see = nil, want an error")
	}
	if _, err := s.BotPosts(wait(t), "#general", []byte(`{`)); err == nil {
		t.Error("BotPosts of half a message = nil, want an error")
	}
}
