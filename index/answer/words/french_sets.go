package words

import (
	"strings"

	"miswg/corpus"
)

func (f sentences) describeFrench(d Set) string {
	noun, are, member, observer := "pays", "sont", "membres", "observateurs"
	if !d.Plural {
		are, member, observer = "est", "membre", "observateur"
	}
	if d.Type == corpus.Organisation {
		noun = "organisations"
		if !d.Plural {
			noun = "organisation"
		}
	}
	head := noun
	for i, union := range d.In {
		switch {
		case i == 0 && d.Plural:
			head = f.Or(union)
		case i == 0:
			head = "des " + f.Or(union)
		default:
			head += " qui sont aussi des " + f.Or(union)
		}
	}
	switch {
	case d.Status == "observer" && len(d.In) == 0 && d.Type == "":
		head = either(d.Plural, "observateurs ", "observateur ") + f.in
	case d.Status == "observer" && len(d.In) == 0 && d.Type == corpus.Organisation:
		head = noun + " ayant le statut d'observateur " + f.in
	case d.Status == "observer":
		head += " qui " + are + " " + observer + " " + f.in
	case d.Status == "party" && len(d.In) == 0 && d.Type == "":
		head = "membres et observateurs " + f.of
	case d.Status == "party":
		head += either(d.Type == corpus.Organisation && len(d.In) == 0, " présentes ", " présents ") + f.in
	case d.Status == "out":
		head += " qui n'" + are + " pas " + member + " " + f.of
		if d.Plural {
			head = strings.Replace(head, "n'sont", "ne sont", 1)
		}
	case len(d.In) == 0 && d.Type == "" && f.mixed():
		head = either(d.Plural, "membres ", "membre ") + f.of
	case len(d.In) == 0 && d.Type != corpus.Organisation && d.Plural:
		head = "pays membres " + f.of
	default:
		head += " " + member + " " + f.of
		if !d.Plural && len(d.In) > 0 {
			head = strings.TrimSuffix(head, " "+member+" "+f.of) + " qui est membre " + f.of
		}
	}
	if len(d.Out) > 0 {
		head += " hors " + de(f.Or(d.Out))
	}
	if len(d.Without) > 0 {
		head += " autres que " + f.And(d.Without)
	}
	return head
}
