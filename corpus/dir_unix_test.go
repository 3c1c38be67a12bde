//go:build unix

package corpus

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestLoadDirStaysInside: neither links out of the directory nor what is no file are
// followed.
func TestLoadDirStaysInside(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("passphrase\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, replace := range map[string]func(path string) error{
		"link out":  func(path string) error { return os.Symlink(secret, path) },
		"pipe":      func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"device":    func(path string) error { return os.Symlink("/dev/zero", path) },
		"directory": func(path string) error { return os.Mkdir(path, 0o700) },
		"nothing":   func(string) error { return nil },
	} {
		for _, file := range []string{pageFile, unsaidFile, "examples/en_house.tsv"} {
			dir := t.TempDir()
			if err := os.CopyFS(dir, Source()); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, file)
			if err := errors.Join(os.Remove(path), replace(path)); err != nil {
				t.Fatal(err)
			}
			_, err := LoadDir(dir)
			if name == "nothing" && strings.HasPrefix(file, examplesDir) {
				continue
			}
			if err == nil || !strings.Contains(err.Error(), file) || strings.Contains(err.Error(), "passphrase") {
				t.Errorf("%s for %s: LoadDir() = %v, want an error that names the file", name, file, err)
			}
		}
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "..data"), Source()); err != nil {
		t.Fatal(err)
	}
	files, err := fs.ReadDir(Source(), ".")
	if err != nil || len(files) == 0 {
		t.Fatalf("ReadDir() = %d files, %v", len(files), err)
	}
	for _, f := range files {
		if err := os.Symlink(filepath.Join("..data", f.Name()), filepath.Join(dir, f.Name())); err != nil {
			t.Fatal(err)
		}
	}
	if c, err := LoadDir(dir); err != nil || c.Digest() != load(t).Digest() {
		t.Errorf("LoadDir() through links inside = %v, want our corpus", err)
	}
	if _, err := LoadDir(filepath.Join(dir, "nowhere")); err == nil || !strings.HasPrefix(err.Error(), "corpus: ") {
		t.Errorf("LoadDir(nowhere) = %v, want an error", err)
	}
}
