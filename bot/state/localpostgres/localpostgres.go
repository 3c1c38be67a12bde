// SPDX-License-Identifier: MIT

// Package localpostgres runs a PostgreSQL of one's own for tests: a cluster in a
// temporary directory, reached through a socket there, that nothing else knows of.
package localpostgres

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/jackc/pgx/v5"
)

// ErrNone says that there is no server to be had.
var ErrNone = errors.New("no PostgreSQL: set MISWG_TEST_POSTGRES or install Debian's package postgresql")

// A Server is a running PostgreSQL.
type Server struct {
	url  string
	stop func()
}

// Start starts a server, or finds the one that MISWG_TEST_POSTGRES names. The
// caller stops it. It returns ErrNone where none is installed.
func Start() (*Server, error) {
	if u := os.Getenv("MISWG_TEST_POSTGRES"); u != "" {
		return &Server{u, func() {}}, nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return nil, ErrNone
	}
	bin := filepath.Dir(found[len(found)-1])
	dir, err := os.MkdirTemp("", "pg") // a socket's path has to be short
	if err != nil {
		return nil, err
	}
	run := func(name string, args ...string) error {
		cmd := exec.Command(filepath.Join(bin, name), args...) // #nosec G204 -- the programs named below
		cmd.Dir = dir
		if err := Unprivileged(cmd, dir); err != nil {
			return err
		}
		if err := cmd.Run(); err != nil {
			log, _ := os.ReadFile(filepath.Join(dir, "log")) // #nosec G304 -- in a directory made above
			return fmt.Errorf("%s: %w\n%s", name, err, log)
		}
		return nil
	}
	data := filepath.Join(dir, "data")
	err = run("initdb", "-D", data, "-U", "miswg", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	if err == nil {
		err = run("pg_ctl", "start", "-w", "-D", data, "-l", filepath.Join(dir, "log"), "-o",
			"-c listen_addresses='' -c fsync=off -c max_connections=200 -k "+dir)
	}
	if err != nil {
		_ = os.RemoveAll(dir)
		return nil, err
	}
	return &Server{"postgres:///postgres?user=miswg&host=" + url.QueryEscape(dir), func() {
		_ = run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)
		_ = os.RemoveAll(dir)
	}}, nil
}

// Unprivileged lets cmd run as nobody when we are root, who may write anything and may not
// run a database, and gives them the paths.
func Unprivileged(cmd *exec.Cmd, paths ...string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	const nobody = 65534
	as := exec.Command("setpriv", append([]string{"--reuid=65534", "--regid=65534", "--clear-groups", cmd.Path}, cmd.Args[1:]...)...) // #nosec G204 -- of a test
	cmd.Path, cmd.Args, cmd.Err = as.Path, as.Args, as.Err
	for _, p := range paths {
		if err := os.Chown(p, nobody, nobody); err != nil {
			return err
		}
	}
	return as.Err
}

// Stop ends the server and deletes what it held.
func (s *Server) Stop() { s.stop() }

// Schema makes an empty schema, and returns its URL and what deletes it.
func (s *Server) Schema(ctx context.Context) (rawURL string, drop func(context.Context) error, err error) {
	name := "t" + strings.ToLower(rand.Text())
	if err := s.Do(ctx, "CREATE SCHEMA "+name); err != nil {
		return "", nil, err
	}
	u, err := url.Parse(s.url)
	if err != nil {
		return "", nil, err
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String(), func(ctx context.Context) error { return s.Do(ctx, "DROP SCHEMA "+name+" CASCADE") }, nil
}

// Do executes statements, in no schema of Schema's.
func (s *Server) Do(ctx context.Context, statements ...string) error {
	c, err := pgx.Connect(ctx, s.url)
	if err != nil {
		return err
	}
	defer func() { _ = c.Close(ctx) }()
	for _, st := range statements {
		if _, err := c.Exec(ctx, st); err != nil {
			return fmt.Errorf("%s: %w", st, err)
		}
	}
	return nil
}
