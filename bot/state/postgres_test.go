package state

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// A cluster is a PostgreSQL server of the tests' own.
type cluster struct {
	url  string
	stop func()
}

// startCluster finds or starts the one server of this run.
var startCluster = sync.OnceValues(func() (*cluster, error) {
	if u := os.Getenv("MISWG_TEST_POSTGRES"); u != "" {
		return &cluster{u, func() {}}, nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return nil, errNoServer
	}
	bin := filepath.Dir(found[len(found)-1])
	dir, err := os.MkdirTemp("", "pg") // a socket's path has to be short
	if err != nil {
		return nil, err
	}
	run := func(name string, args ...string) error {
		cmd := exec.Command(filepath.Join(bin, name), args...)
		cmd.Dir = dir
		if err := unprivileged(cmd, dir); err != nil {
			return err
		}
		if err := cmd.Run(); err != nil {
			log, _ := os.ReadFile(filepath.Join(dir, "log"))
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
	return &cluster{"postgres:///postgres?user=miswg&host=" + url.QueryEscape(dir), func() {
		_ = run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)
		_ = os.RemoveAll(dir)
	}}, nil
})

var clusterAsked sync.Once

func stopCluster() {
	asked := true
	clusterAsked.Do(func() { asked = false })
	if !asked {
		return
	}
	if c, err := startCluster(); err == nil {
		c.stop()
	}
}

// postgresURL returns the URL of an empty schema. Without a server the test is
// skipped, and fails where there has to be one.
func postgresURL(t testing.TB) string {
	t.Helper()
	clusterAsked.Do(func() {})
	c, err := startCluster()
	if err != nil {
		if os.Getenv("CI_POSTGRES") == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	schema := "t" + strings.ToLower(rand.Text())
	admin(t, c.url, "CREATE SCHEMA "+schema)
	t.Cleanup(func() { admin(t, c.url, "DROP SCHEMA "+schema+" CASCADE") })
	return with(t, c.url, "search_path", schema)
}

func with(t testing.TB, rawURL, key, value string) string {
	t.Helper()
	u, err := url.Parse(rawURL)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set(key, value)
	u.RawQuery = q.Encode()
	return u.String()
}

func admin(t testing.TB, url string, statements ...string) {
	t.Helper()
	ctx := context.Background()
	c, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(ctx)
	for _, s := range statements {
		if _, err := c.Exec(ctx, s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}
