package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"miswg/bot/app"
	"miswg/index/live"
)

func newManifest(e env) *cobra.Command {
	var conversational, agent, workflow, search, explain bool
	var corpusDir string
	c := described("manifest", cobra.NoArgs, func(*cobra.Command, []string) error {
		tier := app.Lean
		switch {
		case conversational && agent:
			return usagef("--conversational and --agent exclude each other")
		case conversational:
			tier = app.Conversational
		case agent:
			tier = app.Agent
		}
		var parts []app.Tier
		if workflow {
			parts = append(parts, app.Workflow)
		}
		if search {
			parts = append(parts, app.Search)
		}
		if explain {
			return explainManifest(e, tier, parts)
		}
		c, err := live.Load(corpusDir)
		if err != nil {
			return err
		}
		m, err := app.Manifest(tier, c.Body(), c.Document(), parts...)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(e.stdout, "%s\n", m)
		return err
	})
	c.Flags().BoolVar(&conversational, "conversational", false, "also follow-ups, edits and link previews in channels")
	c.Flags().BoolVar(&agent, "agent", false, "live in the agent pane; locks workspace guests out and needs a paid plan")
	c.Flags().BoolVar(&workflow, "workflow", false, "also a step for Workflow Builder; needs a paid plan")
	c.Flags().BoolVar(&search, "search", false, "also found by Slack's own search; needs an Enterprise plan")
	c.Flags().StringVar(&corpusDir, "corpus", "", "directory of another corpus")
	c.Flags().BoolVar(&explain, "explain", false, "list each scope and event with the feature that needs it")
	return c
}

func explainManifest(e env, tier app.Tier, parts []app.Tier) error {
	w := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "FEATURE\tSCOPES\tEVENTS\tWHY")
	for _, n := range app.Explain(tier, parts...) {
		scopes := strings.Join(n.Scopes, " ")
		if len(n.Optional) > 0 {
			scopes = strings.TrimSpace(scopes + " [" + strings.Join(n.Optional, " ") + "]")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", n.Name, scopes, strings.Join(n.Events, " "), n.Why)
	}
	fmt.Fprintln(w, "\nScopes in brackets are optional: the feature switches itself on when they are granted.")
	return w.Flush()
}
