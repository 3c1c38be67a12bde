package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"miswg/bot"
)

// maxSockets is how many connections Slack gives an app, all copies together.
const maxSockets = 10

func deployed(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile("deploy/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// settingsParse holds the names of env to the settings, and their values to loadConfig.
func settingsParse(t *testing.T, where string, env map[string]string) config {
	t.Helper()
	for name := range env {
		if !slices.ContainsFunc(settings(), func(s setting) bool { return s.name == name }) {
			t.Errorf("%s sets %s, which is no setting", where, name)
		}
	}
	c, err := loadConfig(func(name string) string { return env[name] }, "missing.env")
	if err != nil {
		t.Errorf("loadConfig(%s) = %v, want nil", where, err)
	}
	return c
}

// outlasts wants a bot that is told to stop to be given longer than it drains.
func outlasts(t *testing.T, where string, given time.Duration) {
	t.Helper()
	if given < bot.DefaultDrain+5*time.Second {
		t.Errorf("%s gives %v to stop, want 5 s more than the drain of %v", where, given, bot.DefaultDrain)
	}
}

// unit reads a systemd unit: the values of each "Section.Key", in order.
func unit(t *testing.T, file string) map[string][]string {
	t.Helper()
	u, section := map[string][]string{}, ""
	for line := range strings.Lines(deployed(t, file)) {
		line = strings.TrimSpace(line)
		key, value, assigns := strings.Cut(line, "=")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		case !assigns:
			t.Fatalf("%s: %q assigns nothing", file, line)
		default:
			u[section+"."+key] = append(u[section+"."+key], value)
		}
	}
	return u
}

func TestServiceUnit(t *testing.T) {
	u := unit(t, "miswg.service")
	for key, want := range map[string][]string{
		"Service.LoadCredential":           {"settings:/etc/miswg/settings.env"},
		"Service.ExecReload":               {"/bin/kill -HUP $MAINPID"},
		"Service.Restart":                  {"on-failure"},
		"Service.RestartPreventExitStatus": {strconv.Itoa(exitUsage)},
		"Service.RestartForceExitStatus":   {"SIGHUP"},
		"Service.DynamicUser":              {"yes"},
		"Service.User":                     {"miswg"},
		"Service.StateDirectory":           {"miswg"},
		"Service.WorkingDirectory":         {"/var/lib/miswg"},
		"Service.NoNewPrivileges":          {"yes"},
		"Service.CapabilityBoundingSet":    {""},
		"Service.ProtectSystem":            {"strict"},
		"Service.ProtectHome":              {"yes"},
		"Service.PrivateTmp":               {"yes"},
		"Service.MemoryDenyWriteExecute":   {"yes"},
		"Service.RestrictAddressFamilies":  {"AF_INET AF_INET6 AF_UNIX"},
		"Service.SystemCallFilter":         {"@system-service", "~@privileged @resources"},
		"Install.WantedBy":                 {"multi-user.target"},
	} {
		if got := u[key]; !slices.Equal(got, want) {
			t.Errorf("%s = %q, want %q", key, got, want)
		}
	}
	one := func(key string) string {
		if len(u[key]) != 1 {
			t.Fatalf("%s = %q, want one", key, u[key])
		}
		return u[key][0]
	}
	program, args, _ := strings.Cut(one("Service.ExecStart"), " ")
	if program != "/usr/local/bin/miswg" || args != "serve --env ${CREDENTIALS_DIRECTORY}/settings" {
		t.Errorf("ExecStart = %q %q, want the program to serve with the credential", program, args)
	}
	if err := parses(strings.Fields(args)); err != nil {
		t.Errorf("ExecStart: %v", err)
	}
	seconds, err := strconv.Atoi(one("Service.TimeoutStopSec"))
	if err != nil {
		t.Error(err)
	}
	outlasts(t, "the unit", time.Duration(seconds)*time.Second)
	if memory := one("Service.MemoryMax"); !regexp.MustCompile(`^\d+M$`).MatchString(memory) {
		t.Errorf("MemoryMax = %q, want megabytes", memory)
	}
	env := map[string]string{}
	for _, e := range u["Service.Environment"] {
		name, value, _ := strings.Cut(e, "=")
		env[name] = value
	}
	settingsParse(t, "the unit", env)
}

// An instruction is one line of a container file.
type instruction struct{ word, rest string }

// stages reads a container file: the instructions of each stage, FROM first.
func stages(t *testing.T, file string) [][]instruction {
	t.Helper()
	var all [][]instruction
	for line := range strings.Lines(deployed(t, file)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		if word == "FROM" {
			all = append(all, nil)
		}
		if len(all) == 0 {
			t.Fatalf("%s: %q stands before FROM", file, line)
		}
		all[len(all)-1] = append(all[len(all)-1], instruction{word, rest})
	}
	return all
}

func TestContainerfile(t *testing.T) {
	all := stages(t, "Containerfile")
	if len(all) != 2 {
		t.Fatalf("the container file has %d stages, want 2", len(all))
	}
	if got, want := all[0][0].rest, fmt.Sprintf("--platform=$BUILDPLATFORM golang:%s AS build", goMinor(t)); got != want {
		t.Errorf("the first stage is from %q, want %q as go.mod has it", got, want)
	}
	if !slices.ContainsFunc(all[0], func(i instruction) bool {
		return i.word == "RUN" && strings.HasPrefix(i.rest, "CGO_ENABLED=0 go build ") && strings.Contains(i.rest, " -o /miswg ./cmd/miswg")
	}) {
		t.Errorf("the first stage %q does not build the program without cgo", all[0])
	}
	if !slices.Contains(all[0], instruction{"RUN", "CGO_ENABLED=0 sh cmd/miswg/deploy/licences.sh /licenses"}) {
		t.Errorf("the first stage %q does not gather the licences", all[0])
	}
	for _, want := range []instruction{{"ARG", "TARGETOS TARGETARCH"}, {"ENV", "GOOS=$TARGETOS GOARCH=$TARGETARCH"}} {
		if !slices.Contains(all[0], want) {
			t.Errorf("the first stage %q has no %q, want the platform that is asked for", all[0], want)
		}
	}
	final := map[string][]string{}
	for _, i := range all[1] {
		final[i.word] = append(final[i.word], i.rest)
	}
	for word, want := range map[string][]string{"FROM": {"scratch"}, "USER": {"65532:65532"}, "STOPSIGNAL": {"SIGTERM"}, "WORKDIR": {"/state"}, "RUN": nil, "ADD": nil} {
		if got := final[word]; !slices.Equal(got, want) {
			t.Errorf("%s = %q in the last stage, want %q", word, got, want)
		}
	}
	for _, want := range []string{
		"--from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/",
		"--from=build /miswg /miswg",
		"--from=build /licenses /licenses",
		"--from=build --chown=65532:65532 /state /state",
	} {
		if !slices.Contains(final["COPY"], want) {
			t.Errorf("COPY = %q in the last stage, want %q", final["COPY"], want)
		}
	}

	env := map[string]string{}
	for _, e := range strings.Fields(strings.Join(final["ENV"], " ")) {
		name, value, _ := strings.Cut(e, "=")
		env[name] = value
	}
	c := settingsParse(t, "the container file", env)
	if !strings.HasPrefix(c.stateURL, "/state/") {
		t.Errorf("STATE_URL = %q, want a file in /state, the only place that can be written", c.stateURL)
	}
	if !strings.HasPrefix(c.metricsAddr, "127.0.0.1:") {
		t.Errorf("METRICS_ADDR = %q, want one that only the health check reaches", c.metricsAddr)
	}
	array := func(word string) (words []string) {
		text := strings.Join(final[word], "\n")
		if err := json.Unmarshal([]byte(text[max(0, strings.IndexByte(text, '[')):]), &words); err != nil {
			t.Errorf("%s %q: %v; want an array, there is no shell", word, text, err)
		}
		return words
	}
	check := array("HEALTHCHECK")
	if len(check) < 2 || check[0] != "/miswg" || check[1] != "health" {
		t.Fatalf("HEALTHCHECK = %q, want miswg health", check)
	}
	for _, args := range [][]string{array("CMD"), check[1:]} {
		if err := parses(args); err != nil {
			t.Errorf("the container file: %v", err)
		}
	}
	if entry := array("ENTRYPOINT"); !slices.Equal(entry, []string{"/miswg"}) {
		t.Errorf("ENTRYPOINT = %q, want the program", entry)
	}
}

// A service is what is checked of one in compose.yaml.
type service struct {
	Image   string
	Build   struct{ Context, Dockerfile string }
	Command []string
	Deploy  struct{ Replicas int }
	EnvFile string `yaml:"env_file"`

	Environment map[string]string
	User        string
	ReadOnly    bool          `yaml:"read_only"`
	CapDrop     []string      `yaml:"cap_drop"`
	SecurityOpt []string      `yaml:"security_opt"`
	StopGrace   time.Duration `yaml:"stop_grace_period"`
	MemLimit    string        `yaml:"mem_limit"`
	Ports       []string
	Networks    []string
	Privileged  bool
}

func TestCompose(t *testing.T) {
	var c struct {
		Services map[string]service
		Networks map[string]struct{ Internal bool }
	}
	if err := yaml.Unmarshal([]byte(deployed(t, "compose.yaml")), &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Services) != 2 {
		t.Fatalf("compose.yaml has %d services, want the bot and its database", len(c.Services))
	}
	for name, s := range c.Services {
		if s.User == "" || s.User == "root" || strings.HasPrefix(s.User, "0") {
			t.Errorf("%s runs as %q, want nobody of importance", name, s.User)
		}
		if !s.ReadOnly || s.Privileged || !slices.Equal(s.CapDrop, []string{"ALL"}) || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
			t.Errorf("%s = %+v, want a read-only root and no privileges", name, s)
		}
		if len(s.Ports) > 0 {
			t.Errorf("%s publishes %q, want nothing", name, s.Ports)
		}
	}
	if db := c.Services["state"]; !c.Networks["inside"].Internal || !slices.Equal(db.Networks, []string{"inside"}) {
		t.Errorf("the database is in %q, want the internal network alone", db.Networks)
	}

	s := c.Services["miswg"]
	if err := parses(s.Command); err != nil {
		t.Errorf("command: %v", err)
	}
	if _, err := os.Stat("deploy/" + s.Build.Context + "/" + s.Build.Dockerfile); err != nil {
		t.Errorf("build: %v", err)
	}
	if s.EnvFile != ".env" {
		t.Errorf("env_file = %q, want .env, which git leaves out", s.EnvFile)
	}
	outlasts(t, "compose.yaml", s.StopGrace)
	if s.MemLimit == "" {
		t.Error("mem_limit is not set")
	}
	for name, v := range s.Environment {
		s.Environment[name] = regexp.MustCompile(`\$\{\w+:\?[^}]+\}`).ReplaceAllString(v, "0f3c")
	}
	cfg := settingsParse(t, "compose.yaml", s.Environment)
	if cfg.stateURL != "postgres://miswg:0f3c@state/miswg" {
		t.Errorf("STATE_URL = %q, want the database beside it", cfg.stateURL)
	}
	if cfg.metricsAddr == "" {
		t.Error("METRICS_ADDR is not set, which the health check needs")
	}
	if s.Deploy.Replicas < 2 || cfg.bot.Connections == 0 || s.Deploy.Replicas*cfg.bot.Connections > maxSockets {
		t.Errorf("%d copies with %d connections, want two copies or more and %d connections at most", s.Deploy.Replicas, cfg.bot.Connections, maxSockets)
	}
}
