package webapi

import (
	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

// modal shows a modal to the person whose act the app answers.
func modal(show func(*workspace.Views, string, object) (*workspace.View, *core.Refusal)) func(*request) (object, *core.Refusal) {
	return func(c *request) (object, *core.Refusal) {
		user, refused := c.Grants.Redeem(c.Args)
		if refused != nil {
			return nil, refused
		}
		body, refused := c.Views.Read(c.method, c.Raw("view"), blockkit.OnModal)
		if refused != nil {
			return nil, refused
		}
		v, refused := show(c.Views, user, body)
		if refused != nil {
			return nil, refused
		}
		return object{"view": c.Views.JSON(v)}, nil
	}
}

func updateView(c *request) (object, *core.Refusal) {
	v := c.Views.Find(c.Str("view_id"))
	if v == nil {
		return nil, core.Refuse("not_found")
	}
	body, refused := c.Views.Read(c.method, c.Raw("view"), blockkit.Surface(v.Type))
	if refused != nil {
		return nil, refused
	}
	if h := c.Str("hash"); h != "" && h != v.Hash {
		return nil, core.Refuse("hash_conflict")
	}
	return object{"view": c.Views.JSON(c.Views.Change(v, body))}, nil
}

func publishView(c *request) (object, *core.Refusal) {
	p := c.People.Find(c.Str("user_id"))
	if p == nil || p.ID != c.Str("user_id") {
		return nil, core.Refuse("user_not_found")
	}
	if !c.Core.App.HomeTab {
		return nil, core.Refuse("not_enabled")
	}
	body, refused := c.Views.Read(c.method, c.Raw("view"), blockkit.OnHome)
	if refused != nil {
		return nil, refused
	}
	old := c.Views.Homes[p.ID]
	if h := c.Str("hash"); h != "" && (old == nil || old.Hash != h) {
		return nil, core.Refuse("hash_conflict")
	}
	return object{"view": c.Views.JSON(c.Views.Publish(p.ID, body))}, nil
}
