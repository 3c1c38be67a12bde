package core

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
)

// Identifiers are visibly synthetic so that none can be taken for a real one.
const (
	TeamID     = "T0LOCAL001"
	TeamDomain = "local"
	OtherTeam  = "T0LOCAL999"
	BotUserID  = "U0LOCALBOT"
	BotID      = "B0LOCALBOT"
	AppID      = "A0LOCALAPP"
)

// Base36 is a number in few characters.
func Base36(n int) string { return strconv.FormatInt(int64(n), 36) }

// Mint makes identifiers and timestamps, none of them twice.
type Mint struct {
	now    func() time.Time
	lastTS int64
	serial map[string]int
}

// TS is a message timestamp: microseconds, strictly increasing. The lock is held.
func (s *Mint) TS() string {
	us := s.now().UnixMicro()
	if us <= s.lastTS {
		us = s.lastTS + 1
	}
	s.lastTS = us
	return fmt.Sprintf("%d.%06d", us/1e6, us%1e6)
}

// ID makes the next identifier with a prefix. The lock is held.
func (s *Mint) ID(prefix string) string {
	return fmt.Sprintf("%s0LOCAL%05d", prefix, s.Next(prefix))
}

// UUID makes the next identifier in the shape of an envelope_id. The lock is held.
func (s *Mint) UUID() string {
	return fmt.Sprintf("00000000-0000-4000-8000-%012d", s.Next("uuid"))
}

// Next counts one kind of thing. The lock is held.
func (s *Mint) Next(kind string) int {
	s.serial[kind]++
	return s.serial[kind]
}

// BlockIDs gives every block a block_id and every element an action_id, as Slack does, and returns the JSON.
func (s *Mint) BlockIDs(blocks []any) json.RawMessage {
	if blocks == nil {
		return nil
	}
	s.fillIDs(blocks)
	return loose.Encode(blocks)
}

func (s *Mint) fillIDs(blocks []any) {
	for _, b := range blocks {
		block, ok := b.(loose.Object)
		if !ok {
			continue
		}
		if loose.Str(block["block_id"]) == "" {
			block["block_id"] = "b" + Base36(s.Next("block"))
		}
		s.fillIDs(blockkit.Inner(block))
		blockkit.Elements(block, func(el loose.Object, _ bool) {
			if loose.Str(el["type"]) != "image" && loose.Str(el["action_id"]) == "" {
				el["action_id"] = "a" + Base36(s.Next("action"))
			}
		})
	}
}
