package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"miswg": main})
}

// TestScripts runs each command as a person would: arguments, exit code, output.
// "exits CODE COMMAND…" holds a command to its exit code. The folder web of a script is
// served at $WEB.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits}, Setup: func(e *testscript.Env) error {
		data, err := os.Getwd()
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
