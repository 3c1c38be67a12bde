package playground_test

import (
	"cmp"
	"image"
	"image/color"
	"maps"
	"slices"
)

// count adds how often a picture has each colour.
func count(full image.Image, uses map[color.RGBA]int) {
	b := full.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			uses[color.RGBAModel.Convert(full.At(x, y)).(color.RGBA)]++
		}
	}
}

// paletteOf is 256 of the colours that are used: first every hue, since a flag is few
// pixels, then the shades between.
func paletteOf(uses map[color.RGBA]int) color.Palette {
	all := slices.SortedFunc(maps.Keys(uses), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(uses[b], uses[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, apart := range []int{40, 8} {
		for _, c := range all {
			if len(palette) < 256 && (len(palette) == 0 || distance(palette[palette.Index(c)].(color.RGBA), c) > apart*apart) {
				palette = append(palette, c)
			}
		}
	}
	return palette
}

// indexIn is the nearest of a palette to each colour.
func indexIn(palette color.Palette, uses map[color.RGBA]int) map[color.RGBA]uint8 {
	nearest := map[color.RGBA]uint8{}
	for c := range uses {
		nearest[c] = uint8(palette.Index(c))
	}
	return nearest
}

// paletted is a picture in the colours of a palette.
func paletted(full image.Image, palette color.Palette, nearest map[color.RGBA]uint8) *image.Paletted {
	b := full.Bounds()
	out := image.NewPaletted(b, palette)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.SetColorIndex(x, y, nearest[color.RGBAModel.Convert(full.At(x, y)).(color.RGBA)])
		}
	}
	return out
}

// distance is the square of how far two colours are apart.
func distance(a, b color.RGBA) int {
	d := func(x, y uint8) int { return (int(x) - int(y)) * (int(x) - int(y)) }
	return d(a.R, b.R) + d(a.G, b.G) + d(a.B, b.B)
}
