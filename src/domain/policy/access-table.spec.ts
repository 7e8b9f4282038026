import { type AccountRole, UNIT_ROLES } from './actor.js';
import { type Action, PERMISSION_MATRIX, type PermissionEntry, type Scope } from './permission-matrix.js';

/** Columns of the access table; LEAD and COOP are what a unit is on an item, LIA whoever acts for a unit. */
type Column = 'SA' | 'SEC' | 'AUD' | 'OFF' | 'LEAD' | 'COOP' | 'LIA' | 'LDR';
type Reach = '-' | 'all' | 'own' | 'item' | 'sub' | 'self' | 'request' | 'approve' | 'see';

const COLUMNS: readonly Column[] = ['SA', 'SEC', 'AUD', 'OFF', 'LEAD', 'COOP', 'LIA', 'LDR'];
/** The access table of the city's three-administrator model (system, security and audit administration apart), row by row. */
// prettier-ignore
const TABLE: readonly (readonly [number, string, ...Reach[]])[] = [
  [1, 'create or disable account', 'all', '-', '-', '-', '-', '-', '-', '-'],
  [2, 'grant or revoke role or unit', '-', 'all', '-', '-', '-', '-', '-', '-'],
  [3, 'password, session, lock policy', '-', 'all', '-', '-', '-', '-', '-', '-'],
  [4, 'operate', 'all', '-', '-', '-', '-', '-', '-', '-'],
  [5, 'restore from backup', 'request', 'approve', 'see', '-', '-', '-', '-', '-'],
  [6, 'read audit of users, SA, SEC', '-', '-', 'all', '-', '-', '-', '-', '-'],
  [7, 'read audit of AUD', '-', 'all', '-', '-', '-', '-', '-', '-'],
  [8, 'archive or purge old audit', '-', '-', 'all', '-', '-', '-', '-', '-'],
  [9, 'change or delete an audit row', '-', '-', '-', '-', '-', '-', '-', '-'],
  [10, 'units, aliases, groups, calendar', '-', '-', '-', 'all', '-', '-', '-', '-'],
  [11, 'import, register, assign, adjust, suspend, terminate', '-', '-', '-', 'all', '-', '-', '-', '-'],
  [12, 'read item head', '-', '-', '-', 'all', 'item', 'item', 'item', 'sub'],
  [13, 'acknowledge, decline', '-', '-', '-', '-', 'own', 'own', 'own', '-'],
  [14, 'draft, submit, withdraw own report', '-', '-', '-', '-', 'own', 'own', 'own', '-'],
  [15, 'read own unit\'s drafts', '-', '-', '-', '-', 'own', 'own', 'own', '-'],
  [16, 'read submitted reports of another unit', '-', '-', '-', 'all', 'item', '-', 'item', 'sub'],
  [17, 'read another unit\'s drafts', '-', '-', '-', '-', '-', '-', '-', '-'],
  [18, 'request extension or completion', '-', '-', '-', '-', 'own', 'own', 'own', '-'],
  [19, 'return, approve, accept, close out, reopen', '-', '-', '-', 'all', '-', '-', '-', '-'],
  [20, 'urge', '-', '-', '-', 'all', 'item', '-', '-', '-'],
  [21, 'issue colour notice', '-', '-', '-', 'all', '-', '-', '-', '-'],
  [22, 'dashboard, ledger, search, counts', '-', '-', '-', 'all', 'own', 'own', 'own', 'sub'],
  [23, 'export', '-', '-', 'see', 'all', 'own', 'own', 'own', 'sub'],
  [24, 'instruction of a leader', '-', '-', '-', '-', '-', '-', '-', 'sub'],
  [25, 'phone numbers unmasked', '-', '-', '-', 'all', 'own', 'own', 'own', '-'],
  [26, 'inbox, own sessions, own password', 'self', 'self', 'self', 'self', 'self', 'self', 'self', 'self'],
  [27, 'job and queue console', 'all', '-', '-', '-', '-', '-', '-', '-'],
];

const ROLES_OF: Readonly<Record<Column, readonly AccountRole[]>> = {
  SA: ['systemAdministrator'],
  SEC: ['securityAdministrator'],
  AUD: ['auditor'],
  OFF: ['officeClerk', 'officeDirector'],
  LEAD: UNIT_ROLES,
  COOP: UNIT_ROLES,
  LIA: UNIT_ROLES,
  LDR: ['leader'],
};

/** Rows for which no action is offered: restoring is done at the command line, 16 and 17 are the scope clause's, 9 and 17 are nobody's. */
const NOT_OFFERED = [5, 9, 16, 17];
/** Roles that the table grants a row and no action of it: the unit's head alone signs, the audit of exports is `readAudit`. */
const NOT_GRANTED: Readonly<Record<number, readonly AccountRole[]>> = { 23: ['auditor'] };
/** What the matrix grants beyond the table, each with its reason. */
const BEYOND: Readonly<Partial<Record<Action, readonly AccountRole[]>>> = {
  // Names of units and days off are no business content; everybody's page needs them.
  readReference: ['liaison', 'clerk', 'unitHead', 'leader', 'systemAdministrator', 'securityAdministrator', 'auditor'],
  // A year's days off may be loaded when the system is set up, before there is an office.
  loadCalendar: ['systemAdministrator'],
  // A leader looks, and lets the days to come be rehearsed, which changes nothing.
  readDraft: ['leader'],
  rehearse: ['leader'],
  // A unit reads what is issued to it and answers it; leaders look.
  readNotice: ['leader', ...UNIT_ROLES],
  readCircular: ['leader', ...UNIT_ROLES],
  replyCircular: [...UNIT_ROLES],
  // The office carries out what a leader instructs.
  readInstructions: ['officeClerk', 'officeDirector'],
  answerInstruction: ['officeClerk', 'officeDirector'],
  // The second person where there is one security administrator only; codes and lists of accounts that have no rights yet.
  confirmRoles: ['systemAdministrator'],
  issueActivationCode: ['systemAdministrator'],
  listAccounts: ['auditor', 'systemAdministrator'],
  // The office attaches to what it asks for and answers.
  attach: ['officeClerk', 'officeDirector'],
  answerNotice: [...UNIT_ROLES],
  handleDeliveries: ['officeClerk', 'officeDirector'],
};
/** What a cell of the table allows a scope of the matrix to be. `all` beside `own`, `item` and `sub` is narrowed by the scope clause. */
const SCOPES: Readonly<Record<Exclude<Reach, '-'>, readonly Scope[]>> = {
  all: ['all', 'office', 'unowned'],
  own: ['unit', 'all'],
  item: ['unit', 'all'],
  sub: ['field'],
  self: ['self', 'unit', 'office', 'all'],
  request: ['all'],
  approve: ['all'],
  see: ['all'],
};

const ACTIONS = Object.entries(PERMISSION_MATRIX) as [Action, PermissionEntry][];
const rolesOfRow = (row: readonly [number, string, ...Reach[]]): AccountRole[] =>
  [...new Set(COLUMNS.flatMap((column, index) => (row[index + 2] === '-' ? [] : ROLES_OF[column])))].sort();
const rolesOfAction = ({ grants }: PermissionEntry): AccountRole[] => (Object.keys(grants) as (AccountRole | 'system')[]).filter((role): role is AccountRole => role !== 'system').sort();

describe('the permission matrix beside the access table', () => {
  it('names every row of the table and no other', () => {
    expect(TABLE.map(([row]) => row)).toEqual(Array.from({ length: 27 }, (_, index) => index + 1));
    expect(TABLE.every((row) => row.length === COLUMNS.length + 2)).toBe(true);
    const offered = new Set<number>(ACTIONS.map(([, { row }]) => row));
    expect(TABLE.map(([row]) => row).filter((row) => !offered.has(row))).toEqual(NOT_OFFERED);
  });

  it.each(TABLE.filter(([number]) => !NOT_OFFERED.includes(number)).map((row) => ({ number: row[0], title: row[1], row })))('row $number ($title) is granted to everybody the table grants it to', ({ row }) => {
    const granted = new Set(ACTIONS.filter(([, entry]) => entry.row === row[0]).flatMap(([, entry]) => rolesOfAction(entry)));
    expect(rolesOfRow(row).filter((role) => !granted.has(role))).toEqual(NOT_GRANTED[row[0]] ?? []);
  });

  it.each(ACTIONS)('%s is granted to nobody the table refuses it to, but for the exceptions', (action, entry) => {
    const row = TABLE[entry.row - 1];
    if (!row) throw new Error(`no row ${entry.row}`);
    const allowed = rolesOfRow(row);
    expect(rolesOfAction(entry).filter((role) => !allowed.includes(role))).toEqual([...(BEYOND[action] ?? [])].sort());
  });

  it.each(ACTIONS)('%s reaches no further than its row', (action, entry) => {
    const row = TABLE[entry.row - 1];
    const tooFar = rolesOfAction(entry).filter((role) => !(BEYOND[action] ?? []).includes(role)).filter((role) => {
      const scopes = [entry.grants[role] ?? []].flat() as Scope[];
      const reaches = COLUMNS.flatMap((column, index) => (ROLES_OF[column].includes(role) ? [row?.[index + 2] as Reach] : [])).filter((reach) => reach !== '-');
      return !scopes.every((scope) => reaches.some((reach) => SCOPES[reach as Exclude<Reach, '-'>].includes(scope)));
    });
    expect(tooFar).toEqual([]);
  });

  it('gives administrators no business content', () => {
    const business = ACTIONS.filter(([, { row }]) => row >= 11 && row <= 25);
    for (const [, { grants }] of business) expect(Object.keys(grants)).not.toEqual(expect.arrayContaining([expect.stringMatching(/Administrator|auditor/)]));
  });
});
