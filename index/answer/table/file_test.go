package table

import (
	"errors"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestEncodings reads one file in each of the ways that spreadsheets save it.
func TestEncodings(t *testing.T) {
	const semicolons, tabs = "Société;Pays\r\nArmement Ltée;Côte d’Ivoire\r\n", "Société\tPays\r\nArmement Ltée\tCôte d’Ivoire\r\n"
	for name, c := range map[string]struct {
		text string
		in   encoding.Encoding
	}{
		"utf8.csv":    {semicolons, unicode.UTF8},
		"mark.csv":    {semicolons, unicode.UTF8BOM},
		"utf16le.txt": {tabs, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		"utf16be.tsv": {tabs, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		"windows.csv": {semicolons, charmap.Windows1252},
		"comma.csv":   {"Société,Pays\rArmement Ltée,Côte d’Ivoire\r", unicode.UTF8},
		"pipe.csv":    {"sep=|\nSociété|Pays\nArmement Ltée|Côte d’Ivoire", unicode.UTF8},
	} {
		data, err := c.in.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		s, err := File(name, data, Usual())
		if err != nil || len(s.Columns) != 2 || s.Columns[1] != Country || s.Header[0] != "Société" {
			t.Errorf("File(%q) = %v, %v, want a header with a country", name, s, err)
			continue
		}
		if got := s.Rows[len(s.Rows)-1].Cells; len(got) != 2 || got[0] != "Armement Ltée" || got[1] != "Côte d’Ivoire" {
			t.Errorf("File(%q) = %q, want the supplier and its country", name, got)
		}
	}
}

// TestForgottenQuote keeps a mark that nobody closed from swallowing a list.
func TestForgottenQuote(t *testing.T) {
	data := "Supplier,Country\n\"Saab,Sweden\nNammo,Norway\nPatria,Finland\n"
	s, err := File("quote.csv", []byte(data), Usual())
	if err != nil || len(s.Rows) != 3 || s.Rows[2].Cells[1] != "Finland" {
		t.Errorf("File(%q) = %v, %v, want three rows", data, s.Rows, err)
	}
}

func TestLimits(t *testing.T) {
	lines := func(n int) Limits { l := Usual(); l.Lines = n; return l }
	list := []byte("Saab\nNammo\nPatria\n")
	for _, c := range []struct {
		limits Limits
		want   error
	}{{Usual(), nil}, {lines(3), nil}, {lines(2), ErrTooLong}, {Limits{Bytes: 10}, ErrTooLarge}} {
		if _, err := File("list.txt", list, c.limits); !errors.Is(err, c.want) {
			t.Errorf("File within %+v = %v, want %v", c.limits, err, c.want)
		}
	}
}

func TestRoles(t *testing.T) {
	for name, want := range map[string]Role{
		"Supplier": Supplier, "Company Name": Supplier, "VENDOR": Supplier, "Nom du fournisseur": Supplier, "Société": Supplier, "Raison sociale": Supplier,
		"Country": Country, "Pays d’origine": Country, "Supplier Country": Country, "Country / Pays": Country, "Country (ISO name)": Country, "Nation": Country,
		"Code": Code, "ISO-2": Code, "Country Code": Code, "Code pays": Code, "ISO 3166": Code, "Supplier country code": Code,
		"Location": Place, "Adresse": Place, "City": Place, "Head office": Place, "Supplier address": Place,
		"Supplier code": Other, "Postal code": Other, "Supplier phone": Other, "Saab": Other, "": Other, "NO": Other, "Norway": Other, "Country Garden Ltd": Other,
	} {
		if got, _ := roleOf(name); got != want {
			t.Errorf("roleOf(%q) = %v, want %v", name, got, want)
		}
	}
}
