package localslack

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
)

// triggerLife: https://docs.slack.dev/interactivity/handling-user-interaction#trigger_id
const triggerLife = 3 * time.Second

// trigger is the right to open one modal for a person shortly after they acted.
type trigger struct {
	user string
	born time.Time
	used bool
}

// newTrigger makes a trigger_id. It holds s.mu.
func (s *Server) newTrigger(user string) string {
	id := fmt.Sprintf("10000000001.10000000002.local%06d", s.next("trigger"))
	s.triggers[id] = &trigger{user: user, born: s.opts.Now()}
	return id
}

// redeem uses a trigger up and returns the person it is about. It holds s.mu.
func (s *Server) redeem(a args) (string, *apiError) {
	t := s.triggers[cmp.Or(a.str("trigger_id"), a.str("interactivity_pointer"))]
	switch {
	case t == nil:
		return "", fail("invalid_trigger_id")
	case t.used:
		return "", fail("exchanged_trigger_id")
	case s.opts.Now().Sub(t.born) > triggerLife:
		return "", fail("expired_trigger_id")
	}
	t.used = true
	return t.user, nil
}

// readView checks the view argument. It holds s.mu.
func (s *Server) readView(where string, raw json.RawMessage, kind blockkit.Surface) (object, *apiError) {
	var v object
	problems := blockkit.CheckView(raw)
	if problems == nil && json.Unmarshal(raw, &v) == nil && v["type"] == string(kind) {
		return v, nil
	}
	if problems == nil {
		problems = []blockkit.Problem{{Pointer: "/view/type", Text: "must be " + string(kind)}}
	}
	e := fail("invalid_arguments")
	for _, p := range problems {
		if strings.Contains(p.Text, "view_too_large") {
			e.code = "view_too_large"
		}
		s.complain(BadView, where, "%s", p)
		e.messages = append(e.messages, p.String())
	}
	return nil, e
}

// newView stores a view. It holds s.mu.
func (s *Server) newView(body object, user string) *View {
	v := &View{ID: s.id("V"), User: user}
	v.Root = v.ID
	return s.fillView(v, body)
}

// fillView gives a view its content and a new hash. It holds s.mu.
func (s *Server) fillView(v *View, body object) *View {
	blocks := loose.List(body["blocks"])
	v.Blocks = s.withIDs(blocks)
	v.Type, v.Title, v.body = loose.Str(body["type"]), loose.Text(body["title"]), body
	v.CallbackID, v.ExternalID, v.Metadata = loose.Str(body["callback_id"]), loose.Str(body["external_id"]), loose.Str(body["private_metadata"])
	v.Hash = fmt.Sprintf("%s.local%04d", seconds(s.opts.Now()), s.next("hash"))
	s.views[v.ID] = v
	return v
}

// viewJSON is a view as payloads and answers carry it. It holds s.mu.
func (s *Server) viewJSON(v *View) object {
	o := object{"id": v.ID, "team_id": teamID, "type": v.Type, "blocks": v.Blocks, "private_metadata": v.Metadata, "callback_id": v.CallbackID,
		"external_id": v.ExternalID, "hash": v.Hash, "root_view_id": v.Root, "previous_view_id": nil, "app_id": appID, "app_installed_team_id": teamID,
		"bot_id": botID, "state": object{"values": s.values(v.ID, loose.List(v.body["blocks"]))}, "title": v.body["title"], "close": v.body["close"],
		"submit": v.body["submit"], "clear_on_close": loose.Bool(v.body["clear_on_close"]), "notify_on_close": loose.Bool(v.body["notify_on_close"])}
	if v.Previous != "" {
		o["previous_view_id"] = v.Previous
	}
	return o
}

// duplicateExternal says whether another view than one has a view's external_id. It holds s.mu.
func (s *Server) duplicateExternal(body object, except string) bool {
	v := s.viewOf("", loose.Str(body["external_id"]))
	return v != nil && v.ID != except
}

// viewOf finds a view by its ID or its external_id; nil when there is none. It holds s.mu.
func (s *Server) viewOf(id, external string) *View {
	if v := s.views[id]; v != nil || external == "" {
		return v
	}
	for _, v := range s.views {
		if v.ExternalID == external {
			return v
		}
	}
	return nil
}

// stack are a person's open modals, root first. It holds s.mu.
func (s *Server) stack(user string) []*View { return s.modals[user] }

// home is a person's Home tab; nil when nothing was published. It holds s.mu.
func (s *Server) home(user string) *View { return s.homes[user] }

// publish gives a person a Home tab. It holds s.mu.
func (s *Server) publish(user string, body object) (*View, *apiError) {
	old := s.homes[user]
	if old != nil && s.duplicateExternal(body, old.ID) {
		return nil, fail("duplicate_external_id")
	}
	if old != nil {
		return s.changeView(old, body), nil
	}
	v := s.newView(body, user)
	s.homes[user] = v
	s.showModal(v, "")
	return v, nil
}

func (s *Server) openView(c *call) (object, error) {
	user, refused := s.redeem(c.args)
	if refused != nil {
		return nil, refused
	}
	body, refused := s.readView(c.method, c.raw("view"), blockkit.OnModal)
	if refused != nil {
		return nil, refused
	}
	v, refused := s.openOn(user, body)
	if refused != nil {
		return nil, refused
	}
	return object{"view": s.viewJSON(v)}, nil
}

// openOn closes what a person has open and opens a view. It holds s.mu.
func (s *Server) openOn(user string, body object) (*View, *apiError) {
	if s.duplicateExternal(body, "") {
		return nil, fail("duplicate_external_id")
	}
	s.closeStack(user)
	v := s.newView(body, user)
	s.modals[user] = []*View{v}
	s.showModal(v, "opens")
	return v, nil
}

// showModal tells what the person now sees. It holds s.mu.
func (s *Server) showModal(v *View, verb string) {
	if v.Type == "home" {
		s.tell("[home of %s] %s", s.nameOf(v.User), s.viewLines(v))
		s.changed(Change{Kind: "home", User: v.User})
		return
	}
	s.tell("[modal of %s] %s %q: %s", s.nameOf(v.User), verb, v.Title, s.viewLines(v))
	s.changed(Change{Kind: "view", User: v.User})
}

func (s *Server) pushView(c *call) (object, error) {
	user, refused := s.redeem(c.args)
	if refused != nil {
		return nil, refused
	}
	body, refused := s.readView(c.method, c.raw("view"), blockkit.OnModal)
	if refused != nil {
		return nil, refused
	}
	v, refused := s.pushOn(user, body)
	if refused != nil {
		return nil, refused
	}
	return object{"view": s.viewJSON(v)}, nil
}

// maxStack is how many modals lie on one another at most: https://docs.slack.dev/surfaces/modals
const maxStack = 3

// pushOn puts a view on top of a person's stack. It holds s.mu.
func (s *Server) pushOn(user string, body object) (*View, *apiError) {
	stack := s.modals[user]
	switch {
	case len(stack) == 0:
		return nil, fail("not_found")
	case len(stack) >= maxStack:
		return nil, fail("push_limit_reached")
	case s.duplicateExternal(body, ""):
		return nil, fail("duplicate_external_id")
	}
	v := s.newView(body, user)
	v.Root, v.Previous = stack[0].ID, stack[len(stack)-1].ID
	s.modals[user] = append(slices.Clip(stack), v)
	s.showModal(v, "pushes")
	return v, nil
}

func (s *Server) updateView(c *call) (object, error) {
	v := s.viewOf(c.str("view_id"), c.str("external_id"))
	if v == nil {
		return nil, fail("not_found")
	}
	body, refused := s.readView(c.method, c.raw("view"), blockkit.Surface(v.Type))
	if refused != nil {
		return nil, refused
	}
	if h := c.str("hash"); h != "" && h != v.Hash {
		return nil, fail("hash_conflict")
	}
	if s.duplicateExternal(body, v.ID) {
		return nil, fail("duplicate_external_id")
	}
	return object{"view": s.viewJSON(s.changeView(v, body))}, nil
}

// changeView replaces a view where it stands. It holds s.mu.
func (s *Server) changeView(old *View, body object) *View {
	v := *old
	s.fillView(&v, body)
	if v.Type == "home" {
		s.homes[v.User] = &v
	} else {
		stack := slices.Clone(s.modals[v.User])
		if i := slices.Index(stack, old); i >= 0 {
			stack[i] = &v
		}
		s.modals[v.User] = stack
	}
	s.keepInputs(v.ID, loose.List(body["blocks"]))
	s.showModal(&v, "becomes")
	return &v
}

func (s *Server) publishView(c *call) (object, error) {
	p := s.person(c.str("user_id"))
	if p == nil || p.ID != c.str("user_id") {
		return nil, fail("user_not_found")
	}
	if !s.app.homeTab() {
		return nil, fail("not_enabled")
	}
	body, refused := s.readView(c.method, c.raw("view"), blockkit.OnHome)
	if refused != nil {
		return nil, refused
	}
	old := s.home(p.ID)
	if h := c.str("hash"); h != "" && (old == nil || old.Hash != h) {
		return nil, fail("hash_conflict")
	}
	v, refused := s.publish(p.ID, body)
	if refused != nil {
		return nil, refused
	}
	return object{"view": s.viewJSON(v)}, nil
}

// closeStack closes all modals of a person. It holds s.mu.
func (s *Server) closeStack(user string) {
	for _, v := range s.modals[user] {
		delete(s.views, v.ID)
		delete(s.inputs, v.ID)
	}
	if len(s.modals[user]) > 0 {
		delete(s.modals, user)
		s.changed(Change{Kind: "view", User: user})
	}
}

// popView closes the view on top. It holds s.mu.
func (s *Server) popView(user string) {
	stack := s.modals[user]
	if len(stack) <= 1 {
		s.closeStack(user)
		return
	}
	top := stack[len(stack)-1]
	delete(s.views, top.ID)
	delete(s.inputs, top.ID)
	s.modals[user] = slices.Clip(stack[:len(stack)-1])
	s.changed(Change{Kind: "view", User: user})
}
