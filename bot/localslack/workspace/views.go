package workspace

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// View is a modal or a Home tab as published. A View in a State must not be changed.
type View struct {
	ID         string          `json:"id"`
	Hash       string          `json:"hash"`
	Type       string          `json:"type"` // modal or home
	User       string          `json:"user"`
	Root       string          `json:"root"`
	Previous   string          `json:"previous"`
	Title      string          `json:"title"`
	CallbackID string          `json:"callback_id"`
	ExternalID string          `json:"external_id"`
	Metadata   string          `json:"private_metadata"`
	Blocks     json.RawMessage `json:"blocks"`
	Body       map[string]any  `json:"-"` // as the app sent it
}

// Views are the modals and Home tabs, and what people entered into them and into messages.
type Views struct {
	core    *core.Core
	people  *Directory
	Modals  map[string][]*View // those open, by person, root first
	Homes   map[string]*View   // those published, by person
	views   map[string]*View
	inputs  map[input]any
	offered map[string]object // person and action → the answer last acknowledged
}

// input is where something is entered: in a view or, as one person sees it, a message.
type input struct{ key, block, action string }

// add stores a view.
func (s *Views) add(body object, user string) *View {
	v := &View{ID: s.core.ID("V"), User: user}
	v.Root = v.ID
	return s.fill(v, body)
}

// fill gives a view its content and a new hash.
func (s *Views) fill(v *View, body object) *View {
	blocks := loose.List(body["blocks"])
	v.Blocks = s.core.BlockIDs(blocks)
	v.Type, v.Title, v.Body = loose.Str(body["type"]), loose.Text(body["title"]), body
	v.CallbackID, v.ExternalID, v.Metadata = loose.Str(body["callback_id"]), loose.Str(body["external_id"]), loose.Str(body["private_metadata"])
	v.Hash = fmt.Sprintf("%d.local%04d", s.core.Now().Unix(), s.core.Next("hash"))
	s.views[v.ID] = v
	return v
}

// Read checks a view that a call or an acknowledgement carries.
func (s *Views) Read(where string, raw json.RawMessage, kind blockkit.Surface) (object, *core.Refusal) {
	var v object
	problems := blockkit.CheckView(raw)
	if problems == nil && json.Unmarshal(raw, &v) == nil && v["type"] == string(kind) {
		return v, nil
	}
	if problems == nil {
		problems = []blockkit.Problem{{Pointer: "/view/type", Text: "must be " + string(kind)}}
	}
	e := s.core.RefuseAll("invalid_arguments", core.BadView, where, problems)
	if slices.ContainsFunc(problems, func(p blockkit.Problem) bool { return strings.Contains(p.Text, "view_too_large") }) {
		e.Code = "view_too_large"
	}
	return nil, e
}

// Find finds a view by its ID; nil when it is not open.
func (s *Views) Find(id string) *View { return s.views[id] }

// JSON is a view as payloads and answers carry it.
func (s *Views) JSON(v *View) object {
	o := object{"id": v.ID, "team_id": core.TeamID, "type": v.Type, "blocks": v.Blocks, "private_metadata": v.Metadata, "callback_id": v.CallbackID,
		"external_id": v.ExternalID, "hash": v.Hash, "root_view_id": v.Root, "previous_view_id": nil, "app_id": core.AppID, "app_installed_team_id": core.TeamID,
		"bot_id": core.BotID, "state": object{"values": s.Values(v.ID, loose.List(v.Body["blocks"]))}, "title": v.Body["title"], "close": v.Body["close"],
		"submit": v.Body["submit"], "clear_on_close": loose.Bool(v.Body["clear_on_close"]), "notify_on_close": loose.Bool(v.Body["notify_on_close"])}
	if v.Previous != "" {
		o["previous_view_id"] = v.Previous
	}
	return o
}

// show tells what the person now sees.
func (s *Views) show(v *View, verb string) {
	if v.Type == "home" {
		s.core.Tell("[home of %s] %s", s.people.NameOf(v.User), s.lines(v))
		s.core.Changed(core.Change{Kind: "home", User: v.User})
		return
	}
	s.core.Tell("[modal of %s] %s %q: %s", s.people.NameOf(v.User), verb, v.Title, s.lines(v))
	s.core.Changed(core.Change{Kind: "view", User: v.User})
}

// lines draw a view: title, then each block's text and controls.
func (s *Views) lines(v *View) string {
	var out []string
	for _, b := range loose.List(v.Body["blocks"]) {
		if text := s.people.Plain(blockkit.Text(loose.Obj(b))); text != "" {
			out = append(out, text)
		}
		out = append(out, blockkit.Sketch([]any{b})...)
	}
	if submit := loose.Text(v.Body["submit"]); submit != "" {
		out = append(out, "["+submit+"]")
	}
	return core.Indent(strings.Join(out, "\n"))
}

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
		v, entered := s.inputs[input{key, c.Block, c.Action}]
		if !entered {
			v = object{"type": c.Kind, blockkit.Field(c.Kind): blockkit.Initial(c.Element)}
		}
		loose.Obj(out[c.Block])[c.Action] = v
	}
	return out
}

// Enter keeps what a person entered.
func (s *Views) Enter(key string, c blockkit.Control, v any) {
	s.inputs[input{key, c.Block, c.Action}] = object{"type": c.Kind, blockkit.Field(c.Kind): v}
}

// keepInputs forgets what was entered into blocks that an update removed: values survive only under the same block_id
// and action_id.
func (s *Views) keepInputs(key string, blocks []any) {
	all := blockkit.Controls(blocks)
	maps.DeleteFunc(s.inputs, func(at input, _ any) bool {
		kept := slices.ContainsFunc(all, func(c blockkit.Control) bool { return at == input{key, c.Block, c.Action} })
		return at.key == key && !kept
	})
}

// Offer keeps what a person's external select last brought.
func (s *Views) Offer(user, action string, answer object) {
	s.offered[user+" "+action] = answer
	s.core.Changed(core.Change{Kind: "offer", User: user})
}

// Offered is the answer kept by Offer.
func (s *Views) Offered(user, action string) object { return s.offered[user+" "+action] }

// maxStack is how many modals lie on one another at most: https://docs.slack.dev/surfaces/modals
const maxStack = 3

// Open closes what a person has open and opens a view.
func (s *Views) Open(user string, body object) (*View, *core.Refusal) {
	s.Close(user)
	v := s.add(body, user)
	s.Modals[user] = []*View{v}
	s.show(v, "opens")
	return v, nil
}

// Push puts a view on top of a person's stack.
func (s *Views) Push(user string, body object) (*View, *core.Refusal) {
	stack := s.Modals[user]
	switch {
	case len(stack) == 0:
		return nil, core.Refuse("not_found")
	case len(stack) >= maxStack:
		return nil, core.Refuse("push_limit_reached")
	}
	v := s.add(body, user)
	v.Root, v.Previous = stack[0].ID, stack[len(stack)-1].ID
	s.Modals[user] = append(slices.Clip(stack), v)
	s.show(v, "pushes")
	return v, nil
}

// Change replaces a view where it stands.
func (s *Views) Change(old *View, body object) *View {
	v := *old
	s.fill(&v, body)
	if v.Type == "home" {
		s.Homes[v.User] = &v
	} else {
		stack := slices.Clone(s.Modals[v.User])
		if i := slices.Index(stack, old); i >= 0 {
			stack[i] = &v
		}
		s.Modals[v.User] = stack
	}
	s.keepInputs(v.ID, loose.List(body["blocks"]))
	s.show(&v, "becomes")
	return &v
}

// Publish gives a person a Home tab.
func (s *Views) Publish(user string, body object) *View {
	if old := s.Homes[user]; old != nil {
		return s.Change(old, body)
	}
	v := s.add(body, user)
	s.Homes[user] = v
	s.show(v, "")
	return v
}

// Close closes all modals of a person.
func (s *Views) Close(user string) { s.cut(user, 0) }

// Pop closes the view on top.
func (s *Views) Pop(user string) { s.cut(user, len(s.Modals[user])-1) }

// cut closes all views of a stack but some.
func (s *Views) cut(user string, keep int) {
	stack := s.Modals[user]
	if len(stack) == 0 {
		return
	}
	for _, v := range stack[keep:] {
		delete(s.views, v.ID)
		s.keepInputs(v.ID, nil)
	}
	if s.Modals[user] = slices.Clip(stack[:keep]); keep == 0 {
		delete(s.Modals, user)
	}
	s.core.Changed(core.Change{Kind: "view", User: user})
}
