/** `node build/scripts/act-copy/main.js OUT`: writes the copy of our workflows that actionlint can read, and says what differs. */
import { copyForAct } from "./copy-for-act.js";

const [out] = process.argv.slice(2);
if (out === undefined) throw new Error("usage: act-copy OUT");
for (const line of copyForAct(process.cwd(), out, { self: (path) => `./${path}`, token: null })) console.error(line);
