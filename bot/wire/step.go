package wire

import "encoding/json"

// A Callback names a step of a workflow; Slack sends an object with its whole definition.
type Callback string

// UnmarshalJSON reads either form, and takes anything else for no name.
func (c *Callback) UnmarshalJSON(b []byte) error {
	var name string
	if json.Unmarshal(b, &name) == nil {
		*c = Callback(name)
		return nil
	}
	var o struct {
		Callback string `json:"callback_id"`
	}
	_ = json.Unmarshal(b, &o)
	*c = Callback(o.Callback)
	return nil
}

// Inputs are what a step of a workflow was given, by name: those that are text.
type Inputs map[string]string

// UnmarshalJSON leaves out what is no text.
func (i *Inputs) UnmarshalJSON(b []byte) error {
	var all map[string]any
	_ = json.Unmarshal(b, &all)
	*i = nil
	for name, v := range all {
		if text, ok := v.(string); ok {
			if *i == nil {
				*i = Inputs{}
			}
			(*i)[name] = text
		}
	}
	return nil
}

// StepKey names one run of a step of a workflow, in whichever event it comes.
func StepKey(execution string) string { return "x:" + execution }
