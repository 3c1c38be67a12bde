package intent

import "slices"

// proposals asks back about words that may be a slip of several names.
func (d *decider) proposals() Intent {
	var ids []string
	for _, it := range d.Items {
		for _, id := range it.Proposed {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	d.trace.Rule = "misspelling, asked back"
	return DidYouMean{ids}
}

// proposeNear asks back about a word that sounds like a name where a name is asked
// about: "is grease a member".
func (d *decider) proposeNear() Intent {
	if ids := d.NearNames(); len(ids) > 0 {
		d.trace.Rule = "misspelling, asked back"
		return DidYouMean{ids}
	}
	return nil
}
