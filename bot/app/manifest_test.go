package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"miswg/corpus"
)

// methodOf names the Web API methods behind each slack-go call that the bot uses.
var methodOf = map[string]string{
	"AuthTestContext":                            "auth.test",
	"PostMessageContext":                         "chat.postMessage",
	"PostEphemeralContext":                       "chat.postEphemeral",
	"UpdateMessageContext":                       "chat.update",
	"DeleteMessageContext":                       "chat.delete",
	"UnfurlMessageContext":                       "chat.unfurl",
	"UnfurlMessageByIDContext":                   "chat.unfurl",
	"OpenViewContext":                            "views.open",
	"PushViewContext":                            "views.push",
	"UpdateViewContext":                          "views.update",
	"PublishViewContext":                         "views.publish",
	"UploadFileContext":                          "files.getUploadURLExternal files.completeUploadExternal",
	"GetConversationHistoryContext":              "conversations.history",
	"GetConversationRepliesContext":              "conversations.replies",
	"GetUserInfoContext":                         "users.info",
	"GetUserGroupMembersContext":                 "usergroups.users.list",
	"SetAssistantThreadsSuggestedPromptsContext": "assistant.threads.setSuggestedPrompts",
	"SetAgentSessionStatusContext":               "agents.sessions.setStatus",
	"RenameAgentSessionContext":                  "agents.sessions.rename",
	"FunctionCompleteSuccessContext":             "functions.completeSuccess",
	"EntityPresentDetailsContext":                "entity.presentDetails",
	"FunctionCompleteErrorContext":               "functions.completeError",
}

// TestNeedsMatchCode holds the table of needs against what the code calls and
// handles: none is missing and none is spare.
func TestNeedsMatchCode(t *testing.T) {
	source := ""
	for _, room := range []string{"..", "../outbox", "../people", "../talk", "../talk/step", "../talk/find"} {
		source += programOf(t, room)
	}
	called := []string{"apps.connections.open"}
	for _, m := range regexp.MustCompile(`(?i)\bapi\.(\w+Context)\b`).FindAllStringSubmatch(source, -1) {
		method, ok := methodOf[m[1]]
		if !ok {
			t.Errorf("the code calls %s, which no need names", m[1])
		}
		called = append(called, strings.Fields(method)...)
	}
	slices.Sort(called)
	called = slices.Compact(called)
	if want := collect(needs(), func(n Need) []string { return n.Methods }); !slices.Equal(called, want) {
		t.Errorf("methods called = %v, want those of the needs, %v", called, want)
	}

	var handled []string
	for _, m := range regexp.MustCompile(`On: "event:(\w+)"`).FindAllStringSubmatch(programOf(t, "../talk"), -1) {
		handled = append(handled, m[1])
	}
	slices.Sort(handled)
	var wanted []string
	for _, e := range collect(needs(), func(n Need) []string { return n.Events }) {
		base, _, _ := strings.Cut(e, ".") // message.im arrives as message
		wanted = append(wanted, base)
	}
	slices.Sort(wanted)
	if wanted = slices.Compact(wanted); !slices.Equal(handled, wanted) {
		t.Errorf("events handled = %v, want those of the needs, %v", handled, wanted)
	}
}

// programOf reads the Go files of a folder, tests apart.
func programOf(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(folder + "/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("Glob(%q) = %v, %v, want files", folder, files, err)
	}
	var sb strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		sb.Write(data)
	}
	return sb.String()
}

func TestLeanIsLean(t *testing.T) {
	got := collect(Explain(Lean), func(n Need) []string { return append(n.Scopes, n.Optional...) })
	want := []string{"app_mentions:read", "chat:write", "commands", "im:history", "mpim:history", "users:read"}
	if !slices.Equal(got, want) {
		t.Errorf("lean scopes = %v, want %v", got, want)
	}
}

func TestManifestLimits(t *testing.T) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	for _, tier := range Tiers() {
		js, err := Manifest(tier, c.Body(), c.Document())
		if err != nil {
			t.Fatal(err)
		}
		var m struct {
			Display struct {
				Name string `json:"name"`
				Desc string `json:"description"`
				Long string `json:"long_description"`
			} `json:"display_information"`
			Features struct {
				Slash []struct {
					Command, Description string
				} `json:"slash_commands"`
				Shortcuts []struct {
					Name, Description string
				} `json:"shortcuts"`
				Agent *struct {
					Desc string `json:"agent_description"`
				} `json:"agent_view"`
			} `json:"features"`
		}
		if err := json.Unmarshal(js, &m); err != nil {
			t.Fatal(err)
		}
		long := func(what, s string, least, most int) {
			if n := len([]rune(s)); n < least || n > most {
				t.Errorf("Manifest(%s): %s has %d characters, want %d to %d", tier, what, n, least, most)
			}
		}
		// reference/app-manifest
		long("name", m.Display.Name, 1, 35)
		long("description", m.Display.Desc, 1, 140)
		long("long_description", m.Display.Long, 175, 4000)
		for _, s := range m.Features.Slash {
			long(s.Command, s.Description, 1, 2000)
		}
		for _, s := range m.Features.Shortcuts {
			long("shortcut name", s.Name, 1, 24)
			long("shortcut description", s.Description, 1, 150)
		}
		if (m.Features.Agent != nil) != (tier == Agent) {
			t.Errorf("Manifest(%s): agent_view = %v", tier, m.Features.Agent)
		}
	}
}

// TestParts: without being asked for, no manifest has a function; with a part, any tier has
// what it says, and asks for no scope more. Both parts go together.
func TestParts(t *testing.T) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	shared := []string{`"function_runtime": "remote"`, `"org_deploy_enabled": true`, `"function_executed"`}
	step := append([]string{`"miswg_status": {`, `"title": "MISWG status"`}, shared...)
	search := append([]string{`"miswg_search": {`, `"search_function_callback_id": "miswg_search"`, `"app_type": "remote"`, `"rich_previews": {`, `"entity_details_requested"`}, shared...)
	scopes := func(ns []Need) []string { return collect(ns, func(n Need) []string { return n.Scopes }) }
	for _, tier := range Tiers() {
		for _, tt := range []struct {
			parts []Tier
			want  []string
			not   []string
		}{
			{nil, nil, []string{"function", StatusStep, SearchStep, "app_type", "rich_previews", "entity_"}},
			{[]Tier{Workflow}, step, []string{SearchStep, "app_type"}},
			{[]Tier{Search}, search, []string{StatusStep}},
			{[]Tier{Workflow, Search}, append(step, search...), nil},
		} {
			m, err := Manifest(tier, c.Body(), c.Document(), tt.parts...)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range tt.want {
				if !strings.Contains(string(m), want) {
					t.Errorf("Manifest(%s, %v) has no %s", tier, tt.parts, want)
				}
			}
			for _, not := range tt.not {
				if strings.Contains(string(m), not) {
					t.Errorf("Manifest(%s, %v) has %s", tier, tt.parts, not)
				}
			}
			if got, want := scopes(Explain(tier, tt.parts...)), scopes(Explain(tier)); !slices.Equal(got, want) {
				t.Errorf("Explain(%s, %v) asks for %v, want %v", tier, tt.parts, got, want)
			}
		}
	}
}
