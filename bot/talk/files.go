package talk

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"path"
	"strings"

	"miswg/bot/render"
	"miswg/bot/visible"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer/table"
)

const (
	maxScan  = 100_000 // bytes of a message and its files that are searched
	maxFile  = 4 << 20 // bytes of one file that are read
	maxFiles = 3       // files of a message that are read
)

// A reading is what was read of a message.
type reading struct {
	text  string      // as people see it
	sheet table.Sheet // the same as rows; of the first file that is a list, if there is one
	notes []string    // about files that were not read
	file  bool        // the sheet is a file's

	workbook bool // which is an XLSX
}

// again is what makes the same check again; of a file nothing does.
func (r reading) again() render.Ref {
	if r.file {
		return render.Ref{}
	}
	return render.Ref{List: r.text}
}

// listed reports whether there is a list to go through line by line.
func (r reading) listed() bool {
	const least = 3
	return r.file || !r.sheet.Prose && r.rows() >= least
}

// rows are how many lines the list has, what stands around it apart.
func (r reading) rows() int {
	return len(corpus.Those(r.sheet.Rows, func(row table.Row) bool { return !row.Aside }))
}

// add takes in a file: the first gives the columns, and what was typed beside it
// stands around its list.
func (r *reading) add(sheet table.Sheet) {
	if r.file {
		r.sheet.Rows = append(r.sheet.Rows, sheet.Rows...)
		return
	}
	typed := r.sheet.Rows
	for i := range typed {
		typed[i].Aside = true
	}
	r.sheet, r.file = sheet, true
	r.sheet.Rows = append(typed, sheet.Rows...)
}

// read reads the text that people see of a message, and what its files hold.
func (c *checks) read(ctx context.Context, l corpus.Lang, text string, files []wire.File) reading {
	r := reading{text: text}
	// Mentions of people are no part of a list.
	r.sheet = table.Text(wire.Cut(strings.ReplaceAll(r.text, visible.Somebody, ""), maxScan))
	unread := 0
	for n, f := range files {
		if n >= maxFiles || !c.Self.Can("files:read") {
			unread++
			continue
		}
		data, err := c.fetch(ctx, f)
		if err != nil {
			unread++
			continue
		}
		sheet, err := table.File(f.Name, data, fileLimits())
		if err != nil {
			r.notes = append(r.notes, render.FileNote(l, f.Name, err))
			continue
		}
		r.workbook = r.workbook || strings.EqualFold(path.Ext(f.Name), ".xlsx")
		r.add(sheet)
	}
	if unread > 0 {
		r.notes = append(r.notes, render.FilesNote(l, unread))
	}
	return r
}

// fileLimits keep the memory of a bot that holds some 80 MB within reason.
func fileLimits() table.Limits {
	return table.Limits{Bytes: maxFile, Unpacked: 8 * maxFile, Entries: 1000, Lines: 20_000, Cells: 200_000}
}

var errUnreadable = errors.New("talk: not a file that can be read")

// fetch fetches a file. The token goes to Slack's own hosts only.
func (c *checks) fetch(ctx context.Context, f wire.File) ([]byte, error) {
	address := f.URL
	if address == "" {
		address = f.Private
	}
	if f.Size > maxFile || !c.Account.Owns(address) {
		return nil, errUnreadable
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, errUnreadable
	}
	req.Header.Set("Authorization", "Bearer "+string(c.Account.Bot))
	res, err := c.HTTP.Do(req)
	if err != nil {
		return nil, errUnreadable
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, maxFile+1))
	if err != nil || res.StatusCode != http.StatusOK || len(body) > maxFile || signInPage(body) {
		return nil, errUnreadable
	}
	return body, nil
}

// signInPage reports what Slack sends instead of a file without the scope.
func signInPage(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(body), []byte("<!DOCTYPE"))
}
