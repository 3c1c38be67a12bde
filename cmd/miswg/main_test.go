package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"miswg": main})
}

// TestScripts runs each command as a person would: arguments, exit code, output.
// "exits CODE COMMAND…" holds a command to its exit code; "code NAME" puts the receipt
// that was written last into a variable. The folder web of a script is served at $WEB.
// The race detector has a program wait a second before it exits, for what it left running;
// a command that has said all and closed what it opened left nothing.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "code": code}, Setup: func(e *testscript.Env) error {
		data, err := os.Getwd()
		e.Setenv("GORACE", os.Getenv("GORACE")+" atexit_sleep_ms=0")
		e.Setenv("DATA", data+"/../../corpus/data")
		e.Setenv("PAGE", data+"/../../corpus/source/extract/testdata/page.html")
		web := httptest.NewServer(http.FileServer(http.Dir(e.WorkDir + "/web")))
		e.Defer(web.Close)
		e.Setenv("WEB", web.URL)
		return err
	}})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if want := args[0]; want != strconv.Itoa(code) {
		ts.Fatalf("%v exits %d, want %s", args[1:], code, want)
	}
}

// receiptCode is a receipt as it is written.
var receiptCode = regexp.MustCompile(`[0-9A-Z]{4}(-[0-9A-Z]{4}){3}`)

func code(ts *testscript.TestScript, neg bool, args []string) {
	found := receiptCode.FindString(ts.ReadFile("stdout"))
	if neg || len(args) != 1 || found == "" {
		ts.Fatalf("usage: code NAME, behind a command that writes a receipt")
	}
	ts.Setenv(args[0], found)
}
