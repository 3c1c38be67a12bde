package main

import (
	"bufio"
	"fmt"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// wayRooms are those that the tour follows a question through.
const wayRooms = "miswg/bot,miswg/bot/app,miswg/bot/expiring,miswg/bot/ledger,miswg/bot/outbox,miswg/bot/people,miswg/bot/queue,miswg/bot/render," +
	"miswg/bot/retry,miswg/bot/socket,miswg/bot/stats,miswg/bot/talk,miswg/bot/visible,miswg/bot/wire"

// TestTourIsTheWay sends one slash command many times, sees which files it runs through
// each time, and holds the life of one question in doc.go against them: every file it
// names in bot is on the way, and every file on the way that decides something is named.
func TestTourIsTheWay(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the bot with counters")
	}
	const more = 20
	counted := filepath.Join(t.TempDir(), "bot.test")
	build := exec.Command("go", "test", "-c", "-ldflags=-s -w", "-o", counted, "-covermode", "atomic", "-coverpkg", wayRooms, "miswg/bot")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go test -c: %v\n%s", err, out)
	}
	once, often := passed(t, counted, 1), passed(t, counted, 1+more)
	on := map[string]int{} // the statements of a file that ran for each command
	for block, n := range often {
		if file, _, _ := strings.Cut(block, ":"); n-once[block] >= more {
			on[strings.TrimPrefix(file, "miswg/")]++
		}
	}
	told := lifeOfAQuestion(t)
	t.Logf("one command runs through %d files of bot; the tour names %d of them", len(on), len(told))
	for _, file := range told {
		if on[file] == 0 {
			t.Errorf("the tour names %s, which one command does not run through", file)
		}
	}
	const few = 4 // blocks: a helper on the way
	for _, file := range slices.Sorted(maps.Keys(on)) {
		helper := on[file] <= few || strings.HasPrefix(file, "bot/render/") || slices.Contains([]string{"bot/stats", "bot/expiring"}, filepath.Dir(file))
		if !helper && !slices.Contains(told, file) {
			t.Errorf("one command runs through %d blocks of %s, which the tour does not name", on[file], file)
		}
	}
}

// passed counts, by block, what so many commands run through, with the tests of bot that count.
func passed(t *testing.T, counted string, commands int) map[string]int {
	t.Helper()
	profile := filepath.Join(t.TempDir(), "profile")
	cmd := exec.Command(counted, "-test.run", "^TestWay$", "-test.coverprofile", profile, "-commands", strconv.Itoa(commands))
	cmd.Dir = "../../bot"
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("TestWay: %v\n%s", err, out)
	}
	f, err := os.Open(profile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string]int{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var block string
		var statements, n int
		if _, err := fmt.Sscan(lines.Text(), &block, &statements, &n); err == nil {
			out[block] = n
		}
	}
	if len(out) == 0 {
		t.Fatal("no coverage")
	}
	return out
}

// lifeOfAQuestion returns the files of bot that doc.go names in that section.
func lifeOfAQuestion(t *testing.T) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	_, life, _ := strings.Cut(f.Doc.Text(), "# The life of one question")
	life, _, _ = strings.Cut(life, "\n# ")
	_, life, _ = strings.Cut(life, "before it is acknowledged.")
	files := regexp.MustCompile(`\bbot/[a-z/]+\.go\b`).FindAllString(life, -1)
	if len(files) < 5 {
		t.Fatalf("the life of one question names %v, want its way", files)
	}
	slices.Sort(files)
	return slices.Compact(files)
}
