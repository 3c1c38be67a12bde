package worldmap

import (
	"image"
	"image/color"
)

// meetings are the colours that meet at a soft edge, and so are mixed there.
var meetings = [...][2]color.RGBA{
	{sea, land}, {sea, border}, {land, border}, {sea, paper}, {paper, border},
	{member, paper}, {member, sea}, {member, land}, {member, border},
	{exception, paper}, {exception, sea}, {ink, paper}, {ink, sea}, {ink, member},
	{muted, paper}, {ink, land},
}

// shades is how many colours a mixture has, one of its ends included.
const shades = 15

// palette is the colours of the file, at most 256: a fraction of the size of all
// colours, and no difference to see.
func palette() color.Palette {
	p := color.Palette{paper, sea, grid, land, border, member, exception, ink, muted}
	for _, m := range meetings {
		for i := 1; i < shades; i++ {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*i + int(b)*(shades-i)) / shades) } // #nosec G115 -- between a and b
			p = append(p, color.RGBA{mix(m[0].R, m[1].R), mix(m[0].G, m[1].G), mix(m[0].B, m[1].B), 0xff})
		}
	}
	return p
}

// paletted gives every pixel the nearest colour of the palette.
func paletted(img *image.RGBA) *image.Paletted {
	out := image.NewPaletted(img.Rect, palette())
	known := map[color.RGBA]uint8{}
	for i := range out.Pix {
		px := img.Pix[4*i : 4*i+4 : 4*i+4]
		c := color.RGBA{px[0], px[1], px[2], px[3]}
		n, ok := known[c]
		if !ok {
			n = uint8(out.Palette.Index(c)) // #nosec G115 -- a palette of a paletted image has 256 colours at most
			known[c] = n
		}
		out.Pix[i] = n
	}
	return out
}
