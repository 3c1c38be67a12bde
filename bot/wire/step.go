package wire

import (
	"encoding/json"
	"regexp"
)

// A Callback names a step of a workflow; Slack sends an object with its whole definition.
type Callback string

// UnmarshalJSON reads either form, and takes anything else for no name.
func (c *Callback) UnmarshalJSON(b []byte) error {
	id, _ := named(b, "callback_id")
	*c = Callback(id)
	return nil
}

// Inputs are what a step of a workflow, or a search, was given, by name: those that are
// text, and of whoever searches the ID. The secret that comes with the ID is not read.
type Inputs map[string]string

// UnmarshalJSON leaves out what is neither.
func (i *Inputs) UnmarshalJSON(b []byte) error {
	var all map[string]any
	_ = json.Unmarshal(b, &all)
	*i = nil
	for name, v := range all {
		if person, ok := v.(map[string]any); ok {
			v = person["id"]
		}
		if text, ok := v.(string); ok {
			if *i == nil {
				*i = Inputs{}
			}
			(*i)[name] = text
		}
	}
	return nil
}

// StepKey names one run of a step of a workflow, or a search, in whichever event it comes.
func StepKey(execution string) string { return "x:" + execution }

var personID = regexp.MustCompile(`^[UW][A-Z0-9]{2,30}$`)

// Person is an ID that names a person, "" for anything else.
func Person(id string) string {
	if personID.MatchString(id) {
		return id
	}
	return ""
}
