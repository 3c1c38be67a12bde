package state

import (
	"context"
	"net/url"
	"os"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"miswg/bot/state/localpostgres"
)

// startCluster starts the one server of this run.
var startCluster = sync.OnceValues(localpostgres.Start)

var clusterAsked sync.Once

func stopCluster() {
	asked := true
	clusterAsked.Do(func() { asked = false })
	if !asked {
		return
	}
	if c, err := startCluster(); err == nil {
		c.Stop()
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
	url, drop, err := c.Schema(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := drop(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return url
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
