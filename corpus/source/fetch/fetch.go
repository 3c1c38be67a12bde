// SPDX-License-Identifier: MIT

// Package fetch gets one page from the web: over HTTPS, from the host it is told and no other, as that host's robots.txt
// allows, and within bounds. It knows nothing of what the page says.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// What is taken from a host, and how long is waited for it.
const (
	MaxBytes     = 4 << 20          // of a page, unpacked: as much as a corpus takes for a text
	MaxRedirects = 5                // as many as RFC 9309, 2.3.1.2, wants followed for robots.txt
	Timeout      = 30 * time.Second // for all of it; a browser shows a page in a tenth of that
	maxValidator = 1 << 10          // bytes of an ETag or a date that are worth keeping
)

// Agent names the program in User-Agent and is its product token in robots.txt.
const Agent = "miswg"

// Seen is what a host said of a page's version. Handed back, it lets the host say that
// nothing has changed.
type Seen struct {
	ETag, LastModified string
}

// A Page is what a host answered.
type Page struct {
	URL       string // where it was found: the address asked for, or where that led
	HTML      []byte // UTF-8; nil if unchanged
	Seen      Seen
	Unchanged bool // since what was seen before
}

// Get fetches the page at an address, which is of https, or of http on this machine
// itself. It uses the client's transport and nothing else of it. Its error names the
// address and says what is wrong, never what the host sent.
func Get(ctx context.Context, client *http.Client, address string, seen Seen) (Page, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, Timeout, fmt.Errorf("no answer within %v", Timeout))
	defer cancel()
	p, err := get(ctx, client.Transport, address, seen)
	if err != nil {
		return Page{}, fmt.Errorf("fetch: %q: %w", address, reason(ctx, err))
	}
	return p, nil
}

// reason drops the address that the client puts around an error, and prefers why the
// context ended over what broke because of it.
func reason(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	if of, ok := errors.AsType[*url.Error](err); ok {
		return of.Err
	}
	return err
}

func get(ctx context.Context, transport http.RoundTripper, address string, seen Seen) (Page, error) {
	u, err := url.Parse(address)
	if err != nil || !mayAsk(u) {
		return Page{}, errors.New("is no address that begins with https://")
	}
	rules, err := robotsOf(ctx, transport, u)
	if err != nil {
		return Page{}, err
	}
	if !rules.allow(u) {
		return Page{}, errForbidden
	}
	header := http.Header{"Accept": {"text/html"}}
	if seen.ETag != "" {
		header.Set("If-None-Match", seen.ETag)
	}
	if seen.LastModified != "" {
		header.Set("If-Modified-Since", seen.LastModified)
	}
	resp, err := ask(ctx, transport, u, header, rules.allow)
	if err != nil {
		return Page{}, err
	}
	defer resp.Body.Close()
	p := Page{URL: address, Seen: seenIn(resp.Header)}
	if at := resp.Request.URL.String(); at != u.String() {
		p.URL = at
	}
	if resp.StatusCode == http.StatusNotModified && seen != (Seen{}) {
		p.Unchanged, p.Seen = true, seen
		return p, nil
	}
	p.HTML, err = read(resp)
	return p, err
}

var errForbidden = errors.New("the robots.txt of the host forbids it")

// mayAsk reports whether a page may be asked for at an address.
func mayAsk(u *url.URL) bool {
	if u.Hostname() == "" || u.User != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	local := ip != nil && ip.IsLoopback()
	return u.Scheme == "https" || u.Scheme == "http" && local
}

// ask sends one request and follows where it is sent, within the host and as allowed.
func ask(ctx context.Context, transport http.RoundTripper, u *url.URL, header http.Header, allow func(*url.URL) bool) (*http.Response, error) {
	client := &http.Client{Transport: transport, CheckRedirect: func(to *http.Request, via []*http.Request) error {
		switch {
		case !strings.EqualFold(to.URL.Host, u.Host):
			return fmt.Errorf("leads to another host, %q", to.URL.Host)
		case to.URL.Scheme != u.Scheme || !mayAsk(to.URL):
			return fmt.Errorf("leads to an address of another kind, %q", to.URL.Scheme)
		case len(via) > MaxRedirects:
			return fmt.Errorf("leads on and on, more than %d times", MaxRedirects)
		case !allow(to.URL):
			return errForbidden
		}
		return nil
	}}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header = header
	req.Header.Set("User-Agent", Agent)
	return client.Do(req)
}

// read returns the HTML of an answer, whole.
func read(resp *http.Response) ([]byte, error) {
	kind, params, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	charset, named := params["charset"]
	switch {
	case resp.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("the host answers %d %s", resp.StatusCode, http.StatusText(resp.StatusCode))
	case err != nil || kind != "text/html":
		return nil, errors.New("is no HTML")
	case named && !strings.EqualFold(charset, "utf-8"):
		return nil, errors.New("is not in UTF-8")
	case resp.Header.Get("Content-Encoding") != "":
		return nil, errors.New("is packed in a way that was not asked for")
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, MaxBytes+1))
	if err == nil && len(b) > MaxBytes {
		err = fmt.Errorf("is larger than %d bytes", MaxBytes)
	}
	return b, err
}

// seenIn returns what a host says of a page's version, if it can be kept.
func seenIn(h http.Header) Seen {
	short := func(name string) string {
		if v := h.Get(name); len(v) <= maxValidator {
			return v
		}
		return ""
	}
	return Seen{short("ETag"), short("Last-Modified")}
}
