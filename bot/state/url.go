package state

import (
	"errors"
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
	if strings.HasPrefix(url, "postgres:") || strings.HasPrefix(url, "postgresql:") {
		return target{postgres: url}, nil
	}
	path, ours := strings.CutPrefix(url, "sqlite:")
	if ours {
		path = strings.TrimPrefix(path, "//")
	}
	// What is wrong with a URL is said without repeating it; it may hold a password.
	if !ours && strings.Contains(url, "://") || strings.ContainsRune(path, 0) {
		return target{}, errors.New("STATE_URL is no place for a store: use a path, sqlite:PATH or postgres://…")
	}
	if path == "" {
		path = DefaultFile
	}
	return target{file: path}, nil
}

// Beside returns the file beside the store at url for what the store could not be told:
// in the working directory for a server, "" where the store ends with the process.
func Beside(url string) string {
	t, err := parseURL(url)
	switch {
	case err != nil || t == target{}:
		return ""
	case t.postgres != "":
		return "miswg.untold"
	}
	return t.file + ".untold"
}
