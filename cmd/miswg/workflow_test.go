package main

import (
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// A workflow is what is checked of one of GitHub's.
type workflow struct {
	On struct {
		Push struct{ Branches, Tags []string }
		// Events without settings.
		Others map[string]any `yaml:",inline"`
	}
	Permissions map[string]string
	Jobs        map[string]struct {
		Needs, Uses string
		Permissions map[string]string
		Steps       []struct {
			Uses, Run string
			With      map[string]any
		}
	}
}

// readWorkflow reads a workflow and wants of it what must be so of each: no more than reading
// unless a job says so, and actions that cannot change under their name.
func readWorkflow(t *testing.T, file string) (w workflow, uses map[string]map[string]any, runs []string) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(read(t, ".github/workflows/"+file)), &w); err != nil {
		t.Fatal(err)
	}
	if len(w.Permissions) != 1 || w.Permissions["contents"] != "read" {
		t.Errorf("%s: permissions = %v, want to read the contents and no more", file, w.Permissions)
	}
	uses = map[string]map[string]any{}
	for _, job := range w.Jobs {
		for _, s := range job.Steps {
			name, commit, pinned := strings.Cut(s.Uses, "@")
			if pinned || name != "" {
				uses[name] = s.With
				if !regexp.MustCompile(`^[0-9a-f]{40}$`).MatchString(commit) {
					t.Errorf("%s uses %s, want a commit", file, s.Uses)
				}
			}
			if s.Run != "" {
				runs = append(runs, s.Run)
			}
		}
	}
	return w, uses, runs
}

// goMinor is the version of Go in go.mod, without what mends it.
func goMinor(t *testing.T) string {
	t.Helper()
	m := regexp.MustCompile(`(?m)^go (\d+\.\d+)\.\d+$`).FindStringSubmatch(read(t, "go.mod"))
	if m == nil {
		t.Fatal("go.mod names no version of Go")
	}
	return m[1]
}

// TestWorkflow wants the workflow to call what anyone can run, with the Go of go.mod.
func TestWorkflow(t *testing.T) {
	w, uses, runs := readWorkflow(t, "ci.yaml")
	for _, event := range []string{"pull_request", "workflow_call"} {
		if _, ok := w.On.Others[event]; !ok {
			t.Errorf("on = %v, want %s", w.On, event)
		}
	}
	if !slices.Equal(w.On.Push.Branches, []string{"**"}) {
		t.Errorf("on.push.branches = %q, want every branch; a tag is release.yaml's", w.On.Push.Branches)
	}
	if !slices.ContainsFunc(runs, func(r string) bool { return strings.HasSuffix(r, " .ci/run") }) {
		t.Errorf("the workflow runs %q, want .ci/run", runs)
	}
	if v := uses["actions/setup-go"]["go-version-file"]; v != "go.mod" {
		t.Errorf("the workflow has the Go of %v, want go.mod's", v)
	}
	var d struct {
		Updates []struct {
			Ecosystem string `yaml:"package-ecosystem"`
		}
	}
	if err := yaml.Unmarshal([]byte(read(t, ".github/dependabot.yml")), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Updates) != 2 || d.Updates[0].Ecosystem != "gomod" || d.Updates[1].Ecosystem != "github-actions" {
		t.Errorf("updates = %v, want modules and actions", d.Updates)
	}
}

// TestReleaseWorkflow: a tag is released only when all that must hold does, by the
// goreleaser that the notes name, and each job may write no more than what it makes.
func TestReleaseWorkflow(t *testing.T) {
	w, uses, runs := readWorkflow(t, "release.yaml")
	if len(w.On.Push.Tags) == 0 || len(w.On.Push.Branches) > 0 || len(w.On.Others) > 0 {
		t.Errorf("on = %+v, want tags alone", w.On)
	}
	if ci := w.Jobs["run"].Uses; ci != "./.github/workflows/ci.yaml" {
		t.Errorf("run uses %q, want what must hold before anything lands", ci)
	}
	for job, may := range map[string]string{"programs": "contents", "image": "packages"} {
		j := w.Jobs[job]
		if j.Needs != "run" {
			t.Errorf("%s needs %q, want run", job, j.Needs)
		}
		for what, how := range j.Permissions {
			if how == "write" && what != may {
				t.Errorf("%s may write %s, want %s alone", job, what, may)
			}
		}
		if j.Permissions[may] != "write" {
			t.Errorf("%s has %v, want to write %s", job, j.Permissions, may)
		}
	}
	if v := uses["actions/setup-go"]["go-version"]; v != goMinor(t) {
		t.Errorf("the release is built with Go %v, want %s as go.mod has it", v, goMinor(t))
	}
	if v := uses["actions/checkout"]["fetch-depth"]; v != 0 {
		t.Errorf("fetch-depth = %v, want 0: without tags nothing is stamped", v)
	}
	all := strings.Join(runs, "\n")
	for _, want := range []string{" release --clean", "--file cmd/miswg/deploy/Containerfile", "linux/amd64,linux/arm64", "--push ."} {
		if !strings.Contains(all, want) {
			t.Errorf("the workflow runs %q, want %q in it", runs, want)
		}
	}
	tool := regexp.MustCompile(`github\.com/goreleaser/goreleaser/v2@v[\d.]+\d`)
	want := tool.FindString(all)
	for _, name := range []string{".goreleaser.yaml", ".github/CONTRIBUTING.md"} {
		if got := tool.FindString(read(t, name)); got != want || got == "" {
			t.Errorf("%s names %q, want %q as the workflow", name, got, want)
		}
	}
}

// TestReleasedPrograms holds what goreleaser is told: six platforms without cgo, and beside
// each its licences, a bill of materials and a checksum.
func TestReleasedPrograms(t *testing.T) {
	type file struct{ Src, Dst string }
	var c struct {
		Dist   string
		Before struct{ Hooks []string }
		Builds []struct {
			Main                     string
			Env, Goos, Goarch, Flags []string
		}
		Archives []struct{ Files []file }
		Sboms    []struct {
			Artifacts, Cmd string
			Args           []string
		}
		Checksum struct{ Algorithm string }
	}
	if err := yaml.Unmarshal([]byte(read(t, ".goreleaser.yaml")), &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Builds) != 1 || len(c.Archives) != 1 || len(c.Sboms) != 1 {
		t.Fatalf("%d builds, %d archives, %d bills of materials, want one each", len(c.Builds), len(c.Archives), len(c.Sboms))
	}
	b := c.Builds[0]
	if b.Main != "./cmd/miswg" || !slices.Equal(b.Env, []string{"CGO_ENABLED=0"}) || !slices.Equal(b.Flags, []string{"-trimpath", "-buildvcs=true"}) {
		t.Errorf("builds = %+v, want the program, static, trimmed and stamped", b)
	}
	if !slices.Equal(b.Goos, []string{"linux", "darwin", "windows"}) || !slices.Equal(b.Goarch, []string{"amd64", "arm64"}) {
		t.Errorf("platforms = %q on %q, want six", b.Goos, b.Goarch)
	}
	for _, goos := range b.Goos {
		if want := "env CGO_ENABLED=0 GOOS=" + goos + " sh cmd/miswg/deploy/licences.sh .dist/licences"; !slices.Contains(c.Before.Hooks, want) {
			t.Errorf("hooks = %q, want %q", c.Before.Hooks, want)
		}
	}
	for _, want := range []file{{".github/LICENSE", "LICENSE"}, {".dist/licences", "licences"}} {
		if !slices.Contains(c.Archives[0].Files, want) {
			t.Errorf("an archive holds %v, want %v", c.Archives[0].Files, want)
		}
	}
	if s := c.Sboms[0]; s.Artifacts != "binary" || s.Cmd != "go" || !slices.Contains(s.Args, "bin") {
		t.Errorf("bills of materials = %+v, want one of each program", s)
	}
	if c.Checksum.Algorithm != "sha256" {
		t.Errorf("checksums by %q, want sha256", c.Checksum.Algorithm)
	}
	if !strings.HasPrefix(c.Dist, ".dist/") || !slices.Contains(strings.Split(read(t, ".gitignore"), "\n"), "/.dist/") {
		t.Errorf("dist = %q, want a folder that git leaves out", c.Dist)
	}
}

// TestImageIsStamped: whatever of the repository the image's builder does not see, Go takes
// for a change, and says so in the version.
func TestImageIsStamped(t *testing.T) {
	list := exec.Command("git", "ls-files")
	list.Dir = "../.."
	out, err := list.Output()
	if err != nil {
		t.Skip(err)
	}
	seen := strings.Split(read(t, ".dockerignore"), "\n")
	for file := range strings.FieldsSeq(string(out)) {
		top, _, _ := strings.Cut(file, "/")
		if !slices.Contains(seen, "!"+top) {
			t.Errorf(".dockerignore leaves out %s", file)
		}
	}
	if !slices.Contains(seen, "!.git") {
		t.Error(".dockerignore leaves out .git, which the version is stamped from")
	}
}
