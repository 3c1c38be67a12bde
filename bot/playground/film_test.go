package playground_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"miswg/bot/playground"
)

// maxFilm is the most that a film may weigh in bytes: a README with it still opens at once.
const maxFilm = 1_000_000

// A film is what a page looks like, one moment after the other.
type film struct {
	frames []image.Image
	delays []time.Duration
}

// take adds what the page looks like now, to be seen for so long.
func (f *film) take(p *page, seen time.Duration) {
	p.t.Helper()
	full, err := png.Decode(bytes.NewReader(run(p, "picture", chromedp.CaptureScreenshot())))
	if err != nil {
		p.t.Fatal(err)
	}
	f.frames, f.delays = append(f.frames, full), append(f.delays, seen)
}

// types writes into a part's field, a few letters a frame.
func (f *film) types(p *page, part, text string) {
	p.t.Helper()
	const letters, pace, sends = 3, 130 * time.Millisecond, 600 * time.Millisecond
	p.click(part+" .composer textarea", "")
	for rest := []rune(text); len(rest) > 0; rest = rest[min(letters, len(rest)):] {
		p.write(string(rest[:min(letters, len(rest))]))
		f.take(p, pace)
	}
	f.delays[len(f.delays)-1] = sends
}

// encoded is the film as an endless GIF. All frames share one palette, so that what stays
// still keeps its colours; each frame is but the part that differs from the one before.
func (f *film) encoded() ([]byte, error) {
	colours := map[color.RGBA]int{}
	for _, frame := range f.frames {
		count(frame, colours)
	}
	palette := paletteOf(colours)
	nearest := indexIn(palette, colours)
	out := &gif.GIF{Config: image.Config{ColorModel: palette, Width: f.frames[0].Bounds().Dx(), Height: f.frames[0].Bounds().Dy()}}
	var last *image.Paletted
	for i, frame := range f.frames {
		now := paletted(frame, palette, nearest)
		changed := now.Bounds()
		if last != nil {
			changed = differs(last, now)
		}
		part := image.NewPaletted(changed, palette)
		draw.Draw(part, changed, now, changed.Min, draw.Src)
		out.Image = append(out.Image, part)
		out.Delay = append(out.Delay, int(f.delays[i]/(10*time.Millisecond)))
		out.Disposal = append(out.Disposal, gif.DisposalNone)
		last = now
	}
	var w bytes.Buffer
	err := gif.EncodeAll(&w, out)
	return w.Bytes(), err
}

// differs is the smallest part outside which two pictures are the same: at least a pixel,
// since a frame has to have one.
func differs(a, b *image.Paletted) image.Rectangle {
	var out image.Rectangle
	for y := b.Rect.Min.Y; y < b.Rect.Max.Y; y++ {
		for x := b.Rect.Min.X; x < b.Rect.Max.X; x++ {
			if a.ColorIndexAt(x, y) != b.ColorIndexAt(x, y) {
				out = out.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if out.Empty() {
		out = image.Rectangle{Min: b.Rect.Min, Max: b.Rect.Min.Add(image.Pt(1, 1))}
	}
	return out
}

// filmFirst films the exchange that the README begins with. Its last frame is written
// beside it, for whoever wants no motion.
func filmFirst(t *testing.T) {
	const glance, read, rest = 1200 * time.Millisecond, 3 * time.Second, 6 * time.Second
	p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", look{width: 1000, height: 640})
	var f film
	p.settled()
	f.take(p, glance)
	f.types(p, "#main", "/miswg japan")
	p.press(kb.Enter)
	p.sees(".msg.only", "Japan is a member")
	p.settled()
	f.take(p, read)
	f.types(p, "#main", "@miswg is iceland in?")
	p.press(kb.Enter)
	p.sees(".thread-link", "1 reply")
	p.settled()
	f.take(p, glance)
	p.click(".thread-link", "1 reply")
	p.sees("#side .msg", "Iceland is not in")
	p.settled()
	f.take(p, read)
	f.types(p, "#side", "and Norway?")
	p.press(kb.Enter)
	p.sees("#side .msg", "Norway is a member")
	p.settled()
	f.take(p, rest)
	data, err := f.encoded()
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > maxFilm {
		t.Errorf("the film has %d bytes in %d frames, want at most %d", len(data), len(f.frames), maxFilm)
	}
	if err := os.WriteFile(filepath.Join(*screens, "first.gif"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	p.shot("first")
}
