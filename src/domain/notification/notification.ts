/** What an inbox entry is about. */
export type NotificationKind =
  | 'assigned'
  | 'submissionOpened'
  | 'submissionMissed'
  | 'submissionHandedIn'
  | 'submissionReturned'
  | 'submissionWaived'
  | 'phaseEntered'
  | 'phaseLeft'
  | 'completionClaimed'
  | 'completionAccepted'
  | 'completionReturned'
  | 'requestFiled'
  | 'requestAnswered'
  | 'planDelayed'
  | 'inputSent'
  | 'signatureAsked'
  | 'signatureReturned'
  | 'itemSuspended'
  | 'itemResumed'
  | 'noticeIssued'
  | 'noticeAnswered'
  | 'noticeReturned'
  | 'noticeClosed'
  | 'urged'
  | 'circularReplyAsked'
  | 'circularReplied'
  | 'circularCorrected'
  | 'circularIssued'
  | 'circularDiscarded'
  | 'itemChanged'
  | 'planClosed'
  | 'instructionGiven'
  | 'instructionAnswered'
  | 'instructionFulfilled'
  | 'workMoved'
  | 'reminder'
  | 'escalation'
  | 'noticeDue'
  | 'unreachable'
  | 'channelFailed';

export const NOTIFICATION_KIND_TITLES: Readonly<Record<NotificationKind, string>> = {
  assigned: '交办',
  submissionOpened: '报送开始',
  submissionMissed: '未按期报送',
  submissionHandedIn: '报送待审核',
  submissionReturned: '报送退回',
  submissionWaived: '免予报送',
  phaseEntered: '进入阶段',
  phaseLeft: '阶段结束',
  completionClaimed: '申报办结',
  completionAccepted: '同意办结',
  completionReturned: '退回重办',
  requestFiled: '退办、延期申请',
  requestAnswered: '申请答复',
  planDelayed: '备案不能按期',
  inputSent: '配合情况',
  signatureAsked: '待签批',
  signatureReturned: '签批退回',
  itemSuspended: '中止',
  itemResumed: '恢复办理',
  noticeIssued: '督办单',
  noticeAnswered: '督办单回复',
  noticeReturned: '督办单回复退回',
  noticeClosed: '督办单办结',
  urged: '催办',
  circularReplyAsked: '通报核实',
  circularReplied: '通报核实答复',
  circularCorrected: '通报更正',
  circularIssued: '通报（简报）',
  circularDiscarded: '通报作废',
  itemChanged: '事项变更',
  planClosed: '方案结束',
  instructionGiven: '批示',
  instructionAnswered: '批示答复',
  instructionFulfilled: '批示事项办结',
  workMoved: '责任接续',
  reminder: '提醒',
  escalation: '逾期上报',
  noticeDue: '应发督办单',
  unreachable: '无人可收',
  channelFailed: '发送失败',
};

/** Text of one inbox entry. */
export interface NotificationText {
  readonly kind: NotificationKind;
  readonly title: string;
  readonly body: string;
}
