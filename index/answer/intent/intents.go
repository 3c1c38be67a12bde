package intent

import (
	"miswg/corpus"
	"miswg/index/answer/reading"
)

// An Intent is what a message asks. Each kind of it holds what an answer needs,
// and nothing that has been looked up yet.
type Intent interface{ intent() }

// The intents.
type (
	// A Greeting asks for no fact: a hello, thanks, goodbye, or a question about the bot.
	Greeting struct {
		Leaves bool // says goodbye
	}

	// AskBack needs one of several readings of a name to be chosen.
	AskBack struct{ Name *reading.Item }

	// DidYouMean proposes the entities a misspelling may stand for.
	DidYouMean struct{ IDs []string }

	// WhichOne asks how somebody stands, and does not say who.
	WhichOne struct{}

	// WhichReading may mean several things; Labels are the likeliest, best first.
	WhichReading struct{ Labels []string }

	// Standing asks how entities stand: by the items that name them, or by ID.
	Standing struct {
		Names     []*reading.Item
		IDs       []string
		Groups    []AskedGroup // in a row with the names
		Predicate reading.Predicate
		Unknown   []string        // names nobody knows, as typed
		Passing   []*reading.Item // named, and not asked about
		ByName    bool            // whether the page names them is asked
		OwnLine   bool            // a group is mentioned by which others are in
		Leave     bool            // whether that is all right is asked, or a problem
		Nature    bool            // whether it is a country or an organisation is asked, too
		Besides   string          // the label of a topic the page has nothing on that may be meant, too; or ""
		conversed bool            // the IDs are whom the conversation was about
	}

	// GroupStanding asks how groups stand, or the bodies that bear their names.
	GroupStanding struct {
		Groups    []AskedGroup
		Predicate reading.Predicate
		ByName    bool // whether the page names their countries is asked
	}

	// UnknownNames asks about names nobody knows, as typed.
	UnknownNames struct{ Names []string }

	// Relation asks of entities what they are to another body.
	Relation struct {
		Names []*reading.Item
		Group string // its ID; "" when it is no group we know
	}

	// OthersMembers asks who is in another organisation.
	OthersMembers struct{ Name *reading.Item }

	// Set asks for a set, or for its size.
	Set struct {
		Query    SetQuery
		Counting bool
		Why      bool // for what reason is asked, too
	}

	// Compared asks which of two sets is the larger; Polar, whether the first is: larger, or
	// smaller.
	Compared struct {
		A, B         SetQuery
		Fewer, Polar bool
	}

	// Spread asks how the members are spread over the regions of the world; Every, whether some
	// are in each.
	Spread struct{ Every bool }

	// Bodies asks for the organisations that belong with groups.
	Bodies struct{ Groups []*reading.Item }

	// Terms asks what terms of the glossary mean; their IDs.
	Terms struct{ IDs []string }

	// InFrench asks what the body is called in French.
	InFrench struct{}

	// Stated asks what a statement of the corpus answers.
	Stated struct{ Label string }

	// Mentioned asks what the page says about words; Absent are those it has not.
	Mentioned struct{ Words, Absent []string }

	// Bent claims something of membership by a word the page does not have.
	Bent struct{ Word *reading.Item }

	// Unsaid asks what the page does not say, by the labels of the topics, at least one.
	Unsaid struct {
		Labels  []string
		Names   []*reading.Item
		Unknown []string // names nobody knows, as typed
		Where   bool     // whether the body is at some place is asked
	}

	// OffTopic asks nothing the page could answer.
	OffTopic struct{}
)

// An AskedGroup is a group asked about, and whether it is taken for the body that
// bears its name.
type AskedGroup struct {
	Name *reading.Item
	Body bool
}

func (Greeting) intent()      {}
func (AskBack) intent()       {}
func (DidYouMean) intent()    {}
func (WhichOne) intent()      {}
func (WhichReading) intent()  {}
func (Standing) intent()      {}
func (GroupStanding) intent() {}
func (UnknownNames) intent()  {}
func (Relation) intent()      {}
func (OthersMembers) intent() {}
func (Set) intent()           {}
func (Compared) intent()      {}
func (Spread) intent()        {}
func (Bodies) intent()        {}
func (Terms) intent()         {}
func (InFrench) intent()      {}
func (Stated) intent()        {}
func (Mentioned) intent()     {}
func (Bent) intent()          {}
func (Unsaid) intent()        {}
func (OffTopic) intent()      {}

// A SetQuery is a set asked for, as its words compose it.
type SetQuery struct {
	Status  string // "member", "observer", "party", "out" (not a member) or "" (any)
	Type    corpus.Type
	In      [][]corpus.Group // each a union; all must hold
	Out     []corpus.Group
	Within  []string // entity IDs of an earlier answer, or nil
	Without []string // entity IDs left aside
	Initial string   // the letter, folded, that names begin with; "" for any
	Claimed Claim    // how many are asked about: whether there are so many
	Part    Share    // of the group, whether they are in it
	Share   Share    // of all that stand so, whether they are in it
	Rest    bool     // those of the group that are not in it are asked for, too
	soft    bool     // the status was read from "in" or "the group"
	ofGroup bool     // "member" was said of a group: "EU members"
}
