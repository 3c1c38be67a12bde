package words

import (
	"strconv"
	"time"

	"miswg/corpus"
)

var (
	englishOnes = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	englishTens = []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	frenchOnes  = []string{"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"}
	frenchTens  = []string{"", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"}
)

// spelled is a small number in words, as running text has it, or in digits.
func spelled(n int, l corpus.Lang) string {
	const largest = 12
	if n < 0 || n > largest {
		return strconv.Itoa(n)
	}
	return l.Pick(englishOnes[n], frenchOnes[n])
}

// day is a day of the form 2006-01-02 as running text has it, anything else as it is.
func (g grammar) day(date string) string {
	d, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	months := [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	first := either(d.Day() == 1, "1er", strconv.Itoa(d.Day()))
	return g.Pick(d.Format("2 January 2006"), first+" "+months[d.Month()-1]+" "+strconv.Itoa(d.Year()))
}

// written is a number in each way a page may print it.
func written(n int) []string {
	if n < 0 || n > 99 {
		return []string{strconv.Itoa(n)}
	}
	return []string{strconv.Itoa(n), inEnglish(n), inFrench(n)}
}

func inEnglish(n int) string {
	switch {
	case n < len(englishOnes):
		return englishOnes[n]
	case n%10 == 0:
		return englishTens[n/10]
	}
	return englishTens[n/10] + "-" + englishOnes[n%10]
}

// inFrench counts by twenties from seventy on.
func inFrench(n int) string {
	if n < len(frenchOnes) {
		return frenchOnes[n]
	}
	tens, rest := n/10, n%10
	if tens == 7 || tens == 9 {
		rest += 10 // soixante-douze, quatre-vingt-treize
	}
	switch {
	case n == 80:
		return "quatre-vingts"
	case rest == 0:
		return frenchTens[tens]
	case rest%10 == 1 && tens < 8:
		return frenchTens[tens] + " et " + frenchOnes[rest]
	}
	return frenchTens[tens] + "-" + frenchOnes[rest]
}
