import { rule as alterTableSplit } from "./alter-table-split.js";
import { rule as alterTypeRewrite } from "./alter-type-rewrite.js";
import { rule as checkNotValidFirst } from "./check-not-valid-first.js";
import { rule as cluster } from "./cluster.js";
import { rule as concurrentlyInTransaction } from "./concurrently-in-transaction.js";
import { rule as copyAlgorithm } from "./copy-algorithm.js";
import { rule as degradedAlter } from "./degraded-alter.js";
import { rule as demandRefused } from "./demand-refused.js";
import { rule as domainCheckScansUsers } from "./domain-check-scans-users.js";
import { rule as domainWithConstraint } from "./domain-with-constraint.js";
import { rule as dropIndexNotConcurrent } from "./drop-index-not-concurrent.js";
import { rule as exclusionConstraint } from "./exclusion-constraint.js";
import { rule as fkDropLocksParent } from "./fk-drop-locks-parent.js";
import { rule as fkLocksParent } from "./fk-locks-parent.js";
import { rule as fkNotValidFirst } from "./fk-not-valid-first.js";
import { rule as identityColumn } from "./identity-column.js";
import { rule as indexNotConcurrent } from "./index-not-concurrent.js";
import { rule as lockTable } from "./lock-table.js";
import { rule as lockTables } from "./lock-tables.js";
import { rule as lockTimeoutMissing } from "./lock-timeout-missing.js";
import { rule as matviewRefreshNotConcurrent } from "./matview-refresh-not-concurrent.js";
import { rule as metadataLockTimeoutMissing } from "./metadata-lock-timeout-missing.js";
import { rule as partitionAttach } from "./partition-attach.js";
import { rule as partitionCreated } from "./partition-created.js";
import { rule as partitionDetach } from "./partition-detach.js";
import { rule as primaryKeyAdded } from "./primary-key-added.js";
import { rule as reindexNotConcurrent } from "./reindex-not-concurrent.js";
import { rule as requireAlgorithm } from "./require-algorithm.js";
import { rule as requireLock } from "./require-lock.js";
import { rule as serialColumn } from "./serial-column.js";
import { rule as setNotNullScan } from "./set-not-null-scan.js";
import { rule as sharedLock } from "./shared-lock.js";
import { rule as statementBehindLock } from "./statement-behind-lock.js";
import { rule as storedGeneratedColumn } from "./stored-generated-column.js";
import { rule as tableRebuild } from "./table-rebuild.js";
import { rule as tableRewrite } from "./table-rewrite.js";
import { rule as tableScan } from "./table-scan.js";
import { rule as twoStepsInOneTransaction } from "./two-steps-in-one-transaction.js";
import { rule as uniqueBuildsIndex } from "./unique-builds-index.js";
import { rule as vacuumFull } from "./vacuum-full.js";
import { rule as volatileDefault } from "./volatile-default.js";
import type { Rule } from "../rule.js";

/** Who has to wait while a statement runs, and for how long. */
export const LOCK_RULES: readonly Rule[] = [
  alterTableSplit,
  alterTypeRewrite,
  checkNotValidFirst,
  cluster,
  concurrentlyInTransaction,
  copyAlgorithm,
  degradedAlter,
  demandRefused,
  domainCheckScansUsers,
  domainWithConstraint,
  dropIndexNotConcurrent,
  exclusionConstraint,
  fkDropLocksParent,
  fkLocksParent,
  fkNotValidFirst,
  identityColumn,
  indexNotConcurrent,
  lockTable,
  lockTables,
  lockTimeoutMissing,
  matviewRefreshNotConcurrent,
  metadataLockTimeoutMissing,
  partitionAttach,
  partitionCreated,
  partitionDetach,
  primaryKeyAdded,
  reindexNotConcurrent,
  requireAlgorithm,
  requireLock,
  serialColumn,
  setNotNullScan,
  sharedLock,
  statementBehindLock,
  storedGeneratedColumn,
  tableRebuild,
  tableRewrite,
  tableScan,
  twoStepsInOneTransaction,
  uniqueBuildsIndex,
  vacuumFull,
  volatileDefault,
];
