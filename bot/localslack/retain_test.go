package localslack_test

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"testing"
	"time"

	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

func TestKeepBoundsWhatIsRemembered(t *testing.T) {
	s := start(t, localslack.Options{Keep: 10})
	connect(t, s, nil)
	var sent []string
	for range 60 {
		act := must[localslack.Act](t)(s.Say(wait(t), "alice", "dm", "x"))
		must[core.Ack](t)(s.AwaitAck(wait(t), act.Envelopes[0]))
		sent = append(sent, act.Envelopes[0])
		api(t, s, "api.test", nil, "")
	}
	for i, id := range sent {
		_, err := s.AwaitAck(wait(t), id)
		if i < 60-21 && err == nil || i >= 60-10 && err != nil {
			t.Errorf("AwaitAck(envelope %d of 60) = %v, want 10 to 21 to be kept", i+1, err)
		}
	}
	if n := len(s.Wire()); n < 10 || n > 20 {
		t.Errorf("%d wire entries are kept, want 10 to 20", n)
	}
	if n := len(s.Calls()); n < 10 || n > 20 || s.State().Calls != 61 {
		t.Errorf("%d of %d calls are kept, want 10 to 20 of 61", n, s.State().Calls)
	}
}

func TestStatusEndsByItself(t *testing.T) {
	var now clock
	s := start(t, localslack.Options{Now: now.Now})
	connect(t, s, nil)
	act := must[localslack.Act](t)(s.Say(wait(t), "alice", "dm", "x"))
	api(t, s, "assistant.threads.setStatus", object{"channel_id": act.Channel, "thread_ts": act.TS, "status": "is thinking…", "loading_messages": []any{"a", "b"}}, "")
	if got := s.State().Statuses; len(got) != 1 || len(got[0].Loading) != 2 {
		t.Errorf("Statuses = %v", got)
	}
	now.add(2 * time.Minute)
	if got := s.State().Statuses; len(got) != 0 {
		t.Errorf("Statuses after two minutes = %v, want none", got)
	}
}

func TestUploadAsAForm(t *testing.T) {
	s := start(t, localslack.Options{})
	up := api(t, s, "files.getUploadURLExternal", object{"filename": "a.txt", "length": "3"}, "")
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "a.txt")
	if err != nil {
		t.Fatal(err)
	}
	part.Write([]byte("abc"))
	form.Close()
	resp, err := http.Post(loose.Str(up["upload_url"]), form.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	got, err := io.ReadAll(resp.Body)
	if err != nil || string(got) != "OK - 3" {
		t.Errorf("upload = %q, %v, want OK - 3", got, err)
	}
}

func TestButtonsOfOneActionID(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, nil)
	row := func(block, value string) object {
		return with(actions(with(button("ask", "Ask about "+value), "value", value)), "block_id", block)
	}
	api(t, s, "chat.postMessage", object{"channel": "C0LOCALGENERAL", "text": "x", "blocks": []any{row("1", "JP"), row("2", "NO")}}, "")
	for _, what := range [][]string{{"ask", "NO"}, {"2/ask"}, {"Ask about NO"}, {"NO"}} {
		must[localslack.Act](t)(s.Click(wait(t), "alice", localslack.Ref{}, what[0], what[1:]...))
		a := loose.Obj(loose.List(loose.Obj(c.next("interactive")["payload"])["actions"])[0])
		if loose.Str(a["value"]) != "NO" || loose.Str(a["block_id"]) != "2" {
			t.Errorf("Click(%v) = %v, want NO", what, a)
		}
	}
}

func TestSettingsOfAllKinds(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, nil)
	must[localslack.Act](t)(s.Shortcut(wait(t), "alice", "settings", localslack.Ref{}))
	trigger := loose.Obj(c.next("interactive")["payload"])["trigger_id"]
	el := func(kind string, more object) object {
		o := object{"type": kind, "action_id": kind}
		for k, v := range more {
			o[k] = v
		}
		return with(input(o), "label", plain("L "+kind))
	}
	opts := object{"options": []any{option("a"), option("b")}}
	api(t, s, "views.open", object{"trigger_id": trigger, "view": object{"type": "modal", "title": plain("All"), "submit": plain("Go"), "blocks": []any{
		el("static_select", opts), el("radio_buttons", opts), el("datepicker", nil), el("plain_text_input", object{"initial_value": "as it was"}),
	}}}, "")
	must[acts.Submission](t)(s.Submit(wait(t), "alice", map[string]string{"static_select": "a", "L radio_buttons": "b", "datepicker": "2026-11-22"}))
	values := loose.Obj(loose.Obj(loose.Obj(loose.Obj(c.next("interactive")["payload"])["view"])["state"])["values"])
	got := map[string]string{}
	for _, v := range values {
		for id, held := range loose.Obj(v) {
			got[id] = fmt.Sprint(loose.Obj(held)[blockkit.Field(id)])
		}
	}
	for id, want := range map[string]string{"static_select": fmt.Sprint(option("a")), "radio_buttons": fmt.Sprint(option("b")),
		"datepicker": "2026-11-22", "plain_text_input": "as it was"} {
		if got[id] != want {
			t.Errorf("%s = %s, want %s", id, got[id], want)
		}
	}
}

// BenchmarkQuestion is a DM, its acknowledgement and a posted answer with blocks.
func BenchmarkQuestion(b *testing.B) {
	s, err := localslack.Start(localslack.Options{Keep: 1000})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	in := object{"channel": "C0LOCALGENERAL", "text": "Yes.", "blocks": card()["blocks"]}
	for b.Loop() {
		if _, err := s.Slash(b.Context(), "alice", "#general", "/miswg", "japan"); err != nil {
			b.Fatal(err)
		}
		if _, out := send(b, s.APIURL()+"chat.postMessage", s.BotToken(), in); !loose.Bool(out["ok"]) {
			b.Fatal(out)
		}
	}
}
