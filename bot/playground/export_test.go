package playground

import "context"

// Look has the bot look after its pages.
func (s *Server) Look(ctx context.Context) { s.bot.Look(ctx) }
