package worldmap

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"
	"testing"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer"
)

// listed are the rows of the real corpus. The corpus and its index are built once.
func listed(t testing.TB, l corpus.Lang) []answer.Entity {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	return e.Listed(l)
}

var engine = sync.OnceValues(func() (*answer.Engine, error) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		return nil, err
	}
	x, err := index.Build(c)
	if err != nil {
		return nil, err
	}
	return answer.New(c, x), nil
})

// encoded are the pictures of the real corpus, drawn once.
var encoded = map[corpus.Lang]func() ([]byte, error){
	corpus.English: sync.OnceValues(func() ([]byte, error) { return encode(corpus.English) }),
	corpus.French:  sync.OnceValues(func() ([]byte, error) { return encode(corpus.French) }),
}

func encode(l corpus.Lang) ([]byte, error) {
	e, err := engine()
	if err != nil {
		return nil, err
	}
	return PNG(e.Listed(l), e.Body(), l, Caption("captured 2026-11-22"))
}

// body is what the real list is the list of.
func body(t testing.TB) corpus.Body {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	return e.Body()
}

// drawn is the picture of the real corpus, decoded.
func drawn(t testing.TB, l corpus.Lang) image.Image {
	t.Helper()
	b, err := encoded[l]()
	if err != nil {
		t.Fatalf("PNG(%q) = %v", l, err)
	}
	return decoded(t, b)
}

func decoded(t testing.TB, b []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("Decode(%q) = %v", "PNG", err)
	}
	return img
}

// pixel is the pixel of a place in a frame.
func pixel(f frame, p point) image.Point {
	q, _ := f.at(p)
	return f.rect.Min.Add(image.Pt(int(q.x), int(q.y)))
}

// near counts the pixels of a colour that are at most r from at.
func near(img image.Image, at image.Point, r int, want color.RGBA) int {
	n := 0
	for y := at.Y - r; y <= at.Y+r; y++ {
		for x := at.X - r; x <= at.X+r; x++ {
			if color.RGBAModel.Convert(img.At(x, y)) == want {
				n++
			}
		}
	}
	return n
}

func TestSizeAndForm(t *testing.T) {
	for _, l := range corpus.Langs() {
		b, err := encoded[l]()
		if err != nil {
			t.Fatalf("PNG(%q) = %v", l, err)
		}
		if len(b) >= 400_000 {
			t.Errorf("len(PNG(%q)) = %d, want less than 400000", l, len(b))
		}
		c, err := png.DecodeConfig(bytes.NewReader(b))
		if err != nil || c.Width != 1600 || c.Height < 880 || c.Height > 920 {
			t.Errorf("DecodeConfig(PNG(%q)) = %d×%d, %v, want 1600×about 900", l, c.Width, c.Height, err)
		}
	}
}

// TestSameBytes draws at the same time, so that the race detector sees any state.
func TestSameBytes(t *testing.T) {
	rows := listed(t, corpus.English)
	var wg sync.WaitGroup
	got := make([][]byte, 3)
	for i := range got {
		wg.Go(func() { got[i], _ = PNG(rows, body(t), corpus.English) })
	}
	wg.Wait()
	for i, b := range got {
		if len(b) == 0 || !bytes.Equal(b, got[0]) {
			t.Errorf("PNG(%q) the %dth time = %d other bytes, want the same", "en", i, len(b))
		}
	}
}

func TestColours(t *testing.T) {
	img := drawn(t, corpus.English)
	for _, x := range []struct {
		name string
		f    frame
		at   point
		want color.RGBA
	}{
		{"France", europeFrame, point{1.5, 45.5}, member},
		{"Germany", europeFrame, point{12.5, 50.8}, member},
		{"Türkiye", europeFrame, point{32, 38}, member},
		{"Switzerland", europeFrame, point{9.3, 46.8}, member},
		{"Luxembourg", europeFrame, point{6.1, 49.75}, member},
		{"Ireland", europeFrame, point{-8, 53.2}, land},
		{"Serbia", europeFrame, point{21, 44}, land},
		{"Cyprus", europeFrame, point{33.0, 34.95}, land},
		{"West Bank", europeFrame, point{35.3, 32.2}, land},
		{"North Sea", europeFrame, point{3, 56}, sea},
		{"France, in the world", worldFrame, point{1.5, 46.5}, member},
		{"Brazil", worldFrame, point{-52, -10}, land},
		{"Russia", worldFrame, point{100, 62}, land},
		{"Chukotka, over the date line", worldFrame, point{182, 67}, land},
		{"Greenland", worldFrame, point{-40, 72}, land},
		{"Lesotho, a hole in South Africa", worldFrame, point{28.3, -29.5}, land},
		{"Canada", worldFrame, point{-120, 55}, member},
		{"Alaska", worldFrame, point{-153, 65}, member},
		{"United States", worldFrame, point{-90, 40}, member},
		{"Japan", worldFrame, point{140.4, 38}, member},
		{"Australia", worldFrame, point{122, -28}, member},
		{"New Zealand", worldFrame, point{175.8, -39}, member},
		{"South Atlantic", worldFrame, point{-15, -36}, sea},
	} {
		if near(img, pixel(x.f, x.at), 1, x.want) < 4 {
			t.Errorf("colour(%q) = %v, want %v", x.name, img.At(pixel(x.f, x.at).X, pixel(x.f, x.at).Y), x.want)
		}
	}
}

func TestExceptionIsHatched(t *testing.T) {
	img := drawn(t, corpus.English)
	at := pixel(europeFrame, point{-18, 65})
	stripes, gaps := near(img, at, 7, exception), near(img, at, 7, paper)
	if stripes < 40 || gaps < 40 || near(img, at, 7, member) > 0 {
		t.Errorf("hatching(%q) = %d stripe and %d gap pixels of 225, want at least 40 of each", "IS", stripes, gaps)
	}
}

// TestEveryMemberIsDrawn holds the picture against one without members: where a
// member has most room, only the first has the members' colour.
func TestEveryMemberIsDrawn(t *testing.T) {
	rows := listed(t, corpus.English)
	empty, err := PNG(nil, body(t), corpus.English)
	if err != nil {
		t.Fatalf("PNG(%q) = %v", "nobody", err)
	}
	with, without := drawn(t, corpus.English), decoded(t, empty)
	all, err := outlines()
	if err != nil {
		t.Fatal(err)
	}
	m := membershipOf(rows)
	world, europe := panels(nil, all, marksOf(m))
	if len(m.members()) != 38 {
		t.Errorf("members(%q) = %d, want 38", "listed", len(m.members()))
	}
	for _, r := range m.members() {
		p := europe
		if _, ok := europe.middles[r.ID]; !ok {
			p = world
		}
		at, ok := p.middles[r.ID]
		if !ok {
			t.Errorf("place(%q) = none, want one", r.ID)
			continue
		}
		px := p.rect.Min.Add(image.Pt(int(at.at.x), int(at.at.y)))
		if n := near(with, px, 6, member); n < 9 {
			t.Errorf("pixels(%q) = %d of the members' colour, want at least 9", r.ID, n)
		}
		if n := near(without, px, 6, member); n > 0 {
			t.Errorf("pixels(%q) = %d without members, want 0", r.ID, n)
		}
	}
	if !world.dots["SG"] {
		t.Errorf("dot(%q) = %v, want true", "SG", world.dots["SG"])
	}
}

// TestLanguagesDifferInWordsOnly compares the maps pixel by pixel, but for the
// tag and the exception's name.
func TestLanguagesDifferInWordsOnly(t *testing.T) {
	en, fr := drawn(t, corpus.English), drawn(t, corpus.French)
	if en.Bounds() != fr.Bounds() {
		t.Errorf("bounds(%q) = %v, want %v", "fr", fr.Bounds(), en.Bounds())
	}
	for _, f := range []frame{worldFrame, europeFrame} {
		words := []image.Rectangle{image.Rect(0, 0, 220, 30).Add(europeFrame.rect.Min)}
		for _, s := range []map[string]point{worldSpots, europeSpots} {
			at := pixel(f, s["IS"])
			words = append(words, image.Rect(at.X-40, at.Y-20, at.X+40, at.Y+12))
		}
		for y := f.rect.Min.Y; y < f.rect.Max.Y; y++ {
			for x := f.rect.Min.X; x < f.rect.Max.X; x++ {
				if en.At(x, y) != fr.At(x, y) && !anyHas(words, image.Pt(x, y)) {
					t.Fatalf("pixel(%q) = %v, want %v", fmt.Sprint(x, ",", y), fr.At(x, y), en.At(x, y))
				}
			}
		}
	}
}

func anyHas(rs []image.Rectangle, p image.Point) bool {
	for _, r := range rs {
		if p.In(r) {
			return true
		}
	}
	return false
}

func TestCaptionIsTheLastLine(t *testing.T) {
	rows := listed(t, corpus.English)
	plain, err := PNG(rows, body(t), corpus.English)
	if err != nil {
		t.Fatal(err)
	}
	without, with := decoded(t, plain), drawn(t, corpus.English)
	changed := 0
	for y := range with.Bounds().Max.Y {
		for x := range with.Bounds().Max.X {
			if with.At(x, y) == without.At(x, y) {
				continue
			}
			if changed++; y < with.Bounds().Max.Y-40 {
				t.Fatalf("pixel(%d, %d) = %v, want the caption below it", x, y, with.At(x, y))
			}
		}
	}
	if changed < 100 {
		t.Errorf("Caption(%q) = %d pixels, want at least 100", "captured 2026-11-22", changed)
	}
}

func TestOtherMemberships(t *testing.T) {
	many := listed(t, corpus.French)
	all, err := outlines()
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range all {
		if o.id != "" {
			many = append(many, answer.Entity{ID: o.id, Type: corpus.Country, Name: strings.Repeat("très ", i%30) + "long", Status: corpus.Member, Line: o.id})
		}
	}
	country := func(id string, s corpus.Status, line string) answer.Entity {
		return answer.Entity{ID: id, Type: corpus.Country, Name: id, Status: s, Line: line}
	}
	for name, rows := range map[string][]answer.Entity{
		"nobody":           nil,
		"everybody":        many,
		"one":              {country("MT", corpus.Member, "Malta")},
		"all by one line":  {country("BR", corpus.Member, "x"), country("TV", corpus.Member, "x")},
		"a tiny exception": {country("MC", corpus.Excluded, "x")},
		"a strange name":   {{ID: "CL", Type: corpus.Country, Name: "名\n\u202e\U0001f1e8", Status: corpus.Excluded}},
		"not listed":       {country("BR", corpus.NotListed, "")},
		"an organisation":  {{ID: "org:x", Type: corpus.Organisation, Name: "X", Status: corpus.Member, Line: "X"}},
	} {
		if _, err := PNG(rows, body(t), corpus.French); err != nil {
			t.Errorf("PNG(%q) = %v, want a picture", name, err)
		}
		for _, l := range corpus.Langs() {
			if s := Alt(rows, body(t), l); s == "" || len([]rune(s)) > 2000 {
				t.Errorf("Alt(%q) = %d runes, want 1 to 2000", name, len([]rune(s)))
			}
		}
	}
}

func TestUnknownPlaceIsAnError(t *testing.T) {
	rows := []answer.Entity{{ID: "QQ", Type: corpus.Country, Name: "Nowhere", Status: corpus.Member}}
	if _, err := PNG(rows, body(t), corpus.English); err == nil || !strings.Contains(err.Error(), "Nowhere") {
		t.Errorf("PNG(%q) = %v, want an error that names it", "QQ", err)
	}
}

func BenchmarkPNG(b *testing.B) {
	rows := listed(b, corpus.English)
	var size int
	for b.Loop() {
		p, err := PNG(rows, body(b), corpus.English)
		if err != nil {
			b.Fatal(err)
		}
		size = len(p)
	}
	b.ReportMetric(float64(size), "bytes")
}
