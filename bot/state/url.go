package state

import (
	"errors"
	"fmt"
	"strings"
)

// DefaultFile is the SQLite file of an empty URL.
const DefaultFile = "miswg.db"

const inMemory = "memory:"

// A target is where a URL points: a PostgreSQL server or, without one, a file; no
// file is memory.
type target struct{ postgres, file string }

func parseURL(url string) (target, error) {
	if url == inMemory || url == "sqlite::memory:" || url == ":memory:" {
		return target{}, nil
	}
	if strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://") {
		return target{postgres: url}, nil
	}
	path, ours := strings.CutPrefix(url, "sqlite:")
	if ours {
		path = strings.TrimPrefix(path, "//")
	} else if scheme, _, is := strings.Cut(url, "://"); is {
		return target{}, fmt.Errorf("%.40q is no store: use a path, sqlite:PATH or postgres://…", scheme)
	}
	if strings.ContainsRune(path, 0) {
		return target{}, errors.New("the path of the state file holds a zero byte: use a path, sqlite:PATH or postgres://…")
	}
	if path == "" {
		path = DefaultFile
	}
	return target{file: path}, nil
}
