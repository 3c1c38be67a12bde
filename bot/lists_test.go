package bot_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
)

// wanted is a line of a list's golden: number, outcome, whom it names, supplier, line.
var wanted = regexp.MustCompile(`^(\d+) (\w+) .*`)

// outcomes are the words for them in a table in English.
var outcomes = map[string]string{"member": "member", "observer": "observer", "not_listed": "not listed", "excluded": "left out", "unclear": "unclear", "nothing": "no country found"}

// TestListsThroughSlack attaches every list of package answer to a direct message, and
// wants every row of it in the table that comes back, in the kind of file that was sent.
func TestListsThroughSlack(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../index/answer/testdata/lists/*.want")
	if err != nil || len(files) < 20 {
		t.Fatalf("Glob = %d lists, %v, want 20 or more", len(files), err)
	}
	cases := map[string]string{}
	for _, f := range files {
		cases[strings.TrimSuffix(filepath.Base(f), ".want")] = f
	}
	together(t, cases, func(t *testing.T, want string) {
		list, err := filepath.Glob(strings.TrimSuffix(want, ".want") + ".[ctx][sxl][vts]*")
		if err != nil || len(list) != 1 {
			t.Fatalf("Glob = %v, %v, want the list", list, err)
		}
		data, err := os.ReadFile(list[0])
		if err != nil {
			t.Fatal(err)
		}
		golden, err := os.ReadFile(want)
		if err != nil {
			t.Fatal(err)
		}
		r := start(t, setup{slack: localslack.Options{Manifest: manifest(t, app.Conversational), ExtraScopes: []string{"files:read", "files:write"}}})
		if _, err := r.Say(r.ctx, "alice", "@miswg", "", acts.WithFile(filepath.Base(list[0]), data)); err != nil {
			t.Fatal(err)
		}
		r.settle()
		rows := tableOf(t, r, filepath.Ext(list[0]) == ".xlsx")
		lines := strings.Split(strings.TrimSpace(string(golden)), "\n")
		if len(rows) != len(lines) {
			t.Fatalf("%d rows came back, want %d", len(rows), len(lines))
		}
		for i, line := range lines {
			m := wanted.FindStringSubmatch(line)
			if m == nil {
				t.Fatalf("%s: line %d is none: %q", want, i+1, line)
			}
			// A cell that would be a formula stands behind an apostrophe.
			number, text, outcome := rows[i][0], strings.TrimPrefix(rows[i][1], "'"), rows[i][4]
			if number != m[1] || outcome != outcomes[m[2]] || !strings.HasSuffix(line, " | "+text) {
				t.Errorf("row %d = %q, want %q", i+1, fmt.Sprint(number, " ", outcome, " | ", text), line)
			}
		}
	})
}

// tableOf reads the table that came back, without its header.
func tableOf(t *testing.T, r *running, workbook bool) [][]string {
	t.Helper()
	name := "checked.csv"
	if workbook {
		name = "checked.xlsx"
	}
	data, err := r.Download(r.ctx, "alice", name)
	if err != nil {
		t.Fatal(err)
	}
	if !workbook {
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
		if err != nil || len(rows) == 0 {
			t.Fatalf("the table has %d rows, %v", len(rows), err)
		}
		return rows[1:]
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil || len(rows) == 0 {
		t.Fatalf("the table has %d rows, %v", len(rows), err)
	}
	return rows[1:]
}
