// Command miswg answers questions about the Multinational Industrial Security
// Working Group, in Slack and on the command line.
package main
