package convertapi_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/go-rates/convertapi"
	"example.com/go-rates/rates"
)

func today() (*rates.Table, error) {
	return rates.Parse(strings.NewReader("EUR 2026-03-02\nUSD 1.0842\nJPY 162.35\nKWD 0.3341\n"))
}

func get(t *testing.T, source convertapi.Source, target string) *httptest.ResponseRecorder {
	t.Helper()
	recorder := httptest.NewRecorder()
	convertapi.Handler(source).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, target, nil))
	return recorder
}

func check(t *testing.T, got *httptest.ResponseRecorder, status int, contentType, body string) {
	t.Helper()
	if got.Code != status || got.Header().Get("Content-Type") != contentType {
		t.Errorf("got %d %s, want %d %s", got.Code, got.Header().Get("Content-Type"), status, contentType)
	}
	if strings.TrimSpace(got.Body.String()) != body {
		t.Errorf("got  %s\nwant %s", got.Body, body)
	}
}

func TestConvert(t *testing.T) {
	tests := []struct{ name, query, amount, currency string }{
		{"two decimal places", "amount=12.50&from=EUR&to=USD", "13.55", "USD"},
		{"no decimal places", "amount=12.50&from=EUR&to=JPY", "2029", "JPY"},
		{"three decimal places", "amount=12.50&from=EUR&to=KWD", "4.176", "KWD"},
		{"a cross rate", "amount=1000&from=JPY&to=USD", "6.68", "USD"},
		{"the same currency", "amount=0.1&from=EUR&to=EUR", "0.10", "EUR"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body := fmt.Sprintf(`{"amount":%q,"currency":%q,"date":"2026-03-02"}`, test.amount, test.currency)

			check(t, get(t, today, "/convert?"+test.query), http.StatusOK, "application/json", body)
		})
	}
}

func TestConvertRefuses(t *testing.T) {
	const (
		noAmount   = `amount must be a number such as 12.50.`
		noCurrency = `There is no rate: unknown currency: \"%s\".`
	)
	tests := []struct {
		name, query string
		status      int
		detail      string
	}{
		{"no amount", "from=EUR&to=USD", http.StatusBadRequest, noAmount},
		{"a negative amount", "amount=-1&from=EUR&to=USD", http.StatusBadRequest, noAmount},
		{"an unknown currency", "amount=1&from=EUR&to=XXX", http.StatusUnprocessableEntity, fmt.Sprintf(noCurrency, "XXX")},
		{"no currency", "amount=1&to=USD", http.StatusUnprocessableEntity, fmt.Sprintf(noCurrency, "")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body := fmt.Sprintf(`{"title":%q,"status":%d,"detail":"%s"}`, http.StatusText(test.status), test.status, test.detail)

			check(t, get(t, today, "/convert?"+test.query), test.status, "application/problem+json", body)
		})
	}
}

func TestCurrencies(t *testing.T) {
	check(t, get(t, today, "/currencies"), http.StatusOK, "application/json",
		`{"base":"EUR","date":"2026-03-02","currencies":["EUR","JPY","KWD","USD"]}`)
}

func TestNothingIsServedWithoutRates(t *testing.T) {
	none := func() (*rates.Table, error) { return nil, errors.New("the bank does not answer") }

	for _, target := range []string{"/currencies", "/convert?amount=1&from=EUR&to=USD"} {
		t.Run(target, func(t *testing.T) {
			check(t, get(t, none, target), http.StatusServiceUnavailable, "application/problem+json",
				`{"title":"Service Unavailable","status":503,"detail":"There are no exchange rates now."}`)
		})
	}
}

func ExampleHandler() {
	server := httptest.NewServer(convertapi.Handler(today))
	defer server.Close()

	response, err := http.Get(server.URL + "/convert?amount=100&from=EUR&to=JPY")
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()

	body, err := io.ReadAll(response.Body)
	if err != nil {
		panic(err)
	}
	fmt.Print(response.Status, " ", string(body))
	// Output: 200 OK {"amount":"16235","currency":"JPY","date":"2026-03-02"}
}
