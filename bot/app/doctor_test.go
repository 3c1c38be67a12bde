package app

import (
	"strings"
	"testing"
)

// TestStepFinding: the step is nobody's failure, and where Workflow Builder would not
// show it the doctor says so.
func TestStepFinding(t *testing.T) {
	for _, tt := range []struct {
		reply         webReply
		problem, mend string
	}{
		{webReply{}, "Slack does not tell", "miswg manifest --workflow"},
		{webReply{Enterprise: "E1", Organisation: true}, "Slack does not tell", "miswg manifest --workflow"},
		{webReply{Enterprise: "E1"}, "one workspace of an organisation", "Org Level Apps"},
	} {
		f := stepFinding(tt.reply)
		if !f.OK || !f.Unsure || !strings.Contains(f.Problem, tt.problem) || !strings.Contains(f.Mend, tt.mend) {
			t.Errorf("stepFinding(%+v) = %+v, want %q and %q", tt.reply, f, tt.problem, tt.mend)
		}
	}
}
