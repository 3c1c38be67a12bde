package state

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// Migrations are files NNNN_name.sql, one a version, the same in both folders. They
// only add, so that copies of the version before go on while the new one starts. A
// released file never changes.
//
//go:embed migrations
var migrationFiles embed.FS

// migrations returns the statements of each version in order; the first is version 1.
func migrations(d dialect) ([]string, error) {
	names, err := fs.Glob(migrationFiles, path.Join("migrations", d.name, "*.sql"))
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	out := make([]string, 0, len(names))
	for _, n := range names {
		b, err := migrationFiles.ReadFile(n)
		if err != nil {
			return nil, err
		}
		out = append(out, string(b))
	}
	return out, nil
}

// migrate brings the schema to version to, 0 for the newest, and returns the salt.
// All of it is one transaction, and of several starters one does it.
func migrate(ctx context.Context, db *sql.DB, d dialect, to int) ([]byte, error) {
	all, err := migrations(d)
	if err != nil {
		return nil, err
	}
	if to == 0 {
		to = len(all)
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	t := &transaction{ctx, tx, &database{db: db, d: d}}
	if _, err := t.exec(d.migrate); err != nil {
		return nil, err
	}
	if _, err := t.exec(`CREATE TABLE IF NOT EXISTS miswg_schema (version INTEGER PRIMARY KEY)`); err != nil {
		return nil, err
	}
	var at int
	if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM miswg_schema`).Scan(&at); err != nil {
		return nil, err
	}
	if at > len(all) {
		return nil, fmt.Errorf("made by a newer miswg (version %d, this one knows %d): use that one", at, len(all))
	}
	for v := at + 1; v <= to; v++ {
		if _, err := t.exec(all[v-1]); err != nil {
			return nil, fmt.Errorf("version %d: %w", v, err)
		}
		if _, err := t.exec(`INSERT INTO miswg_schema (version) VALUES (?)`, v); err != nil {
			return nil, err
		}
	}
	salt := make([]byte, 32)
	rand.Read(salt)
	if _, err := t.exec(`INSERT INTO miswg_salt (id, value) VALUES (1, ?) ON CONFLICT (id) DO NOTHING`, salt); err != nil {
		return nil, err
	}
	if err := tx.QueryRowContext(ctx, `SELECT value FROM miswg_salt WHERE id = 1`).Scan(&salt); err != nil {
		return nil, err
	}
	return salt, tx.Commit()
}
