package words

// english is how miswg speaks English.
type english struct{ *facts }

func (e english) quote(s string) string { return "“" + s + "”" }

func (e english) Yes() string { return "Yes." }

func (e english) No() string { return "No." }

func (e english) Indeed() string { return "Right:" }

func (e english) Contrary() string { return "On the contrary:" }
