package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// commands is the whole tree, with what cobra adds to it when it runs.
func commands() *cobra.Command {
	root := newRoot(env{stdin: strings.NewReader(""), stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}, getenv: func(string) string { return "" }})
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd("ask") // which it adds only where there are arguments
	return root
}

// parses reports what miswg would find wrong with args before it acts on them.
func parses(args []string) error {
	c, rest, err := commands().Find(args)
	if err != nil {
		return fmt.Errorf("miswg %q: %w", args, err)
	}
	c.InitDefaultHelpFlag()
	if err := c.ParseFlags(rest); err != nil {
		return fmt.Errorf("miswg %q: %w", args, err)
	}
	rest = c.Flags().Args()
	if !c.HasParent() && len(rest) > 0 {
		return fmt.Errorf("miswg %q: no command %q", args, rest[0])
	}
	if err := c.ValidateArgs(rest); err != nil {
		return fmt.Errorf("miswg %q: %w", args, err)
	}
	return nil
}

func TestParses(t *testing.T) {
	for args, want := range map[string]bool{
		"": true, "serve": true, "serve --env FILE --corpus DIR": true, "help ask": true, "completion bash": true, "map -o map.png": true, "--help": true,
		"server": false, "serve --environment FILE": false, "serve now": false, "health --corpus DIR": false, "--env FILE": false,
	} {
		if err := parses(strings.Fields(args)); (err == nil) != want {
			t.Errorf("parses(%q) = %v, want ok to be %v", args, err, want)
		}
	}
}
