package answer

// proposals asks back about words that may be a slip of several names.
func (d *decider) proposals() Intent {
	for _, it := range d.items {
		if len(it.proposed) > 0 {
			d.trace.Rule = "misspelling, asked back"
			return DidYouMean{it.proposed}
		}
	}
	return nil
}

// proposeNear asks back about a word that sounds like a name where a name is asked
// about: "is grease a member".
func (d *decider) proposeNear() Intent {
	if ids := d.nearNames(); len(ids) > 0 {
		d.trace.Rule = "misspelling, asked back"
		return DidYouMean{ids}
	}
	return nil
}

// nearNames returns the entities that the first word of matter sounds like.
func (m *message) nearNames() []string {
	for _, it := range m.items {
		if it.content() && m.mayBeSlip(it) {
			if ids, _ := m.names.near(it.key, 1); len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}
