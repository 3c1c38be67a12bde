package workspace

import (
	"slices"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

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
