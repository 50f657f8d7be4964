// Package rounding rounds exact numbers to a number of decimal places.
package rounding

import "math/big"

// Mode says what becomes of the digits that are cut off.
type Mode int

const (
	// HalfEven rounds to the nearest neighbour, and a half to the even one, so that many halves do not add up to a bias.
	HalfEven Mode = iota
	// HalfUp rounds to the nearest neighbour, and a half away from zero.
	HalfUp
	// Down cuts off: it never gives away more than there is.
	Down
)

var one = big.NewInt(1)

// Round returns value rounded to digits decimal places. It does not change value.
func Round(value *big.Rat, digits int, mode Mode) *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	scaled := new(big.Rat).Mul(value, new(big.Rat).SetInt(scale))

	// Quotient and remainder of the absolute value; the sign comes back at the end.
	quotient, remainder := new(big.Int).QuoRem(new(big.Int).Abs(scaled.Num()), scaled.Denom(), new(big.Int))
	if roundsUp(quotient, remainder, scaled.Denom(), mode) {
		quotient.Add(quotient, one)
	}
	if scaled.Sign() < 0 {
		quotient.Neg(quotient)
	}
	return new(big.Rat).SetFrac(quotient, scale)
}

// Format returns value rounded to digits decimal places, with all of them written out.
func Format(value *big.Rat, digits int, mode Mode) string {
	return Round(value, digits, mode).FloatString(digits)
}

func roundsUp(quotient, remainder, denominator *big.Int, mode Mode) bool {
	if mode == Down {
		return false
	}
	switch twice := new(big.Int).Lsh(remainder, 1); twice.Cmp(denominator) {
	case -1:
		return false
	case 1:
		return true
	default:
		return mode == HalfUp || quotient.Bit(0) == 1
	}
}
