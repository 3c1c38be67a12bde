package acts

import (
	"cmp"
	"fmt"
	"slices"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

// face is a surface with controls: a message or a view.
type face struct {
	msg    *workspace.Message
	view   *workspace.View
	blocks []any
}

func (f face) ref() Ref {
	if f.view != nil {
		return Ref{View: f.view.ID}
	}
	return Ref{Channel: f.msg.Channel, TS: f.msg.TS}
}

// key names where what a person entered is kept: a view, or a message as one person sees it.
func (f *face) key(p *workspace.Person) string {
	if f.view != nil {
		return f.view.ID
	}
	return p.ID + " " + f.msg.Channel + " " + f.msg.TS
}

// faces are what the person can act on, the likeliest first.
func (a *actor) faces(on Ref) ([]face, error) {
	view := func(v *workspace.View) face { return face{view: v, blocks: loose.List(v.Body["blocks"])} }
	stack := a.Views.Modals[a.p.ID]
	switch {
	case on.View == "home":
		if v := a.Views.Homes[a.p.ID]; v != nil {
			return []face{view(v)}, nil
		}
		return nil, fmt.Errorf("localslack: %s has no home view", a.p.Name)
	case on.View != "":
		if n := len(stack); n > 0 && (on.View == "modal" || on.View == stack[n-1].ID) {
			return []face{view(stack[n-1])}, nil
		}
		return nil, fmt.Errorf("localslack: %s has no view %q open", a.p.Name, on.View)
	case on.TS != "":
		m, c := a.Messages.Find(on.Channel, on.TS), a.People.Channel(on.Channel)
		if m == nil || !m.SeenBy(a.p, c) {
			return nil, fmt.Errorf("localslack: %s sees no message %s in %s", a.p.Name, on.TS, on.Channel)
		}
		return []face{{msg: m, blocks: loose.Array(m.Blocks)}}, nil
	case len(stack) > 0:
		return []face{view(stack[len(stack)-1])}, nil
	}
	var out []face
	for _, m := range slices.Backward(a.Snapshot().Visible(a.p.ID)) {
		if m.BotID == core.BotID && m.Blocks != nil {
			out = append(out, face{msg: m, blocks: loose.Array(m.Blocks)})
		}
	}
	if v := a.Views.Homes[a.p.ID]; v != nil {
		out = append(out, view(v))
	}
	return out, nil
}

// seek finds the control that what names, by action_id, then label, then a choice inside it; choice is that choice.
func (a *actor) seek(on Ref, what string, fits func(blockkit.Control) bool) (face, blockkit.Control, string, error) {
	all, err := a.faces(on)
	if err != nil {
		return face{}, blockkit.Control{}, "", err
	}
	var seen []string
	for _, f := range all {
		cs := slices.DeleteFunc(blockkit.Controls(f.blocks), func(c blockkit.Control) bool { return !fits(c) })
		for _, match := range []func(blockkit.Control) (string, bool){
			func(c blockkit.Control) (string, bool) { return "", c.Action == what || c.Block+"/"+c.Action == what },
			func(c blockkit.Control) (string, bool) { return "", c.Label == what && what != "" },
			func(c blockkit.Control) (string, bool) { return what, slices.Contains(choices(c), what) },
			func(c blockkit.Control) (string, bool) {
				return "", what != "" && (loose.Str(c.Element["value"]) == what || loose.Str(c.Element["accessibility_label"]) == what)
			},
		} {
			for _, c := range cs {
				if choice, ok := match(c); ok {
					return f, c, choice, nil
				}
			}
		}
		seen = append(seen, loose.Each(cs, func(c blockkit.Control) string { return cmp.Or(c.Label, c.Action) })...)
	}
	return face{}, blockkit.Control{}, "", fmt.Errorf("localslack: %s sees nothing called %q, only %q", a.p.Name, what, seen)
}

// choices are the labels inside a control that can be clicked at once.
func choices(c blockkit.Control) []string {
	var out []string
	switch c.Kind {
	case "feedback_buttons":
		for _, key := range []string{"positive_button", "negative_button"} {
			b := loose.Obj(c.Element[key])
			out = append(out, loose.Text(b["text"]), loose.Str(b["value"]))
		}
	case "overflow":
		for _, o := range blockkit.Options(c.Element) {
			out = append(out, o.Text, o.Value)
		}
	}
	return out
}

// doing starts a transcript entry of an act.
func (a *actor) doing(f face) string {
	switch {
	case f.msg != nil:
		return "[" + a.Messages.PlaceOf(f.msg) + "] " + a.p.Name
	case f.view.Type == "home":
		return "[home of " + a.p.Name + "] " + a.p.Name
	}
	return "[modal of " + a.p.Name + "] " + a.p.Name
}
