package playground_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"miswg/bot/playground"
	"miswg/index/live"
)

// patience is how long a test waits for what takes milliseconds on an idle machine.
const patience = 2 * time.Minute // only a test that fails waits so long

var embedded = sync.OnceValues(func() (*live.Live, error) { return live.Open(context.Background(), "") })

// engine answers from the embedded corpus; all tests share it.
func engine(t testing.TB) *live.Live {
	t.Helper()
	e, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// start opens a playground on a free port for one test. The kinds of complaint
// allowed are those that the test provokes.
func start(t testing.TB, o playground.Options, allowed ...string) *playground.Server {
	t.Helper()
	if o.Engine == nil {
		o.Engine = engine(t)
	}
	o.Addr = "127.0.0.1:0"
	o.Setup.Slack.AckTimeout = cmp.Or(o.Setup.Slack.AckTimeout, patience/6) // how busy a machine is, is no part of what is tested
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	s, err := playground.Start(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close = %v, want nil", err)
		}
		if err := s.Slack().Check(allowed...); err != nil {
			t.Error(err)
		}
		if t.Failed() {
			t.Logf("transcript:\n%s", s.Slack().Transcript())
		}
	})
	return s
}

// chrome finds a browser, or skips the test; with CI_BROWSER=1 it fails instead.
func chrome(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const why = "no browser: chromium is not installed"
	if os.Getenv("CI_BROWSER") == "1" {
		t.Fatal(why)
	}
	t.Skip(why)
	return ""
}

// page is a browser tab on a playground.
type page struct {
	*playground.Server
	t      testing.TB
	ctx    context.Context
	mu     sync.Mutex
	faults []string // uncaught exceptions and refusals of the content policy
}

// look is how a browser shows a page.
type look struct {
	width, height int64
	dark          bool
	fonts         string // fontconfig file; "" means the system's fonts
}

// browser starts one with a font configuration; it lasts until ctx ends.
func browser(ctx context.Context, path, fonts, profile string) (context.Context, context.CancelFunc) {
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("hide-scrollbars", true),
		chromedp.UserDataDir(profile), chromedp.WSURLReadTimeout(patience),
	}
	if fonts != "" {
		opts = append(opts, chromedp.Env("FONTCONFIG_FILE="+fonts))
	}
	ctx, _ = chromedp.NewExecAllocator(ctx, opts...)
	return chromedp.NewContext(ctx)
}

// quit closes a browser: its profile can only be removed once it has gone.
func quit(ctx context.Context, cancel context.CancelFunc) error {
	defer cancel()
	if err := chromedp.Cancel(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("closing the browser: %w", err)
	}
	return nil
}

// shared is the browser of all tests; TestMain closes it.
var shared struct {
	sync.Once
	ctx  context.Context
	err  error
	quit func() error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if shared.quit != nil {
		if err := shared.quit(); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	os.Exit(code)
}

// unlessShort skips what measures how the browser draws a page: nothing of the program races in it
// that does not in the tests that click.
func unlessShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("measures what a browser draws")
	}
}

// tab opens one in the browser of all tests, whose storage, cache and cookies are its own
// as those of a private window are; with fonts of its own it is in a browser of its own.
func tab(t testing.TB, fonts string) context.Context {
	t.Helper()
	path := chrome(t)
	if fonts != "" {
		ctx, cancel := browser(context.Background(), path, fonts, t.TempDir())
		t.Cleanup(func() {
			if err := quit(ctx, cancel); err != nil {
				t.Log(err)
			}
		})
		return ctx
	}
	shared.Do(func() {
		profile, err := os.MkdirTemp("", "miswg-browser")
		if err != nil {
			shared.err = err
			return
		}
		ctx, cancel := browser(context.Background(), path, "", profile)
		shared.ctx = ctx
		shared.quit = func() error { return errors.Join(quit(ctx, cancel), os.RemoveAll(profile)) }
		_, shared.err = chromedp.Run(ctx, chromedp.Evaluate[int]("1"))
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	ctx, cancel := chromedp.NewContext(shared.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	return ctx
}

// open opens the playground in a tab, at a place such as #/alice/C0LOCALGENERAL.
func open(t testing.TB, s *playground.Server, at string, l look) *page {
	t.Helper()
	if l.width == 0 {
		l.width, l.height = 1280, 800
	}
	ctx := tab(t, l.fonts)
	p := &page{Server: s, t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, func(ev any) {
		p.mu.Lock()
		defer p.mu.Unlock()
		switch ev := ev.(type) {
		case *runtime.EventExceptionThrown:
			p.faults = append(p.faults, fmt.Sprintf("%+v", ev.ExceptionDetails))
		case *runtime.EventConsoleAPICalled:
			if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeWarning {
				p.faults = append(p.faults, fmt.Sprintf("%+v", ev.Args))
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if len(p.faults) > 0 {
			t.Errorf("the page complains: %s", strings.Join(p.faults, "\n"))
		}
		if t.Failed() {
			p.leave(t.Name())
		}
	})
	scheme := "light"
	if l.dark {
		scheme = "dark"
	}
	p.do("open", chromedp.EmulateViewport(l.width, l.height), chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
		})
		return err
	}), chromedp.Navigate(s.URL()+at))
	p.wait("the page is ready", `document.documentElement.dataset.ready === "true"`)
	return p
}

// leave keeps a picture of a failed test where SCREENS names a folder.
func (p *page) leave(name string) {
	dir := os.Getenv("SCREENS")
	if dir == "" {
		return
	}
	if png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot()); err == nil {
		os.WriteFile(dir+"/failed-"+strings.ReplaceAll(name, "/", "-")+".png", png, 0o644)
	}
}

func (p *page) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	run(p, what, chromedp.Steps(steps...))
}

// run carries out one action and returns its value.
func run[T any](p *page, what string, a chromedp.Action[T]) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		p.t.Fatalf("%s: %v\nthe page says:\n%s", what, err, p.said())
	}
	return v
}

// said is the text on the page, for messages of failure.
func (p *page) said() string {
	ctx, cancel := context.WithTimeout(p.ctx, 5*time.Second)
	defer cancel()
	s, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.body.innerText`))
	if err != nil {
		return err.Error()
	}
	return s
}

// wait polls until an expression is true.
func (p *page) wait(what, expr string) {
	p.t.Helper()
	run(p, "waiting until "+what, chromedp.Poll[bool](`(() => { try { return !!(`+expr+`) } catch { return false } })()`, chromedp.WithPollingInterval(20*time.Millisecond), chromedp.WithPollingTimeout(patience)))
}

// eval is the value of an expression.
func eval[T any](p *page, expr string, opts ...chromedp.EvaluateOption) T {
	p.t.Helper()
	return run(p, expr, chromedp.Evaluate[T](expr, opts...))
}

// sees waits until an element that matches a selector shows a text.
func (p *page) sees(sel, text string) {
	p.t.Helper()
	p.wait(fmt.Sprintf("%s shows %q", sel, text), fmt.Sprintf(`[...document.querySelectorAll(%q)].some((e) => e.checkVisibility() && e.innerText.includes(%q))`, sel, text))
}

// click clicks the last visible element that matches and holds the text.
func (p *page) click(sel, text string) {
	p.t.Helper()
	find := fmt.Sprintf(`[...document.querySelectorAll(%q)].findLast((e) => e.checkVisibility() && [e.innerText, e.ariaLabel, e.placeholder].join(" ").includes(%q))`, sel, text)
	p.wait(fmt.Sprintf("there is %s %q", sel, text), find)
	at := eval[[2]float64](p, `(() => { const e = `+find+`; e.scrollIntoView({ block: "nearest", behavior: "instant" }); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`)
	p.do("click "+sel, chromedp.MouseClickXY(at[0], at[1]))
}

// visit goes to a conversation, and waits until it is drawn: what is typed before that goes to the one before it.
func (p *page) visit(name string) {
	p.t.Helper()
	p.click(".nav-item", name)
	p.wait("it is at "+name, fmt.Sprintf(`document.querySelector(".nav-item[aria-current]")?.textContent.includes(%q)`, name))
}

// write types into what has the focus.
func (p *page) write(text string) {
	p.t.Helper()
	p.do("type "+text, chromedp.KeyEvent(text))
}

// press presses a key, with modifiers.
func (p *page) press(key string, mods ...chromedp.Modifier) {
	p.t.Helper()
	p.do("press "+key, chromedp.KeyEvent(key, chromedp.KeyModifiers(mods...)))
}

// say writes into a part's composer and sends.
func (p *page) say(part, text string) {
	p.t.Helper()
	p.click(part+" .composer textarea", "")
	p.write(text)
	p.press(kb.Enter)
}

// settled waits until everything said is answered and shown.
func (p *page) settled() {
	p.t.Helper()
	p.wait("everything is answered", `document.documentElement.dataset.settled === "true"`)
}
