/** What an inbox entry is about. */
export type NotificationKind = 'assigned' | 'submissionOpened' | 'submissionMissed' | 'phaseEntered' | 'phaseLeft' | 'reminder' | 'escalation' | 'noticeDue';

export const NOTIFICATION_KIND_TITLES: Readonly<Record<NotificationKind, string>> = {
  assigned: '交办',
  submissionOpened: '报送开始',
  submissionMissed: '未按期报送',
  phaseEntered: '进入阶段',
  phaseLeft: '阶段结束',
  reminder: '提醒',
  escalation: '逾期上报',
  noticeDue: '应发督办单',
};

/** Text of one inbox entry. */
export interface NotificationText {
  readonly kind: NotificationKind;
  readonly title: string;
  readonly body: string;
}
