import type { Actor } from './actor.js';
import { SYSTEM_ACTOR } from './actor.js';
import { allowedOnAssignment, refusedOnAssignment } from './allowed-on-assignment.js';
import { allowedOnPhase } from './allowed-on-phase.js';
import { allowedOnSubmission } from './allowed-on-submission.js';
import { type Action, can } from './can.js';
import { isOfAnotherUnit, ownUnitOf } from './own-unit.js';

const person = (role: Actor['role'], unitId: string | null, leadingGroupId: string | null = null): Actor => ({ accountId: '1', name: role, role, unitId, leadingGroupId });
const ACTORS = {
  ownLiaison: person('liaison', '7'),
  ownHead: person('unitHead', '7'),
  otherLiaison: person('liaison', '8'),
  theOffice: person('officeClerk', '7', '3'),
  theDirector: person('officeDirector', '7', '3'),
  otherOffice: person('officeClerk', '7', '4'),
  leader: person('leader', null),
  administrator: person('systemAdministrator', null),
  system: SYSTEM_ACTOR,
};
const subject = { unitId: '7', leadingGroupId: '3' };
const leading = {
  ...subject, role: 'lead', itemStatus: 'inProgress', today: '2024-06-03', openRequest: null, declineBy: '2024-06-07', declinedBefore: false, effectiveDueOn: '2024-06-14',
} as const;

describe('permissions', () => {
  // prettier-ignore
  it.each<[Action, readonly (keyof typeof ACTORS)[]]>([
    ['readLedger', ['ownLiaison', 'ownHead', 'otherLiaison', 'theOffice', 'theDirector', 'otherOffice', 'leader', 'system']],
    ['readUnitInbox', ['ownLiaison', 'ownHead', 'leader', 'system']],
    ['readOfficeInbox', ['theOffice', 'theDirector', 'leader', 'system']],
    ['acknowledge', ['ownLiaison', 'ownHead']],
    ['report', ['ownLiaison', 'ownHead']],
    ['submit', ['ownLiaison', 'ownHead']],
    ['claimCompletion', ['ownLiaison', 'ownHead']],
    ['reviewCompletion', ['theOffice', 'theDirector']],
    ['suspendItem', ['theOffice', 'theDirector']],
    ['readLateness', ['ownLiaison', 'ownHead', 'theOffice', 'theDirector', 'leader', 'system']],
    ['reviewSubmission', ['theOffice', 'theDirector']],
    ['decline', ['ownLiaison', 'ownHead']],
    ['decideDecline', ['theOffice', 'theDirector']],
    ['requestExtension', ['ownLiaison', 'ownHead']],
    ['decideExtension', ['theOffice', 'theDirector']],
    ['fileInput', ['ownLiaison', 'ownHead']],
    ['sign', ['ownHead']],
    ['readOwnDrafts', ['ownLiaison', 'ownHead']],
    ['decideRollover', ['theOffice', 'theDirector']],
    ['adjustPhase', ['theOffice', 'theDirector']],
    ['manageCalendarFeed', ['ownLiaison', 'ownHead']],
    ['loadCalendar', ['theOffice', 'theDirector', 'otherOffice', 'administrator', 'system']],
    ['urge', ['ownLiaison', 'ownHead', 'theOffice', 'theDirector']],
    ['readNotice', ['ownLiaison', 'ownHead', 'theOffice', 'theDirector', 'leader', 'system']],
    ['handleNotice', ['theOffice', 'theDirector']],
    ['signNotice', ['theDirector']],
    ['issueNotice', ['theOffice', 'theDirector']],
    ['answerNotice', ['ownLiaison', 'ownHead']],
    ['readCircular', ['ownLiaison', 'ownHead', 'theOffice', 'theDirector', 'leader', 'system']],
    ['compileCircular', ['theOffice', 'theDirector']],
    ['replyCircular', ['ownLiaison', 'ownHead']],
    ['issueCircular', ['theDirector']],
    ['chooseLadders', ['theOffice', 'theDirector']],
    ['rehearse', ['theOffice', 'theDirector', 'leader', 'system']],
    ['handleDeliveries', ['theOffice', 'theDirector', 'otherOffice', 'administrator', 'system']],
    ['handleChannelEndpoints', ['ownHead', 'theOffice', 'theDirector']],
    ['changeOwnAccount', ['ownLiaison', 'ownHead', 'otherLiaison', 'theOffice', 'theDirector', 'otherOffice', 'leader', 'administrator']],
    ['operateEngine', ['administrator', 'system']],
    ['moveDemoClock', ['ownLiaison', 'ownHead', 'otherLiaison', 'theOffice', 'theDirector', 'otherOffice', 'leader', 'system']],
  ])('%s is for %j and nobody else', (action, allowed) => {
    expect(Object.entries(ACTORS).filter(([, actor]) => can(actor, action, subject)).map(([name]) => name)).toEqual(allowed);
  });

  it('is never granted by two missing sides being equal', () => {
    expect(can(person('liaison', null), 'acknowledge', { unitId: null, leadingGroupId: null })).toBe(false);
    expect(can(person('officeClerk', null, null), 'readOfficeInbox', { unitId: null, leadingGroupId: null })).toBe(false);
  });
});

describe('what a page may offer', () => {
  it.each([
    ['pendingAck', ['acknowledge', 'decline']],
    ['declineReview', ['takeBackRequest']],
    ['acknowledged', ['report', 'filePlan', 'requestExtension']],
    ['inProgress', ['report', 'filePlan', 'requestExtension', 'claimCompletion']],
    ['completionReview', []],
    ['completed', []],
  ] as const)('offers the own unit of an assignment in %s: %j', (state, commands) => {
    const openRequest = state === 'declineReview' ? 'decline' : null;
    expect(allowedOnAssignment(ACTORS.ownLiaison, state, { ...leading, openRequest })).toEqual(commands);
    expect(allowedOnAssignment(ACTORS.otherLiaison, state, leading)).toEqual([]);
  });

  it('offers completion to the lead of an item that runs, and to nobody else', () => {
    expect(allowedOnAssignment(ACTORS.ownLiaison, 'inProgress', { ...leading, role: 'cooperating' })).toEqual(['report', 'fileInput', 'requestExtension']);
    expect(allowedOnAssignment(ACTORS.ownLiaison, 'inProgress', { ...leading, itemStatus: 'suspended' })).toEqual(['report', 'filePlan']);
  });

  it('offers the answer to a claim to the plan\'s own office', () => {
    expect(allowedOnAssignment(ACTORS.theOffice, 'completionReview', leading)).toEqual(['acceptCompletion', 'returnForRework']);
    expect(allowedOnAssignment(ACTORS.otherOffice, 'completionReview', leading)).toEqual([]);
  });

  it.each([
    ['open', 'monthlyInformation', ['submit', 'declareNoChange'], ['waive']],
    ['open', 'finalSummary', ['submit'], ['waive']],
    ['submitted', 'finalSummary', ['submit', 'withdraw'], ['accept', 'return']],
    ['returned', 'finalSummary', ['submit'], ['waive']],
    ['missed', 'monthlyInformation', ['submit'], ['waive']],
    ['submittedLate', 'monthlyInformation', ['submit', 'withdraw'], ['accept', 'return']],
    ['accepted', 'finalSummary', [], []],
    ['waived', 'monthlyInformation', [], []],
  ] as const)('offers of a submission in %s (%s) to its unit %j, to the office %j', (state, kind, unit, office) => {
    expect(allowedOnSubmission(ACTORS.ownHead, state, kind, subject)).toEqual(unit);
    expect(allowedOnSubmission(ACTORS.theOffice, state, kind, subject)).toEqual(office);
    for (const nobody of [ACTORS.leader, ACTORS.otherOffice, ACTORS.otherLiaison]) expect(allowedOnSubmission(nobody, state, kind, subject)).toEqual([]);
  });
});

describe('what a page explains instead of offering', () => {
  const commandsOf = (rows: readonly { readonly command: string; readonly reason: string }[]): string[] => rows.map(({ command, reason }) => `${command}: ${reason}`);

  it('names what the role may do in another state, with the reason, and nothing that the role may never do', () => {
    expect(commandsOf(refusedOnAssignment(ACTORS.ownLiaison, 'pendingAck', leading))).toEqual([
      'report: 任务责任现在是“待签收”，不能报告进展。',
      'filePlan: 任务责任现在是“待签收”，不能报备工作方案。',
      'requestExtension: 任务责任现在是“待签收”，不能申请延期。',
      'takeBackRequest: 任务责任现在是“待签收”，不能撤回申请。',
      'claimCompletion: 任务责任现在是“待签收”，不能申报办结。',
    ]);
    expect(refusedOnAssignment(ACTORS.otherLiaison, 'pendingAck', leading)).toEqual([]);
    expect(refusedOnAssignment(ACTORS.leader, 'pendingAck', leading)).toEqual([]);
  });

  it('lets the office answer the request that waits, and keeps the unit from asking twice or claiming meanwhile', () => {
    const waiting = { ...leading, openRequest: 'extension' } as const;
    expect(allowedOnAssignment(ACTORS.theOffice, 'inProgress', leading)).toEqual([]);
    expect(allowedOnAssignment(ACTORS.theOffice, 'inProgress', waiting)).toEqual(['grantExtension', 'refuseExtension']);
    expect(allowedOnAssignment(ACTORS.theOffice, 'declineReview', leading)).toEqual(['acceptDecline', 'refuseDecline']);
    expect(allowedOnAssignment(ACTORS.otherOffice, 'inProgress', waiting)).toEqual([]);
    expect(allowedOnAssignment(ACTORS.ownLiaison, 'inProgress', waiting)).toEqual(['report', 'filePlan', 'takeBackRequest']);
    expect(commandsOf(refusedOnAssignment(ACTORS.ownLiaison, 'inProgress', waiting))).toEqual(expect.arrayContaining([
      expect.stringContaining('requestExtension: 已有一件延期申请等待办公室答复'), expect.stringContaining('claimCompletion: 有一件延期申请等待办公室答复，不能申报办结'),
    ]));
  });

  it('says that the window to decline has closed', () => {
    const late = { ...leading, today: '2024-06-08' } as const;
    expect(allowedOnAssignment(ACTORS.ownLiaison, 'pendingAck', late)).toEqual(['acknowledge']);
    expect(commandsOf(refusedOnAssignment(ACTORS.ownLiaison, 'pendingAck', late))).toContainEqual(expect.stringContaining('decline: 申请退办的期限已于2024-06-07届满'));
  });

  it('says so when the item stands in the way', () => {
    expect(commandsOf(refusedOnAssignment(ACTORS.ownLiaison, 'inProgress', { ...leading, itemStatus: 'suspended' }))).toContain('claimCompletion: 该事项现在是“已中止”，不能申报办结。');
    expect(commandsOf(refusedOnAssignment(ACTORS.ownLiaison, 'inProgress', { ...leading, role: 'cooperating' })).filter((row) => row.startsWith('claimCompletion'))).toEqual([]);
  });
});

describe('whose unit a person is bound to', () => {
  it.each<[keyof typeof ACTORS, string | null, boolean]>([
    ['ownLiaison', '7', false],
    ['ownHead', '7', false],
    ['otherLiaison', '8', true],
    ['theOffice', null, false],
    ['leader', null, false],
    ['system', null, false],
  ])('%s is bound to %s', (name, unitId, foreign) => {
    expect(ownUnitOf(ACTORS[name])).toBe(unitId);
    expect(isOfAnotherUnit(ACTORS[name], { unitId: '7' })).toBe(foreign);
  });

  it.each([
    ['planned', 'issued', ['override']],
    ['active', 'issued', ['override', 'close']],
    ['ended', 'issued', ['override']],
    ['active', 'draft', []],
    ['active', 'closed', []],
  ] as const)('offers the office of a phase that is %s in a plan that is %s: %j', (state, plan, commands) => {
    expect(allowedOnPhase(ACTORS.theOffice, state, plan, subject)).toEqual(commands);
    expect(allowedOnPhase(ACTORS.otherOffice, state, plan, subject)).toEqual([]);
  });
});
