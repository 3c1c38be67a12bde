package playground_test

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"miswg/bot/playground"
)

// TestUploads attaches files over HTTP, to a post that a replay repeats with them.
func TestUploads(t *testing.T) {
	s := start(t, playground.Options{})
	base := strings.TrimSuffix(s.URL(), "/")
	put := func(name, data string) string {
		t.Helper()
		res := ask(t, "POST", base+"/api/files?name="+name, data, "Origin: "+base, "Content-Type: application/octet-stream")
		var out struct{ ID string }
		if err := json.NewDecoder(res.Body).Decode(&out); err != nil || out.ID == "" {
			t.Fatalf("upload of %s = %d, %+v, %v, want an ID", name, res.StatusCode, out, err)
		}
		return out.ID
	}
	post := func(path, body string) int {
		t.Helper()
		res := ask(t, "POST", base+path, body, "Origin: "+base, "Content-Type: application/json")
		return res.StatusCode
	}
	a, b := put("..%2F..%2Fsuppliers.csv", "Saab,Sweden"), put("b.txt", strings.Repeat("x", 25<<20))
	say := fmt.Sprintf(`{"as":"alice","verb":"say","where":"#general","files":[%q,%q]}`, a, b)
	if got := post("/api/act", say); got != 200 {
		t.Errorf("act = %d, want 200", got)
	}
	if got := post("/api/act", say); got != 400 {
		t.Errorf("the same act again = %d, want 400", got)
	}
	m := s.Slack().State().In("#general")[0]
	if got := post("/api/replay", fmt.Sprintf(`{"as":"alice","ref":{"channel":%q,"ts":%q}}`, m.Channel, m.TS)); got != 200 {
		t.Errorf("replay = %d, want 200", got)
	}
	all := s.Slack().State().In("#general")
	if len(all) != 2 {
		t.Fatalf("%d messages, want the post and its replay", len(all))
	}
	for _, m := range all {
		if len(m.Files) != 2 || m.Files[0].Name != "suppliers.csv" || m.Files[0].Mimetype != "text/csv" || m.Files[1].Size != 25<<20 {
			t.Fatalf("files of %s = %+v, want both", m.TS, m.Files)
		}
		res := ask(t, "GET", base+"/files/"+m.Files[0].ID, "")
		if body, _ := io.ReadAll(res.Body); string(body) != "Saab,Sweden" || res.Header.Get("Content-Disposition") != "attachment" {
			t.Errorf("GET = %q %v, want the file to save", body, res.Header)
		}
	}
	// What waits is bounded: the first of eleven made room.
	first := put("0.csv", "x")
	for i := range 10 {
		put(fmt.Sprintf("%d.csv", i+1), "x")
	}
	if got := post("/api/act", fmt.Sprintf(`{"as":"alice","verb":"say","where":"#general","files":[%q]}`, first)); got != 400 {
		t.Errorf("act with a file that made room = %d, want 400", got)
	}
}

// given makes files in the page, as a person's choice or drag would.
const given = `(names) => { const d = new DataTransfer(); for (const n of names) d.items.add(new File(["Saab,Sweden"], n)); return d; }`

// TestAttach attaches files by the button, takes one back, and sends the other.
func TestAttach(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.do("watch the chooser", chromedp.Evaluate[chromedp.Void](`document.querySelector("#main input[type=file]").addEventListener("click", (e) => { e.preventDefault(); window.asked = true; }); document.querySelector("#main [aria-label='Attach files']").focus(); null`))
	p.press(kb.Enter)
	p.wait("the keyboard opens the chooser", `window.asked`)
	p.do("choose", chromedp.Evaluate[chromedp.Void](`{ const i = document.querySelector("#main input[type=file]"); i.files = (`+given+`)(["a.csv", "suppliers.csv"]).files; i.dispatchEvent(new Event("change")); }; null`))
	p.sees(".attached li", "suppliers.csv")
	p.wait("the field has the focus", `document.activeElement.matches("#main textarea")`)
	p.click(".attached button", "Remove a.csv")
	p.wait("one file is left", `document.querySelectorAll(".attached li").length === 1`)
	p.press(kb.Enter)
	p.sees(".msg .filecard", "suppliers.csv")
	p.wait("nothing is attached", `document.querySelector("#main .attached").hidden`)
	m := p.Slack().State().In("#general")
	if len(m) != 1 || m[0].Text != "" || len(m[0].Files) != 1 || string(p.Slack().FileContent(m[0].Files[0].ID)) != "Saab,Sweden" {
		t.Errorf("#general = %+v, want the file alone", m)
	}
	if got := eval[string](p, `(() => { const a = document.querySelector(".msg .filecard"); return a.download + " " + new URL(a.href).pathname; })()`); got != "suppliers.csv /files/"+m[0].Files[0].ID {
		t.Errorf("the link saves %q, want suppliers.csv", got)
	}
	p.settled()
	p.click(".msg .toolbar .more", "")
	p.click("[role=menuitem]", "Check in MISWG")
	p.sees("dialog", "Sweden")
}

// TestDrop drags a file onto a thread, and one onto where nobody can write.
func TestDrop(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.say("#main", "@miswg is japan a member?")
	p.click(".thread-link", "1 reply")
	p.sees("#side .msg", "Japan is a member")
	drag := func(kind, onto string) {
		p.t.Helper()
		p.do(kind, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector(%q).dispatchEvent(new DragEvent(%q, { bubbles: true, cancelable: true, dataTransfer: (%s)(["list.tsv"]) })); null`, onto, kind, given)))
	}
	drag("dragover", "#side .msg")
	p.wait("the thread takes files", `document.querySelector("#side").dataset.drop === "Drop files to attach them"`)
	drag("dragover", "#sidebar")
	p.wait("the list of conversations does not", `!document.querySelector("[data-drop]")`)
	drag("drop", "#sidebar")
	drag("dragover", "#side .msg")
	drag("drop", "#side .msg")
	p.sees("#side .attached li", "list.tsv")
	if n := eval[int](p, `document.querySelectorAll("[data-drop], #main .attached li").length`); n != 0 {
		t.Errorf("%d traces elsewhere, want none", n)
	}
	p.say("#side", "and these")
	p.sees("#side .msg .filecard", "list.tsv")
	all := p.Slack().State().In("#general")
	if last := all[len(all)-1]; last.ThreadTS != all[0].TS && all[len(all)-2].ThreadTS != all[0].TS {
		t.Errorf("the file is in %q, want the thread %q", last.ThreadTS, all[0].TS)
	}
	// A file over the limit is refused by name.
	p.do("choose", chromedp.Evaluate[chromedp.Void](`{ const d = new DataTransfer(); d.items.add(new File([new Uint8Array((25 << 20) + 1)], "huge.csv")); const i = document.querySelector("#main input[type=file]"); i.files = d.files; i.dispatchEvent(new Event("change")); }; null`))
	p.sees(".toast", "huge.csv is larger than 25 MB.")
}
