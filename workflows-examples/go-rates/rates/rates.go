// Package rates reads exchange rates and converts amounts with them, without a rounding error.
package rates

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"
)

// ErrUnknownCurrency is wrapped by errors about a currency that a table has no rate for.
var ErrUnknownCurrency = errors.New("unknown currency")

var (
	currencyPattern = regexp.MustCompile(`^[A-Z]{3}$`)
	datePattern     = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	// big.Rat would also read fractions, exponents and hexadecimal digits.
	decimalPattern = regexp.MustCompile(`^\d{1,15}(\.\d{1,12})?$`)
)

// Table holds the exchange rates of one day.
type Table struct {
	// Base is the currency that one unit of each rate costs.
	Base string
	// Date is the day of the rates, as YYYY-MM-DD.
	Date string

	perBase map[string]*big.Rat
}

// SyntaxError says which line of a table cannot be read, and why.
type SyntaxError struct {
	Line   int
	Reason string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d: %s", e.Line, e.Reason)
}

// Parse reads a table. The first line names the base currency and the day, each further line a currency and what one
// unit of the base currency costs in it. Empty lines and lines that begin with # say nothing.
//
//	EUR 2026-03-02
//	USD 1.0842
//	JPY 162.35
func Parse(reader io.Reader) (*Table, error) {
	var table *Table
	scanner := bufio.NewScanner(reader)
	for line := 1; scanner.Scan(); line++ {
		fields := strings.Fields(scanner.Text())
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if len(fields) != 2 {
			return nil, &SyntaxError{line, fmt.Sprintf("expected two words, found %d", len(fields))}
		}

		reason := ""
		if table == nil {
			table, reason = newTable(fields[0], fields[1])
		} else {
			reason = table.add(fields[0], fields[1])
		}
		if reason != "" {
			return nil, &SyntaxError{line, reason}
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("read rates: %w", err)
	}
	if table == nil {
		return nil, errors.New("read rates: nothing there")
	}
	return table, nil
}

func newTable(base, date string) (*Table, string) {
	if !currencyPattern.MatchString(base) {
		return nil, fmt.Sprintf("%q is no currency", base)
	}
	if !datePattern.MatchString(date) {
		return nil, fmt.Sprintf("%q is no day", date)
	}
	return &Table{Base: base, Date: date, perBase: map[string]*big.Rat{base: big.NewRat(1, 1)}}, ""
}

// add returns why the rate cannot be added, or nothing.
func (t *Table) add(currency, rate string) string {
	if !currencyPattern.MatchString(currency) {
		return fmt.Sprintf("%q is no currency", currency)
	}
	if _, known := t.perBase[currency]; known {
		return fmt.Sprintf("%s has a rate already", currency)
	}
	value, ok := ParseDecimal(rate)
	if !ok || value.Sign() == 0 {
		return fmt.Sprintf("%q is no rate", rate)
	}
	t.perBase[currency] = value
	return ""
}

// ParseDecimal reads a number such as 12 or 12.50, exactly. It takes no sign, no exponent and no fraction.
func ParseDecimal(text string) (*big.Rat, bool) {
	if !decimalPattern.MatchString(text) {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

// Currencies returns the currencies that have a rate, in alphabetical order.
func (t *Table) Currencies() []string {
	return slices.Sorted(maps.Keys(t.perBase))
}

// Convert returns what amount of one currency is in another, exactly: the caller rounds, once.
func (t *Table) Convert(amount *big.Rat, from, to string) (*big.Rat, error) {
	source, known := t.perBase[from]
	if !known {
		return nil, fmt.Errorf("%w: %q", ErrUnknownCurrency, from)
	}
	target, known := t.perBase[to]
	if !known {
		return nil, fmt.Errorf("%w: %q", ErrUnknownCurrency, to)
	}
	cross := new(big.Rat).Quo(target, source)
	return cross.Mul(cross, amount), nil
}
