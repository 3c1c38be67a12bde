package worldmap

import (
	"image"
	"math"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"

	"miswg/corpus"
)

func TestOutlinesOfEveryCountry(t *testing.T) {
	all, err := outlines()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, o := range all {
		count[o.id]++
		for _, r := range o.rings {
			if len(r) == 0 || len(r) == 2 {
				t.Errorf("ring(%q) = %d points, want 1 or at least 3", o.id, len(r))
			}
			for _, p := range r {
				if p.lon < -175 || p.lon > 195 || math.Abs(p.lat) > 84 {
					t.Errorf("ring(%q) has %v, want it on the map", o.id, p)
				}
			}
		}
	}
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	for e := range c.Entities() {
		if e.Type == corpus.Country && e.ID != "AQ" && count[e.ID] != 1 {
			t.Errorf("outlines(%q) = %d, want 1", e.ID, count[e.ID])
		}
	}
}

func TestDecodeRefusesDamage(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 4, 100, len(countries) - 1} {
		if _, err := decode(countries[:n]); err == nil {
			t.Errorf("decode(%q) = nil, want an error", "a part")
		}
	}
	if _, err := decode(append(countries[:len(countries):len(countries)], 0)); err == nil {
		t.Errorf("decode(%q) = nil, want an error", "too much")
	}
}

// TestProjectionsKeepAreas compares small squares all over the globe with the
// areas they are drawn with.
func TestProjectionsKeepAreas(t *testing.T) {
	for name, project := range map[string]projection{"equalEarth": equalEarth, "lambert": lambert} {
		for _, at := range []point{{11, 0}, {-60, 30}, {40, 60}, {100, -20}, {-10, 75}} {
			const d = 0.05
			o, _ := project(at)
			e, _ := project(point{at.lon + d, at.lat})
			n, ok := project(point{at.lon, at.lat + d})
			drawn := math.Abs((e.x-o.x)*(n.y-o.y) - (n.x-o.x)*(e.y-o.y))
			true := d * degree * d * degree * math.Cos(at.lat*degree)
			if !ok || math.Abs(drawn/true-1) > 0.01 {
				t.Errorf("%s(%v) draws %.3f of the area, want 1", name, at, drawn/true)
			}
		}
	}
}

func TestUnlambert(t *testing.T) {
	for _, p := range []point{centre, {-24, 65}, {44, 38}, {35, 29.5}, {11, 80}, {11, 20}} {
		q, _ := lambert(p)
		if got := unlambert(q); math.Hypot(got.lon-p.lon, got.lat-p.lat) > 1e-9 {
			t.Errorf("unlambert(lambert(%v)) = %v, want the same", p, got)
		}
	}
	if _, ok := lambert(point{-170, -45}); ok {
		t.Errorf("lambert(%q) = ok, want it declined", "the other side of the globe")
	}
}

// TestLabelsKeepApart holds that no label covers another or leaves its frame, and
// that none on the sea covers a country's dot.
func TestLabelsKeepApart(t *testing.T) {
	letters, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	all, err := outlines()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range corpus.Langs() {
		world, europe := panels(newCanvas(1, 1, letters), all, marksOf(membershipOf(listed(t, l))))
		far := func(id string) bool { _, ok := europe.middles[id]; return !ok }
		for _, labels := range [][]label{world.labels(far), europe.labels(func(string) bool { return true })} {
			if len(labels) < 6 {
				t.Errorf("labels(%q) = %d, want more", l, len(labels))
			}
			for i, a := range labels {
				for _, b := range labels[:i] {
					if box(a).Overlaps(box(b)) {
						t.Errorf("box(%q) = %v, want it apart from %q", a.text, box(a), b.text)
					}
				}
			}
		}
		for _, a := range europe.labels(func(string) bool { return true }) {
			if !box(a).In(image.Rect(0, 30, europeFrame.rect.Dx(), europeFrame.rect.Dy())) {
				t.Errorf("box(%q) = %v, want it in the frame, below the tag", a.text, box(a))
			}
		}
	}
}

func box(l label) image.Rectangle {
	w, h := l.width/2, placeStyle.size*0.38
	return image.Rect(int(l.at.x-w), int(l.at.y-h), int(l.at.x+w)+1, int(l.at.y+h)+1)
}

func TestLettersHaveEveryRune(t *testing.T) {
	for name, data := range map[string][]byte{"regular": goregular.TTF, "bold": gobold.TTF} {
		f, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range corpus.Langs() {
			w, rows := wordsIn(body(t), l), listed(t, l)
			m := membershipOf(rows)
			for _, r := range w.title + w.subtitle + w.europe + w.boundaries + Text(rows, body(t), l) + w.through(m) + w.named(m) + "…" {
				if i, err := f.GlyphIndex(nil, r); r != '\n' && (err != nil || i == 0) {
					t.Errorf("glyph(%q) = none in %s, want one", r, name)
				}
			}
		}
	}
}

func TestPaletteIsSmallEnough(t *testing.T) {
	if n := len(palette()); n > 256 {
		t.Errorf("palette(%q) = %d colours, want at most 256", "all", n)
	}
}

func TestFitAndWrap(t *testing.T) {
	f, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	const s = "Organisation conjointe de coopération en matière d'armement"
	for _, room := range []float64{0, 10, 60, 200, 1000} {
		if got := f.fit(legendStyle, s, room); f.width(legendStyle, got) > room {
			t.Errorf("fit(%q) = %q, want at most %v pixels", s, got, room)
		}
		for _, line := range f.wrap(legendStyle, s, room) {
			if f.width(legendStyle, line) > room {
				t.Errorf("wrap(%q) = %q, want at most %v pixels", s, line, room)
			}
		}
	}
}
