package workspace

import (
	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// Values are state.values of a view or message.
func (s *Views) Values(key string, blocks []any) object {
	out := object{}
	for _, c := range blockkit.Controls(blocks) {
		if !blockkit.Stateful(c.Kind) {
			continue
		}
		if out[c.Block] == nil {
			out[c.Block] = object{}
		}
		v, entered := s.inputs[key][[2]string{c.Block, c.Action}]
		if !entered {
			v = object{"type": c.Kind, blockkit.Field(c.Kind): blockkit.Initial(c.Element)}
		}
		loose.Obj(out[c.Block])[c.Action] = v
	}
	return out
}

// Enter keeps what a person entered.
func (s *Views) Enter(key string, c blockkit.Control, v any) {
	if s.inputs[key] == nil {
		s.inputs[key] = map[[2]string]any{}
	}
	s.inputs[key][[2]string{c.Block, c.Action}] = object{"type": c.Kind, blockkit.Field(c.Kind): v}
}

// keepInputs forgets what was entered into blocks that an update removed: values survive only under the same block_id
// and action_id.
func (s *Views) keepInputs(key string, blocks []any) {
	kept := map[[2]string]any{}
	for _, c := range blockkit.Controls(blocks) {
		at := [2]string{c.Block, c.Action}
		if v, ok := s.inputs[key][at]; ok {
			kept[at] = v
		}
	}
	s.inputs[key] = kept
}

// Offer keeps what a person's external select last brought.
func (s *Views) Offer(user, action string, answer object) {
	s.offered[user+" "+action] = answer
	s.core.Changed(core.Change{Kind: "offer", User: user})
}

// Offered is the answer kept by Offer.
func (s *Views) Offered(user, action string) object { return s.offered[user+" "+action] }
