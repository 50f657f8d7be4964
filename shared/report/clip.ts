/**
 * `text` with at most `maximum` UTF-16 units, the last of which is `…` when something was cut; no character is cut in half.
 * Clip outside text before it is escaped: a cut through an escape would bring its content to life.
 */
export function clip(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const kept = text.slice(0, maximum - 1);
  return `${kept.replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
