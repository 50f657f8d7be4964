import { stripVTControlCharacters } from "node:util";

/** What XML 1.0 cannot hold, not even as a character reference, and the other control characters beside them. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/** `text` without terminal codes and without what XML 1.0 forbids; lone surrogates become U+FFFD. */
export function xmlCharacters(text: string): string {
  return stripVTControlCharacters(text).replace(FORBIDDEN, "").replace(LONE_SURROGATE, "\ufffd");
}

/** `text` as the content of an element. */
export function xmlContent(text: string): string {
  return xmlCharacters(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;");
}

/** `text` as the value of an attribute in double quotes; line breaks survive. */
export function xmlAttribute(text: string): string {
  return xmlContent(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}
