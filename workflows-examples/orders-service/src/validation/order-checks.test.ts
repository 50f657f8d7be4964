import { describe, expect, it } from "@jest/globals";
import type { Check } from "./check";
import { customerId, orderRequest, payment, shipment } from "./order-checks";

const tea = { sku: "TEA-250", quantity: 2, unitPrice: 890 };
const order = { customerId: "ada", currency: "EUR", lines: [tea] };

/** The pointers of all violations, in the order in which they are reported. */
function pointers(check: Check<unknown>, value: unknown): readonly string[] {
  const checked = check(value);
  return checked.valid ? [] : checked.violations.map(({ pointer }) => pointer);
}

describe("a new order", () => {
  it.each([
    { what: "one line", value: order },
    { what: "a hundred lines", value: { ...order, lines: Array.from({ length: 100 }, () => tea) } },
    { what: "a free item", value: { ...order, lines: [{ ...tea, unitPrice: 0 }] } },
    { what: "the largest line", value: { ...order, lines: [{ ...tea, quantity: 1_000, unitPrice: 99_999_999 }] } },
  ])("may have $what", ({ value }) => {
    expect(orderRequest(value)).toEqual({ valid: true, value });
  });

  it.each([
    { what: "no customer", value: { ...order, customerId: "" }, wrong: ["/customerId"] },
    { what: "a currency in small letters", value: { ...order, currency: "eur" }, wrong: ["/currency"] },
    { what: "no line", value: { ...order, lines: [] }, wrong: ["/lines"] },
    {
      what: "more than a hundred lines",
      value: { ...order, lines: Array.from({ length: 101 }, () => tea) },
      wrong: ["/lines"],
    },
    {
      what: "a quantity of nothing",
      value: { ...order, lines: [tea, { ...tea, quantity: 0 }] },
      wrong: ["/lines/1/quantity"],
    },
    {
      what: "a negative price",
      value: { ...order, lines: [{ ...tea, unitPrice: -1 }] },
      wrong: ["/lines/0/unitPrice"],
    },
    {
      what: "a price in fractions of a cent",
      value: { ...order, lines: [{ ...tea, unitPrice: 0.5 }] },
      wrong: ["/lines/0/unitPrice"],
    },
    { what: "a total of its own", value: { ...order, total: 1 }, wrong: ["/total"] },
    { what: "nothing at all", value: {}, wrong: ["/customerId", "/currency", "/lines"] },
  ])("is refused with $what", ({ value, wrong }) => {
    expect(pointers(orderRequest, value)).toEqual(wrong);
  });
});

describe("a customer id", () => {
  it.each(["ada", "c-1.eu_west", "x".repeat(64)])("may be %p", (value) => {
    expect(customerId(value).valid).toBe(true);
  });

  it.each(["", "x".repeat(65), "a b", "a\u0000", "a\n", "ädä"])("is refused when it is %j", (value) => {
    expect(customerId(value).valid).toBe(false);
  });
});

describe("a payment", () => {
  it("has a payment reference", () => {
    expect(payment({ paymentReference: "pay_8412" })).toEqual({ valid: true, value: { paymentReference: "pay_8412" } });
  });

  it.each([{}, { paymentReference: "" }, { paymentReference: "x".repeat(101) }])(
    "is refused when it is %j",
    (value) => {
      expect(pointers(payment, value)).toEqual(["/paymentReference"]);
    },
  );
});

describe("a shipment", () => {
  it.each(["Parcel Post", "Österreichische Post", "A&B Freight Co."])("may go with %p", (carrier) => {
    expect(shipment({ carrier, trackingNumber: "PP-1" }).valid).toBe(true);
  });

  it.each([
    { carrier: " Parcel Post", trackingNumber: "PP-1", wrong: ["/carrier"] },
    { carrier: "Parcel Post", trackingNumber: "PP 1", wrong: ["/trackingNumber"] },
    { carrier: "", trackingNumber: "", wrong: ["/carrier", "/trackingNumber"] },
  ])("is refused with carrier $carrier and tracking number $trackingNumber", ({ wrong, ...value }) => {
    expect(pointers(shipment, value)).toEqual(wrong);
  });
});
