package fetch

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// robots.txt is read here, by RFC 9309: the one library for it that the module proxy
// has was last released a year before that standard.

// maxRobots is how much of a robots.txt is read: as much as RFC 9309, 2.5, wants at least.
const maxRobots = 500 << 10

// A rule allows or forbids the paths that a pattern fits.
type rule struct {
	pattern string
	allows  bool
}

// rules are what a robots.txt says to this program.
type rules []rule

// robotsOf returns the rules of an address's host. Where there is no robots.txt all is
// allowed; where it cannot be read nothing is, and that is an error.
func robotsOf(ctx context.Context, transport http.RoundTripper, u *url.URL) (rules, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: robotsPath}
	resp, err := ask(ctx, transport, at, http.Header{}, func(*url.URL) bool { return true })
	if err != nil {
		return nil, fmt.Errorf("the robots.txt of the host cannot be read: %w", reason(ctx, err))
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode >= 400 && resp.StatusCode < 500:
		return nil, nil
	case resp.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("the robots.txt of the host cannot be read: %d %s", resp.StatusCode, http.StatusText(resp.StatusCode))
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots))
	if err != nil {
		return nil, errors.New("the robots.txt of the host cannot be read: it breaks off")
	}
	return parse(b), nil
}

const robotsPath = "/robots.txt"

// parse returns the rules of all groups that name this program, or of those for all
// programs where none does.
func parse(text []byte) rules {
	var ours, all rules
	named := false                             // some group names this program
	forUs, forAll, head := false, false, false // of the group under way; head while its programs are named
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	lines.Buffer(nil, maxRobots+1)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch key = strings.ToLower(strings.TrimSpace(key)); key {
		case "user-agent":
			if !head {
				forUs, forAll, head = false, false, true
			}
			forUs = forUs || strings.EqualFold(product.FindString(value), Agent)
			forAll = forAll || value == "*"
			named = named || forUs
		case "allow", "disallow":
			head = false
			r := rule{octets(value), key == "allow"}
			if forUs && value != "" {
				ours = append(ours, r)
			}
			if forAll && value != "" {
				all = append(all, r)
			}
		}
	}
	if named {
		return ours
	}
	return all
}

// product is what a program is called: letters and two signs, by RFC 9309, 2.2.1.
var product = regexp.MustCompile(`^[A-Za-z_-]*`)

// allow reports whether an address may be asked for: by the longest pattern that fits
// it, and of two alike by the one that allows.
func (rs rules) allow(u *url.URL) bool {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if path == robotsPath {
		return true
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	path = octets(path)
	longest, allows := -1, true
	for _, r := range rs {
		n := len(r.pattern)
		better := n > longest || n == longest && r.allows
		if better && fits(r.pattern, path) {
			longest, allows = n, r.allows
		}
	}
	return allows
}

// fits reports whether a path begins as a pattern says, in which a star stands for
// anything and a dollar at its end for the end. It takes no longer than the product of
// both lengths.
func fits(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	like := "^" + strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, `(?s:.*)`)
	if whole {
		like += "$"
	}
	ok, err := regexp.MatchString(like, path)
	return ok && err == nil
}

var errPlain = errors.New("no escape")

// octets writes a path so that two spellings of it are one: what needs no escape has
// none, and an escape is in capitals.
func octets(path string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
	var out strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		escaped, err := uint64(0), errPlain
		if c == '%' && i+2 < len(path) {
			escaped, err = strconv.ParseUint(path[i+1:i+3], 16, 8)
		}
		switch {
		case err == nil && strings.IndexByte(plain, byte(escaped)) >= 0:
			out.WriteByte(byte(escaped))
			i += 2
		case err == nil:
			fmt.Fprintf(&out, "%%%02X", escaped)
			i += 2
		case c > '~':
			fmt.Fprintf(&out, "%%%02X", c)
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}
