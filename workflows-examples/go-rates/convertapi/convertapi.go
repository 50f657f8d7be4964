// Package convertapi serves conversions of amounts between currencies over HTTP.
package convertapi

import (
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"

	"example.com/go-rates/rates"
	"example.com/go-rates/rounding"
)

// Decimal places of the currencies that do not have two (ISO 4217).
var decimalPlaces = map[string]int{"JPY": 0, "KRW": 0, "VND": 0, "BHD": 3, "KWD": 3, "TND": 3}

type conversion struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
	Date     string `json:"date"`
}

type overview struct {
	Base       string   `json:"base"`
	Date       string   `json:"date"`
	Currencies []string `json:"currencies"`
}

type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

// Source gives the rates to convert with; it may give others tomorrow. An error means that there are none now.
type Source func() (*rates.Table, error)

// Handler serves
//
//	GET /currencies
//	GET /convert?amount=12.50&from=EUR&to=USD
//
// Amounts are rounded half to even, to the decimal places of the currency. Errors are application/problem+json.
func Handler(source Source) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /currencies", with(source, currencies))
	mux.Handle("GET /convert", with(source, convert))
	return mux
}

func with(source Source, serve func(http.ResponseWriter, *http.Request, *rates.Table)) http.HandlerFunc {
	return func(response http.ResponseWriter, request *http.Request) {
		table, err := source()
		if err != nil {
			refuse(response, http.StatusServiceUnavailable, "There are no exchange rates now.")
			return
		}
		serve(response, request, table)
	}
}

func currencies(response http.ResponseWriter, _ *http.Request, table *rates.Table) {
	send(response, http.StatusOK, "application/json", overview{table.Base, table.Date, table.Currencies()})
}

func convert(response http.ResponseWriter, request *http.Request, table *rates.Table) {
	query := request.URL.Query()
	amount, ok := rates.ParseDecimal(query.Get("amount"))
	if !ok {
		refuse(response, http.StatusBadRequest, "amount must be a number such as 12.50.")
		return
	}
	converted, err := table.Convert(amount, query.Get("from"), query.Get("to"))
	if err != nil {
		refuse(response, http.StatusUnprocessableEntity, fmt.Sprintf("There is no rate: %v.", err))
		return
	}
	currency := query.Get("to")
	send(response, http.StatusOK, "application/json", conversion{format(converted, currency), currency, table.Date})
}

func format(amount *big.Rat, currency string) string {
	places, special := decimalPlaces[currency]
	if !special {
		places = 2
	}
	return rounding.Format(amount, places, rounding.HalfEven)
}

func refuse(response http.ResponseWriter, status int, detail string) {
	send(response, status, "application/problem+json", problem{http.StatusText(status), status, detail})
}

func send(response http.ResponseWriter, status int, contentType string, body any) {
	response.Header().Set("Content-Type", contentType)
	response.WriteHeader(status)
	// The only error is that the client has gone, and then there is nobody to tell.
	_ = json.NewEncoder(response).Encode(body)
}
