package webapi

import (
	"encoding/json"

	"miswg/bot/localslack/core"
)

// completeStep: https://docs.slack.dev/reference/methods/functions.completeSuccess
func completeStep(c *request) (object, *core.Refusal) {
	step, refused := c.Steps.Running(c.Str("function_execution_id"))
	if refused != nil {
		return nil, refused
	}
	var outputs object
	if json.Unmarshal(c.Raw("outputs"), &outputs) != nil || outputs == nil {
		return nil, core.Wrong("outputs must be an object")
	}
	return object{}, c.Steps.Complete(step, outputs)
}

// failStep: https://docs.slack.dev/reference/methods/functions.completeError
func failStep(c *request) (object, *core.Refusal) {
	step, refused := c.Steps.Running(c.Str("function_execution_id"))
	if refused != nil {
		return nil, refused
	}
	why := c.Str("error")
	if why == "" {
		return nil, core.Wrong("missing required field: error")
	}
	c.Steps.Fail(step, why)
	return object{}, nil
}
