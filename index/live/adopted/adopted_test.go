package adopted

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/corpus"
	"miswg/index/answer/exam"
	"miswg/index/live"
)

// TestMain is also the copy that gets killed: with an argument of its own it writes the
// corpus of the tests again and again, each time over nothing.
func TestMain(m *testing.M) {
	if under := os.Getenv("ADOPTED_WRITES"); under != "" {
		files, base := approved()
		fmt.Println("writes")
		if _, err := Write(context.Background(), under, base, files, exam.Result{}, time.Now(), quiet); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println("wrote")
		os.Exit(0)
	}
	os.Exit(m.Run())
}

var quiet = slog.New(slog.DiscardHandler)

// approved is a corpus that takes the place of the embedded one, and that one's digest.
func approved() (map[string][]byte, string) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		panic(err)
	}
	files := map[string][]byte{}
	err = fs.WalkDir(corpus.Source(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(corpus.Source(), name)
		return err
	})
	if err != nil {
		panic(err)
	}
	files["members.yaml"] = []byte(strings.Replace(string(files["members.yaml"]), "fr: {name: Japon,", "fr: {name: Nippon,", 1))
	return files, c.Digest()
}

func last(t *testing.T, dir, under string) string {
	t.Helper()
	got, err := Last(dir, under)
	if err != nil {
		t.Fatalf("Last(%q) = %v", dir, err)
	}
	return got
}

func TestWrite(t *testing.T) {
	under := t.TempDir()
	if got := last(t, "", under); got != "" {
		t.Errorf("Last() of nothing = %q, want the embedded corpus", got)
	}
	files, base := approved()
	first, err := Write(t.Context(), under, base, files, exam.Result{}, time.Now(), quiet)
	if err != nil || first != filepath.Join(under, base) {
		t.Fatalf("Write() = %q, %v, want a directory of the name %s", first, err, base)
	}
	if got := last(t, "", under); got != first {
		t.Errorf("Last() = %q, want %q", got, first)
	}
	c, err := corpus.LoadDir(first)
	if err != nil {
		t.Fatal(err)
	}
	next := maps.Clone(files)
	next["members.yaml"] = []byte(strings.Replace(string(files["members.yaml"]), "Nippon", "Yamato", 1))
	second, err := Write(t.Context(), under, c.Digest(), next, exam.Result{}, time.Now(), quiet)
	if err != nil || last(t, "", under) != second || last(t, first, under) != second {
		t.Errorf("Last() after two = %q, %v, want %q", last(t, "", under), err, second)
	}
	if again, err := Write(t.Context(), under, base, next, exam.Result{}, time.Now(), quiet); err != nil || again != first {
		t.Errorf("Write() of what is kept = %q, %v, want %q as it was", again, err, first)
	}
	if kept, err := corpus.LoadDir(first); err != nil || kept.Digest() != c.Digest() {
		t.Errorf("what was kept is another, %v", err)
	}
}

// TestOthers: what is kept of other data is named, and nothing else that stands beside it.
func TestOthers(t *testing.T) {
	under := t.TempDir()
	for _, name := range []string{"0123456789ab", "ba9876543210", unfinished + "1", "notes"} {
		if err := os.Mkdir(filepath.Join(under, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(under, "fedcba987654"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	both := []string{"0123456789ab", "ba9876543210"}
	for dir, want := range map[string][]string{"": both, t.TempDir(): both, filepath.Join(under, both[1]): nil} {
		if got, err := Others(dir, under); err != nil || !slices.Equal(got, want) {
			t.Errorf("Others(%q) = %q, %v, want %q", dir, got, err, want)
		}
	}
	if got, err := Others("", filepath.Join(under, "none")); err == nil {
		t.Errorf("Others() where there is no directory = %q, want an error", got)
	}
}

// TestWriteRefuses: what would not answer is not kept, nor is anything of it.
func TestWriteRefuses(t *testing.T) {
	files, base := approved()
	for name, tt := range map[string]struct {
		base string
		edit func(map[string][]byte)
		want string
	}{
		"no file":     {base, func(f map[string][]byte) { delete(f, "page.txt") }, "page.txt"},
		"no list":     {base, func(f map[string][]byte) { f["members.yaml"] = []byte("entities: [\n") }, "members.yaml"},
		"way out":     {base, func(f map[string][]byte) { f["../x"] = nil }, "path escapes"},
		"no digest":   {"../x", func(map[string][]byte) {}, "has no digest"},
		"nothing":     {"", func(map[string][]byte) {}, "has no digest"},
		"hidden name": {".draft-1", func(map[string][]byte) {}, "has no digest"},
	} {
		under := t.TempDir()
		wrong := maps.Clone(files)
		tt.edit(wrong)
		if dir, err := Write(t.Context(), under, tt.base, wrong, exam.Result{}, time.Now(), quiet); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Write() = %q, %v, want an error with %q", name, dir, err, tt.want)
		}
		if left, _ := os.ReadDir(under); len(left) > 0 {
			t.Errorf("%s: %v is left, want nothing", name, left)
		}
	}
	if _, err := Write(t.Context(), filepath.Join(t.TempDir(), "none"), base, files, exam.Result{}, time.Now(), quiet); err == nil {
		t.Error("Write() where there is no directory = nil, want an error")
	}
}

// TestWriteTogether: several copies that write the same at once keep one, whole.
func TestWriteTogether(t *testing.T) {
	under := t.TempDir()
	files, base := approved()
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			if dir, err := Write(t.Context(), under, base, files, exam.Result{}, time.Now(), quiet); err != nil || dir != filepath.Join(under, base) {
				t.Errorf("Write() = %q, %v, want one directory", dir, err)
			}
		})
	}
	wg.Wait()
	if left, err := os.ReadDir(under); err != nil || len(left) != 1 {
		t.Errorf("%v, %v are left, want the corpus alone", left, err)
	}
	if l, err := live.Open(t.Context(), last(t, "", under)); err != nil {
		t.Errorf("Open() = %v, want the corpus whole", err)
	} else {
		_ = l.Close()
	}
}

// TestKill kills a copy at different moments of its writing. What answers after it is the
// corpus before or the one approved, whole; and the next copy keeps it.
func TestKill(t *testing.T) {
	files, base := approved()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	moments := []int{0, 1, len(files) / 2, len(files)} // files that are there
	if testing.Short() {
		moments = moments[1:2]
	}
	for _, n := range moments {
		under := t.TempDir()
		cmd := exec.CommandContext(t.Context(), self)
		cmd.Env = append(os.Environ(), "ADOPTED_WRITES="+under)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		bufio.NewScanner(out).Scan()
		for written(under) < n {
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		dir := last(t, "", under)
		l, err := live.Open(t.Context(), dir)
		if err != nil {
			t.Fatalf("killed with %d files: Open(%q) = %v, want one or the other whole", n, dir, err)
		}
		_ = l.Close()
		kept, err := Write(t.Context(), under, base, files, exam.Result{}, time.Now().Add(2*abandoned), quiet)
		if err != nil || last(t, "", under) != kept {
			t.Errorf("killed with %d files: Write() = %q, %v, want it kept", n, kept, err)
		}
		if left, _ := os.ReadDir(under); len(left) != 1 && dir == "" {
			t.Errorf("killed with %d files: %v are left, want the corpus alone", n, left)
		}
	}
}

// written counts the files of what is there, unfinished or not.
func written(under string) int {
	n := 0
	_ = filepath.WalkDir(under, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return nil
	})
	return n
}

// TestWriteMarksExam: of an exam that was taken before, what holds no more is marked, and
// the rest stays as it was; what waits for a person to read it again is no reason. Of one
// that was not taken nothing is marked, and the log tells of one that cannot be read.
func TestWriteMarksExam(t *testing.T) {
	const right, wrong = "japan => status JP=member\n", "france => list\n"
	const cyber = "does MISWG cover cyber? => passage has=\"six sectors\"\n" // as a statement says
	for name, tt := range map[string]struct {
		lines string
		was   func(base string) exam.Result
		want  string
	}{
		"taken":            {right + wrong + "le japon => status JP=member has=Japon\n", func(base string) exam.Result { return exam.Result{Corpus: base, Wrong: []string{"own-2c598436"}} }, right + wrong + "le japon => outdated status JP=member has=Japon\n"},
		"none was taken":   {right + wrong, func(string) exam.Result { return exam.Result{} }, right + wrong},
		"taken of another": {right + wrong, func(string) exam.Result { return exam.Result{Corpus: "0123456789ab"} }, right + wrong},
		"to confirm":       {cyber + right + "le japon => list\n", func(base string) exam.Result { return exam.Result{Corpus: base} }, cyber + right + "le japon => outdated list\n"},
		"not to be read":   {"japan\n", func(base string) exam.Result { return exam.Result{Corpus: base} }, "japan\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var log strings.Builder
			files, base := approved()
			maps.DeleteFunc(files, func(name string, _ []byte) bool { return strings.HasPrefix(name, exam.Dir+"/") })
			if name == "to confirm" {
				files["statements.yaml"] = regexp.MustCompile(`rests: "?[0-9a-f]{12}"?`).ReplaceAll(files["statements.yaml"], []byte(`rests: "000000000000"`))
			}
			files["exam/own.txt"], files["exam/notes.md"] = []byte(tt.lines), []byte("japan\n")
			dir, err := Write(t.Context(), t.TempDir(), base, files, tt.was(base), time.Now(), slog.New(slog.NewTextHandler(&log, nil)))
			if err != nil {
				t.Fatal(err)
			}
			if told := strings.Contains(log.String(), "own.txt:1"); told != (name == "not to be read") {
				t.Errorf("the log has %q, want what cannot be read", &log)
			}
			got, err := os.ReadFile(filepath.Join(dir, exam.Dir, "own.txt"))
			if err != nil || string(got) != tt.want {
				t.Errorf("the exam is %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}
