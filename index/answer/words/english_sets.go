package words

import "miswg/corpus"

func (e sentences) describeEnglish(d Set) string {
	noun, are, member, observer := "countries", "are", "members", "observers"
	if !d.Plural {
		noun, are, member, observer = "country", "is", "a member", "an observer"
	}
	if d.Type == corpus.Organisation {
		noun = "organisations"
		if !d.Plural {
			noun = "organisation"
		}
	}
	head := noun
	for i, union := range d.In {
		names := e.Or(union)
		switch {
		case i == 0 && d.Plural:
			head = names
		case i == 0:
			head = "of the " + names
		default:
			head += " that are also " + names
		}
	}
	switch {
	case d.Status == "observer" && len(d.In) == 0 && d.Type == "":
		head = either(d.Plural, "observers ", "observer ") + e.in
	case d.Status == "observer":
		head += " that " + are + " " + observer + " " + e.in
	case d.Status == "party" && len(d.In) == 0 && d.Type == "":
		head = "members and observers " + e.of
	case d.Status == "party":
		head += " " + e.in
	case d.Status == "out":
		head += " that " + are + " not " + member + " " + e.of
	case len(d.In) == 0 && d.Type == "" && e.mixed():
		head = either(d.Plural, "members ", "member ") + e.of
	case len(d.In) == 0 && d.Type != corpus.Organisation && d.Plural:
		head = "member countries " + e.of
	default:
		head += " that " + are + " " + member + " " + e.of
	}
	if len(d.Out) > 0 {
		head += " outside " + e.Or(d.Out)
	}
	if len(d.Without) > 0 {
		head += " besides " + e.And(d.Without)
	}
	return head
}
