package intent

// proposals asks back about words that may be a slip of several names.
func (d *decider) proposals() Intent {
	for _, it := range d.Items {
		if len(it.Proposed) > 0 {
			d.trace.Rule = "misspelling, asked back"
			return DidYouMean{it.Proposed}
		}
	}
	return nil
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
