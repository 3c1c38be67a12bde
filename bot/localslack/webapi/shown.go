package webapi

import (
	"fmt"

	"miswg/bot/localslack/workspace"
)

// tell says what is now shown in the thread.
func (c *request) tell(format string, args ...any) {
	c.Core.Tell("[%s] (%s)", c.Messages.PlaceOf(&workspace.Message{Channel: c.at.Channel, ThreadTS: c.at.TS}), fmt.Sprintf(format, args...))
}
