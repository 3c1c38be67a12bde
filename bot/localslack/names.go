package localslack

import (
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/people"
	"miswg/bot/localslack/webapi"
	"miswg/bot/localslack/workspace"
)

// What a test holds in its hands, and where it is explained.
type (
	State     = workspace.State
	Person    = workspace.Person
	Channel   = workspace.Channel
	Kind      = workspace.Kind
	Message   = workspace.Message
	Status    = workspace.Status
	Session   = workspace.Session
	Prompts   = workspace.Prompts
	Ref       = people.Ref
	Act       = people.Act
	SayOption = people.SayOption
	Fault     = webapi.Fault
)

// MaxFile bounds a file, in bytes.
const MaxFile = workspace.MaxFile

// The kinds of complaint that a test may allow.
const (
	DoubleAck  = core.DoubleAck
	LateAck    = core.LateAck
	NoAck      = core.NoAck
	UnknownAck = core.UnknownAck
)
