import { ACCOUNT_ROLES, type AccountRole } from './actor.js';

/**
 * How far a role's right reaches: `unit` subjects of the own unit, `office` subjects of the own leading-group office, `unowned` subjects no
 * office owns, `field` subjects of the leader's field, `all` whatever its subject (reads are narrowed further by the scope clause), `self` what
 * is the person's own.
 */
export type Scope = 'unit' | 'office' | 'unowned' | 'field' | 'all' | 'self';

export interface PermissionEntry {
  /** Row of the access table of `docs/permissions.md`. */
  readonly row: number;
  readonly title: string;
  readonly grants: Readonly<Partial<Record<AccountRole | 'system', Scope | readonly Scope[]>>>;
}

const UNIT = { liaison: 'unit', clerk: 'unit', unitHead: 'unit' } as const;
const OFFICE = { officeClerk: 'office', officeDirector: 'office' } as const;
const ANY_OFFICE = { officeClerk: 'all', officeDirector: 'all' } as const;
const ANY_UNIT = { liaison: 'all', clerk: 'all', unitHead: 'all' } as const;
const LEADER = { leader: 'field' } as const;
const SYSTEM = { system: 'all' } as const;
const SELF = {
  liaison: 'self', clerk: 'self', unitHead: 'self', officeClerk: 'self', officeDirector: 'self', leader: 'self', systemAdministrator: 'self',
  securityAdministrator: 'self', auditor: 'self',
} as const;
const EVERYBODY = Object.fromEntries([...ACCOUNT_ROLES, 'system' as const].map((role) => [role, 'all'])) as Readonly<Record<AccountRole | 'system', 'all'>>;

/** The permission matrix: what is not granted here is refused. The guard, the `allowed` lists, the tests and `docs/permissions.md` read it. */
export const PERMISSION_MATRIX = {
  manageAccounts: { row: 1, title: '建立和停用账号', grants: { systemAdministrator: 'all', ...SYSTEM } },
  grantRoles: { row: 2, title: '授予和收回角色、单位', grants: { securityAdministrator: 'all' } },
  issueActivationCode: { row: 3, title: '发激活码', grants: { securityAdministrator: 'all', systemAdministrator: 'all', ...SYSTEM } },
  confirmRoles: { row: 2, title: '确认岗位变动', grants: { securityAdministrator: 'all', systemAdministrator: 'all' } },
  listAccounts: { row: 2, title: '查看账号和岗位', grants: { systemAdministrator: 'all', securityAdministrator: 'all', auditor: 'all', ...SYSTEM } },
  manageSignIn: { row: 3, title: '口令、会话和锁定管理', grants: { securityAdministrator: 'all' } },
  operateEngine: { row: 4, title: '运行管理', grants: { systemAdministrator: 'all', ...SYSTEM } },
  readAudit: { row: 6, title: '查看审计', grants: { auditor: 'all', ...SYSTEM } },
  readAuditorTrail: { row: 7, title: '查看审计管理员自己的审计', grants: { securityAdministrator: 'all' } },
  purgeAudit: { row: 8, title: '归档和清理审计', grants: { auditor: 'all' } },
  manageUnits: { row: 10, title: '维护单位、别名和组', grants: { ...ANY_OFFICE, ...SYSTEM } },
  readReference: { row: 10, title: '查看单位目录和工作日历', grants: EVERYBODY },
  loadCalendar: { row: 10, title: '载入工作日历', grants: { ...ANY_OFFICE, systemAdministrator: 'all', ...SYSTEM } },
  importDocument: { row: 11, title: '导入公文', grants: { ...ANY_OFFICE, ...SYSTEM } },
  readDraft: { row: 11, title: '查看公文草稿', grants: { officeClerk: ['office', 'unowned'], officeDirector: ['office', 'unowned'], ...LEADER, ...SYSTEM } },
  handleDraft: { row: 11, title: '处理公文草稿', grants: { officeClerk: ['office', 'unowned'], officeDirector: ['office', 'unowned'], ...SYSTEM } },
  issuePlan: { row: 11, title: '交办方案', grants: OFFICE },
  closePlan: { row: 11, title: '办结、归档方案', grants: OFFICE },
  adjustItem: { row: 11, title: '调整事项', grants: OFFICE },
  suspendItem: { row: 11, title: '中止和恢复事项', grants: OFFICE },
  terminateItem: { row: 11, title: '终止事项', grants: OFFICE },
  decideRollover: { row: 11, title: '年底转入下一年', grants: OFFICE },
  setWorkRules: { row: 11, title: '设定方案办理规则', grants: OFFICE },
  adjustPhase: { row: 11, title: '调整阶段', grants: OFFICE },
  dateDuty: { row: 11, title: '为报送要求定时限', grants: OFFICE },
  chooseLadders: { row: 11, title: '选择提醒阶梯', grants: OFFICE },
  rehearse: { row: 11, title: '预演', grants: { ...OFFICE, ...LEADER, ...SYSTEM } },
  readItem: { row: 12, title: '查看事项', grants: { ...ANY_UNIT, ...ANY_OFFICE, ...LEADER, ...SYSTEM } },
  acknowledge: { row: 13, title: '签收', grants: UNIT },
  decline: { row: 13, title: '申请退回', grants: UNIT },
  report: { row: 14, title: '报告进展', grants: UNIT },
  submit: { row: 14, title: '报送', grants: UNIT },
  fileInput: { row: 14, title: '报配合情况', grants: UNIT },
  sign: { row: 14, title: '签批', grants: { unitHead: 'unit' } },
  attach: { row: 14, title: '上传附件', grants: { ...UNIT, ...OFFICE } },
  readOwnDrafts: { row: 15, title: '查看本单位的草稿', grants: UNIT },
  requestExtension: { row: 18, title: '申请延期', grants: UNIT },
  claimCompletion: { row: 18, title: '申报办结', grants: UNIT },
  reviewCompletion: { row: 19, title: '答复办结申报', grants: OFFICE },
  decideExtension: { row: 19, title: '答复延期申请', grants: OFFICE },
  decideDecline: { row: 19, title: '答复退回申请', grants: OFFICE },
  reviewSubmission: { row: 19, title: '审核报送', grants: OFFICE },
  closeOutItem: { row: 19, title: '核查和销号', grants: OFFICE },
  completeItem: { row: 19, title: '确认事项办结', grants: OFFICE },
  reopenItem: { row: 19, title: '重新办理', grants: OFFICE },
  urge: { row: 20, title: '催办', grants: { ...UNIT, ...OFFICE } },
  readNotice: { row: 21, title: '查看督办单', grants: { ...UNIT, ...OFFICE, ...LEADER, ...SYSTEM } },
  handleNotice: { row: 21, title: '处理督办单', grants: OFFICE },
  signNotice: { row: 21, title: '签批督办单', grants: { officeDirector: 'office' } },
  issueNotice: { row: 21, title: '签发督办单', grants: OFFICE },
  answerNotice: { row: 21, title: '回复督办单', grants: UNIT },
  readCircular: { row: 21, title: '查看通报、简报', grants: { ...UNIT, ...OFFICE, ...LEADER, ...SYSTEM } },
  compileCircular: { row: 21, title: '编写通报、简报', grants: OFFICE },
  replyCircular: { row: 21, title: '答复通报核实', grants: UNIT },
  issueCircular: { row: 21, title: '印发通报', grants: { officeDirector: 'office' } },
  readLedger: { row: 22, title: '查看台账', grants: { ...ANY_UNIT, ...ANY_OFFICE, ...LEADER, ...SYSTEM } },
  readUnitInbox: { row: 22, title: '查看单位待办', grants: { ...UNIT, ...LEADER, ...SYSTEM } },
  readOfficeInbox: { row: 22, title: '查看办公室待办', grants: { ...OFFICE, ...LEADER, ...SYSTEM } },
  readMatters: { row: 22, title: '查看本单位、本办公室应办的事', grants: { ...UNIT, ...OFFICE } },
  readReviewQueue: { row: 22, title: '查看等办公室答复的', grants: { ...OFFICE, ...LEADER, ...SYSTEM } },
  readCockpit: { row: 22, title: '查看驾驶舱', grants: { ...OFFICE, ...LEADER, ...SYSTEM } },
  readBrief: { row: 22, title: '查看领导看板', grants: { ...OFFICE, ...LEADER, ...SYSTEM } },
  search: { row: 22, title: '查找', grants: { ...ANY_UNIT, ...ANY_OFFICE, ...LEADER, ...SYSTEM } },
  followChanges: { row: 22, title: '接收变动提示', grants: { ...ANY_UNIT, ...ANY_OFFICE, ...LEADER, ...SYSTEM } },
  readLateness: { row: 22, title: '查看逾期情况', grants: { ...UNIT, ...OFFICE, ...LEADER, ...SYSTEM } },
  exportLedger: { row: 23, title: '导出', grants: { ...UNIT, ...OFFICE, ...LEADER, ...SYSTEM } },
  instruct: { row: 24, title: '批示', grants: LEADER },
  registerLiaison: { row: 14, title: '登记联络员', grants: UNIT },
  arrangeDuty: { row: 10, title: '安排值班', grants: OFFICE },
  readPeople: { row: 12, title: '查看联络员和办公室人员', grants: { ...UNIT, ...OFFICE, ...LEADER } },
  readInstructions: { row: 24, title: '查看批示', grants: { ...OFFICE, ...LEADER, ...SYSTEM } },
  answerInstruction: { row: 24, title: '办理批示', grants: OFFICE },
  readPhones: { row: 25, title: '查看完整电话', grants: { ...UNIT, ...OFFICE } },
  readOwnInbox: { row: 26, title: '查看自己的待办', grants: SELF },
  manageCalendarFeed: { row: 26, title: '管理日程订阅', grants: UNIT },
  handleChannelEndpoints: { row: 26, title: '管理外发通道', grants: { unitHead: 'unit', ...OFFICE } },
  keepViews: { row: 26, title: '保存台账视图', grants: { liaison: 'self', clerk: 'self', unitHead: 'self', officeClerk: ['self', 'office'], officeDirector: ['self', 'office'], leader: 'self' } },
  changeOwnAccount: { row: 26, title: '管理自己的账号', grants: SELF },
  handleDeliveries: { row: 27, title: '查看和处理外发', grants: { ...ANY_OFFICE, systemAdministrator: 'all', ...SYSTEM } },
  moveDemoClock: { row: 26, title: '拨动演示时钟', grants: { ...ANY_UNIT, ...ANY_OFFICE, leader: 'all', ...SYSTEM } },
} as const satisfies Readonly<Record<string, PermissionEntry>>;

export type Action = keyof typeof PERMISSION_MATRIX;
