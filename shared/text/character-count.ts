/** Characters of a text as people count them, not the units that JavaScript holds them in. */
export function characterCount(text: string): number {
  return Array.from(text).length;
}
