package webapi

import (
	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/call"
	"miswg/bot/localslack/workspace"
)

// modal shows a modal to the person whose act the app answers.
func modal(show func(*workspace.Views, string, object) (*workspace.View, *call.Refusal)) func(*request) (object, *call.Refusal) {
	return func(c *request) (object, *call.Refusal) {
		user, refused := c.Workspace.Grants.Redeem(c.Args)
		if refused != nil {
			return nil, refused
		}
		body, refused := c.Workspace.Views.Read(c.method, c.Raw("view"), blockkit.OnModal)
		if refused != nil {
			return nil, refused
		}
		v, refused := show(c.Workspace.Views, user, body)
		if refused != nil {
			return nil, refused
		}
		return object{"view": c.Workspace.Views.JSON(v)}, nil
	}
}

func updateView(c *request) (object, *call.Refusal) {
	v := c.Workspace.Views.Find(c.Str("view_id"))
	if v == nil {
		return nil, call.Refuse("not_found")
	}
	body, refused := c.Workspace.Views.Read(c.method, c.Raw("view"), blockkit.Surface(v.Type))
	if refused != nil {
		return nil, refused
	}
	if h := c.Str("hash"); h != "" && h != v.Hash {
		return nil, call.Refuse("hash_conflict")
	}
	return object{"view": c.Workspace.Views.JSON(c.Workspace.Views.Change(v, body))}, nil
}

func publishView(c *request) (object, *call.Refusal) {
	p := c.Workspace.People.Find(c.Str("user_id"))
	if p == nil || p.ID != c.Str("user_id") {
		return nil, call.Refuse("user_not_found")
	}
	if !c.Core.App.HomeTab() {
		return nil, call.Refuse("not_enabled")
	}
	body, refused := c.Workspace.Views.Read(c.method, c.Raw("view"), blockkit.OnHome)
	if refused != nil {
		return nil, refused
	}
	old := c.Workspace.Views.Home(p.ID)
	if h := c.Str("hash"); h != "" && (old == nil || old.Hash != h) {
		return nil, call.Refuse("hash_conflict")
	}
	return object{"view": c.Workspace.Views.JSON(c.Workspace.Views.Publish(p.ID, body))}, nil
}
