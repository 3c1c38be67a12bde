package reading_test

import (
	"strings"
	"testing"
)

// TestRows has names that are another's name together, in a row and not.
func TestRows(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"is Taiwan, Hong Kong, China in":       "TW HK CN",
		"Taïwan, Hong Kong, Chine : membres ?": "TW HK CN",
		"la Chine, Hong Kong et le Japon":      "CN HK JP",
		"are Taiwan, China and Japan members":  "TW CN JP",
		"Hong Kong/China":                      "HK CN",
		"China Hong Kong Taiwan":               "CN HK TW",
		"UK, US, Virgin Islands":               "GB US VG/VI",
		"is Hong Kong, China a member":         "HK",
		"China, Hong Kong SAR":                 "HK",
		"Guam, American Samoa":                 "GU AS",
		"Guam, US Virgin Islands":              "GU VI",
		"Virgin Islands, British, Japan":       "VG JP",
		"Japan, Korea, South Africa":           "JP KR/KP ZA",
		"Korea, North Macedonia":               "KR/KP MK",
		"Corée, Afrique du Sud":                "KR/KP ZA",
		"Guinea, Equatorial Guinea":            "GN GQ",
		"Korea, South, Japan":                  "KR JP",
	} {
		if got := named(r.Read(text, "en", false)); got != want {
			t.Errorf("Read(%q) names %q, want %q", text, got, want)
		}
	}
}

// TestCountriesGiven has names nobody knows beside a country, which is given with them or is not.
func TestCountriesGiven(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Saab AB (Sweden), Kongsberg (Norway), HAL (India)": "",
		"Thales (FR), Tata (IN), Hanwha (KR)":               "",
		"Saab (Linköping, Sweden), Ruag (Emmen, CH)":        "",
		"Saab - Sweden, Kongsberg - Norway":                 "",
		"Saab (Suède), Kongsberg (Norvège), Xavox":          "Xavox",
		"Foo (Wakanda), Norway":                             "Foo; Wakanda",
		"partners (Wakanda, Norway) in?":                    "Wakanda",
		"is Wakanda in? and Norway":                         "Wakanda",
		"Norway, Saab, Terma, Patria":                       "Saab; Terma; Patria",
		"Xavox, Aaax, Bbbx and Norway":                      "Xavox; Aaax; Bbbx",
		"check Germany, Austria. Regards, Helen":            "",
	} {
		if got := strings.Join(r.Read(text, "en", false).Strangers(), "; "); got != want {
			t.Errorf("Read(%q).Strangers() = %q, want %q", text, got, want)
		}
	}
}
