import { placeText, type Place } from "../../../shared/action/errors.js";
import type { Detection } from "../detection/detect.js";
import { explain, type Remark } from "./explanation.js";
import { installsOf, type Install } from "./install.js";
import { setupsOf, type Setup } from "./setup.js";
import { unlockedPackages, type Unlocked } from "./unlocked.js";

/** What will be set up and installed, and why. */
export interface Plan {
  readonly setups: readonly Setup[];
  readonly installs: readonly Install[];
  /** Empty when the policy allows packages without a lock file; they are then told as warnings. */
  readonly unlocked: readonly Unlocked[];
  readonly remarks: readonly Remark[];
}

export interface PlanOptions {
  /** A file's place in the project folder, seen from the workspace. */
  readonly place: (name: string) => Place;
  readonly caches: boolean;
  readonly allowUnlocked: boolean;
}

/** A pure function from what the files say to what is done. */
export function planEnvironment(detection: Detection, { place, caches, allowUnlocked }: PlanOptions): Plan {
  const unlocked = unlockedPackages(detection, place);
  const allowed = allowUnlocked ? unlocked.map(({ sentence, place: where }): Remark => ({ level: "warning", text: `${placeText(where)}: ${sentence}; the policy allows it` })) : [];
  return {
    setups: setupsOf(detection, (name) => place(name).file, caches),
    installs: installsOf(detection),
    unlocked: allowUnlocked ? [] : unlocked,
    remarks: [...explain(detection), ...allowed],
  };
}
