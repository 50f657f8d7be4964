import { rule as bigintClientOverflow } from "./bigint-client-overflow.js";
import { rule as changedDefault } from "./changed-default.js";
import { rule as columnTypeChanged } from "./column-type-changed.js";
import { rule as dropDefault } from "./drop-default.js";
import { rule as dropNotNull } from "./drop-not-null.js";
import { rule as dropObject } from "./drop-object.js";
import { rule as enumMemberAdded } from "./enum-member-added.js";
import { rule as enumValueAdded } from "./enum-value-added.js";
import { rule as enumValuePosition } from "./enum-value-position.js";
import { rule as inheritanceColumn } from "./inheritance-column.js";
import { rule as jsonColumn } from "./json-column.js";
import { rule as narrowedType } from "./narrowed-type.js";
import { rule as policyChanged } from "./policy-changed.js";
import { rule as renameColumn } from "./rename-column.js";
import { rule as renameEnumValue } from "./rename-enum-value.js";
import { rule as renameObject } from "./rename-object.js";
import { rule as renameSchema } from "./rename-schema.js";
import { rule as renameTable } from "./rename-table.js";
import { rule as requiredColumnWithoutDefault } from "./required-column-without-default.js";
import { rule as revoke } from "./revoke.js";
import { rule as rowSecurityEnabled } from "./row-security-enabled.js";
import { rule as selectStarConsumers } from "./select-star-consumers.js";
import { rule as tightenedConstraint } from "./tightened-constraint.js";
import { rule as triggerChanged } from "./trigger-changed.js";
import { rule as viewRedefined } from "./view-redefined.js";
import type { Rule } from "../rule.js";

/** What the version that still runs does not survive. */
export const COMPATIBILITY_RULES: readonly Rule[] = [
  bigintClientOverflow,
  changedDefault,
  columnTypeChanged,
  dropDefault,
  dropNotNull,
  dropObject,
  enumMemberAdded,
  enumValueAdded,
  enumValuePosition,
  inheritanceColumn,
  jsonColumn,
  narrowedType,
  policyChanged,
  renameColumn,
  renameEnumValue,
  renameObject,
  renameSchema,
  renameTable,
  requiredColumnWithoutDefault,
  revoke,
  rowSecurityEnabled,
  selectStarConsumers,
  tightenedConstraint,
  triggerChanged,
  viewRedefined,
];
