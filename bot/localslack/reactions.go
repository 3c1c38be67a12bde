package localslack

import (
	"slices"
	"strings"
)

func (s *Server) addReaction(c *call) (object, error) {
	return s.react(c, func(r *Message, name string) *apiError {
		i := slices.IndexFunc(r.Reactions, func(x Reaction) bool { return x.Name == name })
		if i < 0 {
			r.Reactions = append(r.Reactions, Reaction{name, []string{botUserID}})
			return nil
		}
		if slices.Contains(r.Reactions[i].Users, botUserID) {
			return fail("already_reacted")
		}
		r.Reactions[i].Users = append(slices.Clone(r.Reactions[i].Users), botUserID)
		return nil
	})
}

func (s *Server) removeReaction(c *call) (object, error) {
	return s.react(c, func(r *Message, name string) *apiError {
		i := slices.IndexFunc(r.Reactions, func(x Reaction) bool { return x.Name == name && slices.Contains(x.Users, botUserID) })
		if i < 0 {
			return fail("no_reaction")
		}
		users := slices.DeleteFunc(slices.Clone(r.Reactions[i].Users), func(u string) bool { return u == botUserID })
		r.Reactions[i].Users = users
		if len(users) == 0 {
			r.Reactions = slices.Delete(r.Reactions, i, i+1)
		}
		return nil
	})
}

func (s *Server) react(c *call, change func(*Message, string) *apiError) (object, error) {
	ch, refused := s.target(c.str("channel"))
	if refused != nil {
		return nil, refused
	}
	name := strings.Trim(c.str("name"), ":")
	if name == "" {
		return nil, fail("invalid_name")
	}
	old := s.posted(ch.ID, c.str("timestamp"))
	if old == nil {
		return nil, fail("message_not_found")
	}
	m := *old
	m.Reactions = slices.Clone(old.Reactions)
	if refused := change(&m, name); refused != nil {
		return nil, refused
	}
	s.replace(old, &m)
	verb := "reacts"
	if len(m.Reactions) < len(old.Reactions) {
		verb = "takes back"
	}
	s.tell("[%s] %s %s :%s: to %q", s.placeOf(&m), s.app.name, verb, name, s.plain(m.Text))
	return object{}, nil
}
