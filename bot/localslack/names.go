package localslack

import (
	"miswg/bot/localslack/acts"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/webapi"
	"miswg/bot/localslack/workspace"
)

// What a test holds in its hands, and where it is explained.
type (
	State     = workspace.State
	Person    = workspace.Person
	Channel   = workspace.Channel
	Message   = workspace.Message
	Status    = workspace.Status
	Session   = workspace.Session
	Prompts   = workspace.Prompts
	Step      = workspace.Step
	Ref       = acts.Ref
	Act       = acts.Act
	SayOption = acts.SayOption
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

// DM is the Kind of a person's conversation with the bot.
const DM = workspace.DM
