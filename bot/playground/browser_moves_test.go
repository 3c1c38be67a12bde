package playground_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"miswg/bot/app"
	"miswg/bot/localslack/acts"
	"miswg/bot/playground"
)

// TestSlash writes a command with the help of the list that the page offers.
func TestSlash(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.click("#main textarea", "")
	p.write("/mis")
	p.sees("[role=option]", "/miswg [country, question or help ·")
	p.press(kb.Enter)
	p.wait("the usage stands under the field", `document.querySelector("#main .hint").textContent.includes("[country, question or help ·")`)
	p.write("japan")
	p.press(kb.Enter)
	p.sees(".msg.only", "Japan is a member of the MISWG.")
	p.sees(".msg.only .only-line", "Only visible to you")
	if got := eval[string](p, `document.querySelector("#main textarea").value`); got != "" {
		t.Errorf("the field holds %q after sending, want nothing", got)
	}
	if n := len(p.Slack().State().FromBot()); n != 0 {
		t.Errorf("%d messages that everybody sees, want none", n)
	}
	// A command of nobody is refused by the page.
	p.say("#main", "/nothing here")
	p.sees("[role=alert]", "/nothing is not a command here.")
}

// TestPressed presses a button, lets the workspace change, and lets go: what is
// drawn anew must wait, else the click is lost.
func TestPressed(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	at := eval[[2]float64](p, `(() => { const r = [...document.querySelectorAll(".topbar .chip")].find((e) => e.innerText.includes("Wire")).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`)
	p.do("press the mouse", chromedp.MouseEvent(chromedp.MousePressed, at[0], at[1], chromedp.ButtonLeft, chromedp.ClickCount(1)))
	fetched := eval[bool](p, `import("./js/store.js").then((s) => s.refresh()).then(() => true)`, chromedp.EvalAwaitPromise)
	p.do("let go", chromedp.MouseEvent(chromedp.MouseReleased, at[0], at[1], chromedp.ButtonLeft, chromedp.ClickCount(1)))
	if !fetched {
		t.Fatal("the page did not fetch the workspace while the mouse was pressed")
	}
	p.wait("the wire is open", `document.querySelector(".wire")`)
}

// TestOneAfterAnother sends a second message while the first is still on its way: both
// go, in order.
func TestOneAfterAnother(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.do("hold what is sent", chromedp.Evaluate[chromedp.Void](`{ const real = fetch, free = new Promise((ok) => { window.free = ok; }); window.fetch = (to, how) => (how ? free : Promise.resolve()).then(() => real(to, how)); } null`))
	p.say("#main", "the first")
	p.wait("the first is on its way", `document.querySelector("#main .send[aria-busy=true]")`)
	p.say("#main", "the second")
	p.wait("the field is empty", `document.querySelector("#main textarea").value === ""`)
	p.do("let both go", chromedp.Evaluate[chromedp.Void](`free(); null`))
	p.sees("#main .msg", "the second")
	if got := eval[string](p, `[...document.querySelectorAll("#main .msg:not(.only) .text")].map((e) => e.innerText).join(", ")`); got != "the first, the second" {
		t.Errorf("the channel reads %q, want the first, the second", got)
	}
}

// TestMention answers in a thread beside the channel, where a follow-up goes too.
func TestMention(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.click("#main textarea", "")
	p.write("@mi")
	p.sees("[role=option]", "miswg")
	p.press(kb.Enter)
	p.write("is japan a member?")
	p.press(kb.Enter)
	p.sees(".thread-link", "1 reply")
	p.click(".thread-link", "1 reply")
	p.sees("#side .msg", "Yes. Japan is a member of the MISWG.")
	p.say("#side", "@miswg and Norway?")
	p.sees("#side .msg", "Norway is a member of the MISWG.")
	p.sees(".thread-link", "3 replies")
	p.press(kb.Escape)
	p.wait("the thread is closed", `document.querySelector("#side").hidden`)
}

// TestFrenchDM speaks French to Benoît, the page included.
func TestFrenchDM(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.click(".chip.person", "")
	p.click("[role=menuitemradio]", "Benoît")
	p.sees(".sidebar", "Canaux")
	p.visit("miswg")
	p.sees(".prompt", "Le Japon est-il membre")
	p.say("#main", "le japon est-il membre?")
	p.sees(".msg", "Le Japon est membre")
	p.sees(".continuing", "Suite de")
	p.say("#main", "et la Norvège?")
	p.sees(".msg", "La Norvège est membre")
	if got := eval[string](p, `document.documentElement.lang`); got != "fr" {
		t.Errorf("the page's language is %q, want fr", got)
	}
	if st := p.Slack().State(); len(st.In("DM benoît")) != 4 {
		t.Errorf("%d messages in the DM, want 4", len(st.In("DM benoît")))
	}
}

// TestButtons presses a suggestion, shares an answer, votes and gives a reason.
func TestButtons(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.say("#main", "/miswg south korea")
	p.sees(".msg.only", "South Korea")
	p.click(".msg.only .btn", "Share to channel")
	p.sees(".msg:not(.only)", "South Korea is not on the page's list")
	p.sees(".msg.only", "Shared here, for everyone.")
	p.settled()
	p.click(".msg .overflow", "")
	p.click("[role=menuitem]", "Something wrong?")
	p.sees("dialog", "What was wrong?")
	p.click("dialog .choice", "Something is missing")
	p.settled()
	p.click("dialog .btn", "Send")
	p.wait("the window is closed", `!document.querySelector("dialog")`)
}

// TestModal looks a country up from the global shortcut, by a typeahead select.
func TestModal(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.click("#main .globals", "")
	p.click("[role=menuitem]", "Look up in MISWG")
	p.sees("dialog h2", "Look up in MISWG")
	p.click("dialog .btn", "Look up")
	p.sees("dialog .wrong", "Choose a name above")
	p.click("dialog [role=combobox]", "")
	p.write("icel")
	p.wait("Iceland comes first", `document.querySelector("[role=option]").innerText.includes("Iceland")`)
	p.press(kb.Enter)
	p.settled()
	p.click("dialog .btn", "Look up")
	p.sees("dialog", "the page names it as the one exception")
	p.press(kb.Escape)
	p.wait("the window is closed", `!document.querySelector("dialog")`)
}

// TestHome opens the Home, filters it and changes the language.
func TestHome(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.visit("miswg")
	p.click("[role=tab]", "Home")
	p.sees(".home", "Members (38)")
	p.click(".home [role=combobox]", "Browse")
	p.write("Eastern As")
	p.wait("Eastern Asia is all that is left", `[...document.querySelectorAll("[role=option]")].map((o) => o.innerText).join().startsWith("Eastern Asia")`)
	p.press(kb.Enter)
	p.sees(".home", "Members (1)")
	p.click(".home [role=combobox]", "Language")
	p.click("[role=option]", "Français")
	p.sees(".home", "Membres (38)")
}

// TestShortcut checks a message from its menu, for the person alone.
func TestShortcut(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALBIDS", look{})
	p.say("#main", "Norway and Peru")
	p.sees(".msg", "Norway and Peru")
	p.settled()
	p.click(".msg .toolbar .more", "")
	p.click("[role=menuitem]", "Check in MISWG")
	p.sees("dialog", "Members (1)")
	p.sees("dialog", "Peru")
	p.click("dialog .btn", "Share in this thread")
	p.sees("dialog", "Shared in this thread, for everyone.")
	p.press(kb.Escape)
	p.wait("the window is closed", `!document.querySelector("dialog")`)
	p.click(".thread-link", "1 reply")
	p.sees("#side table", "Not listed")
}

// TestAgentPane asks beside a channel, in conversations with titles.
func TestAgentPane(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.click(".topbar .chip", "Ask miswg")
	p.click("#side .prompt", "Who are the observers?")
	p.sees("#side .msg", "NATO Office of Security")
	p.settled()
	p.click("#side .newchat", "")
	p.sees("#side .prompt", "Is Japan a member?")
	p.say("#side", "is peru a member?")
	p.sees("#side .msg", "Peru is not on the page's list")
	p.sees("#side .head .sub", "is peru a member?")
}

// TestDarkAndNarrow follows the system's scheme, and works at 390 pixels.
func TestDarkAndNarrow(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{width: 390, height: 780, dark: true})
	if got := eval[string](p, `document.documentElement.dataset.theme`); got != "dark" {
		t.Errorf("theme %q, want dark", got)
	}
	background := func() string { return eval[string](p, `getComputedStyle(document.body).backgroundColor`) }
	dark := background()
	p.click("[aria-label='Light or dark']", "")
	if light := background(); light == dark {
		t.Errorf("background %s in both themes", light)
	}
	p.click("[aria-label='Conversations'].menu-toggle", "")
	p.visit("supplier-security")
	p.wait("the list is closed", `!document.querySelector(".sidebar").checkVisibility()`)
	p.say("#main", "@miswg which EU countries are not members?")
	p.click(".thread-link", "1 reply")
	p.sees("#side .msg", "Cyprus")
	p.settled()
	if over := eval[string](p, `[...document.querySelectorAll("#side *, #topbar *")].filter((e) => e.checkVisibility() && !e.closest(".tablebox") && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.className).join(" ")`); over != "" {
		t.Errorf("%s are wider than the window", over)
	}
}

// TestKeyboardOnly reaches and uses everything without a mouse.
func TestKeyboardOnly(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.wait("the field has the focus", `document.activeElement.matches("#main textarea")`)
	p.press("k", chromedp.ModifierCtrl)
	p.sees("dialog", "Jump to…")
	p.write("bids")
	p.wait("one place is left", `document.querySelectorAll("[role=option]").length === 1`)
	p.press(kb.Enter)
	p.sees(".head h1", "bids")
	p.wait("the field has the focus", `document.activeElement.matches("#main textarea")`)
	p.write("Norway and Peru")
	p.press(kb.Enter)
	p.sees(".msg", "Norway and Peru")
	p.settled()
	p.press(kb.Escape)
	p.press(kb.F6, chromedp.ModifierShift)
	p.wait("the newest message has the focus", `document.activeElement === [...document.querySelectorAll("#main .msg")].at(-1)`)
	p.press(kb.F6)
	p.wait("the field has the focus again", `document.activeElement.matches("#main textarea")`)
	p.press(kb.Tab, chromedp.ModifierShift) // the toolbar of the last message stands before the field
	p.wait("the focus is in the list", `document.activeElement.closest(".msg")`)
	p.press("m")
	p.wait("the menu has the focus", `document.activeElement.matches("[role=menuitem]")`)
	p.press(kb.Enter)
	p.sees("dialog", "2 names")
	p.press(kb.Escape)
	p.wait("the window is closed", `!document.querySelector("dialog")`)
	p.press(kb.F6)
	p.press(kb.F6)
	p.wait("the bar has the focus", `document.activeElement.closest("#topbar")`)
	p.press("?")
	p.sees("dialog", "Keyboard shortcuts")
	p.press(kb.Escape)
	p.wait("the list is closed", `!document.querySelector("dialog")`)
}

// TestInjection posts what would run or lead astray if it were not text.
func TestInjection(t *testing.T) {
	s := start(t, playground.Options{})
	ctx := context.Background()
	const script, svg = `<script>window.hit = 1</script><img src=x onerror="window.hit = 1">`, `<svg xmlns="http://www.w3.org/2000/svg" onload="window.hit = 1"><script>window.hit = 1</script></svg>`
	for _, text := range []string{script, svg, `<javascript:window.hit=1|click here>`, `<data:text/html,<script>1</script>|data>`, "`" + script + "`", `*` + svg + `*`} {
		if _, err := s.Slack().Say(ctx, "alice", "#general", text, acts.Verbatim()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Slack().Say(ctx, "alice", "#general", script, acts.WithFile(`"><img src=x onerror=hit=1>.svg`, []byte(svg))); err != nil {
		t.Fatal(err)
	}
	p := open(t, s, "", look{})
	p.say("#main", `/miswg is <img src=x onerror="window.hit=1"> a member?`)
	p.sees(".msg.only", "img src=x")
	p.say("#main", `@miswg `+script)
	p.sees(".thread-link", "1 reply")
	p.click(".thread-link", "1 reply")
	p.sees("#side .msg", "miswg")
	p.settled()
	if eval[bool](p, `"hit" in window`) {
		t.Error("a script of a message ran")
	}
	for what, expr := range map[string]string{
		"scripts in messages":     `document.querySelectorAll(".msg script, .msg svg script, .msg [onload], .msg [onerror]").length`,
		"pictures in messages":    `document.querySelectorAll(".msg .text img").length`,
		"links that are not safe": `[...document.querySelectorAll("a")].filter((a) => !/^(https?|mailto):/.test(a.href)).length`,
		"links that tell where":   `[...document.querySelectorAll(".msg a[target=_blank]")].filter((a) => !a.rel.includes("noopener")).length`,
	} {
		if n := eval[int](p, expr); n != 0 {
			t.Errorf("%d %s, want none", n, what)
		}
	}
	// What a browser would run is only to be saved.
	files := p.Slack().State().Files
	got := eval[string](p, fmt.Sprintf(`(async () => { const r = await fetch("/files/%s"); return r.headers.get("Content-Type") + " " + r.headers.get("Content-Disposition") + " " + r.headers.get("Content-Security-Policy"); })()`, files[0].ID), chromedp.EvalAwaitPromise)
	if !strings.HasPrefix(got, "application/octet-stream attachment") || !strings.Contains(got, "sandbox") {
		t.Errorf("an SVG is served as %q, want it to be saved", got)
	}
}

// TestDroppedSocket resets the bot's connections under an open page.
func TestDroppedSocket(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.click(".topbar .chip", "Wire")
	p.sees("#side .wire", "hello")
	p.click("#side .btn", "Drop the sockets")
	p.sees(".toast", "2 sockets reset")
	p.say("#main", "@miswg is japan a member?") // Slack keeps events for later
	p.sees(".thread-link", "1 reply")
	p.wait("the bot is back", `document.querySelector(".health .dot").getAttribute("aria-label").includes("connected")`)
	p.say("#main", "/miswg peru")
	p.sees(".msg.only", "Peru")
}

// TestFaults switches faults on and off, and delivers an event twice.
func TestFaults(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL/messages/wire", look{})
	p.click("#side .btn", "500 on every call")
	p.wait("the switch is on", `document.querySelector("#side .btn[aria-pressed=true]").innerText.includes("500")`)
	p.say("#main", "@miswg is japan a member?")
	p.sees(".wire .what", "chat.postMessage")
	p.click("#side .btn", "500 on every call")
	p.sees(".thread-link", "1 reply")
	p.settled()
	p.click("#side .btn", "Redeliver the last event")
	p.sees(".toast", "redelivered")
	p.settled()
	if n := len(p.Slack().State().FromBot()); n != 1 {
		t.Errorf("%d answers after a redelivery, want 1", n)
	}
}

// TestReplay does a command and a mention again.
func TestReplay(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.say("#main", "/miswg japan")
	p.sees(".msg.only", "Japan")
	p.settled()
	p.click(".msg.only .toolbar .more", "")
	p.click("[role=menuitem]", "Replay")
	p.wait("there are two answers", `[...document.querySelectorAll(".msg.only")].filter((e) => e.innerText.includes("Japan is a member")).length === 2`)
	p.settled()
	p.click(".msg.only .toolbar .more", "")
	p.click("[role=menuitem]", "View blocks")
	p.sees("dialog pre", `"type": "rich_text"`)
}

// TestWithoutEmoji shows letters where the system has no pictures, never empty boxes.
func TestWithoutEmoji(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "fonts.conf")
	conf := `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><cachedir>` + dir + `/cache</cachedir>
<selectfont><rejectfont><glob>*Emoji*</glob></rejectfont></selectfont></fontconfig>`
	if err := os.WriteFile(file, []byte(conf), 0o644); err != nil {
		t.Fatal(err)
	}
	p := open(t, start(t, playground.Options{}), "", look{fonts: file})
	p.say("#main", "/miswg japan")
	p.sees(".msg.only .flag", "JP")
	p.say("#main", "/miswg who observes?")
	p.sees(".msg.only .flag", "+1")
}

// TestGallery draws every card and view, and knows all blocks but the one that
// is there to be unknown.
func TestGallery(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "gallery.html", look{})
	if n := eval[int](p, `document.querySelectorAll(".g-item").length`); n < 60 {
		t.Errorf("%d samples, want at least 60", n)
	}
	if got := eval[string](p, `[...document.querySelectorAll(".unknown-block")].map((e) => e.innerText.split("\n")[0]).join("; ")`); got != "A block this page does not know: from_the_future" {
		t.Errorf("unknown blocks %q, want from_the_future alone", got)
	}
}

// TestNoPane: where the app has no agent pane, the bar offers none, and says nothing of it.
func TestNoPane(t *testing.T) {
	o := playground.Options{}
	o.Setup.Tier = app.Conversational
	p := open(t, start(t, o), "", look{})
	p.sees(".topbar .chip", "Wire")
	if text := eval[string](p, `document.querySelector("#topbar").innerText`); strings.Contains(text, "false") || strings.Contains(text, "Ask miswg") {
		t.Errorf("the bar says %q, want nothing of a pane", text)
	}
}
