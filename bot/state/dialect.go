package state

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"miswg/corpus"
)

// A dialect is where the two databases differ. Statements are written with ? and
// otherwise in the SQL both understand.
type dialect struct {
	name     string                                        // of the folder of migrations
	where    string                                        // names the database in messages
	bind     func(string) string                           // writes placeholders in the database's way
	used     string                                        // counts whether the database was ever migrated
	migrate  string                                        // keeps other starters out until the transaction ends
	gaps     string                                        // keeps writers of gaps out until the transaction ends
	remember string                                        // keeps Forget out until the transaction ends; "" where writers follow each other anyway
	forget   string                                        // keeps out who remembers, likewise
	clock    string                                        // returns the time of the database's own clock; "" means it has none
	erase    func(context.Context, *sql.DB) bool           // wipes what was deleted from where it may linger, if it can; nil means it cannot
	there    func() error                                  // says that the database's file is gone while it is open; nil where it has none
	together func(context.Context, *sql.DB, []*step) error // runs statements as one transaction, in one round trip where there are any
	explain  func(error) error                             // says what an error means and what to do, in one line
	close    func(*sql.DB) error                           // closes the database
}

// numbered writes the placeholders of a statement as $1, $2, …
func numbered(query string) string {
	var b strings.Builder
	b.Grow(len(query) + 16)
	for n := 1; ; n++ {
		before, after, more := strings.Cut(query, "?")
		b.WriteString(before)
		if !more {
			return b.String()
		}
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(n))
		query = after
	}
}

func same(query string) string { return query }

// oneLine keeps a message of a library in one line, and each of its lines once.
func oneLine(err error) string {
	return strings.Join(corpus.Once(corpus.Found(strings.Split(err.Error(), "\n"), func(l string) (string, bool) {
		l = strings.Join(strings.Fields(l), " ")
		return l, l != ""
	})), " ")
}

// trouble is an error in words of ours that keeps its cause.
type trouble struct {
	text  string
	cause error
}

func (t *trouble) Error() string { return t.text }
func (t *trouble) Unwrap() error { return t.cause }
