package wire

// Key names a delivery, the same in its redeliveries; "" when nothing does.
func (d *Delivery) Key() string {
	switch {
	case d.Event != nil:
		return d.Event.Key()
	case d.Slash != nil:
		return TriggerKey(d.Slash.TriggerID)
	case d.Action != nil:
		return TriggerKey(d.Action.TriggerID)
	}
	return ""
}

// Key names an event, the same in its redeliveries; "" when nothing does.
func (o *OuterEvent) Key() string {
	if o.EventID == "" {
		return ""
	}
	return "e:" + o.EventID
}

// EditKey names one edit of a message.
func EditKey(channel, ts, edit string) string { return "c:" + channel + ":" + ts + ":" + edit }

// TriggerKey names what somebody did by its trigger_id; "" for an empty one.
func TriggerKey(id string) string {
	if id == "" {
		return ""
	}
	return "t:" + id
}

// Key names a click or the like. A link button and a typeahead come without a
// trigger.
func (i *Interaction) Key() string {
	key := TriggerKey(i.TriggerID)
	if key == "" && len(i.Actions) > 0 {
		key = "a:" + i.Actions[0].ActionTS + i.Actions[0].ActionID + i.User.ID
	}
	return key
}

// QuestionKey finds the answer to a message again.
func QuestionKey(channel, ts string) string { return channel + ":" + ts }

// AskedKey names the message that a question is, in whichever event it comes.
func AskedKey(question string) string { return "m:" + question }

// Key names a message, in whichever event it comes.
func (e *Event) Key() string { return AskedKey(QuestionKey(string(e.Channel), e.TS)) }
